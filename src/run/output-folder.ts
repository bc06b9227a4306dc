/**
 * The output folder of a run: made ready before the first document, completed after the last.
 *
 * The files for all documents describe what was given to this run and, unless it prunes, to earlier ones (earlier-inputs.ts). Document
 * folders that no input has any more are left where they are and named in the summary: deleting them is for people to decide. What a
 * killed run left half-written is
 * taken away.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import type { Manifest } from '../model/manifest.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { RunError } from './run-error.ts';

export const MANIFEST = 'manifest.json';
const DATA_PACKAGE = 'datapackage.json';
export const GENERATOR = 'juesuan';
const DOCUMENTS = 'documents';
/** Written last of a document: where it is missing, the document was never finished. */
const DOCUMENT_FILE = 'document.json';
/** A temporary file of any process, see atomic-file.ts; databases put files of their own beside theirs. */
const TEMPORARY = /^\..+\.\d+\.tmp/;

/** True where the JSON file at `path` says that another program made it, or does not say who did. */
async function isForeign(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return false;
  try {
    return (JSON.parse(text) as { generator?: unknown } | null)?.generator !== GENERATOR;
  } catch {
    return true; // Not even JSON: certainly none of ours.
  }
}

/**
 * Makes a folder and those above it, one at a time. The recursive `mkdir` of Node does not end on file systems that answer
 * "no such folder" for a folder that cannot be made (/proc).
 */
async function makeFolder(path: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  });
}

/** Makes the folder. Throws RunError where it cannot be written or, without `force`, where it holds another program's files. */
export async function prepareOutput(out: string, force: boolean): Promise<void> {
  try {
    await makeFolder(resolve(out, DOCUMENTS));
    for (const name of [MANIFEST, DATA_PACKAGE]) {
      if (force || !(await isForeign(join(out, name)))) continue;
      throw new RunError(`${join(out, name)} is not of juesuan`, { hint: 'choose another --out, or pass --force to overwrite it' });
    }
  } catch (error) {
    throw error instanceof RunError ? error : RunError.writing(out, error);
  }
}

/** Writes `manifest.json`, the last file of a run. */
export async function writeManifest(out: string, manifest: Manifest): Promise<void> {
  const { inputs, ...head } = manifest;
  const lines = inputs.map((input) => `    ${JSON.stringify(input)}`).join(',\n');
  const start = JSON.stringify(head, null, 2).slice(0, -2);
  try {
    await writeAtomically(join(out, MANIFEST), `${start},\n  "inputs": [\n${lines}\n  ]\n}\n`);
  } catch (error) {
    throw RunError.writing(out, error);
  }
}

/** The names in a folder; none where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

async function sweepTemporaries(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  // SQLite locks its file by a folder, and DuckDB spills into one.
  for (const name of names) if (TEMPORARY.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  return names.filter((name) => !TEMPORARY.test(name));
}

/** Takes away what is half-written of a document; all of it where it was never finished. */
export async function sweepDocument(out: string, id: string): Promise<void> {
  const folder = join(out, DOCUMENTS, id);
  const names = await sweepTemporaries(folder);
  if (names.includes(DOCUMENT_FILE)) return;
  if (names.every((name) => isOwn(name))) await rm(folder, { recursive: true, force: true });
}

/** True for a file that this program writes into a document's folder. */
function isOwn(name: string): boolean {
  return name === DOCUMENT_FILE || name === 'anomalies.jsonl' || name.endsWith('.xlsx');
}

/** Takes away what a run that was killed has left half-written. */
export async function sweepOutput(out: string): Promise<void> {
  try {
    await sweepTemporaries(out);
    for (const id of await namesIn(join(out, DOCUMENTS))) await sweepDocument(out, id);
  } catch (error) {
    throw RunError.writing(out, error);
  }
}

/** Document folders that are not among `ids`, sorted. */
export async function findLeftovers(out: string, ids: ReadonlySet<string>): Promise<string[]> {
  const names = await namesIn(join(out, DOCUMENTS));
  return names.filter((name) => !ids.has(name)).sort(byCodeUnit);
}

/** Takes document folders away whose every file is of this program; resolves with those that stay. */
export async function pruneLeftovers(out: string, leftovers: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const id of leftovers) {
    const folder = join(out, DOCUMENTS, id);
    const names = await namesIn(folder);
    if (names.includes(DOCUMENT_FILE) && names.every(isOwn)) await rm(folder, { recursive: true, force: true });
    else kept.push(id);
  }
  return kept;
}
