/**
 * Long thin runs of ink: candidates for ruling lines along the rows of an image.
 *
 * In → Out: ink → strips, each the middle of a line at every x of its extent, so that lines may be slightly curved or askew.
 * Method: three rows are looked at together, which lets a line pass from one to the next; small breaks are bridged.
 */
import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Ink } from './raster.ts';

/** A line along x: its middle and thickness at each x from `x0` to before `x1`. */
export interface Strip {
  x0: number;
  x1: number;
  /** y of the middle, for x − x0. */
  middle: Float32Array;
  /** Usual thickness in pixels. */
  thickness: number;
}

interface Run {
  y: number;
  x0: number;
  x1: number;
  strip: number;
}

export interface StripLimits {
  /** Shortest run, in pixels. */
  shortest: number;
  /** Largest thickness of a short line, and of any, in pixels; what is between them is a line where it is long for its thickness. */
  thickest: number;
  thickestLong: number;
  /** From this length on text may stand on one side of a line all along, in pixels. */
  long: number;
  /** Longest break within a line, in pixels. */
  gap: number;
}

/** The strips of an image. */
export function stripsOf(ink: Ink, limits: StripLimits): Strip[] {
  const runs = longRuns(ink, limits);
  const groups = new Map<number, Run[]>();
  for (const run of joined(runs)) {
    const group = groups.get(run.strip);
    if (group === undefined) groups.set(run.strip, [run]);
    else group.push(run);
  }
  const strips: Strip[] = [];
  for (const group of groups.values()) {
    const strip = stripOf(group, ink, limits);
    if (strip !== null) strips.push(strip);
  }
  return strips;
}

/** Runs of at least the shortest length in three rows taken together. */
function longRuns({ width, height, data }: Ink, { shortest, gap }: StripLimits): Run[] {
  const runs: Run[] = [];
  const inked = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) inked[x] = (data[above + x] ?? 0) | (data[here + x] ?? 0) | (data[below + x] ?? 0);
    for (const [x0, x1] of runsIn(inked, gap)) if (x1 - x0 >= shortest) runs.push({ y, x0, x1, strip: -1 });
  }
  return runs;
}

/** Stretches of ink in a row, gaps up to `gap` bridged. */
function runsIn(inked: Uint8Array, gap: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let x = inked.indexOf(1); x >= 0; x = inked.indexOf(1, x)) {
    let end = inked.indexOf(0, x);
    if (end < 0) end = inked.length;
    const last = runs[runs.length - 1];
    if (last !== undefined && x - last[1] <= gap) last[1] = end;
    else runs.push([x, end]);
    x = end;
    if (end === inked.length) break;
  }
  return runs;
}

/** Numbers runs that touch each other from row to row alike. Runs are sorted by row, then by start. */
function joined(runs: Run[]): Run[] {
  const sets = new DisjointSets(runs.length);
  let above = 0;
  for (const [i, run] of runs.entries()) {
    while ((runs[above]?.y ?? run.y) < run.y - 1) above++;
    for (let j = above; j < i; j++) {
      const other = runs[j];
      if (other === undefined || other.y >= run.y) break;
      if (other.x0 < run.x1 && run.x0 < other.x1) sets.join(i, j);
    }
  }
  for (const [i, run] of runs.entries()) run.strip = sets.find(i);
  return runs;
}

/** A line is so many times longer than thick; a stroke of a title some ten times. */
const SLENDER = 16;

/** The line that runs make; null where they are too thick for one. */
function stripOf(runs: readonly Run[], ink: Ink, { thickest, thickestLong, long }: StripLimits): Strip | null {
  const x0 = runs.reduce((least, run) => Math.min(least, run.x0), Number.POSITIVE_INFINITY);
  const x1 = runs.reduce((most, run) => Math.max(most, run.x1), 0);
  const sums = new Float32Array(x1 - x0);
  const counts = new Uint16Array(x1 - x0);
  for (const { y, x0: from, x1: to } of runs) {
    const row = y * ink.width;
    for (let x = from; x < to; x++) {
      if (ink.data[row + x] !== 1) continue;
      sums[x - x0] = (sums[x - x0] ?? 0) + y;
      counts[x - x0] = (counts[x - x0] ?? 0) + 1;
    }
  }
  const thickness = usual(counts);
  if (thickness > Math.max(thickest, Math.min(thickestLong, (x1 - x0) / SLENDER))) return null;
  const strip = { x0, x1, middle: middles(sums, counts, thickness), thickness };
  return isFree(strip, ink, x1 - x0 >= long) ? strip : null;
}

/** Share of a line along which strokes may stand on it, or hang from it. */
const MOST_STROKES = 0.3;
/** Rows between a line's edge and where strokes are looked for. */
const CLEAR_ROWS = 2;

/**
 * True where little stands on the line on either side, on one of a long one: the feet of digits in a row make thin runs, too, but no
 * long ones, and cells without padding have their text against the line.
 */
function isFree({ x0, x1, middle, thickness }: Strip, { width, height, data }: Ink, isLong: boolean): boolean {
  const reach = Math.ceil(thickness / 2) + CLEAR_ROWS;
  let above = 0;
  let below = 0;
  for (let x = x0; x < x1; x++) {
    const y = Math.round(middle[x - x0] ?? 0);
    if (y - reach >= 0) above += data[(y - reach) * width + x] ?? 0;
    if (y + reach < height) below += data[(y + reach) * width + x] ?? 0;
  }
  return (isLong ? Math.min(above, below) : Math.max(above, below)) <= MOST_STROKES * (x1 - x0);
}

/** The median of the counts that are not zero. */
function usual(counts: Uint16Array): number {
  const sorted = counts.filter((count) => count > 0).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Where letters stand on the line or it is broken, its middle is taken from its neighbours. */
function middles(sums: Float32Array, counts: Uint16Array, thickness: number): Float32Array {
  const middle = new Float32Array(sums.length);
  let last = -1;
  for (let i = 0; i < sums.length; i++) {
    const count = counts[i] ?? 0;
    if (count === 0 || count > thickness + 1) continue;
    middle[i] = (sums[i] ?? 0) / count;
    fillBetween(middle, last, i);
    last = i;
  }
  if (last >= 0) middle.fill(middle[last] ?? 0, last + 1);
  return middle;
}

/** Fills what lies between two known places along a straight line; −1 for none before. */
function fillBetween(middle: Float32Array, before: number, after: number): void {
  const to = middle[after] ?? 0;
  const from = before < 0 ? to : (middle[before] ?? 0);
  for (let i = before + 1; i < after; i++) middle[i] = from + ((to - from) * (i - before)) / (after - before);
}
