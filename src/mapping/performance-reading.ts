/**
 * The grids of a self-evaluation form as rows of known kind.
 *
 * In → Out: grids in reading order → joined grid, rows, kinds. A form of one grid is remembered as long as the grid lives: it is
 * looked at when the form is recognised, when the next grid may carry it on, and when it is mapped.
 */
import type { Grid } from '../model/block.ts';
import { isGridCertain } from './joined-table.ts';
import { partCells } from './parted-cells.ts';
import { type FormRow, formRows, type JoinedGrid, joinGrids } from './performance-join.ts';
import { type PerformanceLabels, prepareText } from './performance-labels.ts';
import { readSections, type Sections } from './performance-sections.ts';
import { hasVisualLines, visualLines } from './visual-lines.ts';

export interface FormReading extends Sections {
  grid: JoinedGrid;
  rows: readonly FormRow[];
}

const remembered = new WeakMap<Grid, { labels: PerformanceLabels; form: FormReading }>();

/** Reads the rows of a form. Throws RangeError where there is no grid. */
export function readForm(grids: readonly Grid[], labels: PerformanceLabels): FormReading {
  const [only] = grids;
  if (only === undefined || grids.length > 1) return readRows(grids, labels);
  const known = remembered.get(only);
  if (known?.labels === labels) return known.form;
  const form = readRows(grids, labels);
  remembered.set(only, { labels, form });
  return form;
}

/** The rows of one grid cell by cell, also where its lines are those of texts that wrap. */
export function gridRows(grid: Grid, labels: PerformanceLabels): readonly FormRow[] {
  return hasVisualLines([grid]) ? formRows(joinGrids([grid]), prepareText) : readForm([grid], labels).rows;
}

function readRows(grids: readonly Grid[], labels: PerformanceLabels): FormReading {
  const grid = joinGrids(grids.map(partCells));
  const rows = hasVisualLines(grids) ? visualLines(grids) : formRows(grid, prepareText);
  return {
    grid,
    rows,
    ...readSections(
      rows,
      labels,
      grids.every(({ origin }) => isGridCertain(origin)),
    ),
  };
}
