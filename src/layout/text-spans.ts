/**
 * Cells of an HTML table placed in rows and columns by their spans.
 *
 * In → Out: rows of cells as written → one grid whose every position is covered by exactly one cell; none for a table without content.
 * Columns in which no cell begins (spans wider than the table needs) are taken out, positions that no cell covers become blank cells.
 * Source: HTML Standard, forming a table. Spans that would cover far more positions than the table has cells are given up.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { onLines } from '../model/place.ts';
import { gridCell, gridsOf, isOverpadded } from './text-grid.ts';
import type { HtmlCell } from './text-html.ts';

interface PlacedCell {
  cell: HtmlCell;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** The grid of a table's rows; several grids without spans where the spans are absurd. */
export function gridsOfHtml(written: readonly (readonly HtmlCell[])[], breakBefore: boolean): Grid[] {
  const rows = rowsThatCount(written);
  const cellCount = rows.reduce((sum, row) => sum + row.length, 0);
  if (rows.every((row) => row.every((cell) => cell.text.trim() === ''))) return [];
  const placed = placeCells(rows, cellCount);
  const columnCount = placed === null ? 0 : dropEmptyColumns(placed);
  if (placed !== null && !isOverpadded(columnCount * rows.length, cellCount)) return [gridOf(placed, { rows, columnCount, breakBefore })];
  const filled = rows.filter((row) => row.length > 0);
  return gridsOf(filled, { origin: 'html', breakBefore });
}

/** Rows with cells, and rows without that a span from above covers. */
function rowsThatCount(written: readonly (readonly HtmlCell[])[]): (readonly HtmlCell[])[] {
  let coveredTo = 0;
  return written.filter((row, index) => {
    for (const cell of row) coveredTo = Math.max(coveredTo, index + cell.rowSpan);
    return row.length > 0 || index < coveredTo;
  });
}

/** Column of every cell, spans cut at the last row; null where they cover more than any table does. */
function placeCells(rows: readonly (readonly HtmlCell[])[], cellCount: number): PlacedCell[] | null {
  const placed: PlacedCell[] = [];
  /** First row that is free again, per column. */
  const freeFrom: number[] = [];
  let covered = 0;
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) {
        column++;
        covered++;
      }
      const columnSpan = freeWidth(freeFrom, { row, column, wanted: cell.columnSpan });
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      placed.push({ cell, row, column, rowSpan, columnSpan });
      for (let c = column; c < column + columnSpan; c++) freeFrom[c] = row + rowSpan;
      column += columnSpan;
      covered += columnSpan;
      if (isOverpadded(covered, cellCount)) return null;
    }
  }
  return placed;
}

/** Columns from `column` on that no cell from above takes, at most `wanted`. */
function freeWidth(freeFrom: readonly number[], at: { row: number; column: number; wanted: number }): number {
  let width = 1;
  while (width < at.wanted && (freeFrom[at.column + width] ?? 0) <= at.row) width++;
  return width;
}

/** Renumbers the columns in which a cell begins from 0 and shortens the spans to them; how many columns remain. */
function dropEmptyColumns(placed: readonly PlacedCell[]): number {
  const begun = [...new Set(placed.map((p) => p.column))].sort((a, b) => a - b);
  const width = placed.reduce((most, p) => Math.max(most, p.column + p.columnSpan), 0);
  /** How many columns with a beginning stand before each column. */
  const before: number[] = [];
  for (let column = 0, k = 0; column <= width; column++) {
    before.push(k);
    if (begun[k] === column) k++;
  }
  for (const p of placed) {
    const end = before[p.column + p.columnSpan] ?? begun.length;
    p.column = before[p.column] ?? 0;
    p.columnSpan = end - p.column;
  }
  return begun.length;
}

function gridOf(
  placed: readonly PlacedCell[],
  table: { rows: readonly (readonly HtmlCell[])[]; columnCount: number; breakBefore: boolean },
): Grid {
  const matrix: (GridCell | undefined)[][] = table.rows.map(() => new Array<GridCell | undefined>(table.columnCount).fill(undefined));
  const cells: GridCell[] = [];
  for (const p of placed) {
    const made = { ...gridCell(p.cell, { row: p.row, column: p.column, near: undefined }), rowSpan: p.rowSpan, columnSpan: p.columnSpan };
    cells.push(made);
    for (let r = p.row; r < p.row + p.rowSpan; r++) matrix[r]?.fill(made, p.column, p.column + p.columnSpan);
  }
  for (const [row, positions] of matrix.entries()) {
    for (const [column, cell] of positions.entries()) {
      if (cell === undefined) cells.push(gridCell(undefined, { row, column, near: table.rows[row]?.at(-1) }));
    }
  }
  const lines = table.rows.flat();
  const first = lines[0]?.line ?? 1;
  return {
    kind: 'grid',
    origin: 'html',
    place: onLines(
      first,
      lines.reduce((last, cell) => Math.max(last, cell.lineEnd), first),
    ),
    rowCount: table.rows.length,
    columnCount: table.columnCount,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    columnEdges: null,
    rowLengths: matrix.map((row) => row.findLastIndex((cell) => cell !== undefined) + 1),
    breakBefore: table.breakBefore,
  };
}
