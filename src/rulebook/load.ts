/**
 * The pipelines folder as one validated value: statutory forms, form families and classification vocabularies.
 *
 * In → Out: folder with `forms/*.json`, `families/*.json`, `vocabularies/{functional,economic}.csv` and `vocabularies/*.json`
 * → `Forms`; forms in the order of the contract's tables, families by id. Errors: RulebookError with every problem of every file.
 * Synchronous: all files together are small, and the one caller cannot go on without them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { CompletenessVocabulary } from '../model/completeness.ts';
import { Family, Form, type Forms } from '../model/form.ts';
import { NarrativeVocabulary } from '../model/narrative.ts';
import { PerformanceForm } from '../model/performance-form.ts';
import { TABLE_IDS } from '../model/table-ids.ts';
import { TitleVocabulary } from '../model/title-vocabulary.ts';
import { checkCompositions, checkFamily, checkTitles } from './check-family.ts';
import { checkForm } from './check-form.ts';
import { ruleKeys } from './check-rule-keys.ts';
import { readJson } from './read-json.ts';
import { readRuleBooks } from './rule-books.ts';
import { type Problem, RulebookError } from './rulebook-error.ts';
import { type CodeShape, ECONOMIC_CODE, FUNCTIONAL_CODE, readVocabulary } from './vocabulary.ts';

/** The folder that comes with the package; `src/` and `dist/` lie at the same depth. */
export const OWN_PIPELINES = fileURLToPath(new URL('../../pipelines', import.meta.url));

export interface LoadOptions {
  /**
   * Folder to load in place of the package's own; it must be complete.
   * @default the folder that comes with the package
   */
  directory?: string;
}

/** One file of the folder: name in messages, content. */
interface FileText {
  name: string;
  text: string;
}

const PERFORMANCE = 'performance.json';
const NARRATIVE = 'vocabularies/narrative.json';
const COMPLETENESS = 'vocabularies/completeness.json';
const TITLES = 'vocabularies/titles.json';

/** Loads and validates the folder. Throws RulebookError where a file is missing, unreadable or wrong. */
export function loadForms({ directory = OWN_PIPELINES }: LoadOptions = {}): Forms {
  const problems: Problem[] = [];
  const forms = loadFormFiles(directory, problems);
  const known = new Map<string, string>();
  for (const { name, value } of forms) report(name, checkTitles(value.titles, value.table, known), problems);
  const families = loadFamilies(directory, known, problems);
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => readJson(readText(directory, file).text, { file, schema }, problems);
  const performance = read(`forms/${PERFORMANCE}`, PerformanceForm);
  const narrative = read(NARRATIVE, NarrativeVocabulary);
  const completeness = read(COMPLETENESS, CompletenessVocabulary);
  const titles = read(TITLES, TitleVocabulary);
  report(TITLES, checkCompositions(titles?.compositions ?? []), problems);
  const functional = loadVocabulary(directory, { file: 'vocabularies/functional.csv', shape: FUNCTIONAL_CODE }, problems);
  const economic = loadVocabulary(directory, { file: 'vocabularies/economic.csv', shape: ECONOMIC_CODE }, problems);
  const ordered = forms.map(({ value }) => value).sort(byTable);
  const rules = readRuleBooks(jsonFiles(directory, 'rulebooks'), ruleKeys(ordered, families, { functional, economic }), problems);
  if (problems.length > 0 || performance === null || narrative === null || completeness === null || titles === null)
    throw new RulebookError(problems);
  return { forms: ordered, families, performance, narrative, completeness, titles, rules, functional, economic };
}

function loadFormFiles(directory: string, problems: Problem[]): { name: string; value: Form }[] {
  const tables = new Map<string, string>();
  return jsonFiles(directory, 'forms').flatMap(({ name, text }) => {
    const value = name.endsWith(PERFORMANCE) ? null : readJson(text, { file: name, schema: Form }, problems);
    if (value === null) return [];
    const other = tables.get(value.table);
    if (other !== undefined)
      problems.push({ file: name, place: 'table', message: `${value.table} is in ${other} already: merge the files` });
    tables.set(value.table, name);
    report(name, checkForm(value), problems);
    return [{ name, value }];
  });
}

function loadFamilies(directory: string, titles: Map<string, string>, problems: Problem[]): Family[] {
  const files = new Map<string, string>();
  const families = jsonFiles(directory, 'families').flatMap(({ name, text }) => {
    const family = readJson(text, { file: name, schema: Family }, problems);
    if (family === null) return [];
    const other = files.get(family.id);
    if (other !== undefined) problems.push({ file: name, place: 'id', message: `${family.id} is the id of ${other} already` });
    files.set(family.id, name);
    report(name, checkFamily(family, titles), problems);
    return [family];
  });
  return families.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function loadVocabulary(directory: string, source: { file: string; shape: CodeShape }, problems: Problem[]): Forms['functional'] {
  return readVocabulary(readText(directory, source.file).text, source, problems);
}

function report(file: string, found: readonly Omit<Problem, 'file'>[], problems: Problem[]): void {
  problems.push(...found.map((finding) => ({ file, ...finding })));
}

function byTable(a: Form, b: Form): number {
  const order: readonly string[] = TABLE_IDS;
  return order.indexOf(a.table) - order.indexOf(b.table);
}

function jsonFiles(directory: string, folder: string): FileText[] {
  const names = reading(join(directory, folder), () => readdirSync(join(directory, folder)));
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readText(directory, `${folder}/${name}`));
}

function readText(directory: string, name: string): FileText {
  const path = join(directory, name);
  return { name, text: reading(path, () => readFileSync(path, 'utf8')) };
}

/** Runs a file access; its failure is a problem of the folder. */
function reading<T>(path: string, access: () => T): T {
  try {
    return access();
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new RulebookError(
      [{ file: path, place: '', message: `cannot be read (${why}): a pipelines folder holds forms, families and vocabularies` }],
      { cause },
    );
  }
}
