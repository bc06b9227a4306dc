/**
 * A lattice → cells: the smallest rectangles that drawn boundaries enclose.
 */
import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Lattice } from './grid-lattice.ts';

/** A cell by its 0-based first row and column and its extent. */
export interface CellSpan {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** Cells that cover every position of the lattice exactly once, sorted by row, then column. */
export function cellsOf(lattice: Lattice): CellSpan[] {
  const rows = lattice.ys.length - 1;
  const columns = lattice.xs.length - 1;
  const regionOf = openRegions(lattice, rows, columns);
  const regions = new Map<number, number[]>();
  for (let i = 0; i < regionOf.length; i++) {
    const region = regionOf[i] ?? i;
    const positions = regions.get(region);
    if (positions === undefined) regions.set(region, [i]);
    else positions.push(i);
  }
  const cells: CellSpan[] = [];
  for (const positions of regions.values()) cells.push(...rectangles(positions, columns));
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** For each position, row by row, the smallest position that it reaches without crossing a drawn boundary. */
function openRegions(lattice: Lattice, rows: number, columns: number): number[] {
  const regions = new DisjointSets(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      if (column + 1 < columns && lattice.vertical[column + 1]?.[row] !== true) regions.join(i, i + 1);
      if (row + 1 < rows && lattice.horizontal[row + 1]?.[column] !== true) regions.join(i, i + columns);
    }
  }
  return Array.from({ length: rows * columns }, (_, i) => regions.find(i));
}

/**
 * The rectangles of an open region: one where it is a rectangle; else (a border drawn in part) bands of rows with the same extent.
 */
function rectangles(positions: readonly number[], columns: number): CellSpan[] {
  const cells: CellSpan[] = [];
  let open: CellSpan[] = [];
  for (const band of runsByRow(positions, columns)) {
    const next = band.map((run) => {
      const above = open.find(
        (cell) => cell.column === run.column && cell.columnSpan === run.columnSpan && cell.row + cell.rowSpan === run.row,
      );
      if (above === undefined || open.length !== band.length) return run;
      above.rowSpan++;
      return above;
    });
    for (const cell of next) if (!open.includes(cell)) cells.push(cell);
    open = next;
  }
  return cells;
}

/** The region's unbroken runs of columns, row by row. `positions` ascend. */
function runsByRow(positions: readonly number[], columns: number): CellSpan[][] {
  const bands: CellSpan[][] = [];
  let previous = -2;
  for (const position of positions) {
    const row = Math.floor(position / columns);
    const column = position % columns;
    let band = bands[bands.length - 1];
    if (band === undefined || band[0]?.row !== row) {
      band = [];
      bands.push(band);
    }
    const last = band[band.length - 1];
    if (last !== undefined && position === previous + 1) last.columnSpan++;
    else band.push({ row, column, rowSpan: 1, columnSpan: 1 });
    previous = position;
  }
  return bands;
}
