/**
 * One grid as a piece of a table: matrix, caption rows, header, body rows; and its columns lined up with the piece before it.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { type CaptionText, captionRows } from './caption-rows.ts';
import { findHeader, type Header } from './header.ts';
import { type Matrix, toMatrix } from './matrix.ts';

export interface GridReading {
  grid: Grid;
  matrix: Matrix;
  captionCount: number;
  captions: CaptionText[];
  header: Header;
  /** Indexes of the rows that hold data or nothing, in order. */
  body: number[];
}

/**
 * True where the grid's spans were seen on the page or written in HTML, so that a blank cell is blank. An HTML table without any span
 * that has all its cells was written by a program that knows of none.
 */
export function hasTrueSpans({ origin, cells, rowLengths, columnCount }: Grid): boolean {
  if (origin !== 'html') return origin === 'ruled';
  const isWhole = rowLengths?.every((length) => length === columnCount) === true;
  return !isWhole || cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1);
}

/** Reads one grid. `isTitle` tells whether a text alone in its row is a table's title; `before` is the header of the table it continues. */
export function readGrid(grid: Grid, isTitle: (text: string) => boolean, before?: Header): GridReading {
  const matrix = toMatrix(grid);
  const captions = captionRows(matrix, isTitle);
  const header = findHeader(matrix, { start: captions.count, spans: hasTrueSpans(grid), ...(before === undefined ? {} : { before }) });
  const body: number[] = [];
  for (let r = captions.count; r < matrix.length; r++) {
    if (!header.rows.includes(r) && (header.kinds[r] === 'data' || header.kinds[r] === 'blank')) body.push(r);
  }
  return { grid, matrix, captionCount: captions.count, captions: captions.texts, header, body };
}

/** First and last column of the earlier grid that a column continues. */
export type ColumnRange = readonly [first: number, last: number];

/** The columns of `before` that each column of `after` continues; null where the two do not fit. */
export function lineUpColumns(before: Grid, after: Grid): ColumnRange[] | null {
  if (before.columnEdges === null || after.columnEdges === null) return after.columnCount <= before.columnCount ? byIndex(after) : null;
  const [edges, own] = [before.columnEdges, after.columnEdges];
  const targets: ColumnRange[] = [];
  for (let c = 0; c < after.columnCount; c++) {
    const range = holdingFigures(edges, after.columnFigures?.[c]) ?? covered(edges, own[c] ?? 0, own[c + 1] ?? 0);
    if (range === null || range[0] <= (targets.at(-1)?.[1] ?? -1)) return before.columnCount === after.columnCount ? byIndex(after) : null;
    targets.push(range);
  }
  return targets;
}

function byIndex(grid: Grid): ColumnRange[] {
  return Array.from({ length: grid.columnCount }, (_, c) => [c, c] as const);
}

/** The column in which the middle of a column's figures lies; null where there are none, or where it lies beside all columns. */
function holdingFigures(edges: readonly number[], figures: readonly [number, number] | null | undefined): ColumnRange | null {
  if (figures === null || figures === undefined) return null;
  const middle = (figures[0] + figures[1]) / 2;
  const at = edges.findIndex((edge, i) => edge <= middle && middle < (edges[i + 1] ?? Number.NEGATIVE_INFINITY));
  return at < 0 ? null : [at, at];
}

/** Columns whose middle lies between x0 and x1; else the one in which the middle of x0 and x1 lies; null where there is none. */
function covered(edges: readonly number[], x0: number, x1: number): ColumnRange | null {
  const middles = edges.slice(1).map((edge, i) => (edge + (edges[i] ?? 0)) / 2);
  const first = middles.findIndex((middle) => x0 <= middle && middle <= x1);
  if (first >= 0) return [first, middles.findLastIndex((middle) => x0 <= middle && middle <= x1)];
  const centre = (x0 + x1) / 2;
  const within = middles.findIndex((_, i) => (edges[i] ?? 0) <= centre && centre < (edges[i + 1] ?? 0));
  return within < 0 ? null : [within, within];
}

/** A grid moved to the columns of another: its cells on `targets[column]`, positions in between blank. */
export function moveColumns(grid: Grid, targets: readonly ColumnRange[], onto: Grid): Grid {
  if (targets.length === onto.columnCount && targets.every(([first, last], i) => first === i && last === i)) return grid;
  const moved = grid.cells.map((cell): GridCell => {
    const [column] = targets[cell.column] ?? [0, 0];
    const [, last] = targets[cell.column + cell.columnSpan - 1] ?? [0, column];
    return { ...cell, column, columnSpan: last - column + 1 };
  });
  const cells = [...moved, ...blanksAround(moved, grid, onto.columnCount)].sort((a, b) => a.row - b.row || a.column - b.column);
  const { columnFigures: _own, ...rest } = grid;
  return { ...rest, cells, columnCount: onto.columnCount, columnEdges: onto.columnEdges };
}

/** Blank cells for the positions that no cell covers. */
function blanksAround(cells: readonly GridCell[], grid: Grid, width: number): GridCell[] {
  const covered = Array.from({ length: grid.rowCount }, () => new Set<number>());
  for (const cell of cells) {
    for (const row of covered.slice(cell.row, cell.row + cell.rowSpan)) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) row.add(c);
    }
  }
  return covered.flatMap((columns, row) =>
    Array.from({ length: width }, (_, column) => column)
      .filter((column) => !columns.has(column))
      .map((column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: '', place: grid.place })),
  );
}
