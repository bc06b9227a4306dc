/**
 * The cells of one row by column, realigned where a text row has lost or doubled a cell.
 */
import type { GridCell } from '../model/block.ts';
import type { ColumnRole } from '../model/table.ts';
import { type Realignment, realignRow } from '../repair/realign-row.ts';
import type { JoinedRow } from './joined-table.ts';

export interface RowCells {
  /** Cell at every column; null where a value column's cell belongs to another column or row. */
  cells: (GridCell | null)[];
  realignment: Realignment['outcome'];
}

/** True for grids whose rows can have lost a cell: each source line was split into cells on its own. */
function canLoseCells(row: JoinedRow): boolean {
  return row.grid.rowLengths !== null && row.grid.origin !== 'html';
}

/** Cells of a row by column. `expectedLines` gives the 行次 that each line column should show next. */
export function rowCells(row: JoinedRow, roles: readonly ColumnRole[], expectedLines: ReadonlyMap<number, number>): RowCells {
  if (!canLoseCells(row)) return { cells: asPrinted(row, roles), realignment: 'fits' };
  const length = row.grid.rowLengths?.[row.row] ?? row.cells.length;
  const printed = row.cells.slice(0, length);
  const realigned = realignRow(
    printed.map((cell) => cell.text),
    roles,
    expectedLines,
  );
  if (realigned.outcome !== 'moved') return { cells: asPrinted(row, roles), realignment: realigned.outcome };
  const cells: (GridCell | null)[] = roles.map(() => null);
  for (const [i, column] of realigned.columns.entries()) {
    const cell = printed[i];
    if (column >= 0 && cell !== undefined) cells[column] = cell;
  }
  return { cells, realignment: 'moved' };
}

/** A key cell counts wherever it reaches; a figure once, in its first row and in the only value column that its span covers. */
function asPrinted(row: JoinedRow, roles: readonly ColumnRole[]): (GridCell | null)[] {
  return row.cells.map((cell, column) => {
    if (roles[column] !== 'value') return cell;
    return cell.row === row.row && firstValueColumn(cell, roles) === column ? cell : null;
  });
}

function firstValueColumn(cell: GridCell, roles: readonly ColumnRole[]): number {
  for (let c = cell.column; c < cell.column + cell.columnSpan; c++) if (roles[c] === 'value') return c;
  return cell.column;
}
