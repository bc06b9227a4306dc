/**
 * Rows of a printed table as a reader would point at them: their classification codes and where they stand.
 *
 * In → Out: a document's tables → those whose rows are codes, with the coded rows in printed order, and the place of each. A row of
 * several panels has a code a panel; a table printed in pieces has the rows of all of them.
 */

import { cover, type Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';
import { isCode } from './code-levels.ts';
import type { Figures, FigureTable } from './figures.ts';

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

const CODED = new WeakMap<Figures, readonly CodedTable[]>();

/** The printings of all tables whose rows are codes. */
export function codedTables({ figures, forms }: Pick<CheckContext, 'figures' | 'forms'>): readonly CodedTable[] {
  const known = CODED.get(figures);
  if (known !== undefined) return known;
  const rowsBy = new Map(forms.forms.map((form) => [form.table, form.rowsBy]));
  const coded = figures.tables.flatMap((table): CodedTable[] => {
    const by = rowsBy.get(table.table.table);
    return by === 'functional' || by === 'economic' ? [{ table, by, rows: codedRows(table.pieces) }] : [];
  });
  CODED.set(figures, coded);
  return coded;
}

/** Every code in printed order, piece by piece and row by row: 类, 款, 项 of the functional classification, 类, 款 of the economic one. */
function codedRows(pieces: readonly Table[]): CodedRow[] {
  const found: CodedRow[] = [];
  for (const piece of pieces)
    for (const { index, keys } of piece.rows) for (const code of keys) if (isCode(code)) found.push({ code, piece, row: index });
  return found;
}

/** Where a code stands: its cell, or its row where the code is printed over several cells or not at all. */
export function codePlace({ code, piece, row }: CodedRow): Place {
  const cells = piece.cells.filter((cell) => cell.row === row && cell.raw.trim() !== '');
  const own = cells.find((cell) => cell.raw.trim() === code);
  if (own !== undefined) return own.source;
  return cells.length === 0 ? piece.source : cover(cells.map((cell) => cell.source));
}
