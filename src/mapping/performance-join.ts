/**
 * The grids of one self-evaluation table as a single grid: rows renumbered, columns brought onto common edges.
 *
 * In → Out: `Grid[]` in reading order → `JoinedGrid`. Frame: PDF points. Grids with column edges (PDF) are laid over each other by
 * x, after taking off a mirrored margin; without edges (text dumps) columns keep their index and short rows are padded.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { cover, type Place } from '../model/place.ts';
import { keepsLastBlanks } from '../table/last-blanks.ts';
import { pagesOf } from '../table/matrix.ts';

export interface JoinedGrid {
  rowCount: number;
  columnCount: number;
  /** Sorted by row, then column; every position of the matrix is covered. */
  cells: readonly GridCell[];
  /** First row of every grid but the first. */
  breaks: ReadonlySet<number>;
  /** True where the columns of all cells are known from geometry or spans; false where source lines were split one by one. */
  exact: boolean;
  /** Cells that each row was split into; null for rows of grids whose cells have places of their own. */
  rowLengths: readonly (number | null)[];
  /** True where a row ends with a blank cell: blanks behind the last text were not cut off. */
  keepsBlanks: boolean;
  place: Place;
  pages: number[];
}

/** Points within which two column edges are the same line: twice the usual pen width, below the narrowest column. */
const SAME_EDGE = 3;

/** Joins the grids. Throws RangeError where there is none. */
export function joinGrids(grids: readonly Grid[]): JoinedGrid {
  const [only] = grids;
  if (only !== undefined && grids.length === 1) return aloneOf(only);
  const onEdges = alignEdges(grids);
  const widths = onEdges ?? grids.map((grid) => ({ grid, toColumn: (column: number): number => column }));
  const columnCount = Math.max(...widths.map(({ grid, toColumn }) => toColumn(grid.columnCount)));
  const cells: GridCell[] = [];
  const breaks = new Set<number>();
  let top = 0;
  for (const { grid, toColumn } of widths) {
    if (top > 0) breaks.add(top);
    for (const cell of grid.cells) {
      const column = toColumn(cell.column);
      cells.push({ ...cell, row: cell.row + top, column, columnSpan: Math.max(1, toColumn(cell.column + cell.columnSpan) - column) });
    }
    cells.push(...padding(grid, toColumn(grid.columnCount), columnCount, top));
    top += grid.rowCount;
  }
  return {
    rowCount: top,
    columnCount,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    breaks,
    exact: grids.every(isExact),
    rowLengths: grids.flatMap(lengthsOf),
    keepsBlanks: grids.some(keepsLastBlanks),
    place: cover(grids.map((grid) => grid.place)),
    pages: pagesOf(grids),
  };
}

/** A form of one grid: its own rows, columns and cells. */
function aloneOf(grid: Grid): JoinedGrid {
  return {
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    cells: grid.cells,
    breaks: new Set(),
    exact: isExact(grid),
    rowLengths: lengthsOf(grid),
    keepsBlanks: keepsLastBlanks(grid),
    place: grid.place,
    pages: pagesOf([grid]),
  };
}

function lengthsOf({ rowLengths, rowCount }: Grid): (number | null)[] {
  return Array.from({ length: rowCount }, (_, row) => rowLengths?.[row] ?? null);
}

function isExact(grid: Grid): boolean {
  if (grid.rowLengths === null) return true;
  return grid.origin === 'html' && grid.rowLengths.every((length) => length === grid.columnCount);
}

/** Blank cells that fill a narrower grid up to the common width, one a row. */
function padding(grid: Grid, from: number, to: number, top: number): GridCell[] {
  if (from >= to) return [];
  return Array.from({ length: grid.rowCount }, (_, row) => ({
    row: row + top,
    column: from,
    rowSpan: 1,
    columnSpan: to - from,
    text: '',
    place: grid.place,
  }));
}

interface OnEdges {
  grid: Grid;
  toColumn: (column: number) => number;
}

