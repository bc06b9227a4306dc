/**
 * Labels over several columns in the body of a table without lines: totals whose cell is merged (公用经费合计).
 *
 * In → Out: cells of the body by row and column, the columns → the merged cells; their words move to the first of their columns.
 * A label that stands alone in a column of amounts is centred over one range of columns that its row leaves blank. Limits: a label
 * that no range, or more than one, has in its middle stays where it is.
 */
import type { Word } from '../model/page.ts';
import { union } from '../model/place.ts';
import { isAmount, isFigure } from './figures.ts';
import type { OpenColumn } from './open-strands.ts';

/** A cell of the body over the columns from `first` to `last`. */
export interface MergedCell {
  row: number;
  first: number;
  last: number;
}

/** A label has its middle this near to that of its columns, in em. */
const CENTRED_EM = 0.5;

/** Finds the merged cells of a body. Changes `rows`. */
export function mergeLabels(rows: Word[][][], columns: readonly OpenColumn[]): MergedCell[] {
  const merged: MergedCell[] = [];
  for (const c of columns.keys()) {
    const row = lostLabel(rows.map((cells) => cells[c] ?? []));
    const cells = rows[row];
    const label = cells?.[c];
    if (cells === undefined || label === undefined) continue;
    const range = rangeOf(label, { cells, column: c, columns });
    if (range === null) continue;
    cells[c] = [];
    cells[range[0]] = label;
    merged.push({ row, first: range[0], last: range[1] });
  }
  return merged;
}

/** Index of the single label in a column of amounts: one over several columns, such as that of a total; -1 where there is none. */
export function lostLabel(column: readonly (readonly Word[])[]): number {
  const filled = column.filter((words) => words.length > 0);
  const labels = filled.filter((words) => !words.some(({ text }) => isFigure(text)));
  const [label] = labels;
  const isLost =
    labels.length === 1 && filled.length > 2 && filled.every((words) => words === label || words.some(({ text }) => isAmount(text)));
  return isLost && label !== undefined ? column.indexOf(label) : -1;
}

/** The only range of blank columns around its own that the label is centred over. */
function rangeOf(
  label: readonly Word[],
  { cells, column, columns }: { cells: readonly Word[][]; column: number; columns: readonly OpenColumn[] },
): readonly [number, number] | null {
  const isBlank = (c: number): boolean => c === column || cells[c]?.length === 0;
  const [start, , end] = union(label.map(({ bbox }) => bbox));
  const limit = CENTRED_EM * (label[0]?.sizePt ?? 0);
  const ranges: [number, number][] = [];
  for (let first = column; first >= 0 && isBlank(first); first--) {
    for (let last = column; last < columns.length && isBlank(last); last++) {
      const middle = ((columns[first]?.from ?? 0) + (columns[last]?.to ?? 0)) / 2;
      if (last > first && Math.abs(middle - (start + end) / 2) <= limit) ranges.push([first, last]);
    }
  }
  const [only, second] = ranges;
  return second === undefined ? (only ?? null) : null;
}
