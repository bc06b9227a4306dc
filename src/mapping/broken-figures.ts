/**
 * Figures and codes that a page break cut through: their last digits stand alone in the first row of the next page.
 *
 * In → Out: regions in reading order → the same, such digits put back as a further line of the cell that they end. They are only where
 * that row holds nothing else than such ends, and ends of labels, each below a cell that lacks them: a figure with fewer decimals than
 * the figures of both pages have, and with just as many once its digits are put back; a code of a length that no code has.
 * Limits: figures with decimals; cells told apart by lines or alignment on pages.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { isOnNextPage } from '../model/place.ts';
import { readNumber } from '../repair/number.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { withoutRow } from '../table/matrix.ts';
import { commonDecimals, decimalsOf } from './wrapped-figure.ts';

/** Rows of the tallest headers, which the next page may repeat. */
const MOST_HEADER_ROWS = 8;
/** Two cells stand over each other where they share so much of the narrower one's width. */
const OVER_SHARE = 0.5;
const BEGUN_FIGURE = /^[-(（]?\d[\d,，]*[.．]?\d*$/;
const END_OF_FIGURE = /^[\d,，]*[.．]?\d*[)）]?$/;
const WHOLE_FIGURE = /^[-(（]?(?:\d+|\d{1,3}(?:[,，]\d{3})+)[.．]\d+[)）]?$/;
/** Codes have three, five or seven digits; those of a purpose begin with 2, of an economic kind with 3 or 5. */
const BEGUN_CODE = /^[235](?:\d(?:\d\d){0,2})?$/;
const CODE = /^[235]\d\d(?:\d\d){0,2}$/;
const DIGIT = /\d/;
const WHOLE_NUMBER = /^\d{1,2}$/;
const CHINESE = /[\u4e00-\u9fff]/;

/** Puts back the ends of all broken figures. */
export function joinBrokenFigures(regions: readonly TableRegion[]): TableRegion[] {
  const joined: TableRegion[] = [];
  for (const region of regions) {
    const before = joined.at(-1);
    const row = before === undefined ? null : rowOfEnds(before.grid, region.grid);
    if (before === undefined || row === null) {
      joined.push(region);
      continue;
    }
    const isLast = region.grid.rowCount === 1;
    const notes = isLast ? [...before.notes, ...region.notes] : before.notes;
    joined[joined.length - 1] = { ...before, grid: withEnds(before.grid, row.ends), notes };
    if (!isLast) joined.push({ ...region, grid: withoutRow(region.grid, row.index) });
  }
  return joined;
}

interface RowOfEnds {
  /** Row of the lower grid. */
  index: number;
  /** What each cell of the upper grid is to be ended with. */
  ends: Map<GridCell, string>;
}

function rowOfEnds(upper: Grid, lower: Grid): RowOfEnds | null {
  if (!isDrawn(upper) || !isDrawn(lower) || !isOnNextPage(upper.place, lower.place)) return null;
  for (let index = 0; index < Math.min(lower.rowCount, MOST_HEADER_ROWS); index++) {
    const filled = lower.cells.filter((cell) => cell.row === index && cell.text.trim() !== '');
    if (!filled.some(({ text }) => DIGIT.test(text)) || numbersColumns(filled)) continue;
    const ends = filled.every((cell) => cell.rowSpan === 1) ? endsOf(filled, upper, lower) : null;
    return ends === null ? null : { index, ends };
  }
  return null;
}

function isDrawn({ origin }: Grid): boolean {
  return origin === 'ruled' || origin === 'aligned';
}

/** True for the row of a header that numbers its columns. */
function numbersColumns(cells: readonly GridCell[]): boolean {
  const numbers = cells.map(({ text }) => text.trim()).filter((text) => WHOLE_NUMBER.test(text));
  return numbers.length > 1 && numbers.every((text, i) => i === 0 || Number(text) > Number(numbers[i - 1]));
}

function endsOf(filled: readonly GridCell[], upper: Grid, lower: Grid): Map<GridCell, string> | null {
  const last = upper.cells.filter((cell) => cell.row + cell.rowSpan === upper.rowCount);
  if (numbersColumns(last)) return null;
  const decimals = commonDecimals([...upper.cells.filter((cell) => !last.includes(cell)), ...lower.cells]);
  // Pages side by side: columns are compared from the left edges of the table.
  const shift = upper.place.page === lower.place.page ? leftOf(lower) - leftOf(upper) : 0;
  const ends = new Map<GridCell, string>();
  for (const cell of filled) {
    const above = last.find((other) => standsOver(other, cell, shift));
    const end = cell.text.trim();
    if (above === undefined || !isEnd(above.text.trim(), end, standsAmongCodes(above, upper) ? null : decimals)) return null;
    ends.set(above, end);
  }
  return ends;
}

/** True for a cell of a column of codes, in which no figure begins. */
function standsAmongCodes(cell: GridCell, grid: Grid): boolean {
  const others = grid.cells.filter((other) => other !== cell && other.column === cell.column && DIGIT.test(other.text));
  return others.length > 0 && others.every(({ text }) => CODE.test(text.trim()));
}

function leftOf({ place }: Grid): number {
  return place.bbox?.[0] ?? 0;
}

function standsOver({ place: { bbox: a } }: GridCell, { place: { bbox: b } }: GridCell, shift: number): boolean {
  if (a === null || b === null) return false;
  return Math.min(a[2], b[2] - shift) - Math.max(a[0], b[0] - shift) >= OVER_SHARE * Math.min(a[2] - a[0], b[2] - b[0]);
}

function isEnd(begun: string, end: string, decimals: number | null): boolean {
  return endsFigure(begun, end, decimals) || endsCode(begun, end) || endsLabel(begun, end);
}

function endsCode(begun: string, end: string): boolean {
  return BEGUN_CODE.test(begun.replace(/\s/g, '')) && CODE.test(`${begun}${end}`.replace(/\s/g, ''));
}

function endsFigure(begun: string, end: string, decimals: number | null): boolean {
  if (decimals === null || decimals === 0) return false;
  if (!BEGUN_FIGURE.test(begun) || !END_OF_FIGURE.test(end) || decimalsOf(begun) === decimals) return false;
  const whole = begun + end;
  return WHOLE_FIGURE.test(whole) && decimalsOf(whole) === decimals && readNumber(whole).content === 'amount';
}

function endsLabel(begun: string, end: string): boolean {
  return CHINESE.test(begun) && CHINESE.test(end) && !DIGIT.test(end);
}

function withEnds(grid: Grid, ends: ReadonlyMap<GridCell, string>): Grid {
  const cells = grid.cells.map((cell): GridCell => {
    const end = ends.get(cell);
    return end === undefined ? cell : { ...cell, text: `${cell.text}\n${end}` };
  });
  return { ...grid, cells };
}
