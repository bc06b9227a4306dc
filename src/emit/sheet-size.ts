/**
 * Widths of columns and heights of rows that show the text of a sheet whole.
 *
 * Units: widths in characters of half width, as spreadsheets have them; heights in points. A spreadsheet fits the height of a
 * wrapped text by itself, but not in merged cells, so it is said for every row.
 */
import type { SheetCell } from './xlsx-sheet.ts';

const NARROWEST = 8;
const WIDEST = 40;
/** Blank on both sides of a text. */
const MARGIN = 3;
/** Line of 11 point. */
const LINE_PT = 15;
/** Excel allows no higher row. */
const HIGHEST_PT = 409;
/** The first full-width character of East Asian scripts. */
const FIRST_WIDE = '\u2e80';

/** Width of one line. */
function lineWidth(line: string): number {
  let width = 0;
  for (const char of line) width += char >= FIRST_WIDE ? 2 : 1;
  return width;
}

/** Widths of the columns of `cells`, of which there are `count`; cells over several columns are left out. */
export function columnWidths(cells: readonly SheetCell[], count: number): number[] {
  const widths = new Array<number>(count).fill(NARROWEST);
  for (const { column, columnSpan = 1, text, number } of cells) {
    if (columnSpan > 1) continue;
    const width = Math.max(...(number ?? text).split('\n').map(lineWidth)) + MARGIN;
    widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? NARROWEST, width));
  }
  return widths;
}

/** Heights of the rows that need more than one line; a cell over several rows has room enough. */
export function rowHeights(cells: readonly SheetCell[], widths: readonly number[]): Map<number, number> {
  const heights = new Map<number, number>();
  for (const { row, column, rowSpan = 1, columnSpan = 1, text } of cells) {
    if (rowSpan > 1 || text === '') continue;
    const room = widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0) - 1;
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(lineWidth(line) / room)), 0);
    if (lines > 1) heights.set(row, Math.min(HIGHEST_PT, Math.max(heights.get(row) ?? 0, lines * LINE_PT)));
  }
  return heights;
}
