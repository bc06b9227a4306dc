/**
 * The header labels over one cell of a table, from the top row down.
 *
 * A statutory table has one header, which its columns name. A self-evaluation form is several blocks in one grid, each with its own
 * header, so the header rows nearest above the cell count. Limits: of a text dump whose header lost a cell the labels are as printed.
 */
import type { Cell, Table } from '../model/table.ts';

/** Header labels over `cell`; none where the table has no header above it. */
export function headerPath({ row, column }: Cell, table: Table): string[] {
  if (!table.rows.some(({ role }) => role === 'form')) return table.columns.find(({ index }) => index === column)?.path ?? [];
  const roles = new Map(table.rows.map(({ index, role }) => [index, role]));
  let last = row - 1;
  while (last >= 0 && roles.get(last) !== 'header') last--;
  let first = last;
  while (roles.get(first - 1) === 'header') first--;
  return table.cells
    .filter((cell) => cell.row >= first && cell.row <= last && cell.column <= column && column < cell.column + cell.columnSpan)
    .map(({ raw }) => raw.replace(/\s+/g, ''))
    .filter((label) => label !== '');
}
