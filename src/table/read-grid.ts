/**
 * One grid as a piece of a table: matrix, caption rows, header, body rows; and its columns lined up with the piece before it.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
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

/** True where the grid's spans were seen on the page (or written in HTML), so that a blank cell is blank. */
function hasTrueSpans(grid: Grid): boolean {
  return grid.origin === 'ruled' || grid.origin === 'html';
}

/** Reads one grid. `isTitle` tells whether a text alone in its row is a table's title. */
export function readGrid(grid: Grid, isTitle: (text: string) => boolean): GridReading {
  const matrix = toMatrix(grid);
  const captions = captionRows(matrix, isTitle);
  const header = findHeader(matrix, { start: captions.count, spans: hasTrueSpans(grid) });
  const body: number[] = [];
  for (let r = captions.count; r < matrix.length; r++) {
    if (!header.rows.includes(r) && (header.kinds[r] === 'data' || header.kinds[r] === 'blank')) body.push(r);
  }
  return { grid, matrix, captionCount: captions.count, captions: captions.texts, header, body };
}

/** The column of `before` that each column of `after` continues; null where the two do not fit. */
export function lineUpColumns(before: Grid, after: Grid): number[] | null {
  if (before.columnEdges === null || after.columnEdges === null) {
    return after.columnCount <= before.columnCount ? Array.from({ length: after.columnCount }, (_, c) => c) : null;
  }
  const [edges, own] = [before.columnEdges, after.columnEdges];
  const targets: number[] = [];
  for (let c = 0; c < after.columnCount; c++) {
    const centre = ((own[c] ?? 0) + (own[c + 1] ?? 0)) / 2;
    const target = edges.findIndex((edge, i) => edge <= centre && centre < (edges[i + 1] ?? Number.NEGATIVE_INFINITY));
    if (target < 0 || target === targets.at(-1)) return sameWidthByIndex(before, after);
    targets.push(target);
  }
  return targets;
}

function sameWidthByIndex(before: Grid, after: Grid): number[] | null {
  return before.columnCount === after.columnCount ? Array.from({ length: after.columnCount }, (_, c) => c) : null;
}

/** A grid moved to the columns of another: its cells at `targets[column]`, positions in between blank. */
export function moveColumns(grid: Grid, targets: readonly number[], onto: Grid): Grid {
  if (targets.length === onto.columnCount && targets.every((t, i) => t === i)) return grid;
  const moved = grid.cells.map((cell): GridCell => {
    const column = targets[cell.column] ?? 0;
    const last = targets[cell.column + cell.columnSpan - 1] ?? column;
    return { ...cell, column, columnSpan: last - column + 1 };
  });
  const cells = [...moved, ...blanksAround(moved, grid, onto.columnCount)].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...grid, cells, columnCount: onto.columnCount, columnEdges: onto.columnEdges };
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

/** True where both headers say the same above every column. */
export function sameHeader(a: Header, b: Header): boolean {
  const key = (header: Header): string => header.paths.map((path) => path.map(normalizeLabel).join('/')).join('|');
  return key(a) === key(b);
}
