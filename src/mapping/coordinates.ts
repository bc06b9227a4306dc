/**
 * Where a figure belongs: table, row and column from the key of its row and the key of its column.
 *
 * In → Out: the two keys → coordinates, null where neither gives one. Either may give both (三公 tables, printed across or down), and a
 * row may belong to another form that shares the grid (机构运行信息表: 三公, operating cost, assets and procurement).
 */
import { normalizeLabel } from '../model/label.ts';
import type { ColumnKey, FormLexicon } from './lexicon.ts';
import type { RowKey } from './row-keys.ts';

export interface Coordinates {
  table: string;
  row: string | null;
  column: string | null;
}

/** Column of tables that have a single one. */
const AMOUNT = 'amount';
const TOTAL = 'total';
const UNKNOWN = 'x:';

/** Coordinates of a figure. `headersGiveRows`: whether any header of the table tells a row (预算数 → budget). */
export function coordinatesOf(
  rowKey: RowKey,
  columnKey: ColumnKey | null,
  { lexicon, headersGiveRows, isSoleRow }: { lexicon: FormLexicon; headersGiveRows: boolean; isSoleRow: boolean },
): Coordinates {
  const { form } = lexicon;
  if (rowKey.table !== null) return { table: rowKey.table, row: rowKey.row, column: sharedColumn(columnKey, form.defaultRow) };
  const { table } = form;
  const [headerRow, headerColumn] = [columnKey?.row ?? null, columnKey?.column ?? null];
  if (headerRow !== null && givesRow(headerColumn, rowKey)) return { table, row: headerRow, column: headerColumn ?? rowKey.row };
  if (givesColumn(rowKey, columnKey)) return { table, row: headerColumn, column: rowKey.column };
  const part = rowKey.row === TOTAL && columnKey?.known === false ? totalOf(headerColumn ?? '', lexicon) : null;
  if (part !== null) return { table, row: part, column: AMOUNT };
  const row = ownRow(rowKey, headerRow, isSoleRow) ?? (headersGiveRows ? null : (form.defaultRow ?? null));
  return { table, row, column: columnFor(headerColumn ?? rowKey.column, row, lexicon) };
}

/** True where a header row goes before what stands in front of the figures: that is the column, or, in a form printed across, its one row. */
function givesRow(column: string | null, rowKey: RowKey): boolean {
  return rowKey.column === null && (column === null || column === AMOUNT);
}

/**
 * The row's own key before that of the header; an unknown row below headers of several rows (a unit, below 预算数 and 决算数) is one in
 * each, and nothing of its own where it is the only one of the table.
 */
function ownRow({ row, known }: RowKey, headerRow: string | null, isSole: boolean): string | null {
  if (row === null || known || headerRow === null) return row ?? headerRow;
  return isSole ? headerRow : `${row}/${headerRow}`;
}

/** True where the label is the column below an unknown header that gives the row. */
function givesColumn(rowKey: RowKey, columnKey: ColumnKey | null): boolean {
  return rowKey.row === null && rowKey.column !== null && columnKey?.row === null && columnKey.known === false;
}

/** Figures of a form that shares the grid stand under the header of what was done; any other header is a column of its own. */
function sharedColumn(key: ColumnKey | null, done: string | undefined): string | null {
  if (key === null) return null;
  const isDone = key.column === null && (key.row === null || key.row === done);
  return isDone || key.column === AMOUNT ? AMOUNT : (key.column ?? `${UNKNOWN}${key.row ?? ''}`);
}

/** The row that the total has in an unknown column named like it: 合计 under 人员经费 is what other forms print as 人员经费合计. */
function totalOf(column: string, { form, rows, neutral }: FormLexicon): string | null {
  if (!form.columns.some((pattern) => pattern.column === AMOUNT) || !column.startsWith(UNKNOWN)) return null;
  const labels = column.slice(UNKNOWN.length).split('/');
  const isPlain = labels.slice(0, -1).every((label) => neutral.has(normalizeLabel(label)));
  const row = (isPlain ? rows.get(labels.at(-1) ?? '')?.[0]?.row : undefined) ?? null;
  return row?.startsWith(`${TOTAL}.`) === true ? row : null;
}

/** A two-sided table may print a single amount for the expenditure side: that is its total. */
function columnFor(column: string | null, row: string | null, { form }: FormLexicon): string | null {
  if (column !== AMOUNT || !row?.startsWith('expenditure.')) return column;
  return form.classesByName === true && form.columns.some((pattern) => pattern.column === TOTAL) ? TOTAL : column;
}
