/**
 * Cells of a form without lines between its columns that hold what stands in several columns.
 *
 * In → Out: a grid → the same, where a text that reaches over a boundary had put its row's cells together and wide gaps part them into
 * as many texts as the cell has columns. Limits: texts on one line alone; a grid with lines between its columns is left as it is.
 */
import type { Grid, GridCell } from '../model/block.ts';

/** The blanks that stand for a gap between two columns. */
const WIDE_GAP = / {2,}/;

/** Parts the cells of a grid that was told apart by alignment. */
export function partCells(grid: Grid): Grid {
  if (grid.origin !== 'aligned' || !grid.cells.some((cell) => partsOf(cell) !== null)) return grid;
  return { ...grid, cells: grid.cells.flatMap((cell) => parted(cell)) };
}

function partsOf({ text, columnSpan }: GridCell): string[] | null {
  if (columnSpan < 2 || text.includes('\n')) return null;
  const parts = text.trim().split(WIDE_GAP);
  return parts.length === columnSpan ? parts : null;
}

function parted(cell: GridCell): GridCell[] {
  const parts = partsOf(cell);
  return parts === null ? [cell] : parts.map((text, i) => ({ ...cell, text, column: cell.column + i, columnSpan: 1 }));
}
