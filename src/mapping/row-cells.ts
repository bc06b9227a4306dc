/**
 * The cells of one row by column, realigned where a text row has lost or doubled a cell.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { ColumnRole } from '../model/table.ts';
import { type Realignment, realignRow } from '../repair/realign-row.ts';
import type { Panel } from '../table/roles.ts';
import { withCentredLabels } from './centred-labels.ts';
import type { JoinedRow } from './joined-table.ts';
import { usualWidth } from './ragged-header.ts';

export interface RowCells {
  /** Cell at every column; null where a value column's cell belongs to another column or row. */
  cells: (GridCell | null)[];
  realignment: Realignment['outcome'];
  /** True where the row has other than the table's number of cells. */
  isDamaged: boolean;
  /** True where cells of the row are missing. */
  needsProof: boolean;
}

/** True for grids whose rows can have lost a cell: each source line was split into cells on its own, or spans were left out. */
function canLoseCells({ grid, row }: JoinedRow): boolean {
  if (grid.rowLengths === null) return false;
  return grid.origin !== 'html' || (grid.rowLengths[row] ?? 0) < grid.columnCount;
}

function isDataThatCanLose(row: JoinedRow): boolean {
  return row.kind === 'data' && canLoseCells(row);
}

const keeping = new WeakMap<Grid, boolean>();

/** True where a row of `width` cells ends with a blank one: no blanks were cut off the rows of this grid. */
function keepsBlanks(grid: Grid, width: number): boolean {
  if (grid.origin === 'html') return true;
  const known = keeping.get(grid);
  if (known !== undefined) return known;
  const isLastBlank = ({ row, column, text }: GridCell): boolean =>
    column === width - 1 && grid.rowLengths?.[row] === width && text.trim() === '';
  const keeps = grid.cells.some(isLastBlank);
  keeping.set(grid, keeps);
  return keeps;
}

/** Share of the rows that may be longer than the header by a doubled cell; more have a column without a label. */
const LONG_SHARE = 0.4;

/** Cells that a row of the table has: as many as its header, where few rows are longer. */
export function widthOf(rows: readonly JoinedRow[], paths: readonly (readonly string[])[]): number {
  const labelled = paths.findLastIndex((path) => path.length > 0) + 1;
  const data = rows.filter(isDataThatCanLose);
  const long = data.filter((row) => (row.grid.rowLengths?.[row.row] ?? 0) > labelled).length;
  const isWhole = long <= data.length * LONG_SHARE || usualWidth(data) === labelled;
  return labelled > 0 && isWhole ? labelled : paths.length;
}

/** Share of the rows that have all cells from which on a shorter one has lost some, also where no row ends with a blank. */
const WHOLE_SHARE = 0.6;

/** True where rows shorter than `width` lost a cell inside, not blanks behind their last text. */
export function shortRowsLost(rows: readonly JoinedRow[], width: number): boolean {
  const data = rows.filter(isDataThatCanLose);
  const whole = data.filter(({ grid, row }) => (grid.rowLengths?.[row] ?? width) >= width).length;
  return data.some(({ grid }) => keepsBlanks(grid, width)) || whole >= data.length * WHOLE_SHARE || !data.some(hasBlank);
}

/** True for a row with a blank cell among those that it was split into: blanks were not squeezed out. */
function hasBlank({ cells, grid, row }: JoinedRow): boolean {
  return cells.slice(0, grid.rowLengths?.[row]).some(({ text }) => text.trim() === '');
}

/** The columns of a table. */
export interface RowColumns {
  panels: readonly Panel[];
  roles: readonly ColumnRole[];
  /** Cells that a row should have. */
  width: number;
  /** 行次 that each line column should show next. */
  expectedLines: ReadonlyMap<number, number>;
  /** True where a row with fewer cells has lost some. */
  shortLost: boolean;
}

/** Cells of a row by column. */
export function rowCells(row: JoinedRow, { panels, roles, width, expectedLines, shortLost }: RowColumns): RowCells {
  if (!canLoseCells(row)) return { cells: asPlaced(row, { panels, roles }), realignment: 'fits', isDamaged: false, needsProof: false };
  const length = row.grid.rowLengths?.[row.row] ?? row.cells.length;
  const printed = row.cells.slice(0, length);
  const isOdd = length > width || (length < width && keepsBlanks(row.grid, width));
  const isDamaged = isOdd || (length < width && shortLost);
  const realigned = realignRow(
    printed.map((cell) => cell.text),
    length > width ? roles.slice(0, width) : roles,
    { expectedLines, isOdd },
  );
  if (realigned.outcome !== 'moved')
    return { cells: asPrinted(row, roles), realignment: realigned.outcome, isDamaged, needsProof: isDamaged && length < width };
  const cells: (GridCell | null)[] = roles.map(() => null);
  for (const [i, column] of realigned.columns.entries()) {
    const cell = printed[i];
    if (column >= 0 && cell !== undefined) cells[column] = cell;
  }
  return { cells, realignment: 'moved', isDamaged, needsProof: isDamaged && length < width };
}

/** Cells of a row that lost none, labels in the column of labels where only alignment told the columns. */
function asPlaced(row: JoinedRow, { panels, roles }: Pick<RowColumns, 'panels' | 'roles'>): (GridCell | null)[] {
  const cells = asPrinted(row, roles);
  return row.grid.origin === 'aligned' ? withCentredLabels(cells, panels) : cells;
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
