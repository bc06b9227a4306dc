/**
 * Edges that touch each other → frames: the line work of one table each.
 */
import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Edge, Edges } from './grid-edges.ts';

/** Edges of one connected line work; both lists sorted by position. */
export interface Frame {
  horizontal: Edge[];
  vertical: Edge[];
}

/** Two edges meet when the gap between them is at most this (points): borders end short of each other by a line's width. */
const TOUCH_PT = 3;

/** More edges of one orientation are a drawing: the longest table pages have 100 rows, each with a few pieces of border. */
const MAX_EDGES = 1000;

export interface Frames {
  frames: Frame[];
  /** Horizontal edges that no vertical one touches. */
  loose: Edge[];
}

/** The frames of a page. */
export function framesOf({ horizontal, vertical }: Edges): Frames {
  const sets = new DisjointSets(horizontal.length);
  const rootOf: number[] = [];
  for (const edge of vertical) {
    let root = -1;
    for (let i = firstFrom(horizontal, edge.start - TOUCH_PT); i < horizontal.length; i++) {
      const crossing = horizontal[i];
      if (crossing === undefined || crossing.position > edge.end + TOUCH_PT) break;
      if (edge.position < crossing.start - TOUCH_PT || edge.position > crossing.end + TOUCH_PT) continue;
      if (root >= 0) sets.join(root, i);
      root = i;
    }
    rootOf.push(root);
  }
  const frames = new Map<number, Frame>();
  const floating: Edge[] = [];
  vertical.forEach((edge, i) => {
    const root = rootOf[i] ?? -1;
    if (root < 0) {
      floating.push(edge);
      return;
    }
    const frame = frames.get(sets.find(root)) ?? { horizontal: [], vertical: [] };
    frames.set(sets.find(root), frame);
    frame.vertical.push(edge);
  });
  const loose: Edge[] = [];
  horizontal.forEach((edge, i) => {
    (frames.get(sets.find(i))?.horizontal ?? loose).push(edge);
  });
  for (const frame of frames.values()) addInnerEdges(frame, floating);
  return { frames: [...frames.values()].filter((frame) => Math.max(frame.horizontal.length, frame.vertical.length) <= MAX_EDGES), loose };
}

/** Tables with fewer row lines than this may show the rows of their header by the ends of their column lines. */
const FEW_LINES = 3;
/** Column lines that end at more heights are torn: headers have up to five rows, and a total or two stand below the body. */
const MOST_ENDS = 8;

/**
 * Adds column lines that touch no border, as those of a table without lines between its rows do that end below its header, and a row
 * boundary where column lines end on no line.
 */
function addInnerEdges(frame: Frame, floating: readonly Edge[]): void {
  const ys = [...new Set(frame.horizontal.map(({ position }) => position))];
  if (ys.length > FEW_LINES) return;
  // A page break leaves column lines without the border below or above.
  const top = Math.min(...ys, ...frame.vertical.map((edge) => edge.start));
  const bottom = Math.max(...ys, ...frame.vertical.map((edge) => edge.end));
  const start = Math.min(...frame.horizontal.map((edge) => edge.start));
  const end = Math.max(...frame.horizontal.map((edge) => edge.end));
  const isInside = (edge: Edge): boolean =>
    edge.start > top - TOUCH_PT && edge.end < bottom + TOUCH_PT && edge.position > start && edge.position < end;
  const vertical = [...frame.vertical, ...floating.filter(isInside)].sort((a, b) => a.position - b.position || a.start - b.start);
  const ends: number[] = [];
  for (const y of vertical.flatMap((edge) => [edge.start, edge.end]).sort((a, b) => a - b)) {
    if (y > top + TOUCH_PT && y < bottom - TOUCH_PT && ![...ys, ...ends].some((position) => Math.abs(position - y) <= TOUCH_PT))
      ends.push(y);
  }
  if (ends.length > MOST_ENDS) return;
  frame.vertical = vertical;
  for (const position of ends) frame.horizontal.push({ position, start, end });
  frame.horizontal.sort((a, b) => a.position - b.position || a.start - b.start);
}

function firstFrom(edges: readonly Edge[], position: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((edges[mid]?.position ?? 0) < position) low = mid + 1;
    else high = mid;
  }
  return low;
}
