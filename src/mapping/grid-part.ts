/**
 * Some rows of a grid as a grid of their own.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { cover } from '../model/place.ts';

/** The rows [from, to) of a grid; cells that reach over its ends are cut. */
export function partOfGrid(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const [first, end] = [Math.max(cell.row, from), Math.min(cell.row + cell.rowSpan, to)];
    if (first >= end) return [];
    return [{ ...cell, row: first - from, rowSpan: end - first, text: cell.row < from ? '' : cell.text }];
  });
  const own = cells.filter(({ text }) => text.trim() !== '');
  return {
    ...grid,
    place: own.length === 0 ? grid.place : cover(own.map(({ place }) => place)),
    rowCount: to - from,
    cells,
    rowLengths: grid.rowLengths?.slice(from, to) ?? null,
    breakBefore: from > 0 || grid.breakBefore,
  };
}
