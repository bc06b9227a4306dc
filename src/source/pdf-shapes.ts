/**
 * A path's subpaths as corners in the page frame.
 */
import { type BBox, union } from '../model/place.ts';
import type { Matrix } from './pdf-geometry.ts';
import { PATH } from './pdf-operators.ts';

/** One subpath: its corners in the page frame, x and y in turn. */
export interface Shape {
  points: number[];
  closed: boolean;
  /** Index in `points` of the ends of curves; what leads to them is no line. */
  curves: Set<number>;
}

/** Coordinates of control points before the end point, by path code. */
const CONTROLS: readonly number[] = [0, 0, 4, 2];

/** The subpaths of pdf.js's path data: codes, each followed by its coordinates in user space. */
export function readShapes(data: ArrayLike<number>, m: Matrix): Shape[] {
  const shapes: Shape[] = [];
  let shape: Shape = { points: [], closed: false, curves: new Set() };
  const add = (at: number): void => {
    const x = data[at] ?? 0;
    const y = data[at + 1] ?? 0;
    shape.points.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  };
  for (let i = 0; i < data.length; ) {
    const code = data[i++];
    if (code === PATH.closePath) {
      shape.closed = true;
      continue;
    }
    if (code === PATH.moveTo || shape.closed) {
      // A segment after `closePath` starts where the closed subpath began.
      shape = { points: code === PATH.moveTo ? [] : shape.points.slice(0, 2), closed: false, curves: new Set() };
      shapes.push(shape);
    }
    const controls = CONTROLS[code ?? 0] ?? 0;
    if (controls > 0) shape.curves.add(shape.points.length);
    add(i + controls);
    i += controls + 2;
  }
  return shapes;
}

/** The box around a subpath. */
export function boundsOf({ points }: Shape): BBox {
  const box: BBox = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** A subpath with more corners is no border of a cell or table. */
const MAX_CORNERS = 8;
/** Characters are smaller than this (points); so many closed subpaths in so small a path are the strokes of one. */
const CHARACTER_PT = 40;
const CHARACTER_STROKES = 3;

/** Closed shapes within a strip this thick (points) are the dashes of one line. */
const DASHES_PT = 3;

/** True for the outlines of characters and for drawings: curves, many corners, or several closed shapes in a small space. */
export function isDrawing(shapes: readonly Shape[]): boolean {
  if (shapes.some(({ curves, points }) => curves.size > 0 || points.length > 2 * MAX_CORNERS + 2)) return true;
  if (shapes.filter((shape) => shape.closed).length < CHARACTER_STROKES) return false;
  const [x0, y0, x1, y1] = union(shapes.map(boundsOf));
  return Math.max(x1 - x0, y1 - y0) < CHARACTER_PT && Math.min(x1 - x0, y1 - y0) > DASHES_PT;
}
