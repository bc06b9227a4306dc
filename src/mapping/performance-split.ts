/**
 * Self-evaluation forms of several projects that stand in one grid, one below the other.
 *
 * In → Out: a region → one region a form. A form begins where the label of a project's name opens a row below the indicators of the form
 * before it; rows of one cell above it that name the form or the year are its title. Captions above the grid hold for all.
 * Limits: forms side by side stay one; a list of projects, one a row, has no indicators between the names.
 */
import type { Grid } from '../model/block.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { partOfGrid } from './grid-part.ts';
import { namesProject } from './performance-attributes.ts';
import type { FormRow } from './performance-join.ts';
import { compilePerformance, lookUp, type PerformanceLabels } from './performance-labels.ts';
import { gridRows } from './performance-reading.ts';
import { isIndicatorHeader } from './performance-sections.ts';

/** The regions of a grid's forms in printed order; the region itself where it holds one at most. */
export function splitForms(region: TableRegion, form: PerformanceForm): TableRegion[] {
  const { grid } = region;
  if (!grid.cells.some(({ text }) => text.includes('指标'))) return [region];
  const starts = formStarts(grid, compilePerformance(form));
  if (starts.length === 0) return [region];
  const bounds = [0, ...starts, grid.rowCount];
  return bounds.slice(0, -1).map((from, i): TableRegion => {
    const part = partOfGrid(grid, from, bounds[i + 1] ?? grid.rowCount);
    const isLast = i === starts.length;
    return { ...region, grid: part, notes: isLast ? region.notes : [], follows: i === 0 ? region.follows : false };
  });
}

/** First rows of all forms but the first. */
function formStarts(grid: Grid, labels: PerformanceLabels): number[] {
  const rows = gridRows(grid, labels);
  const starts: number[] = [];
  let isDone = false;
  for (const [at, row] of rows.entries()) {
    if (isIndicatorHeader(row, labels)) isDone = true;
    else if (isDone && opensForm(row, labels)) {
      starts.push(withTitles(rows, at, labels));
      isDone = false;
    }
  }
  return starts;
}

/** True where the label of a project's name is the first text of a row. */
function opensForm(row: FormRow, labels: PerformanceLabels): boolean {
  const [first] = row.filled;
  return first !== undefined && first.cell.column === 0 && namesProject({ ...row, filled: [first] }, labels);
}

const YEAR_ALONE = /^\(?20\d\d年度?\)?$/;

/** The row at which the titles of a form begin that stand in rows of their own above it. */
function withTitles(rows: readonly FormRow[], at: number, labels: PerformanceLabels): number {
  let first = at;
  for (let r = at - 1; r > 0; r--) {
    const { filled } = rows[r] ?? { filled: [] };
    const [only] = filled;
    if (only === undefined) continue;
    const isTitle = labels.titleWords.some((word) => only.key.includes(word)) || YEAR_ALONE.test(only.key);
    if (filled.length > 1 || !isTitle || lookUp(labels.attributes, only.key) !== undefined) break;
    first = r;
  }
  return first;
}
