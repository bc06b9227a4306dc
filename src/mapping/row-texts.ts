/**
 * Texts of the cells of one row.
 */
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';
import { flatText } from '../table/matrix.ts';
import type { JoinedRow } from './joined-table.ts';

/** The cells of a row in these columns, a cell over several of them once; those of `others` are left out. */
export function distinct(
  columns: readonly number[],
  cells: readonly (GridCell | null)[],
  others: readonly (GridCell | null)[],
): (GridCell | null)[] {
  const found: (GridCell | null)[] = [];
  for (const c of columns) {
    const cell = cells[c] ?? null;
    if (!others.includes(cell) && (cell === null || !found.includes(cell))) found.push(cell);
  }
  return found;
}

/** The text of a cell on one line; '' for none. */
export const flatTextOf = (cell: GridCell | null): string => (cell === null ? '' : flatText(cell.text));

/** True where a cell of the row holds a figure with decimals. */
export function hasFigures(row: JoinedRow): boolean {
  return row.cells.some((cell) => /\d[.．]\d/.test(cell.text));
}

/** What the row begins with. */
export function rowText(row: JoinedRow): string {
  return row.cells.map((cell) => normalizeLabel(cell.text)).find((text) => text !== '') ?? '';
}

/** Numbers of cells that the rows of figures have, where each was split on its own. */
export function lengthsOfFigureRows(rows: readonly JoinedRow[]): Set<number> {
  const lengths = new Set<number>();
  for (const row of rows) {
    const length = row.kind === 'data' && hasFigures(row) ? row.grid.rowLengths?.[row.row] : undefined;
    if (length !== undefined) lengths.add(length);
  }
  return lengths;
}

const WRAPPED_CODE = /^\d+(?:\s*\n\s*\d+)+$/;
const WHOLE_CODE = /^\d{3}(?:\d{2}){0,2}$/;

/** True where cells break codes into lines. */
export function wrapsCodes(rows: readonly JoinedRow[], roles: readonly ColumnRole[]): boolean {
  const codes = roles.flatMap((role, c) => (role === 'code' ? [c] : []));
  return rows.some((row) => row.kind === 'data' && codes.some((c) => WRAPPED_CODE.test(row.cells[c]?.text ?? '')));
}

/** True for three, five or seven digits. */
export function isWholeCode(code: string): boolean {
  return WHOLE_CODE.test(code);
}
