/**
 * Drafts of entries for `pipelines/` from what no vocabulary knew in a run.
 *
 * In → Out: output folder of a run, forms → folder with the files of `pipelines/` that get entries, a page and a list for review. One
 * document is in memory at a time. Nothing is ever written into the folder that the forms come from.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import { csvText } from '../emit/csv.ts';
import { columnLabels } from '../mapping/column-keys.ts';
import { compileLexicon, type Lexicon } from '../mapping/lexicon.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Form } from '../model/form.ts';
import type { Manifest } from '../model/manifest.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import { loadForms, OWN_PIPELINES } from '../rulebook/load.ts';
import { Drafter, type DraftFiles, type Suggestion } from '../suggest/draft.ts';
import { draftFamily } from '../suggest/draft-family.ts';
import { pipelineJson, withRows } from '../suggest/pipeline-text.ts';
import { REVIEW_COLUMNS, type Review, reviewPage, reviewRows } from '../suggest/review.ts';
import { type Seen, Sightings } from '../suggest/sightings.ts';
import { GENERATOR, MANIFEST } from './output-folder.ts';
import { RunError } from './run-error.ts';
import { readDocumentFiles } from './write-document.ts';

export interface SuggestOptions {
  /** Folder for the drafts; made where it does not exist. */
  out: string;
  /** Forms, families and vocabularies to add to, in place of the package's own. */
  pipelines?: string;
  /** Writes over earlier suggestions. @default false */
  force?: boolean;
  signal?: AbortSignal;
}

/** What was drafted. */
export type SuggestResult = Review;

/** Folder of the drafts, laid out as `pipelines/` is. */
const DRAFTS = 'pipelines';
const PAGE = 'REVIEW.md';
const LIST = 'suggestions.csv';
/** Findings that no entry of the vocabularies settles by itself. */
const OTHERS = new Set(['structure/unrecognised-table', 'unit/assumed', 'structure/unlabelled-figure', 'structure/unplaced-figure']);
const MOST_PLACES = 5;

/** Reads the documents of a finished run and writes the drafts; see `suggest` of suggestions.ts. */
export async function writeSuggestions(
  run: string,
  { out, pipelines = OWN_PIPELINES, force = false, signal }: SuggestOptions,
): Promise<SuggestResult> {
  const manifest = await readManifest(run);
  await refuseFolder(out, { pipelines, force });
  const forms = loadForms({ directory: pipelines });
  const sightings = new Sightings(compileLexicon(forms));
  const others = new Map<string, Review['others'][number] & { seen: Seen[] }>();
  for (const { id, outputs } of manifest.inputs) {
    signal?.throwIfAborted();
    if (id === null || outputs.length === 0) continue;
    const { document, anomalies } = await readDocumentFiles(run, id).catch((cause: unknown) => {
      throw new RunError(`${join(run, 'documents', id)} cannot be read`, { hint: 'run juesuan extract into its folder again', cause });
    });
    sightings.add(document);
    for (const anomaly of anomalies) if (OTHERS.has(anomaly.rule)) count(anomaly, { document: id, file: document.file }, others);
  }
  const files = await draftFiles(pipelines);
  const drafter = new Drafter(forms, files);
  const drafted = sightings.all().map((sighting) => drafter.draft(sighting));
  const families = sightings.layouts().map((layout, index) => {
    const family = draftFamily(layout, index + 1);
    return { layout, family, file: `families/${family.id}.json` };
  });
  const texts = await textsOf(files, families, pipelines);
  const suggestions = await checked(drafted, texts, pipelines);
  const review: Review = {
    run,
    documents: sightings.documents,
    suggestions,
    families,
    files: [...texts.keys()].sort(),
    others: [...others.values()].sort((a, b) => b.count - a.count || (a.message < b.message ? -1 : 1)),
  };
  await write(out, texts, review);
  return review;
}

async function readManifest(run: string): Promise<Manifest> {
  const text = await readFile(join(run, MANIFEST), 'utf8').catch(() => '');
  const hint = 'give the output folder of juesuan extract';
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.generator === GENERATOR) return manifest;
  } catch (cause) {
    throw new RunError(`no finished run in ${run}`, { hint, cause });
  }
  throw new RunError(`${join(run, MANIFEST)} is not of juesuan`, { hint });
}

