/**
 * What a page break cut through: rows, the rest of whose labels stands in the first row of the next page without a figure, and
 * headers, of which the page before has the upper rows alone.
 *
 * In → Out: regions in reading order → the same, with such halves joined. A half of a row has text only where the row above the break has
 * a label, in cells of the same width, and stands in a table in which every other row has a digit (a number of
 * the row, a code or a figure), a header cut through at the foot of a page aside. Limits: ruled tables; rows whose figures stand in
 * the lower half.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { isOnNextPage } from '../model/place.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { cellsOfRow, type Matrix, toMatrix, withoutRow } from '../table/matrix.ts';

const DIGIT = /\d/;
const CHINESE = /[\u4e00-\u9fff]/;
/** Rows at the top of a table among which a repeated header begins: a title may stand above it. */
const HEADER_STARTS = 4;
/** Rows of the tallest headers, with the caption rows inside the grid. */
const MOST_HEADER_ROWS = 8;
const FIGURE = /^[\d.,%-]+$/;
/** Points within which two column edges are the same line. */
const SAME_EDGE = 3;

/** Joins the halves of all broken rows. */
export function joinBrokenRows(regions: readonly TableRegion[]): TableRegion[] {
  const joined: TableRegion[] = [];
  let first: Grid | null = null;
  for (const region of regions) {
    const before = joined.at(-1);
    const halves = before === undefined || first === null || !region.follows ? null : halvesOf(before.grid, region.grid, first);
    if (!region.follows) first = region.grid;
    if (before === undefined || halves === null) {
      joined.push(region);
      continue;
    }
    const { upper, lower } = halves;
    const isWhole = lower === null || lower.rowCount === 0;
    joined[joined.length - 1] = { ...before, grid: upper, notes: isWhole ? [...before.notes, ...region.notes] : before.notes };
    if (!isWhole) joined.push({ ...region, grid: lower });
  }
  return joined;
}

/** The grid above the break, mended, and what is left of that below it: null for nothing. */
interface Halves {
  upper: Grid;
  lower: Grid | null;
}

/** Both grids with what is broken whole in the upper one; null where nothing is broken. */
function halvesOf(before: Grid, after: Grid, first: Grid): Halves | null {
  if (before.origin !== 'ruled' || after.origin !== 'ruled') return null;
  if (!isOnNextPage(before.place, after.place)) return null;
  const row = before.columnCount === after.columnCount ? rowHalves(before, after, first) : null;
  const { upper, lower } = row ?? { upper: before, lower: after };
  const whole = lower === null ? null : withHeader(upper, lower);
  return whole === null ? row : { upper: whole, lower: null };
}

/** The lower grid below the rows of a header that the page before was left with; null where those are no such rows. */
function withHeader(stub: Grid, grid: Grid): Grid | null {
  if (stub.rowCount > MOST_HEADER_ROWS || stub.columnCount > grid.columnCount || stub.columnCount < 2) return null;
  const [above, below] = [toMatrix(stub), toMatrix(grid)];
  if (above.some((row) => row.some(({ text }) => FIGURE.test(text.trim()))) || !above.some(isFilled)) return null;
  if (textsOf(above[0]) === textsOf(below[0]) || !below.some(hasDigit)) return null;
  const columns = stub.columnEdges?.map((x) => grid.columnEdges?.findIndex((edge) => Math.abs(edge - x) <= SAME_EDGE) ?? -1);
  if (columns === undefined || columns.includes(-1) || columns[0] !== 0 || columns.at(-1) !== grid.columnCount) return null;
  const at = (column: number): number => columns[column] ?? 0;
  const moved = stub.cells.map(
    (cell): GridCell => ({ ...cell, column: at(cell.column), columnSpan: at(cell.column + cell.columnSpan) - at(cell.column) }),
  );
  const lowered = grid.cells.map((cell): GridCell => ({ ...cell, row: cell.row + stub.rowCount }));
  return { ...grid, cells: [...moved, ...lowered], rowCount: stub.rowCount + grid.rowCount, breakBefore: stub.breakBefore };
}

/** Both grids with the broken row whole in the upper one; null where no row is broken. */
function rowHalves(before: Grid, after: Grid, first: Grid): Halves | null {
  const [above, below] = [toMatrix(before), toMatrix(after)];
  const at = repeatedRows(below, toMatrix(first));
  const [top, rest] = [above.at(-1), below[at]];
  if (top === undefined || rest === undefined || !isLowerHalf(rest, top)) return null;
  if (!hasDigit(top) && above.some(hasDigit)) return null;
  if (below.slice(at + 1).some((row) => isFilled(row) && !hasDigit(row))) return null;
  return { upper: withTails(before, rest), lower: withoutRow(after, at) };
}

/** Rows at the top of a page that the table began with: its header, printed again. */
function repeatedRows(below: Matrix, first: Matrix): number {
  for (let start = 0; start < HEADER_STARTS; start++) {
    let count = 0;
    while (count < below.length && start + count < first.length && textsOf(below[count]) === textsOf(first[start + count])) count++;
    if (count > 0) return count;
  }
  return 0;
}

function textsOf(row: readonly GridCell[] | undefined): string {
  return (row ?? []).map(({ text }) => text.trim()).join('\t');
}

function isLowerHalf(rest: readonly GridCell[], top: readonly GridCell[]): boolean {
  if (!isFilled(rest) || hasDigit(rest)) return false;
  return rest.every((cell, column) => {
    const upper = top[column];
    if (cell.rowSpan !== 1) return false;
    if (cell.text.trim() === '') return true;
    const isLabel = upper !== undefined && CHINESE.test(upper.text) && !isOrdinal(cell.text);
    return isLabel && upper.column === cell.column && upper.columnSpan === cell.columnSpan;
  });
}

/** True for a label that begins with an ordinal: that of a row of its own. */
function isOrdinal(text: string): boolean {
  const label = normalizeLabel(text);
  return stripOrdinal(label) !== label;
}

function isFilled(row: readonly GridCell[]): boolean {
  return row.some(({ text }) => text.trim() !== '');
}

function hasDigit(row: readonly GridCell[]): boolean {
  return row.some(({ text }) => DIGIT.test(text));
}

/** The grid with the texts of `tails` behind those of its last row, as lines of the same cells. */
function withTails(grid: Grid, tails: readonly GridCell[]): Grid {
  const byColumn = new Map(cellsOfRow(tails).map(({ column, text }) => [column, text.trim()]));
  const cells = grid.cells.map((cell): GridCell => {
    const tail = cell.row + cell.rowSpan === grid.rowCount ? byColumn.get(cell.column) : undefined;
    return tail === undefined || tail === '' ? cell : { ...cell, text: `${cell.text}\n${tail}` };
  });
  return { ...grid, cells };
}
