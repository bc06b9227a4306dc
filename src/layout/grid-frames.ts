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
  vertical.forEach((edge, i) => {
    const root = rootOf[i] ?? -1;
    if (root < 0) return;
    const frame = frames.get(sets.find(root)) ?? { horizontal: [], vertical: [] };
    frames.set(sets.find(root), frame);
    frame.vertical.push(edge);
  });
  const loose: Edge[] = [];
  horizontal.forEach((edge, i) => {
    (frames.get(sets.find(i))?.horizontal ?? loose).push(edge);
  });
  return { frames: [...frames.values()].filter((frame) => Math.max(frame.horizontal.length, frame.vertical.length) <= MAX_EDGES), loose };
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
