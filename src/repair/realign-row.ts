/**
 * A text row with a lost or doubled cell, put back on its columns by what its cells are.
 *
 * In → Out: printed cells, column roles → the column of each cell, or what is wrong. A row is moved only where it does not fit as
 * printed, and only where one way to place its figures is better than every other.
 * Method: monotone alignment by dynamic programming; costs say how badly a cell fits a role.
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
const INTEGER = /^\d{1,3}$/;
const FIGURE = /^-?[\d,，.．]+%?$/;
const NIL = /^[-—–…·./／]+$/;
const CHINESE = /[\u4e00-\u9fff]/;

function misfit(text: string, role: ColumnRole, expectedLine: number | null): number {
  if (text === '' || role === 'other') return 0;
  if (role === 'code') return CODE.test(text) ? 0 : MISFIT;
  if (role === 'label') return CHINESE.test(text) ? 0 : NIL.test(text) ? 1 : MISFIT;
  if (role === 'line') return INTEGER.test(text) ? (expectedLine !== null && Number(text) !== expectedLine ? 1 : 0) : MISFIT;
  if (NIL.test(text)) return 0;
  if (!FIGURE.test(text)) return MISFIT;
  return INTEGER.test(text) ? 0.5 : 0;
}

interface Path {
  cost: number;
  columns: number[];
  /** True where another path of the same cost places a figure elsewhere. */
  tied: boolean;
}

/**
 * Places the cells of one row.
 * @param cells printed texts, without padding
 * @param roles role of every column
 * @param expectedLines 行次 expected in each column of role `line`, by column; null where unknown
 */
export function realignRow(
  cells: readonly string[],
  roles: readonly ColumnRole[],
  expectedLines: ReadonlyMap<number, number>,
): Realignment {
  const texts = cells.map((cell) => normalizeLabel(cell));
  const fit = (i: number, column: number): number => misfit(texts[i] ?? '', roles[column] ?? 'other', expectedLines.get(column) ?? null);
  const asPrinted = texts.reduce((sum, _, i) => sum + (i < roles.length ? fit(i, i) : MISFIT), 0);
  if (asPrinted < MISFIT) return { outcome: 'fits' };
  const best = align(texts, roles.length, fit);
  if (best === null || best.cost > asPrinted - GAIN || best.cost >= MISFIT) return { outcome: 'ambiguous' };
  if (best.tied) return { outcome: 'ambiguous' };
  return { outcome: 'moved', columns: best.columns };
}

/** Cheapest monotone placement of all cells on `width` columns; null where there is none. */
function align(texts: readonly string[], width: number, fit: (i: number, column: number) => number): Path | null {
  let row: (Path | null)[] = Array.from({ length: width + 1 }, (_, c) => ({ cost: c * SKIP, columns: [], tied: false }));
  for (let i = 0; i < texts.length; i++) {
    const next: (Path | null)[] = [];
    for (let c = 0; c <= width; c++) {
      const options: Path[] = [];
      const above = row[c];
      if (above && texts[i] === '') options.push({ cost: above.cost + SKIP, columns: [...above.columns, DROPPED], tied: above.tied });
      const diagonal = c > 0 ? row[c - 1] : null;
      if (diagonal) options.push({ cost: diagonal.cost + fit(i, c - 1), columns: [...diagonal.columns, c - 1], tied: diagonal.tied });
      const left = c > 0 ? (next[c - 1] ?? null) : null;
      if (left !== null) options.push({ cost: left.cost + SKIP, columns: left.columns, tied: left.tied });
      next.push(cheapest(options, texts));
    }
    row = next;
  }
  return row[width] ?? null;
}

const EPSILON = 1e-9;

function cheapest(options: readonly Path[], texts: readonly string[]): Path | null {
  const first = options[0];
  if (first === undefined) return null;
  const best = options.reduce((a, b) => (b.cost < a.cost - EPSILON ? b : a), first);
  const rival = options.some((option) => option !== best && option.cost < best.cost + EPSILON && placesDiffer(option, best, texts));
  return rival ? { cost: best.cost, columns: best.columns, tied: true } : best;
}

function placesDiffer(a: Path, b: Path, texts: readonly string[]): boolean {
  return a.columns.some((column, i) => texts[i] !== '' && column !== b.columns[i]);
}
