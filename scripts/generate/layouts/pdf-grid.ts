/**
 * Geometry of a printed table: where each cell stands in the matrix, how wide the columns and how high the rows are.
 *
 * In → Out: rows of cells with spans → placed cells, column widths and row heights in points.
 */
import type { PrintedCell, PrintedTable } from '../printed-table.ts';
import { breakLines } from './pdf-lines.ts';

/** Room between text and border, or half the room between columns without border, in points. */
const PADDING = { bordered: 3, open: 6, y: 2.5 };
/** Leading of text in cells, as a part of its size. */
const LEADING_EM = 1.25;
/** Largest and smallest size of text in tables; the first that fits is taken. */
const SIZES = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5];
/** A column of words must hold as many characters in a line. */
const LEAST_CHARS = 3;
/** So that rounding never breaks a figure that just fits, in points. */
const FIGURE_SLACK = 0.5;
/** Relative widths above this are columns of labels; tall rows make them narrow, so that labels wrap. */
const LABEL_WIDTH = 3;
const NARROW = 0.55;
/** Least height of a tall row, in lines. */
const TALL_LINES = 2.4;

export interface PlacedCell {
  cell: PrintedCell;
  row: number;
  column: number;
  lines: string[];
}

export interface Grid {
  cells: PlacedCell[];
  /** Column edges from 0, one more than columns. */
  edges: number[];
  heights: number[];
  size: number;
  leading: number;
  /** Room on the left and right, and above and below, of a cell's text. */
  padding: { x: number; y: number };
}

type Measure = (text: string) => number;

/** Sizes a table for `available` points. Throws RangeError on rows that do not fill the matrix or figures that fit no size. */
export function sizeTable(table: PrintedTable, options: { available: number; tall: boolean; bordered: boolean; measure: Measure }): Grid {
  const { available, tall, measure } = options;
  const padding = { x: options.bordered ? PADDING.bordered : PADDING.open, y: PADDING.y };
  const rows = [...table.header, ...table.body];
  const placed = placeCells(rows, table);
  const weights = table.widths.map((width) => (tall && width > LABEL_WIDTH ? width * NARROW : width));
  for (const size of SIZES) {
    const least = leastWidths(placed, { columns: table.width, measure: (text) => measure(text) * size, size, padding: padding.x });
    const widths = shareWidths(weights, least, available);
    if (widths === null) continue;
    const edges = edgesOf(widths);
    const cells = placed.map((cell) => ({
      ...cell,
      lines: linesOf(cell, { edges, measure: (text) => measure(text) * size, padding: padding.x }),
    }));
    const leading = size * LEADING_EM;
    return { cells, edges, size, leading, padding, heights: rowHeights(cells, { rows: rows.length, leading, tall }) };
  }
  throw new RangeError(`${table.title} does not fit a width of ${available} pt`);
}

function edgesOf(widths: readonly number[]): number[] {
  const edges = [0];
  let x = 0;
  for (const width of widths) {
    x += width;
    edges.push(x);
  }
  return edges;
}

/** Gives each cell its row and column. */
function placeCells(rows: readonly (readonly PrintedCell[])[], table: PrintedTable): PlacedCell[] {
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap((row, r) => {
    const placed = row.map((cell): PlacedCell => {
      let column = 0;
      while (taken[r]?.has(column) === true) column++;
      for (let i = r; i < r + cell.rowSpan; i++) for (let c = column; c < column + cell.columnSpan; c++) taken[i]?.add(c);
      return { cell, row: r, column, lines: [] };
    });
    if (taken[r]?.size !== table.width) throw new RangeError(`row ${r} of ${table.title} does not fill ${table.width} columns`);
    return placed;
  });
}

/** Width below which a figure or code would be cut, or a word column would be too narrow to read. */
function leastWidths(
  cells: readonly PlacedCell[],
  { columns, measure, size, padding }: { columns: number; measure: Measure; size: number; padding: number },
): number[] {
  const least = Array.from({ length: columns }, () => 0);
  for (const { cell, column } of cells) {
    if (cell.columnSpan > 1) continue;
    const whole = measure(cell.text);
    const solid = Math.max(0, ...(cell.text.match(/[!-~]+/g) ?? []).map(measure));
    const needed = Math.max(solid, Math.min(whole, LEAST_CHARS * size)) + 2 * padding + FIGURE_SLACK;
    least[column] = Math.max(least[column] ?? 0, needed);
  }
  return least;
}

/** Widths in proportion to `weights`, none below its least; null where they do not fit. */
function shareWidths(weights: readonly number[], least: readonly number[], available: number): number[] | null {
  const sum = weights.reduce((a, b) => a + b, 0);
  const needed = least.reduce((a, b) => a + b, 0);
  if (needed > available) return null;
  const slack = weights.map((weight, i) => Math.max(0, (weight / sum) * available - (least[i] ?? 0)));
  const free = slack.reduce((a, b) => a + b, 0);
  return least.map((width, i) => width + (free === 0 ? 0 : ((slack[i] ?? 0) / free) * (available - needed)));
}

function linesOf(
  { cell, column }: PlacedCell,
  { edges, measure, padding }: { edges: readonly number[]; measure: Measure; padding: number },
): string[] {
  const width = (edges[column + cell.columnSpan] ?? 0) - (edges[column] ?? 0) - 2 * padding;
  return cell.text === '' ? [] : breakLines(cell.text, { width, indent: 0, measure });
}

function rowHeights(cells: readonly PlacedCell[], options: { rows: number; leading: number; tall: boolean }): number[] {
  const { rows, leading, tall } = options;
  const heights = Array.from({ length: rows }, () => (tall ? TALL_LINES : 1) * leading + 2 * PADDING.y);
  const needed = (placed: PlacedCell): number => placed.lines.length * leading + 2 * PADDING.y;
  for (const placed of cells) {
    if (placed.cell.rowSpan === 1) heights[placed.row] = Math.max(heights[placed.row] ?? 0, needed(placed));
  }
  for (const placed of cells) {
    const last = placed.row + placed.cell.rowSpan - 1;
    const have = heights.slice(placed.row, last + 1).reduce((a, b) => a + b, 0);
    if (needed(placed) > have) heights[last] = (heights[last] ?? 0) + needed(placed) - have;
  }
  return heights;
}
