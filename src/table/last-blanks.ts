/**
 * Whether the rows of a text table end with the blank cells that they were printed with, or were cut off behind their last text.
 */
import type { Grid } from '../model/block.ts';

const known = new WeakMap<Grid, boolean>();

/** True where a row of the grid ends with a blank cell: blanks behind the last text were not cut off. */
export function keepsLastBlanks(grid: Grid): boolean {
  const { cells, rowLengths } = grid;
  const before = known.get(grid);
  if (before !== undefined) return before;
  const keeps = rowLengths !== null && cells.some(({ row, column, text }) => column + 1 === rowLengths[row] && text.trim() === '');
  known.set(grid, keeps);
  return keeps;
}
