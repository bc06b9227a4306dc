/**
 * Takes the row and column headings that a spreadsheet prints around its cells (A B C above, 1 2 3 at the left) off a grid.
 *
 * In → Out: a grid → the same without its first row and column, where these hold nothing but such headings.
 * Limits: headings of several letters (AA) are not known; a sheet of less than three rows or columns is left as it is.
 */
import type { Grid } from '../model/block.ts';
import type { BBox } from '../model/place.ts';

const LETTER_A = 65;
/** Fewer columns or rows than this may be options A and B of a table in the text. */
const FEWEST = 3;

/**
 * The grid without printed headings; the grid itself where it has none.
 *
 * Every column has to have its letter and every row its number: line numbers (行次) stand below a label, and have no letters above.
 */
export function withoutSheetHeadings(grid: Grid): Grid {
  const letters = textsOf(grid, 'row');
  const numbers = textsOf(grid, 'column');
  if (!areConsecutive(letters, grid.columnCount - 1, letterAt) || !areConsecutive(numbers, grid.rowCount - 1, numberAt)) return grid;
  const cells = grid.cells.filter((cell) => cell.row > 0 && cell.column > 0);
  const corner = grid.cells.find((cell) => cell.row === 0 && cell.column === 0);
  if (corner === undefined || corner.text.trim() !== '') return grid;
  return {
    ...grid,
    place: { ...grid.place, bbox: below(grid.place.bbox, corner.place.bbox) },
    rowCount: grid.rowCount - 1,
    columnCount: grid.columnCount - 1,
    cells: cells.map((cell) => ({ ...cell, row: cell.row - 1, column: cell.column - 1 })),
    columnEdges: grid.columnEdges?.slice(1) ?? null,
    rowLengths: grid.rowLengths?.slice(1).map((length) => length - 1) ?? null,
  };
}

/** The texts of the first row or column behind the corner, in order. */
function textsOf({ cells }: Grid, axis: 'row' | 'column'): string[] {
  const other = axis === 'row' ? 'column' : 'row';
  return cells
    .filter((cell) => cell[axis] === 0 && cell[other] > 0)
    .sort((a, b) => a[other] - b[other])
    .map((cell) => cell.text.trim());
}

function areConsecutive(texts: readonly string[], count: number, orderOf: (text: string) => number): boolean {
  if (texts.length !== count || count < FEWEST) return false;
  const first = orderOf(texts[0] ?? '');
  return texts.every((text, i) => orderOf(text) === first + i);
}

function letterAt(text: string): number {
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - LETTER_A : Number.NaN;
}

function numberAt(text: string): number {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
}

/** The box that begins where the corner's ends. */
function below(box: BBox | null, corner: BBox | null): BBox | null {
  return box === null || corner === null ? box : [corner[2], corner[3], box[2], box[3]];
}
