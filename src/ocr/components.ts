/**
 * Connected pieces of ink.
 *
 * In → Out: ink → boxes with their numbers of pixels, in the order of their first pixel. Neighbours at corners are connected.
 */
import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Ink, PixelBox } from './raster.ts';

export interface Component extends PixelBox {
  /** Pixels of ink. */
  area: number;
}

interface Run {
  x0: number;
  x1: number;
  y: number;
}

/** The connected pieces. */
export function componentsOf(ink: Ink): Component[] {
  const runs = runsOf(ink);
  const sets = new DisjointSets(runs.length);
  let above = 0;
  for (const [i, run] of runs.entries()) {
    while ((runs[above]?.y ?? run.y) < run.y - 1 || isBefore(runs[above], run)) above++;
    for (let j = above; j < i; j++) {
      const other = runs[j];
      if (other === undefined || other.y >= run.y || other.x0 > run.x1) break;
      if (other.x1 < run.x0) continue;
      sets.join(i, j);
    }
  }
  const pieces = new Map<number, Component>();
  for (const [i, run] of runs.entries()) grow(pieces, sets.find(i), run);
  return [...pieces.values()];
}

/** True for a run of the row above that ends before `run` begins: no later run of this row meets it either. */
function isBefore(other: Run | undefined, run: Run): boolean {
  return other !== undefined && other.y === run.y - 1 && other.x1 < run.x0;
}

function grow(pieces: Map<number, Component>, id: number, { x0, x1, y }: Run): void {
  const piece = pieces.get(id);
  if (piece === undefined) {
    pieces.set(id, { x0, x1, y0: y, y1: y + 1, area: x1 - x0 });
    return;
  }
  piece.x0 = Math.min(piece.x0, x0);
  piece.x1 = Math.max(piece.x1, x1);
  piece.y1 = y + 1;
  piece.area += x1 - x0;
}

function runsOf({ width, height, data }: Ink): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (data[row + x] !== 1) continue;
      const x0 = x;
      while (x < width && data[row + x] === 1) x++;
      runs.push({ x0, x1: x, y });
    }
  }
  return runs;
}
