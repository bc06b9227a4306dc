/**
 * The columns of amounts of a space-aligned table.
 *
 * In → Out: the runs of the body's lines → one cluster per column of amounts, left to right. Amounts share right edges; dashes for nothing
 * do not, so where lines with dashes are fuller than the amounts' edges explain, these lines give the columns by their order.
 * Limits: a column of which every figure is blank is not found here.
 */
import { type Cluster, clusterAmounts, clusterOf, type Item, itemsOf } from './text-clusters.ts';
import { isNumbering, type Run } from './text-runs.ts';

/** Widths of a digit on the page, in text columns, that were seen; the first that lines the amounts up is taken. */
const STRETCHES = [1, 1.25, 1.5, 1.75, 2, 2.5] as const;
/** Lines that must be full, and their part of the lines with values, before their order counts more than edges. */
const MIN_FULL_LINES = 2;
const MIN_FULL_SHARE = 0.3;

export function isValue(run: Run): boolean {
  return run.kind === 'amount' || run.kind === 'nil';
}

/** Columns of amounts and dashes. */
export function valueClusters(body: readonly (readonly Run[])[]): Cluster[] {
  const byEdge = fewestClusters(itemsOf(body, (run) => run.kind === 'amount'));
  return byOrder(body, byEdge) ?? byEdge;
}

/** The amounts in as few columns as a common stretch of their characters allows. */
function fewestClusters(items: Item[]): Cluster[] {
  let best: Cluster[] | null = null;
  for (const stretch of STRETCHES) {
    const clusters = clusterAmounts(items, stretch);
    if (best === null || clusters.length < best.length) best = clusters;
  }
  return best ?? [];
}

/** Columns in the order of the fullest lines, where these have more values than there are columns by edges; null where they have not. */
function byOrder(body: readonly (readonly Run[])[], byEdge: readonly Cluster[]): Cluster[] | null {
  const lines = body.flatMap((runs, line) => (isNumbering(runs) ? [] : [{ line, values: runs.filter(isValue) }]));
  const filled = lines.filter(({ values }) => values.some((run) => run.kind === 'amount'));
  const most = filled.reduce((count, { values }) => Math.max(count, values.length), 0);
  const full = filled.filter(({ values }) => values.length === most);
  if (most <= byEdge.length || full.length < Math.max(MIN_FULL_LINES, filled.length * MIN_FULL_SHARE)) return null;
  const stretch = byEdge[0]?.stretch ?? 1;
  return Array.from({ length: most }, (_, c) => {
    const items = full.flatMap(({ line, values }) => (values[c] === undefined ? [] : [{ run: values[c], line }]));
    return clusterOf(items, true, stretch);
  });
}