/** Maps every grid's columns onto the union of all edges; null where a grid has none. */
function alignEdges(grids: readonly Grid[]): OnEdges[] | null {
  const first = grids[0]?.columnEdges;
  if (grids.length < 2 || !first) return null;
  const shifted: { grid: Grid; edges: number[] }[] = [];
  for (const grid of grids) {
    if (grid.columnEdges === null) return null;
    const offset = marginOffset(first, grid.columnEdges);
    shifted.push({ grid, edges: grid.columnEdges.map((x) => x - offset) });
  }
  const common = mergeEdges(shifted.flatMap(({ edges }) => edges));
  return shifted.map(({ grid, edges }) => {
    const columns = edges.map((x) => nearest(common, x));
    return { grid, toColumn: (column: number): number => columns[column] ?? common.length - 1 };
  });
}

/** How far a grid of the same width stands to the right of the first one (mirrored margins); 0 for another width. */
function marginOffset(first: readonly number[], edges: readonly number[]): number {
  const [left = 0, right = 0] = [first[0], first.at(-1)];
  const [ownLeft = 0, ownRight = 0] = [edges[0], edges.at(-1)];
  return Math.abs(right - left - (ownRight - ownLeft)) <= SAME_EDGE ? ownLeft - left : 0;
}

function mergeEdges(edges: readonly number[]): number[] {
  const merged: number[] = [];
  for (const x of [...edges].sort((a, b) => a - b)) {
    const last = merged.at(-1);
    if (last === undefined || x - last > SAME_EDGE) merged.push(x);
  }
  return merged;
}

function nearest(sorted: readonly number[], x: number): number {
  let best = 0;
  for (const [i, edge] of sorted.entries()) if (Math.abs(edge - x) < Math.abs((sorted[best] ?? edge) - x)) best = i;
  return best;
}

/** A cell of the joined grid with its text in the forms that reading needs. */
export interface FormCell {
  cell: GridCell;
  /** Text on one line. */
  text: string;
  /** Normal form for look-up; '' for a cell of quotes alone. */
  key: string;
}

/** One row: the cells that start in it, and all cells that lie over it, from the left; blank cells are left out. */
export interface FormRow {
  index: number;
  own: readonly FormCell[];
  /** Own cells that have a key. */
  filled: readonly FormCell[];
  covering: readonly FormCell[];
  /** Cells that the row was split into; null where its cells have places of their own. */
  length: number | null;
  /** True for the first row after a page break. */
  afterBreak: boolean;
}

/** The rows of a joined grid; texts are prepared once a cell by `prepare`. */
export function formRows(grid: JoinedGrid, prepare: (raw: string) => { text: string; key: string }): FormRow[] {
  const own: FormCell[][] = Array.from({ length: grid.rowCount }, () => []);
  let spans = false;
  for (const cell of grid.cells) {
    if (cell.text === '') continue;
    const { text, key } = prepare(cell.text);
    if (text === '') continue;
    own[cell.row]?.push({ cell, text, key });
    spans ||= cell.rowSpan > 1;
  }
  const covering = spans ? spreadDown(own) : own;
  return own.map((cells, index) => ({
    index,
    own: cells,
    filled: cells.every(({ key }) => key !== '') ? cells : cells.filter(({ key }) => key !== ''),
    covering: covering[index] ?? cells,
    length: grid.rowLengths[index] ?? null,
    afterBreak: grid.breaks.has(index),
  }));
}

/** Every row's cells with those of the rows above that reach down to it. */
function spreadDown(own: readonly (readonly FormCell[])[]): FormCell[][] {
  const covering = own.map((cells) => [...cells]);
  for (const [index, cells] of own.entries()) {
    for (const cell of cells) for (let r = index + 1; r < index + cell.cell.rowSpan; r++) covering[r]?.push(cell);
  }
  for (const cells of covering) cells.sort((a, b) => a.cell.column - b.cell.column);
  return covering;
}
