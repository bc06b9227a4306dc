/**
 * A classification vocabulary: codes with the names they have and had.
 *
 * In → Out: CSV `code,name,current,from,to,source`, one row per name → entries by code, in the order of the file.
 * Errors: a `Problem` per bad row, duplicate, or code without parent. Source: 政府收支分类科目; each row names its own.
 */
import type { ClassificationEntry } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { Problem } from './rulebook-error.ts';

/** What codes of a classification look like. */
export interface CodeShape {
  pattern: RegExp;
  /** The shape in words, for messages. */
  words: string;
}

export const FUNCTIONAL_CODE: CodeShape = { pattern: /^2\d{2}(?:\d{2}){0,2}$/, words: '3, 5 or 7 digits that begin with 2' };
export const ECONOMIC_CODE: CodeShape = { pattern: /^3\d{2}(?:\d{2})?$/, words: '3 or 5 digits that begin with 3' };

const HEADER = ['code', 'name', 'current', 'from', 'to', 'source'] as const;
const CLASS_DIGITS = 3;
const LEVEL_DIGITS = 2;

const YEAR = /^(?:20\d{2})?$/;

interface Reading {
  file: string;
  shape: CodeShape;
  entries: Map<string, ClassificationEntry>;
  /** Line of each code's first row. */
  lines: Map<string, number>;
  problems: Problem[];
}

/** Reads one vocabulary. Problems are added to `problems`; the entries hold every good row. */
export function readVocabulary(
  text: string,
  source: { file: string; shape: CodeShape },
  problems: Problem[],
): Map<string, ClassificationEntry> {
  const reading: Reading = { ...source, entries: new Map(), lines: new Map(), problems };
  const [header, ...rows] = csvRows(text);
  if (header?.cells?.join() !== HEADER.join()) report(reading, 1, `the header must be ${HEADER.join()}`);
  else for (const row of rows) addRow(row, reading);
  for (const [code, line] of reading.lines) {
    const parent = code.slice(0, -LEVEL_DIGITS);
    if (code.length > CLASS_DIGITS && !reading.entries.has(parent))
      report(reading, line, `code ${code} has no parent: add a row for ${parent}`);
  }
  return reading.entries;
}

function addRow({ line, cells }: CsvRow, reading: Reading): void {
  if (cells?.length !== HEADER.length) {
    report(
      reading,
      line,
      cells === null ? 'quotes are not balanced' : `${cells.length} cells, expected ${HEADER.length}: quote a name that has a comma`,
    );
    return;
  }
  const [code = '', name = '', current = '', from = '', to = '', source = ''] = cells;
  const wrong = faults({ code, name, current, from, to, source }, reading.shape);
  for (const message of wrong) report(reading, line, message);
  if (wrong.length > 0) return;
  addName({ code, line, term: { name, current: current === 'yes', from: year(from), to: year(to) } }, reading);
}

/** What is wrong with one row by itself. By hand: a schema over two thousand rows would take five times as long as the rest of the load. */
function faults(row: Record<(typeof HEADER)[number], string>, shape: CodeShape): string[] {
  const found: string[] = [];
  if (!shape.pattern.test(row.code)) found.push(`code ${row.code} must have ${shape.words}`);
  if (row.name.trim() === '') found.push('name must not be empty');
  if (row.current !== 'yes' && row.current !== 'no') found.push('current must be yes or no');
  if (!YEAR.test(row.from) || !YEAR.test(row.to)) found.push('from and to must be years or empty');
  else if (row.from !== '' && row.to !== '' && row.from > row.to) found.push('to must not be before from');
  if (row.current === 'yes' && row.to !== '') found.push('to must be empty for a current name');
  if (row.source.trim() === '') found.push('source must say where the name comes from');
  return found;
}

function year(text: string): number | null {
  return text === '' ? null : Number(text);
}

interface NamedCode {
  code: string;
  line: number;
  term: ClassificationEntry['terms'][number];
}

function addName({ code, line, term }: NamedCode, reading: Reading): void {
  const entry = reading.entries.get(code);
  if (entry === undefined) {
    reading.entries.set(code, { code, names: [term.name], terms: [term] });
    reading.lines.set(code, line);
    return;
  }
  const wrong = clash(entry, term);
  if (wrong !== null) {
    report(reading, line, wrong);
    return;
  }
  entry.names.splice(term.current ? 0 : entry.names.length, 0, term.name);
  entry.terms.splice(term.current ? 0 : entry.terms.length, 0, term);
}

/** Why a name cannot stand beside those that the code has already; null where it can. */
function clash({ code, names, terms }: ClassificationEntry, term: NamedCode['term']): string | null {
  const normal = normalizeLabel(term.name);
  if (names.some((name) => normalizeLabel(name) === normal)) return `${code} ${term.name} stands here twice: remove one row`;
  if (term.current && terms.some((known) => known.current)) return `${code} has two current names: set one to no`;
  return null;
}

function report({ file, problems }: Reading, line: number, message: string): void {
  problems.push({ file, place: String(line), message });
}
