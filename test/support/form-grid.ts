/**
 * Grids for tests: written as rows of cells, with spans as in an HTML table, or as the tab rows of a text dump.
 */
import type { Grid, GridCell } from '../../src/model/block.ts';
import { onLines, onPage } from '../../src/model/place.ts';

/** A cell's text, or its text with column span and row span. */
export type Written = string | readonly [text: string, columns: number, rows?: number];

/** Width of one column of a written grid, in points. */
const COLUMN = 40;
const ROW = 20;

/** Takes positions of the matrix for one cell after another, as an HTML table lays out its cells. */
class Matrix {
  readonly #taken = new Set<string>();

  has(row: number, column: number): boolean {
    return this.#taken.has(`${row},${column}`);
  }

  take({ row, column, rowSpan, columnSpan }: Pick<GridCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>): void {
    for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) this.#taken.add(`${r},${c}`);
  }
}

function layOut(rows: readonly (readonly Written[])[], page: number): GridCell[] {
  const matrix = new Matrix();
  return rows.flatMap((written, row) => {
    let column = 0;
    return written.map((cell): GridCell => {
      const [text, columnSpan, rowSpan = 1] = typeof cell === 'string' ? ([cell, 1] as const) : cell;
      while (matrix.has(row, column)) column++;
      const place = onPage(page, [column * COLUMN, row * ROW, (column + columnSpan) * COLUMN, (row + rowSpan) * ROW]);
      const placed = { row, column, rowSpan, columnSpan, text, place };
      matrix.take(placed);
      return placed;
    });
  });
}

/** A ruled grid on `page`. `edges` gives the column edges where they matter. Throws Error where a position has no cell. */
export function ruledGrid(rows: readonly (readonly Written[])[], page = 1, edges: readonly number[] | null = null): Grid {
  const cells = layOut(rows, page);
  const columnCount = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const covered = cells.reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0);
  if (covered !== rows.length * columnCount) throw new Error(`${covered} of ${rows.length} × ${columnCount} positions are covered`);
  const columnEdges = edges === null ? Array.from({ length: columnCount + 1 }, (_, i) => i * COLUMN) : [...edges];
  if (columnEdges.length !== columnCount + 1) throw new Error(`${columnCount} columns need ${columnCount + 1} edges`);
  return {
    kind: 'grid',
    origin: 'ruled',
    place: onPage(page, [0, 0, columnCount * COLUMN, rows.length * ROW]),
    rowCount: rows.length,
    columnCount,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    columnEdges,
    rowLengths: null,
    breakBefore: page > 1,
  };
}

/** A grid of a text dump: one string a row, `|` between cells, first row on `line`. */
export function tabGrid(rows: readonly string[], line = 1): Grid {
  const split = rows.map((row) => row.split('|'));
  const width = Math.max(...split.map((row) => row.length));
  const cells = split.flatMap((row, r) =>
    Array.from(
      { length: width },
      (_, column): GridCell => ({ row: r, column, rowSpan: 1, columnSpan: 1, text: row[column] ?? '', place: onLines(line + r) }),
    ),
  );
  return {
    kind: 'grid',
    origin: 'tabs',
    place: onLines(line, line + rows.length - 1),
    rowCount: rows.length,
    columnCount: width,
    cells,
    columnEdges: null,
    rowLengths: split.map((row) => row.length),
    breakBefore: true,
  };
}
