/**
 * Lists whose figures all stand behind their codes and labels: which header word stands over which column of figures.
 *
 * In → Out: columns of the body and header lines → words over the figures, in order, and those of columns that the body leaves blank.
 * Columns whose figures stand one blank apart in some line are neighbours, for a blank column would leave more. Header words one blank
 * apart are as wide as they are printed: pdftotext writes them closer than the figures below.
 * Limits: a list that leaves its first column blank and is squeezed by more than a column's width would be read one column to the left.
 */
import { type Cluster, leafClusters, overlaps } from './text-clusters.ts';
import type { TextColumn } from './text-columns.ts';
import { isFigure, printedLength, type Run } from './text-runs.ts';

/** Right edges of one column differ by at most this from its own. */
const EDGE_DRIFT = 2;

/** Header words over the figures of a list, top words of several left out; null where figures stand elsewhere, too. */
export function leavesBehindKeys(columns: readonly TextColumn[], header: readonly (readonly Run[])[]): Cluster[] | null {
  const first = columns.findIndex(({ content }) => content === 'amounts');
  if (first < 1 || columns.slice(first).some(({ content }) => content !== 'amounts')) return null;
  // A long label may reach over the left edge of the figures.
  const edge = Math.min(Math.max(...columns.slice(0, first).map(({ x1 }) => x1)), ...columns.slice(first).map(({ x0 }) => x0));
  const leaves = leafClusters(header.map((line) => line.filter((run, i) => run.x0 >= edge || reachesBehind(run, line[i + 1], edge))));
  const [head, ...others] = leaves;
  const isOfKey = head !== undefined && head.x1 <= (columns[first]?.x0 ?? 0) && !others.some((other) => areOnOneLine(head, other));
  return isOfKey ? others : leaves;
}

/** False for the word over a column of short labels, on a line of its own with those over other keys. */
function areOnOneLine(a: Cluster, b: Cluster): boolean {
  return [...a.lines].some((line) => b.lines.has(line));
}

/** True for a word that in print, but not in the text, reaches over the edge: the first one of several at one blank. */
function reachesBehind(run: Run, next: Run | undefined, edge: number): boolean {
  return next !== undefined && isBehind(run, next) && run.x0 + printedLength(run.text) > edge;
}

/** Text columns, end exclusive. */
interface Place {
  x0: number;
  x1: number;
}

/**
 * Places of the leaves without figures below them, of a list with no more columns of figures than leaves: those that the nearest assignment
 * of the columns leaves over, neighbours kept together. They stand between the columns of their neighbours or behind the last one.
 */
export function blankPlaces(leaves: readonly Cluster[], values: readonly TextColumn[], body: readonly (readonly Run[])[]): Place[] {
  const printed = asPrinted(leaves);
  const costs = values.map((column) => printed.map((leaf) => gapBetween(leaf, column)));
  const joined = values.map((column, i) => i > 0 && areNeighbours(values[i - 1], column, body));
  const homes = nearest(costs, joined);
  const places: Place[] = [];
  for (const [i, leaf] of printed.entries()) {
    if (homes.includes(i)) continue;
    const before = homes.findLastIndex((home) => home < i);
    const [left, right] = [values[before], values[before + 1]];
    const end = Math.max(left?.x1 ?? Number.NEGATIVE_INFINITY, places.at(-1)?.x1 ?? Number.NEGATIVE_INFINITY);
    const x0 = Math.max(leaf.x0, end + 1);
    if (right === undefined) places.push({ x0, x1: x0 + leaf.x1 - leaf.x0 });
    else places.push(between(left, right, { at: i - (homes[before] ?? -1), of: (homes[before + 1] ?? 0) - (homes[before] ?? -1) }));
  }
  return places;
}

/** A place without width between the middles of two columns, so far of the way from one to the other. */
function between(left: TextColumn | undefined, right: TextColumn, way: { at: number; of: number }): Place {
  const end = (right.x0 + right.x1) / 2;
  const start = left === undefined ? 2 * right.x0 - end : (left.x0 + left.x1) / 2;
  const x = start + ((end - start) * way.at) / way.of;
  return { x0: x, x1: x };
}

/** The places of leaves that follow each other at one blank, as wide as they are printed. */
function asPrinted(leaves: readonly Cluster[]): Place[] {
  const places: Place[] = [];
  for (const [i, leaf] of leaves.entries()) {
    const [before, behind] = [leaves[i - 1], leaves[i + 1]];
    const isJoined = before !== undefined && followsAtOneBlank(before, leaf);
    const width = isJoined || (behind !== undefined && followsAtOneBlank(leaf, behind)) ? printedWidth(leaf) : leaf.x1 - leaf.x0;
    const x0 = isJoined ? (places[i - 1]?.x1 ?? 0) + 1 : leaf.x0;
    places.push({ x0, x1: x0 + width });
  }
  return places;
}

function followsAtOneBlank(left: Cluster, right: Cluster): boolean {
  return right.items.some(({ line, run }) => left.items.some((other) => other.line === line && run.x0 - other.run.x1 === 1));
}

function printedWidth(leaf: Cluster): number {
  return Math.max(...leaf.items.map(({ run }) => printedLength(run.text)));
}

/** True where a line has figures of both columns one blank apart. */
function areNeighbours(left: TextColumn | undefined, right: TextColumn, body: readonly (readonly Run[])[]): boolean {
  const isIn = (run: Run, column: TextColumn | undefined): boolean =>
    column !== undefined && isFigure(run) && overlaps(run, column) && Math.abs(run.x1 - column.edge) <= EDGE_DRIFT;
  return body.some((line) => line.some((run, i) => isIn(run, right) && isBehind(line[i - 1], run) && isIn(line[i - 1] ?? run, left)));
}

function isBehind(left: Run | undefined, right: Run): boolean {
  return left !== undefined && right.x0 - left.x1 === 1;
}

/** The cheapest rising leaf of every column, that of a column `joined` to the one before it right behind; the leftmost of equal ones. */
function nearest(costs: readonly (readonly number[])[], joined: readonly boolean[]): number[] {
  let paths: { cost: number; homes: number[] }[] = [{ cost: 0, homes: [] }];
  for (const [i, own] of costs.entries()) {
    paths = own.flatMap((cost, leaf) => {
      const fits = paths.filter(({ homes }) => {
        const last = homes.at(-1) ?? -1;
        return joined[i] === true ? leaf === last + 1 : leaf > last;
      });
      const best = fits.reduce<(typeof paths)[number] | null>(
        (least, path) => (least === null || path.cost < least.cost ? path : least),
        null,
      );
      return best === null ? [] : [{ cost: best.cost + cost, homes: [...best.homes, leaf] }];
    });
  }
  return (
    paths.reduce<(typeof paths)[number] | null>((least, path) => (least === null || path.cost < least.cost ? path : least), null)?.homes ??
    []
  );
}

function gapBetween(run: Place, column: TextColumn): number {
  return overlaps(run, column) ? 0 : Math.max(column.x0 - run.x1, run.x0 - column.x1) + 1;
}
