/**
 * A frame → lattice: the row and column boundaries of a table and which pieces of them are drawn.
 *
 * Borders that the page leaves out on the outside (open sides, a row that a page break cut) are inferred from the edges that
 * reach beyond the last drawn one. Units: points, page frame.
 */
import type { Edge } from './grid-edges.ts';
import type { Frame } from './grid-frames.ts';

export interface Lattice {
  /** Boundaries of columns and rows, ascending. */
  xs: number[];
  ys: number[];
  /** `vertical[i][j]`: boundary `xs[i]` is drawn along row j. */
  vertical: boolean[][];
  /** `horizontal[j][i]`: boundary `ys[j]` is drawn along column i. */
  horizontal: boolean[][];
  /** Which outer boundaries are inferred, not drawn. */
  inferred: { left: boolean; right: boolean; top: boolean; bottom: boolean };
}

/** A boundary piece counts as drawn when edges cover this share of it. */
const COVERED = 0.6;
/** Edges reach this far (points) beyond the outer border without making a row or column. */
const OVERHANG_PT = 5;
/** Boundaries this close (points) that never bound the same row or column are one, drawn unevenly. */
const UNEVEN_PT = 7;

/** The lattice of a frame. */
export function latticeOf(frame: Frame): Lattice {
  const xs = boundaries(frame.vertical, frame.horizontal);
  const ys = boundaries(frame.horizontal, frame.vertical);
  const lattice: Lattice = {
    xs: xs.values,
    ys: ys.values,
    vertical: coverage(frame.vertical, xs.values, ys.values),
    horizontal: coverage(frame.horizontal, ys.values, xs.values),
    inferred: { left: xs.before, right: xs.after, top: ys.before, bottom: ys.after },
  };
  if (xs.before) lattice.vertical[0]?.fill(true);
  if (xs.after) lattice.vertical[xs.values.length - 1]?.fill(true);
  if (ys.before) lattice.horizontal[0]?.fill(true);
  if (ys.after) lattice.horizontal[ys.values.length - 1]?.fill(true);
  return mergeUneven(mergeUneven(lattice, 'columns'), 'rows');
}

interface Boundaries {
  values: number[];
  before: boolean;
  after: boolean;
}

/** Positions of the edges, with inferred ones where the crossing edges reach beyond. */
function boundaries(edges: readonly Edge[], crossing: readonly Edge[]): Boundaries {
  const values = [...new Set(edges.map((edge) => edge.position))].sort((a, b) => a - b);
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const edge of crossing) {
    start = Math.min(start, edge.start);
    end = Math.max(end, edge.end);
  }
  const before = start < (values[0] ?? Number.POSITIVE_INFINITY) - OVERHANG_PT;
  const after = end > (values[values.length - 1] ?? Number.NEGATIVE_INFINITY) + OVERHANG_PT;
  if (before) values.unshift(start);
  if (after) values.push(end);
  return { values, before, after };
}

/** For each boundary, which of its pieces between two crossing boundaries are drawn. */
export function coverage(edges: readonly Edge[], positions: readonly number[], crossing: readonly number[]): boolean[][] {
  const index = new Map(positions.map((position, i) => [position, i]));
  const covered = positions.map(() => new Float64Array(Math.max(0, crossing.length - 1)));
  for (const edge of edges) {
    const row = covered[index.get(edge.position) ?? -1];
    if (row === undefined) continue;
    for (let j = 0; j < row.length; j++) {
      const overlap = Math.min(edge.end, crossing[j + 1] ?? 0) - Math.max(edge.start, crossing[j] ?? 0);
      if (overlap > 0) row[j] = (row[j] ?? 0) + overlap;
    }
  }
  return covered.map((row) => Array.from(row, (length, j) => length >= COVERED * ((crossing[j + 1] ?? 0) - (crossing[j] ?? 0))));
}

/** Joins neighbouring boundaries that are close and never drawn along the same piece. */
function mergeUneven(lattice: Lattice, axis: 'columns' | 'rows'): Lattice {
  const [values, along, across] =
    axis === 'columns' ? [lattice.xs, lattice.vertical, lattice.horizontal] : [lattice.ys, lattice.horizontal, lattice.vertical];
  for (let i = values.length - 2; i >= 0; i--) {
    const here = along[i];
    const next = along[i + 1];
    if (here === undefined || next === undefined || (values[i + 1] ?? 0) - (values[i] ?? 0) > UNEVEN_PT) continue;
    if (here.some((drawn, j) => drawn && next[j] === true)) continue;
    const weight = here.filter(Boolean).length - next.filter(Boolean).length;
    values.splice(weight >= 0 ? i + 1 : i, 1);
    along.splice(
      i,
      2,
      here.map((drawn, j) => drawn || next[j] === true),
    );
    for (const row of across) row.splice(i, 1);
  }
  return lattice;
}
