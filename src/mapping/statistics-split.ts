/**
 * Counts that stand below the amounts of a form in the same grid, under columns of their own (相关统计数 of the 三公 form).
 *
 * In → Out: a region → the region above the row that opens the counts, and one of the counts with the same captions; the region itself
 * where no such row is. Limits: the row holds nothing but those words, and rows with figures stand above and below it.
 */
import type { Grid } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { partOfGrid } from './grid-part.ts';

/** Most grids hold no such word. */
const STATISTICS = '统计';
const OPENING = /^(?:\([一二三四五六七八九十]\)|[一二三四五六七八九十]、)?相关统计(?:数|数据|信息|情况):?$/;

/** The regions of a form's amounts and of its counts. */
export function splitStatistics(region: TableRegion): TableRegion[] {
  const { grid } = region;
  const row = openingRow(grid);
  if (row === null) return [region];
  return [
    { ...region, grid: partOfGrid(grid, 0, row), notes: [] },
    { ...region, grid: partOfGrid(grid, row + 1, grid.rowCount), follows: false },
  ];
}

/** The row that opens the counts; null where none does, or a column of figures goes on below it. */
function openingRow(grid: Grid): number | null {
  const opening = grid.cells.find(({ text }) => text.includes(STATISTICS) && OPENING.test(normalizeLabel(text)));
  if (opening === undefined || opening.row === 0 || opening.row + 1 >= grid.rowCount) return null;
  const isAlone = grid.cells.every((cell) => cell === opening || cell.row !== opening.row || cell.text.trim() === '');
  return isAlone && grid.cells.some(({ row, text }) => row === opening.row + 1 && COUNTED.test(normalizeLabel(text))) ? opening.row : null;
}

/** Header of the columns of counts. */
const COUNTED = /^统计数$/;
