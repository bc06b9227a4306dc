/**
 * The only row of a text table whose headers give row and column, where its figures slipped by a cell and the last one is lost.
 *
 * In → Out: rows and keys of a table's columns → whether the sums of the form contradict the row as it stands, and all that can be told
 * hold where it is moved by one. Limits: a row that lost all sums with anything in them by its slip is not told.
 */
import { Decimal } from '../model/amount.ts';
import type { Grid, GridCell } from '../model/block.ts';
import type { JoinedRow } from './joined-table.ts';
import type { ColumnKey } from './lexicon.ts';

const TEXT: ReadonlySet<Grid['origin']> = new Set(['tabs', 'pipes', 'html']);
const TOTAL = 'total';
const AMOUNT = /^-?\d+(?:\.\d+)?$/;
const NIL = /^[-—–…]*$/;
/** What rounding may take from each part of a sum. */
const ROUNDING = new Decimal('0.01');

/** Columns of a whole and of its parts. */
interface Sum {
  whole: number;
  parts: number[];
}

interface Tally {
  broken: number;
  /** Sums that hold and are not all nothing. */
  telling: number;
}

/** True where moving the row by one cell makes every sum that it can be held to right, and it has wrong ones where it stands. */
export function isLoneRowSlipped(rows: readonly JoinedRow[], keys: readonly (ColumnKey | null)[]): boolean {
  const data = rows.filter(({ kind }) => kind === 'data');
  const [only] = data;
  if (only === undefined || data.length > 1 || !TEXT.has(only.grid.origin)) return false;
  const sums = sumsOf(keys);
  const { broken } = tally(sums, only.cells, 0);
  if (broken === 0) return false;
  return [-1, 1].some((shift) => {
    const moved = tally(sums, only.cells, shift);
    return moved.broken === 0 && moved.telling >= (broken > 1 ? 1 : 2);
  });
}

/** The sums that the keys' names tell: a total of the other columns of its row, `vehicle` of `vehicle.purchase` and the like. */
function sumsOf(keys: readonly (ColumnKey | null)[]): Sum[] {
  const named = keys.flatMap((key, c) => (key?.known === true && key.row !== null && key.column !== null ? [{ c, ...key }] : []));
  return named.flatMap(({ c, row, column }): Sum[] => {
    const parts = named.filter((part) => part.row === row && part.c !== c && parentOf(part.column ?? '') === column);
    return parts.length < 2 ? [] : [{ whole: c, parts: parts.map((part) => part.c) }];
  });
}

function parentOf(column: string): string {
  const end = column.lastIndexOf('.');
  return end < 0 ? TOTAL : column.slice(0, end);
}

function tally(sums: readonly Sum[], cells: readonly GridCell[], shift: number): Tally {
  const result = { broken: 0, telling: 0 };
  for (const { whole, parts } of sums) {
    const total = amountOf(cells[whole + shift]);
    const amounts = parts.flatMap((c) => amountOf(cells[c + shift]) ?? []);
    if (total === null || amounts.length < parts.length) continue;
    const gap = Decimal.sum(...amounts)
      .minus(total)
      .abs();
    if (gap.gt(ROUNDING.times(parts.length))) result.broken++;
    else if (!total.isZero()) result.telling++;
  }
  return result;
}

/** The amount of a cell, nothing for a blank; null where it cannot be told. */
function amountOf(cell: GridCell | undefined): Decimal | null {
  if (cell === undefined) return null;
  const text = cell.text.replace(/[,，\s]/g, '');
  if (NIL.test(text)) return new Decimal(0);
  return AMOUNT.test(text) ? new Decimal(text) : null;
}
