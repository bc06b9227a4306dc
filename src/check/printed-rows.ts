/**
 * Rows of a printed table as a reader would point at them: their classification codes and where they stand.
 *
 * In → Out: a document's tables → those whose rows are codes, with the coded rows in printed order, and the place of each. A row of
 * several panels has a code a panel; a table printed in pieces has the rows of all of them.
 */

import { cover, type Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import type { FigureTable } from './figures.ts';

/** A code with the piece of the table and the row in which it is printed, 0-based over the piece. */
export interface CodedRow {
  code: string;
  piece: Table;
  row: number;
}

/** One printing of a table whose rows are codes. */
export interface CodedTable {
  table: FigureTable;
  by: 'functional' | 'economic';
  rows: readonly CodedRow[];
}

/** 类, 款, 项 of the functional classification, 类, 款 of the economic one. */
const CODE = /^\d{3}(?:\d\d){0,2}$/;

/** The printings of all tables whose rows are codes. */
export function codedTables({ document, figures, forms }: CheckContext): CodedTable[] {
  const rowsBy = new Map(forms.forms.map((form) => [form.table, form.rowsBy]));
  return figures.tables.flatMap((table): CodedTable[] => {
    const { table: id, occurrence } = table.table;
    const by = rowsBy.get(id);
    if (by !== 'functional' && by !== 'economic') return [];
    const pieces = document.tables.filter((piece) => piece.table === id && piece.occurrence === occurrence);
    return [{ table, by, rows: pieces.flatMap(codedRows) }];
  });
}

/** Every code of a piece in printed order, row by row. */
function codedRows(piece: Table): CodedRow[] {
  return piece.rows.flatMap(({ index, keys }) => keys.filter((key) => CODE.test(key)).map((code) => ({ code, piece, row: index })));
}

/** Where a code stands: its cell, or its row where the code is printed over several cells or not at all. */
export function codePlace({ code, piece, row }: CodedRow): Place {
  const cells = piece.cells.filter((cell) => cell.row === row && cell.raw.trim() !== '');
  const own = cells.find((cell) => cell.raw.trim() === code);
  if (own !== undefined) return own.source;
  return cells.length === 0 ? piece.source : cover(cells.map((cell) => cell.source));
}
