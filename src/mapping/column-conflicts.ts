/**
 * Headers that cannot stand over the columns below them.
 *
 * In → Out: roles, header paths, keys and cells of a table's columns → whether labels and contents contradict each other.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';
import { type Panel, roleByHeader } from '../table/roles.ts';
import type { ColumnKey, FormLexicon } from './lexicon.ts';

interface KeyedColumns {
  panels: readonly Panel[];
  keys: readonly (ColumnKey | null)[];
  roles: readonly ColumnRole[];
  paths: readonly (readonly string[])[];
}

/** True where figures stand under no known label of figures, codes or names under one, or two columns of a panel claim one key. */
export function isMisplaced(columns: KeyedColumns, body: readonly (readonly GridCell[])[]): boolean {
  return misplaced(columns, body).length > 0;
}

/** The columns of `isMisplaced`. */
export function misplaced({ panels, keys, roles, paths }: KeyedColumns, body: readonly (readonly GridCell[])[]): number[] {
  const rivals = panels.flatMap((panel) => losersOf(panel, keys));
  const wrong = roles.flatMap((_, c) => {
    const texts = printedTexts(body, c);
    const figures = texts.filter((text) => FIGURE.test(text)).length;
    if (figures * 2 > texts.length) return keys[c]?.known === true ? [] : [c];
    const isOver = texts.length > 0 && figures === 0 && (paths[c]?.length ?? 0) > 0;
    return isOver && roleByHeader(paths[c] ?? []) === 'value' && !isMarks(texts) ? [c] : [];
  });
  return [...rivals, ...wrong];
}

function isMarks(texts: readonly string[]): boolean {
  return texts.every((text) => !CODE.test(text) && !CHINESE.test(text));
}

const FIGURE = /^-?[\d,，]*\d[.．]\d+%?$/;

interface AlignedColumns extends KeyedColumns {
  numbers: readonly (string | null)[];
  matrix: readonly (readonly GridCell[])[];
  body: readonly number[];
  form: FormLexicon;
}

/**
 * True where the header of an aligned table cannot stand over its columns: a 栏次 stands over codes or labels, a label of figures over
 * words or of names over codes, the labels of several columns over one, two columns of a panel claim one key, a value column holds
 * nothing but tails of codes, or a column of a form whose headers give the rows has figures under no known header.
 */
export function contradicts({ panels, keys, roles, paths, numbers, matrix, body, form }: AlignedColumns): boolean {
  if (numbers.some((number, c) => number !== null && (roles[c] === 'code' || roles[c] === 'label'))) return true;
  if (panels.some((panel) => losersOf(panel, keys).length > 0)) return true;
  const known = new Set(form.columns.flatMap((column) => column.paths.flat()));
  if (panels.some(({ values }) => values.some((c) => paths[c]?.some((label) => isRunTogether(normalizeLabel(label), known))))) return true;
  const texts = (c: number): string[] => body.map((r) => matrix[r]?.[c]?.text.trim() ?? '').filter((text) => text !== '');
  if (paths.some((path, c) => isOverOthers(path, texts(c)))) return true;
  const values = panels.flatMap((panel) => panel.values);
  if (values.some((c) => texts(c).length > 1 && texts(c).every((text) => CODE_TAIL.test(text)))) return true;
  const headersGiveRows = form.columns.some((pattern) => pattern.row !== null);
  return headersGiveRows && values.some((c) => keys[c]?.known !== true && texts(c).length > 0);
}

/** True where a label of figures stands over a column of words or of digits of codes. */
export function standsOverWords(paths: readonly (readonly string[])[], body: readonly (readonly GridCell[])[]): boolean {
  for (const [c, path] of paths.entries()) if (isOverOthers(path, printedTexts(body, c))) return true;
  return false;
}

/** The texts of a column, blank cells left out. */
function printedTexts(body: readonly (readonly GridCell[])[], column: number): string[] {
  const texts: string[] = [];
  for (const cells of body) {
    const text = cells[column]?.text.trim() ?? '';
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** True for a label of figures over words, and for one of names over nothing but codes. */
function isOverOthers(path: readonly string[], texts: readonly string[]): boolean {
  if (path.length === 0 || texts.length === 0) return false;
  const leaf = path[path.length - 1] ?? '';
  if (roleByHeader(path) === 'value' && !REMARKS.test(leaf)) return texts.filter(isWords).length * 2 > texts.length || areCodeTails(texts);
  return NAMES.test(leaf) && texts.every((text) => CODE.test(text));
}

/** True where most texts are the last digits of codes that are printed over several columns (201 | 05 | 01); no amount begins with 0. */
function areCodeTails(texts: readonly string[]): boolean {
  return texts.some((text) => LEADING_ZERO.test(text)) && texts.filter((text) => CODE_TAIL.test(text)).length * 2 > texts.length;
}

/** True for words; a figure with its unit behind it (12.50万元) is none. */
function isWords(text: string): boolean {
  return CHINESE.test(text) && !FIGURE_START.test(text);
}

const REMARKS = /备注|说明|原因/;
const FIGURE_START = /^[-－(（]?[\d０-９]/;
const NAMES = /名称$/;
const CHINESE = /[\u4e00-\u9fff]/;
const CODE = /^\d{2,7}$/;
const CODE_TAIL = /^\d{2}$/;
const LEADING_ZERO = /^0\d$/;

/** Columns of a panel whose key another column of it has a better claim to: a lower rank, or the same and further left. */
export function losersOf(panel: Panel, keys: readonly (ColumnKey | null)[]): number[] {
  const claims = panel.values.flatMap((c) => {
    const key = keys[c];
    return key === null || key === undefined ? [] : [{ c, name: `${key.row ?? ''}/${key.column ?? ''}`, rank: key.rank }];
  });
  const beats = (a: (typeof claims)[number], b: (typeof claims)[number]): boolean =>
    a.name === b.name && (a.rank < b.rank || (a.rank === b.rank && a.c < b.c));
  return claims.filter((claim) => claims.some((rival) => beats(rival, claim))).map((claim) => claim.c);
}

/** True for a label that is none of the form's but several of them one behind the other, sums aside. */
function isRunTogether(label: string, known: ReadonlySet<string>): boolean {
  return !known.has(label) && mostLabels(label, known) >= 2;
}

/** The most labels that the text is made of, sums aside; negative where a part of it is none. */
function mostLabels(text: string, known: ReadonlySet<string>): number {
  if (text === '') return 0;
  let most = -1;
  for (let end = 2; end <= text.length; end++) {
    const head = text.slice(0, end);
    if (!known.has(head)) continue;
    const rest = mostLabels(text.slice(end), known);
    if (rest >= 0) most = Math.max(most, rest + (SUM.test(head) ? 0 : 1));
  }
  return most;
}

const SUM = /^[合小总]计$/;
