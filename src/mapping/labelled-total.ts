/**
 * Rows of totals that hold the labels of columns: 合计 | 0.00 | 12.00 | 合计 | 基本支出 | 项目支出 | 0.00, as forms print whose spending
 * columns have their labels beside the word for the total.
 *
 * In → Out: a region → the same; such a row is the last row of the header with the labels and the first row of figures without them. Where
 * the spending of the total stands in a row of its own below the labels, it comes to the row of the total.
 * Evidence: the first row of figures, a total, with two labels or more side by side under one label of the header.
 * Limits: totals whose spending is nowhere printed stay without it.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { cellsOfRow, type Matrix, toMatrix } from '../table/matrix.ts';
import { rowKind } from '../table/row-kinds.ts';

const TOTAL = /^(?:合计|总计)$/;
const WORDS = /^[\u4e00-\u9fff()]{2,}$/;
const FIGURE = /^-?[\d,，]*\d(?:[.．]\d+)?$/;
/** Rows that a header takes at most, caption rows within the grid among them. */
const MOST_HEADER_ROWS = 8;
const MIN_LABELS = 2;

/** The region with the labels of such a row above its figures. */
export function splitLabelledTotal(region: TableRegion): TableRegion {
  const matrix = toMatrix(region.grid);
  const row = matrix.slice(0, MOST_HEADER_ROWS).findIndex((cells) => rowKind(cells) === 'data');
  if (row <= 0 || !isTotal(matrix[row] ?? [])) return region;
  const labels = labelsIn(matrix, row);
  const grid = labels === null ? null : split(region.grid, matrix, { row, labels });
  return grid === null ? region : { ...region, grid };
}

function isTotal(cells: readonly GridCell[]): boolean {
  const first = cells.find(({ text }) => text.trim() !== '');
  return first !== undefined && TOTAL.test(normalizeLabel(first.text));
}

/** The labels beside the total and its figures; null where they are none. */
function labelsIn(matrix: Matrix, row: number): GridCell[] | null {
  const [, ...filled] = cellsOfRow(matrix[row] ?? []).filter(({ text }) => text.trim() !== '');
  const labels = filled.filter(({ text }) => WORDS.test(normalizeLabel(text)));
  const isRest = filled.every((cell) => labels.includes(cell) || FIGURE.test(normalizeLabel(cell.text)));
  const [first] = labels;
  if (first === undefined || labels.length < MIN_LABELS || labels.length === filled.length || !isRest) return null;
  const isWhole = labels.every((cell, i) => cell.row === row && cell.column === (i === 0 ? cell.column : rightOf(labels[i - 1])));
  return isWhole && standUnderOne(matrix, row, labels) ? labels : null;
}

function rightOf(cell: GridCell | undefined): number {
  return cell === undefined ? -1 : cell.column + cell.columnSpan;
}

/** True where the nearest row with labels above them has one for all: over the first, with blanks behind it or merged. */
function standUnderOne(matrix: Matrix, row: number, labels: readonly GridCell[]): boolean {
  for (const cells of matrix.slice(0, row).toReversed()) {
    const [first, ...others] = labels.map(({ column }) => cells[column]);
    if ([first, ...others].every((cell) => cell === undefined || cell.text.trim() === '')) continue;
    return first !== undefined && first.text.trim() !== '' && others.every((cell) => cell === first || cell?.text.trim() === '');
  }
  return false;
}

/** The grid with the labels and the figures of a row in a row each; null where cells of other rows reach into it. */
function split(grid: Grid, matrix: Matrix, { row, labels }: { row: number; labels: readonly GridCell[] }): Grid | null {
  const figures = figuresBelow(matrix, row, labels);
  const next = row + (figures.length > 0 ? 2 : 1);
  const cells = cellsOfRow(matrix[row] ?? []);
  if (cells.some((cell) => cell.row < row || cell.row + cell.rowSpan > next)) return null;
  const isLabel = (cell: GridCell): boolean => labels.includes(cell);
  const upper = cells.map((cell) => (isLabel(cell) ? { ...cell, rowSpan: 1 } : { ...cell, rowSpan: 1, text: '' }));
  const lower = cells.map((cell): GridCell => {
    const own = isLabel(cell) ? (figures.find(({ column }) => column === cell.column) ?? { ...cell, text: '' }) : cell;
    return { ...own, row: row + 1, rowSpan: 1 };
  });
  const above = grid.cells.filter((cell) => cell.row < row);
  const below = grid.cells.filter((cell) => cell.row >= next).map((cell) => ({ ...cell, row: cell.row + row + 2 - next }));
  const { rowLengths } = grid;
  const lengths =
    rowLengths === null ? null : [...rowLengths.slice(0, row + 1), ...rowLengths.slice(row, row + 1), ...rowLengths.slice(next)];
  return { ...grid, cells: [...above, ...upper, ...lower, ...below], rowCount: grid.rowCount + row + 2 - next, rowLengths: lengths };
}

/** Figures right below the labels, in a row that holds nothing else; none where there is no such row. */
function figuresBelow(matrix: Matrix, row: number, labels: readonly GridCell[]): GridCell[] {
  const below = cellsOfRow(matrix[row + 1] ?? []).filter((cell) => cell.row === row + 1 && cell.text.trim() !== '');
  const isOwn = ({ column, columnSpan, text }: GridCell): boolean =>
    FIGURE.test(normalizeLabel(text)) && labels.some((label) => label.column === column && label.columnSpan === columnSpan);
  return below.every(isOwn) ? below : [];
}
