/**
 * A grid as a matrix in which every position names the cell that covers it.
 */
import type { Grid, GridCell } from '../model/block.ts';

export type Matrix = readonly (readonly GridCell[])[];

/** The covering cell of every position, row by row. Throws Error where the grid leaves a position uncovered: a defect of layout. */
export function toMatrix(grid: Grid): Matrix {
  const rows: GridCell[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      const row = rows[r];
      if (row === undefined) throw new Error(`cell at row ${cell.row} leaves the grid of ${grid.rowCount} rows`);
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) row[c] = cell;
    }
  }
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < grid.columnCount; c++) if (rows[r]?.[c] === undefined) throw new Error(`position ${r},${c} of a grid has no cell`);
  }
  return rows;
}

/** Pages on which the cells of the grids stand, ascending; none for text dumps. A grid may have been joined over page breaks. */
export function pagesOf(grids: readonly Grid[]): number[] {
  const pages = new Set<number>();
  for (const { cells, place } of grids) {
    if (place.page !== null) pages.add(place.page);
    for (const cell of cells) if (cell.place.page !== null) pages.add(cell.place.page);
  }
  return [...pages].sort((a, b) => a - b);
}

/** The distinct cells of a row that start in it or cover it, left to right. */
export function cellsOfRow(row: readonly GridCell[]): GridCell[] {
  return row.filter((cell, column) => row[column - 1] !== cell);
}

/** Cell text as one label: line breaks and blanks between Chinese characters removed, other blanks single. */
export function flatText(text: string): string {
  return (text.includes('\n') ? text.replace(/\s*\n\s*/g, '') : text).trim();
}

/** The grid without one of its rows; cells that reach over it lose a row, all others that begin in it are dropped. */
export function withoutRow(grid: Grid, row: number): Grid {
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    if (cell.row > row) return [{ ...cell, row: cell.row - 1 }];
    if (cell.row + cell.rowSpan <= row) return [cell];
    return cell.rowSpan === 1 ? [] : [{ ...cell, rowSpan: cell.rowSpan - 1 }];
  });
  return { ...grid, cells, rowCount: grid.rowCount - 1 };
}
