/**
 * Runs of many lines grouped by where they stand.
 *
 * In → Out: runs with their line → clusters, left to right. Amounts go by their right edges, other runs by overlap; a cluster that has two
 * runs of one line is cut, and neighbours that never meet in a line and stand close are one.
 * Frame: 0-based text columns, end exclusive (see `text-runs.ts`).
 */
import { type Run, rightEdge } from './text-runs.ts';

export interface Item {
  run: Run;
  line: number;
}

export interface Cluster {
  items: Item[];
  /** Lines that have a run here. */
  lines: Set<number>;
  figures: boolean;
  /** Factor by which the runs are wider on the page than in the text (see `rightEdge`). */
  stretch: number;
  x0: number;
  x1: number;
  /** Right edge of figures, left edge of words, that the middle item has. */
  edge: number;
}

/** Right edges of one column of amounts differ by at most this from one to the next. */
const EDGE_DRIFT = 2;
/** Right edges of one column may lie this far apart where a line was shifted; two columns of amounts are further apart. */
const COLUMN_DRIFT = 4;

export function overlaps(a: { x0: number; x1: number }, b: { x0: number; x1: number }): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

export function itemsOf(lines: readonly (readonly Run[])[], keep: (run: Run) => boolean): Item[] {
  return lines.flatMap((runs, line) => runs.filter(keep).map((run) => ({ run, line })));
}

export function clusterOf(items: Item[], figures: boolean, stretch = 1): Cluster {
  let [x0, x1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { run } of items) {
    if (run.x0 < x0) x0 = run.x0;
    if (run.x1 > x1) x1 = run.x1;
  }
  const edges = items.map(({ run }) => (figures ? rightEdge(run, stretch) : run.x0)).sort((a, b) => a - b);
  return { items, lines: new Set(items.map((item) => item.line)), figures, stretch, x0, x1, edge: edges[edges.length >> 1] ?? 0 };
}

/** Amounts whose right edges, stretched by `stretch`, follow each other closely; columns that drift further are put together again. */
export function clusterAmounts(items: Item[], stretch: number): Cluster[] {
  const groups: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => rightEdge(a.run, stretch) - rightEdge(b.run, stretch))) {
    if (rightEdge(item.run, stretch) - end > EDGE_DRIFT) groups.push([]);
    groups.at(-1)?.push(item);
    end = rightEdge(item.run, stretch);
  }
  return mergeClose(groups.flatMap((part) => partConflicts(clusterOf(part, true, stretch))));
}

/** Runs that overlap directly or through others. */
export function clusterByOverlap(items: Item[], figures: boolean): Cluster[] {
  const groups: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => a.run.x0 - b.run.x0)) {
    if (item.run.x0 >= end) groups.push([]);
    groups.at(-1)?.push(item);
    end = Math.max(end, item.run.x1);
  }
  return groups.flatMap((part) => partConflicts(clusterOf(part, figures)));
}

/** Header words over each other as clusters, left to right; words that reach over several of the others left out. */
export function leafClusters(lines: readonly (readonly Run[])[]): Cluster[] {
  let items = itemsOf(lines, (run) => run.kind === 'text');
  for (const wide of [...items].sort((a, b) => b.run.x1 - b.run.x0 - a.run.x1 + a.run.x0)) {
    const others = items.filter((item) => item !== wide);
    if (clusterByOverlap(others, true).filter((cluster) => overlaps(wide.run, cluster)).length > 1) items = others;
  }
  return clusterByOverlap(items, true);
}

/** Splits a cluster at the gap that most of its doubly filled lines share and fewest runs cross. */
function partConflicts(cluster: Cluster): Cluster[] {
  const cut = cluster.lines.size === cluster.items.length ? null : bestCut(cluster);
  if (cut === null) return [cluster];
  const isLeft = ({ run }: Item) => (cluster.figures ? (run.x0 + run.x1) / 2 : run.x0) < cut;
  const [left, right] = [cluster.items.filter(isLeft), cluster.items.filter((item) => !isLeft(item))];
  if (left.length === 0 || right.length === 0) return [cluster];
  return [left, right].flatMap((part) => partConflicts(clusterOf(part, cluster.figures, cluster.stretch)));
}

/** Column at which a cluster is best cut: blank in most lines that have two of its runs, inside few runs of the others. */
function bestCut(cluster: Cluster): number | null {
  const sorted = [...cluster.items].sort((a, b) => a.line - b.line || a.run.x0 - b.run.x0);
  const score = new Map<number, number>();
  const vote = (range: { from: number; to: number }, value: number) => {
    for (let x = range.from; x < range.to; x++) if (value > 0 || score.has(x)) score.set(x, (score.get(x) ?? 0) + value);
  };
  for (const [i, { run, line }] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next?.line === line) vote({ from: run.x1 + 1, to: next.run.x0 + 1 }, 1);
  }
  for (const { run } of sorted) vote({ from: run.x0 + 1, to: run.x1 }, -1);
  return [...score].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}

function neverMeet(a: Cluster, b: Cluster): boolean {
  return !b.items.some((item) => a.lines.has(item.line));
}

/** Neighbouring clusters of figures put together where they never meet and overlap for the most part or end close to each other. */
export function mergeClose(clusters: readonly Cluster[]): Cluster[] {
  return mergeNeighbours(clusters, (a, b) => {
    const common = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
    return common * 2 >= Math.min(a.x1 - a.x0, b.x1 - b.x0) || Math.abs(a.edge - b.edge) <= COLUMN_DRIFT;
  });
}

/** Neighbouring clusters of words put together where they never meet and no figures stand between them. */
export function mergeLabels(clusters: readonly Cluster[], figures: readonly Cluster[]): Cluster[] {
  return mergeNeighbours(clusters, (a, b) => !figures.some((f) => f.x0 + f.x1 > a.x0 + a.x1 && f.x0 + f.x1 < b.x0 + b.x1));
}

/** The neighbours with the nearest edges put together until at most `count` clusters remain or all of them meet in lines. */
export function mergeTo(clusters: readonly Cluster[], count: number): Cluster[] {
  let merged = [...clusters];
  while (merged.length > count) {
    const at = nearestNeighbours(merged);
    const [left, right] = [merged[at], merged[at + 1]];
    if (left === undefined || right === undefined) break;
    merged = merged.toSpliced(at, 2, clusterOf([...left.items, ...right.items], left.figures, left.stretch));
  }
  return merged;
}

/** Index of the cluster whose right neighbour, which it never meets, has the nearest edge; -1 where all meet. */
function nearestNeighbours(clusters: readonly Cluster[]): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [i, left] of clusters.entries()) {
    const right = clusters[i + 1];
    if (right === undefined || right.edge - left.edge >= least || !neverMeet(left, right)) continue;
    [best, least] = [i, right.edge - left.edge];
  }
  return best;
}

function mergeNeighbours(clusters: readonly Cluster[], belong: (a: Cluster, b: Cluster) => boolean): Cluster[] {
  const merged: Cluster[] = [];
  for (const cluster of [...clusters].sort((a, b) => a.x0 + a.x1 - b.x0 - b.x1)) {
    const last = merged.at(-1);
    if (last !== undefined && neverMeet(last, cluster) && belong(last, cluster)) {
      merged[merged.length - 1] = clusterOf([...last.items, ...cluster.items], cluster.figures, last.stretch);
    } else merged.push(cluster);
  }
  return merged;
}
