/**
 * A text row with a lost or doubled cell, put back on its columns by what its cells are.
 *
 * In → Out: printed cells, column roles → the column of each cell, or what is wrong. A row is moved only where it does not fit as
 * printed, and only where one way to place its figures is better than every other.
 * Method: monotone alignment by dynamic programming; costs say how badly a cell fits a role.
 * A row of another length than its table's (`isOdd`) has lost or doubled a cell somewhere: it stays only where no other way is as good.
 * Limits: a non-blank cell is never dropped; two ways of equal cost that place a figure differently are reported as ambiguous.
 */
import { normalizeLabel } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';

export type Realignment = { outcome: 'fits' } | { outcome: 'moved'; columns: number[] } | { outcome: 'ambiguous' };

/** Cost of leaving out a column (a lost cell) or a blank cell (a doubled one). */
const SKIP = 0.6;
/** Cost from which a row counts as not fitting: one cell in a column of another kind. */
const MISFIT = 3;
/** How much better the moved row must be. */
const GAIN = 2;
const DROPPED = -1;

const CODE = /^\[?\d{2,7}\]?$/;
/** A code of the classifications with its level below the class, which no amount looks like beside amounts with decimals. */
const LONG_CODE = /^[23]\d{2}(?:\d{2}){1,2}$/;
const FUNCTION_CODE = /^2\d{2}(?:\d{2}){0,2}$/;
const INTEGER = /^\d{1,3}$/;
/** A figure, also with blanks, brackets, confused letters or a unit: whatever the number reader may still read. */
const FIGURE = /^[-(]?[\dOolI|][\dOolI|,.]*\)?(?:%|[\u4e00-\u9fff()]{1,4})?$/;
const NIL = /^[-—–…·./／]+$/;
const CHINESE = /[\u4e00-\u9fff]/;

/** What a cell is looked at with. */
interface Column {
  role: ColumnRole;
  expectedLine: number | null;
  /** True in a table with columns of codes. */
  isCoded: boolean;
}

function misfit(text: string, { role, expectedLine, isCoded }: Column): number {
  if (text === '') return 0;
  switch (role) {
    case 'code':
    case 'label':
      return misfitOfName(text, role);
    case 'line':
      if (!INTEGER.test(text)) return MISFIT;
      return expectedLine === null || Number(text) === expectedLine ? 0 : 1;
    case 'value':
      return misfitOfValue(text, isCoded);
    case 'other':
      // A code stands in no column of nothing: its row slipped.
      return isCoded && FUNCTION_CODE.test(text) ? MISFIT : 0;
  }
}

function misfitOfName(text: string, role: 'code' | 'label'): number {
  if ((role === 'code' ? CODE : CHINESE).test(text)) return 0;
  return (role === 'code' ? CHINESE : NIL).test(text) ? 1 : MISFIT;
}

/** A bare integer fits a value column a little less: it may be a 行次. */
function misfitOfValue(text: string, isCoded: boolean): number {
  if (isCoded && LONG_CODE.test(text)) return MISFIT;
  if (NIL.test(text)) return 0;
  if (!FIGURE.test(text)) return MISFIT;
  return INTEGER.test(text) ? 0.5 : 0;
}

/** True where no cell with text changes its column. */
function isInPlace({ columns }: Path, texts: readonly string[]): boolean {
  return columns.every((column, i) => column === i || texts[i] === '');
}

interface Path {
  cost: number;
  columns: number[];
  /** True where another path of the same cost places a figure elsewhere. */
  tied: boolean;
}

const FITS: Realignment = { outcome: 'fits' };
const AMBIGUOUS: Realignment = { outcome: 'ambiguous' };

/**
 * Places the cells of one row.
 * @param cells printed texts, without padding
 * @param roles role of every column
 * @param row.expectedLines 行次 expected in each column of role `line`, by column
 * @param row.isOdd true where the row lost or doubled cells that the table's other rows print, blank or not
 */
export function realignRow(
  cells: readonly string[],
  roles: readonly ColumnRole[],
  { expectedLines, isOdd }: { expectedLines: ReadonlyMap<number, number>; isOdd: boolean },
): Realignment {
  const texts = cells.map(normalizeLabel);
  const isCoded = roles.includes('code');
  const misfitAt = (i: number, column: number): number =>
    misfit(texts[i] ?? '', { role: roles[column] ?? 'other', expectedLine: expectedLines.get(column) ?? null, isCoded });
  let asPrinted = 0;
  for (let i = 0; i < texts.length; i++) asPrinted += i < roles.length ? misfitAt(i, i) : MISFIT;
  if (asPrinted < MISFIT && !isOdd) return FITS;
  const best = align(texts, roles.length, misfitAt);
  return isOdd ? settleOdd(best, { texts, asPrinted }) : settle(best, { asPrinted, isWhole: texts.length === roles.length });
}

/** A row of the right length moves only where that is much better. */
function settle(best: Path | null, row: { asPrinted: number; isWhole: boolean }): Realignment {
  if (best === null || best.cost > row.asPrinted - GAIN) return row.isWhole ? FITS : AMBIGUOUS;
  return best.tied || best.cost >= MISFIT ? AMBIGUOUS : { outcome: 'moved', columns: best.columns };
}

/** A row of another length has moved somewhere: the best way must be the only one. */
function settleOdd(best: Path | null, row: { texts: readonly string[]; asPrinted: number }): Realignment {
  if (best === null || best.tied || best.cost >= MISFIT) return AMBIGUOUS;
  return row.asPrinted < MISFIT || isInPlace(best, row.texts) ? FITS : { outcome: 'moved', columns: best.columns };
}

/** Cheapest monotone placement of all cells on `width` columns; null where there is none. */
function align(texts: readonly string[], width: number, misfitAt: (i: number, column: number) => number): Path | null {
  let row: (Path | null)[] = Array.from({ length: width + 1 }, (_, c) => ({ cost: c * SKIP, columns: [], tied: false }));
  for (const [i, text] of texts.entries()) {
    const next: (Path | null)[] = [];
    for (let c = 0; c <= width; c++) {
      const dropped = text === '' ? extend(row[c], SKIP, DROPPED) : [];
      const placed = c > 0 ? extend(row[c - 1], misfitAt(i, c - 1), c - 1) : [];
      const skipped = c > 0 ? extend(next[c - 1], SKIP, null) : [];
      next.push(cheapest([...dropped, ...placed, ...skipped], texts));
    }
    row = next;
  }
  return row[width] ?? null;
}

/** A path with one step more; none where there is no path. `column` null leaves a column out. */
function extend(path: Path | null | undefined, cost: number, column: number | null): Path[] {
  if (path === null || path === undefined) return [];
  return [{ cost: path.cost + cost, columns: column === null ? path.columns : [...path.columns, column], tied: path.tied }];
}

const EPSILON = 1e-9;

function cheapest(options: readonly Path[], texts: readonly string[]): Path | null {
  const first = options[0];
  if (first === undefined) return null;
  const best = options.reduce((a, b) => (b.cost < a.cost - EPSILON ? b : a), first);
  const isRival = (option: Path): boolean => option.cost < best.cost + EPSILON && (option.tied || placesDiffer(option, best, texts));
  const rival = options.some((option) => option !== best && isRival(option));
  return rival ? { cost: best.cost, columns: best.columns, tied: true } : best;
}

function placesDiffer(a: Path, b: Path, texts: readonly string[]): boolean {
  return a.columns.some((column, i) => texts[i] !== '' && column !== b.columns[i]);
}
