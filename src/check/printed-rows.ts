/**
 * Rows of a printed table as a reader would point at them: their classification codes and where they stand.
 *
 * In → Out: the pieces of a table → coded rows in printed order, each with its place. A row of several panels has a code a panel.
 */
import { cover, type Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';

/** A code with the piece of the table and the row in which it is printed, 0-based over the piece. */
export interface CodedRow {
  code: string;
  piece: Table;
  row: number;
}

/** 类, 款, 项 of the functional classification, 类, 款 of the economic one. */
const CODE = /^\d{3}(?:\d\d){0,2}$/;

/** Every code in printed order, row by row. */
export function codedRows(pieces: readonly Table[]): CodedRow[] {
  return pieces.flatMap((piece) =>
    piece.rows.flatMap(({ index, keys }) => keys.filter((key) => CODE.test(key)).map((code) => ({ code, piece, row: index }))),
  );
}

/** Where a code stands: its cell, or its row where the code is printed over several cells or not at all. */
export function codePlace({ code, piece, row }: CodedRow): Place {
  const cells = piece.cells.filter((cell) => cell.row === row && cell.raw.trim() !== '');
  const own = cells.find((cell) => cell.raw.trim() === code);
  if (own !== undefined) return own.source;
  return cells.length === 0 ? piece.source : cover(cells.map((cell) => cell.source));
}
