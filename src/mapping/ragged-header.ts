/**
 * Headers of text tables whose rows lost or doubled a blank cell, so that their labels stand beside their columns.
 *
 * In → Out: a header's labels, the cells its rows should have → every way to put the blanks back, as label rows of that width.
 * Which of them is right, what the columns hold and the form must tell; where they do not, no figure may be placed.
 * Limits: at most `MOST_BLANKS` blanks a row and `MOST_WAYS` ways in all; labels keep their order.
 */
import type { Grid } from '../model/block.ts';
import type { GridReading } from '../table/read-grid.ts';
import type { JoinedRow } from './joined-table.ts';

/** Blanks that a header row may have lost or doubled. */
const MOST_BLANKS = 2;
/** Ways to put them back that are looked at; a header of more is left uncertain. */
const MOST_WAYS = 240;

/**
 * Cells that most body rows of a text table have; null where its cells are not told apart row by row. In a table of one row whose columns
 * all are numbered, the numbers tell.
 */
export function usualWidth(rows: readonly JoinedRow[]): number | null {
  const data = rows.filter(({ kind }) => kind === 'data');
  return (data.length === 1 ? numberedColumns(rows) : null) ?? commonLength(data);
}

/** Cells that most of the rows have, the larger number of two that are as common; null where cells are not told apart row by row. */
export function commonLength(rows: readonly JoinedRow[]): number | null {
  const counts = new Map<number, number>();
  for (const { grid, row } of rows) {
    const length = grid.rowLengths?.[row];
    if (length !== undefined && isSplit(grid.origin)) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return mostOf(counts);
}

/** Columns of a table in which a row numbers each of them from 1 on; null where none does. */
export function numberedColumns(rows: readonly JoinedRow[]): number | null {
  const row = rows.find(({ kind, grid }) => kind === 'numbering' && isSplit(grid.origin));
  const length = row?.grid.rowLengths?.[row.row];
  if (row === undefined || length === undefined) return null;
  return row.cells.slice(0, length).every(({ text }, c) => Number(text.trim()) === c + 1) ? length : null;
}

function mostOf(counts: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [length, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (best === null || count > most || (count === most && length > best)) best = length;
  }
  return best;
}

function isSplit(origin: Grid['origin']): boolean {
  return origin === 'tabs' || origin === 'pipes' || origin === 'html';
}

/** Rows from which on their number of cells tells more than that of the header; share of the rows that must have it. */
const ENOUGH_ROWS = 6;
const USUAL_SHARE = 2 / 3;

/**
 * True where the rows of a table, more than one, do not tell how many cells they should have: too few agree, or they are few and one of
 * them agrees with a header whose rows all do.
 */
export function isWidthDoubtful({ grid, header }: GridReading, rows: readonly JoinedRow[], width: number): boolean {
  const lengths = rows.filter(({ kind }) => kind === 'data').map((row) => row.grid.rowLengths?.[row.row] ?? width);
  if (lengths.length < 2) return false;
  if (lengths.filter((length) => length === width).length < lengths.length * USUAL_SHARE) return true;
  const [first, ...others] = header.rows.map((r) => grid.rowLengths?.[r] ?? width);
  const agree = first !== undefined && others.length > 0 && others.every((length) => length === first);
  return lengths.length < ENOUGH_ROWS && agree && first !== width && lengths.includes(first);
}

/**
 * Header rows, by their place in `header.rows`, that have other than `width` cells; none where all agree against a single row with
 * fewer.
 */
export function raggedRows({ grid, header, body }: GridReading, width: number): number[] {
  const lengths = grid.rowLengths;
  if (lengths === null || grid.origin === 'html') return [];
  const [first, ...others] = header.rows.map((r) => lengths[r] ?? width);
  const agree = first !== undefined && others.length > 0 && others.every((length) => length === first);
  const only = body.length === 1 ? lengths[body[0] ?? -1] : undefined;
  if (only !== undefined && agree && first > only) return [];
  return header.rows.flatMap((r, i) => ((lengths[r] ?? width) === width ? [] : [i]));
}

/** All ways to bring the ragged rows to `width`; null where there are too many. */
export function wholeHeaders(
  { grid, header }: GridReading,
  { width, ragged }: { width: number; ragged: readonly number[] },
): string[][][] | null {
  let ways: string[][][] = [[]];
  for (const [i, labels] of header.labels.entries()) {
    const length = grid.rowLengths?.[header.rows[i] ?? -1] ?? width;
    const options = ragged.includes(i) ? rowsOfWidth(labels.slice(0, length), width) : [padded(labels, width)];
    if (ways.length * options.length > MOST_WAYS) return null;
    ways = ways.flatMap((rows) => options.map((row) => [...rows, row]));
  }
  return ways;
}

function padded(labels: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, c) => labels[c] ?? '');
}

/**
 * The rows of `width` labels that come of putting in blanks or taking them out; many can only have been cut off at the end. None where
 * labels would be cut off with them: then it is the rows below that lost cells.
 */
function rowsOfWidth(labels: readonly string[], width: number): string[][] {
  const missing = width - labels.length;
  if (Math.abs(missing) > MOST_BLANKS) return labels.slice(width).every((label) => label === '') ? [padded(labels, width)] : [];
  let rows: string[][] = [[...labels]];
  for (let n = 0; n < Math.abs(missing); n++) rows = distinct(rows.flatMap((row) => (missing > 0 ? withBlank(row) : withoutBlank(row))));
  return rows;
}

function withBlank(row: readonly string[]): string[][] {
  return Array.from({ length: row.length + 1 }, (_, at) => [...row.slice(0, at), '', ...row.slice(at)]);
}

function withoutBlank(row: readonly string[]): string[][] {
  return row.flatMap((label, at) => (label === '' ? [[...row.slice(0, at), ...row.slice(at + 1)]] : []));
}

function distinct(rows: readonly string[][]): string[][] {
  return [...new Map(rows.map((row) => [row.join('\t'), row])).values()];
}
