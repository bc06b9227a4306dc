/**
 * A printed table as a full matrix of texts: what a text dump makes of merged cells.
 *
 * In → Out: rows with spans → rows of equal length; a merged cell's text stands in its first position, the others are ''.
 */
import type { PrintedCell, PrintedTable } from '../printed-table.ts';

export interface FlatTable {
  header: string[][];
  body: string[][];
}

/** Flattens header and body together, so that spans may not cross between them by mistake. Throws RangeError on a row of wrong width. */
export function flatten(table: PrintedTable): FlatTable {
  return { header: flattenRows(table.header, table), body: flattenRows(table.body, table) };
}

function flattenRows(rows: readonly (readonly PrintedCell[])[], table: PrintedTable): string[][] {
  const matrix: (string | null)[][] = rows.map(() => Array.from({ length: table.width }, () => null));
  for (const [r, row] of rows.entries()) for (const cell of row) place(cell, matrix, r);
  return matrix.map((row, r) => {
    if (row.includes(null)) throw new RangeError(`row ${r} of ${table.title} does not fill ${table.width} columns`);
    return row.map((text) => text ?? '');
  });
}

function place(cell: PrintedCell, matrix: (string | null)[][], r: number): void {
  const start = matrix[r]?.indexOf(null) ?? -1;
  if (start < 0) throw new RangeError(`row ${r} has more cells than columns`);
  for (let i = 0; i < cell.rowSpan; i++) {
    const row = matrix[r + i];
    if (row === undefined) throw new RangeError(`a cell of row ${r} reaches below the table`);
    for (let c = start; c < start + cell.columnSpan; c++) row[c] = i === 0 && c === start ? cell.text : '';
  }
}