/** Throws where the drafts must not be written. */
async function refuseFolder(out: string, { pipelines, force }: { pipelines: string; force: boolean }): Promise<void> {
  for (const folder of [OWN_PIPELINES, pipelines])
    if (isWithin(await realPath(out), await realPath(folder)))
      throw new RunError(`${out} lies in ${folder}`, { hint: 'drafts are for review: give another --out, and copy what is right by hand' });
  const names = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw RunError.writing(out, error);
  });
  const isEarlier = names.includes(PAGE) && names.includes(LIST);
  if (names.length > 0 && !isEarlier) throw new RunError(`${out} holds other files`, { hint: 'give another --out' });
  if (isEarlier && !force)
    throw new RunError(`${out} holds earlier suggestions`, {
      hint: 'give another --out, or pass --force to write over them and what was edited in them',
    });
}

/** The path with links resolved as far as it exists. */
async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const above = dirname(absolute);
    return above === absolute ? absolute : join(await realPath(above), absolute.slice(above.length));
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

function count(
  { rule, message, locations }: Anomaly,
  at: Pick<Seen, 'document' | 'file'>,
  others: Map<string, Review['others'][number] & { seen: Seen[] }>,
): void {
  const key = `${rule}\n${message}`;
  const entry = others.get(key) ?? { rule, message, count: 0, seen: [] };
  others.set(key, { ...entry, count: entry.count + 1 });
  const [place] = locations;
  if (entry.seen.length < MOST_PLACES) entry.seen.push({ ...at, title: '', page: place?.page ?? null, line: place?.line ?? null });
}

/** The files that entries are added to, as they are parsed. */
async function draftFiles(pipelines: string): Promise<DraftFiles> {
  const names = (await readdir(join(pipelines, 'forms'))).filter((name) => name.endsWith('.json')).map((name) => `forms/${name}`);
  const parsed = new Map<string, unknown>();
  for (const name of names) parsed.set(name, JSON.parse(await readFile(join(pipelines, name), 'utf8')));
  const performance = parsed.get('forms/performance.json') as PerformanceForm;
  parsed.delete('forms/performance.json');
  const forms = [...parsed] as [string, Form][];
  return {
    formNames: new Map(forms.map(([name, { table }]) => [table, name])),
    forms: new Map(forms.map(([, form]) => [form.table, form])),
    performance,
    rows: new Map(),
    changed: new Set(),
  };
}

/** The text of every file that has drafts, by its name. */
async function textsOf(files: DraftFiles, families: Review['families'], pipelines: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [table, name] of files.formNames) {
    const form = files.forms.get(table);
    if (files.changed.has(name) && form !== undefined) texts.set(name, pipelineJson(form));
  }
  if (files.changed.has('forms/performance.json')) texts.set('forms/performance.json', pipelineJson(files.performance));
  for (const [name, rows] of files.rows) texts.set(name, withRows(await readFile(join(pipelines, name), 'utf8'), rows));
  for (const { family, file } of families) texts.set(file, pipelineJson(family));
  return texts;
}

/**
 * Loads the drafts over the folder they are for, so that what is handed out is valid, and says of entries that do not map yet what they
 * are drafted for. Rejects with RulebookError where they are not valid: a defect of ours.
 */
async function checked(suggestions: readonly Suggestion[], texts: ReadonlyMap<string, string>, pipelines: string): Promise<Suggestion[]> {
  const trial = await mkdtemp(join(tmpdir(), 'juesuan-suggest-'));
  try {
    await cp(pipelines, trial, { recursive: true });
    for (const [name, text] of texts) await writeFile(join(trial, name), text);
    const lexicon = compileLexicon(loadForms({ directory: trial }));
    return suggestions.map((suggestion) =>
      suggestion.draft === 'none' || maps(suggestion, lexicon)
        ? suggestion
        : { ...suggestion, note: `${suggestion.note} — does not map the label yet` },
    );
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

function maps({ sighting: { kind, table, label, path } }: Suggestion, lexicon: Lexicon): boolean {
  const form = lexicon.forms.get(table);
  if (form === undefined || kind === 'title') return true;
  if (kind === 'column') return columnLabels(path, form, lexicon).known;
  return form.rows.has(label) || lexicon.classes.has(label);
}

async function write(out: string, texts: ReadonlyMap<string, string>, review: Review): Promise<void> {
  try {
    await rm(join(out, DRAFTS), { recursive: true, force: true });
    await mkdir(join(out, DRAFTS), { recursive: true });
    for (const [name, text] of texts) {
      await mkdir(dirname(join(out, DRAFTS, name)), { recursive: true });
      await writeAtomically(join(out, DRAFTS, name), text);
    }
    await writeAtomically(join(out, LIST), await csvText([REVIEW_COLUMNS, ...reviewRows(review)]));
    await writeAtomically(join(out, PAGE), reviewPage(review));
  } catch (error) {
    throw RunError.writing(out, error);
  }
}
