/**
 * Columns of text tables that do not stand in the order in which every form prints them, for cells of the header changed places.
 *
 * In → Out: panels, keys and rows of a table → whether known columns of one rank are out of their form's order. The form's order is that of
 * `pipelines/forms/`: a total, its parts as the accounts name them. Sums cannot tell parts that changed places.
 * Limits: a publisher who prints the columns in an order of his own is not read; a total is left where it stands if it is that of its parts.
 */
import { Decimal } from '../model/amount.ts';
import type { Grid } from '../model/block.ts';
import type { Panel } from '../table/roles.ts';
import type { JoinedRow } from './joined-table.ts';
import type { ColumnKey, FormLexicon } from './lexicon.ts';

interface OrderedColumns {
  rows: readonly JoinedRow[];
  keys: readonly (ColumnKey | null)[];
  panels: readonly Panel[];
  form: FormLexicon;
}

interface Placed {
  c: number;
  column: string;
  /** Place among the form's columns. */
  place: number;
}

/** Origins whose header cells were split one by one. */
const SPLIT: ReadonlySet<Grid['origin']> = new Set(['tabs', 'pipes', 'html']);
const TOTAL = /(?:^|[._])total$/;
/** What rounding may take from each part of a sum. */
const ROUNDING = new Decimal('0.01');

/** True where columns of one rank are out of the form's order. */
export function isOutOfOrder({ rows, keys, panels, form }: OrderedColumns): boolean {
  const data = rows.filter(({ kind, grid }) => kind === 'data' && SPLIT.has(grid.origin));
  if (data.length === 0) return false;
  return panels.some(({ values }) =>
    ranksOf(values, keys, form).some((columns) => {
      // The columns of other forms (三公) are printed in several orders: only their total has a place of its own.
      if (form.form.rowsBy !== 'functional' && form.form.classesByName !== true)
        return columns.some(({ column }, i) => i > 0 && TOTAL.test(column)) && !isTotalProved(columns, data);
      if (!isShuffled(columns)) return false;
      return !isTotalProved(columns, data) || isShuffled(columns.filter(({ column }) => !TOTAL.test(column)));
    }),
  );
}

/** True where a column stands behind one that the form prints behind it. */
function isShuffled(columns: readonly Placed[]): boolean {
  return columns.some(({ place }, i) => place < (columns[i - 1]?.place ?? 0));
}

/** The known columns of a panel, together those of one row of the form and one parent (total, basic, project). */
function ranksOf(values: readonly number[], keys: readonly (ColumnKey | null)[], { form }: FormLexicon): Placed[][] {
  const ranks = new Map<string, Placed[]>();
  for (const c of values) {
    const { column = null, row = null, known = false } = keys[c] ?? {};
    const place = form.columns.findIndex((pattern) => pattern.column === column);
    if (!known || column === null || place < 0) continue;
    const rank = `${row ?? ''}/${column.slice(0, Math.max(0, column.lastIndexOf('.')))}`;
    ranks.set(rank, [...(ranks.get(rank) ?? []), { c, column, place }]);
  }
  return [...ranks.values()];
}

/** True where a total is the sum of the other columns of its rank in every row, and in one in which it is not one of them. */
function isTotalProved(columns: readonly Placed[], rows: readonly JoinedRow[]): boolean {
  const total = columns.find(({ column }) => TOTAL.test(column));
  if (total === undefined) return false;
  let telling = 0;
  for (const row of rows) {
    const whole = amountOf(row, total.c);
    const parts = columns.flatMap(({ c }) => (c === total.c ? [] : (amountOf(row, c) ?? [])));
    if (whole === null || parts.length < columns.length - 1) continue;
    const gap = parts.reduce((rest, part) => rest.minus(part), whole).abs();
    if (gap.gt(ROUNDING.times(parts.length))) return false;
    if (!parts.some((part) => part.equals(whole))) telling++;
  }
  return telling > 0;
}

const AMOUNT = /^-?\d+(?:\.\d+)?$/;

/** The amount of a cell, nothing for a blank or a dash; null where it cannot be told. */
function amountOf({ cells }: JoinedRow, c: number): Decimal | null {
  const text = (cells[c]?.text ?? '').replace(/[,，\s—–-]+(?=\d|$)/g, (run) => (run.includes('-') && run.length === 1 ? run : ''));
  if (text === '') return new Decimal(0);
  return AMOUNT.test(text) ? new Decimal(text) : null;
}
