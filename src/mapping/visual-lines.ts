/**
 * The visual lines of a grid whose cells were told apart by alignment alone: what stood on the page, before cells were made of it.
 *
 * In → Out: grids with the runs of their cells → one row a line, its texts left to right.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { isGridCertain } from './joined-table.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { prepareText } from './performance-labels.ts';

/** True for grids that know their runs. */
export function hasVisualLines(grids: readonly Grid[]): boolean {
  return grids.every(({ origin, cells }) => !isGridCertain(origin) && cells.some(({ runs }) => runs !== undefined && runs.length > 0));
}

/** The texts of every visual line as a row, top to bottom. */
export function visualLines(grids: readonly Grid[]): FormRow[] {
  return grids.flatMap(linesOf).map((row, index) => ({ ...row, index }));
}

function linesOf(grid: Grid): FormRow[] {
  const byLine = new Map<number, FormCell[]>();
  for (const { runs = [] } of grid.cells) {
    for (const run of runs) {
      const cell: GridCell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: run.text, place: run.place, runs: [run] };
      const { text, key } = prepareText(run.text);
      const line = byLine.get(run.line) ?? [];
      if (key !== '') line.push({ cell, text, key });
      byLine.set(run.line, line);
    }
  }
  const lines = [...byLine].sort(([a], [b]) => a - b).filter(([, cells]) => cells.length > 0);
  return lines.map(([, cells], index) => {
    const filled = cells.sort((a, b) => startOf(a) - startOf(b));
    return { index, own: filled, filled, covering: filled, length: null, afterBreak: false };
  });
}

function startOf({ cell }: FormCell): number {
  return cell.runs?.[0]?.x0 ?? 0;
}
