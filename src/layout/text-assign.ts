/**
 * Which column each run of a line belongs to.
 *
 * In → Out: runs of one line and the columns of its table → one column index per run, rising from left to right.
 * A line with as many runs as there are columns is taken in order, and so are as many figures as there are columns of amounts, for
 * pdftotext shifts whole lines; otherwise the assignment with the smallest sum of distances is taken. Words may share a column,
 * figures not.
 * Units: distances are text columns.
 */
import { overlaps } from './text-clusters.ts';
import { isInOrder, type TextColumn } from './text-columns.ts';
import { cheapest, risingAssignment } from './text-rising.ts';
import { isFigure, isNumbering, type Run, rightEdge } from './text-runs.ts';
import { isValue } from './text-values.ts';

/** An amount among labels or row numbers: only where no column of amounts is near. */
const AMOUNT_AMONG_OTHERS = 8;
/** An integer among labels or amounts. */
const INTEGER_AMONG_OTHERS = 3;
/** A word among figures in the body: words stay with the labels where those are near. */
const WORD_AMONG_FIGURES = 3;
/** A second word in the same cell. */
const SHARED = 5;
/** What a column of edge difference counts beside the distance between boxes. */
const EDGE_WEIGHT = 0.1;

/** Column of every run. `header` tells that words stand over columns of figures as a matter of course. */
export function assignColumns(runs: readonly Run[], columns: readonly TextColumn[], header: boolean): number[] {
  if (header ? isInOrder(runs, columns) : runs.length === columns.length) return runs.map((_, i) => i);
  const amounts = columns.flatMap((column, i) => (column.content === 'amounts' ? [i] : []));
  const counts = isNumbering(runs) ? (run: Run) => run.kind === 'integer' : isValue;
  const inOrder = amounts.length > 1 && runs.filter(counts).length === amounts.length;
  let next = 0;
  const costs = runs.map((run) => {
    const forced = inOrder && counts(run) ? amounts[next++] : undefined;
    return columns.map((column, c) => (forced === undefined ? distance(run, column, header) : c === forced ? 0 : Number.POSITIVE_INFINITY));
  });
  const sharing = runs.map((run, i) => (i > 0 && !isFigure(run) && runs[i - 1]?.kind === 'text' ? SHARED : Number.POSITIVE_INFINITY));
  return risingAssignment(costs, sharing) ?? crowded(costs);
}

/** The nearest columns of runs that are too many for the columns, never going back to the left. */
function crowded(costs: readonly (readonly number[])[]): number[] {
  let last = 0;
  return costs.map((own) => {
    last = Math.max(last, cheapest(own));
    return last;
  });
}

function distance(run: Run, column: TextColumn, header: boolean): number {
  if (header && !isFigure(run)) return headerDistance(run, column);
  const gap = overlaps(run, column) ? 0 : Math.max(column.x0 - run.x1, run.x0 - column.x1) + 1;
  if (run.kind === 'amount')
    return column.content === 'amounts' ? Math.abs(rightEdge(run, column.stretch) - column.edge) : gap + AMOUNT_AMONG_OTHERS;
  if (run.kind === 'nil' && column.content === 'amounts') return Math.min(gap, Math.abs(run.x0 + run.x1 - 2 * column.centre) / 2);
  const edge = Math.abs((column.content === 'words' ? run.x0 : run.x1) - column.edge) * EDGE_WEIGHT;
  const isStranger = run.kind === 'text' ? column.content !== 'words' : column.content !== 'integers';
  return gap + edge + (isStranger ? (run.kind === 'text' ? WORD_AMONG_FIGURES : INTEGER_AMONG_OTHERS) : 0);
}

/** Header words are centred over their column. */
function headerDistance(run: Run, column: TextColumn): number {
  const miss = Math.abs(run.x0 + run.x1 - 2 * column.centre) / 2;
  const isOver = (run.x0 <= column.centre && column.centre <= run.x1) || (column.content === 'words' && overlaps(run, column));
  return miss * (isOver ? EDGE_WEIGHT : 1);
}
