/**
 * Headers of text tables that slipped against the rows below them, though both have as many cells.
 *
 * In → Out: a table's columns and rows → whether the header contradicts itself, its column numbers or the figures below it, in a table of
 * which some row has other cells than the rest. Limits: a header that slipped as a whole, like every row below it, cannot be told.
 */
import type { Grid } from '../model/block.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';
import { keepsLastBlanks } from '../table/last-blanks.ts';
import type { Panel } from '../table/roles.ts';
import { isOutOfOrder } from './column-order.ts';
import type { JoinedRow } from './joined-table.ts';
import type { ColumnKey, FormLexicon } from './lexicon.ts';
import { commonLength } from './ragged-header.ts';
import { isLoneRowSlipped } from './slipped-lone-row.ts';

interface SlippedColumns {
  rows: readonly JoinedRow[];
  roles: readonly ColumnRole[];
  paths: readonly (readonly string[])[];
  numbers: readonly (string | null)[];
  keys: readonly (ColumnKey | null)[];
  panels: readonly Panel[];
  form: FormLexicon;
}

/** Origins whose rows were split one by one. */
const SPLIT: ReadonlySet<Grid['origin']> = new Set(['tabs', 'pipes']);
/** Rows from which on their number of cells tells more than that of a row of numbers. */
const ENOUGH_ROWS = 6;

/** True where no figure can be placed under the header. */
export function isSlipped(columns: SlippedColumns): boolean {
  if (hasNamelessFigure(columns) || isRowHeaderLost(columns) || hasSharedLabels(columns)) return true;
  if (isLoneRowSlipped(columns.rows, columns.keys) || hasLineNumbers(columns) || isOutOfOrder(columns)) return true;
  if (!hasOddRow(columns.rows)) return false;
  if (hasFewRows(columns.rows) && (isOfOtherWidth(columns.rows) || isBesideNumbers(columns))) return true;
  return columns.paths.some((_, c) => isMixed(columns, c));
}

/** So many whole numbers, each the next one, number the lines of a table. */
const ENOUGH_LINES = 4;
const LINE = /^\d{1,3}$/;

/** True where a column of figures of a text table counts its lines: the name of its figures stands over another one. */
function hasLineNumbers({ rows, roles, keys }: SlippedColumns): boolean {
  const data = rows.filter(({ kind, grid }) => kind === 'data' && (SPLIT.has(grid.origin) || grid.origin === 'html'));
  return roles.some((role, c) => role === 'value' && keys[c]?.known === true && countsLines(data, c));
}

function countsLines(rows: readonly JoinedRow[], c: number): boolean {
  let lines = 0;
  let last = 0;
  for (const { cells } of rows) {
    const text = cells[c]?.text.trim() ?? '';
    if (text === '') continue;
    if (!LINE.test(text) || (lines > 0 && Number(text) !== last + 1)) return false;
    last = Number(text);
    lines++;
  }
  return lines >= ENOUGH_LINES;
}

/** True where too few rows have figures for their number of cells to tell more than that of the header. */
function hasFewRows(rows: readonly JoinedRow[]): boolean {
  return rows.filter(({ kind }) => kind === 'data').length < ENOUGH_ROWS;
}

/** True where several rows of figures have other cells than the header's rows and they together; blanks at their ends were kept. */
function isOfOtherWidth(rows: readonly JoinedRow[]): boolean {
  const own = rows.filter(({ kind }) => kind !== 'caption' && kind !== 'blank');
  const data = own.filter(({ kind }) => kind === 'data');
  const [first] = data;
  if (first === undefined || data.length === 1 || !keepsLastBlanks(first.grid)) return false;
  return commonLength(own) !== commonLength(data);
}

/** True where the rows of a text table have different numbers of cells. */
function hasOddRow(rows: readonly JoinedRow[]): boolean {
  let first: number | undefined;
  for (const { kind, grid, row } of rows) {
    const length = grid.rowLengths?.[row];
    if (length === undefined || !SPLIT.has(grid.origin) || kind === 'caption' || kind === 'blank') continue;
    if (first !== undefined && first !== length) return true;
    first ??= length;
  }
  return false;
}

/** True for labels that each name a column, but none together, and for a column of names under the name of a figure. */
function isMixed({ paths, roles, keys, form }: SlippedColumns, c: number): boolean {
  const labels = (paths[c] ?? []).map((label) => stripOrdinal(normalizeLabel(label))).filter((label) => !form.neutral.has(label));
  if (labels.length === 0) return false;
  if (roles[c] === 'label' || roles[c] === 'code') return labels.some((label) => namesColumn(label, form));
  return roles[c] === 'value' && labels.length > 1 && keys[c]?.known === false && labels.every((label) => isSegment(label, form));
}

function namesColumn(label: string, { columns }: FormLexicon): boolean {
  return columns.some(({ paths }) => paths.some((path) => path.length === 1 && path[0] === label));
}

function isSegment(label: string, { columns }: FormLexicon): boolean {
  return columns.some(({ paths }) => paths.some((path) => path.includes(label)));
}

/** True where the numbers of the columns are over other columns than the labels are, or over one without any. */
function isBesideNumbers({ numbers, keys, roles, paths }: SlippedColumns): boolean {
  const isKeyed = (c: number): boolean => keys[c]?.known === true;
  const isNumbered = (c: number): boolean => (numbers[c] ?? null) !== null;
  const alone = roles.flatMap((_, c) => (isNumbered(c) && !isKeyed(c) ? [c] : []));
  return alone.some((c) => (paths[c]?.length ?? 0) === 0) || (alone.length > 0 && roles.some((_, c) => isKeyed(c) && !isNumbered(c)));
}

/** True where a table whose headers alone give row and column has a figure under none. */
function hasNamelessFigure({ rows, roles, paths, form }: SlippedColumns): boolean {
  if (roles.some((role) => role === 'label' || role === 'code') || !form.columns.some(({ row }) => row !== null)) return false;
  const isNameless = (c: number): boolean => roles[c] === 'value' && (paths[c]?.length ?? 0) === 0;
  return rows.some(
    ({ kind, grid, cells }) => kind === 'data' && SPLIT.has(grid.origin) && cells.some(({ text }, c) => /\d/.test(text) && isNameless(c)),
  );
}

/** So many columns of one key each say that a header row above them is lost; one may be a label that is printed twice. */
const ENOUGH_DOUBLES = 2;

/** True where a form whose headers tell rows has none that does, and the same labels stand over several columns: which is whose is lost. */
function isRowHeaderLost({ keys, form }: SlippedColumns): boolean {
  const told = keys.flatMap((key) => (key?.known === true ? [key] : []));
  if (!form.columns.some(({ row }) => row !== null) || told.some(({ row }) => row !== null)) return false;
  const columns = told.flatMap(({ column }) => column ?? []);
  return columns.length - new Set(columns).size >= ENOUGH_DOUBLES;
}

/** True where a table whose headers alone give row and column has two columns under one and the same labels: those of one are lost. */
function hasSharedLabels({ rows, roles, paths, keys }: SlippedColumns): boolean {
  if (!rows.some(({ kind, grid }) => kind === 'data' && SPLIT.has(grid.origin))) return false;
  const full = keys.flatMap((key, c) => {
    const isFull = roles[c] === 'value' && key?.known === true && key.row !== null && key.column !== null;
    return isFull ? [paths[c]?.join('/') ?? ''] : [];
  });
  return new Set(full).size < full.length;
}
