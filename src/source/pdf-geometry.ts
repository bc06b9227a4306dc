/**
 * Affine matrices and boxes of the page frame (points, origin top-left, y down).
 */
import type { BBox } from '../model/place.ts';

/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` to its result. */
export function multiply(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [ia = 1, ib = 0, ic = 0, id = 1, ie = 0, jf = 0] = [inner[0], inner[1], inner[2], inner[3], inner[4], inner[5]];
  return [a * ia + c * ib, b * ia + d * ib, a * ic + c * id, b * ic + d * id, a * ie + c * jf + e, b * ie + d * jf + f];
}

/** The box around the transformed corners of `x0, y0, x1, y1`. */
export function transformBox(m: Matrix, box: ArrayLike<number>): BBox {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [box[0], box[1], box[2], box[3]];
  const ax = m[0] * x0;
  const bx = m[0] * x1;
  const cx = m[2] * y0;
  const dx = m[2] * y1;
  const ay = m[1] * x0;
  const by = m[1] * x1;
  const cy = m[3] * y0;
  const dy = m[3] * y1;
  return [
    Math.min(ax, bx) + Math.min(cx, dx) + m[4],
    Math.min(ay, by) + Math.min(cy, dy) + m[5],
    Math.max(ax, bx) + Math.max(cx, dx) + m[4],
    Math.max(ay, by) + Math.max(cy, dy) + m[5],
  ];
}

/** The common part of two boxes; x1 < x0 or y1 < y0 where they have none. */
export function intersect(a: BBox, b: BBox): BBox {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** Coordinates are kept to a hundredth of a point: finer than any printer, and equal on every platform. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A box with rounded coordinates. */
export function roundBox(box: BBox): BBox {
  return [round(box[0]), round(box[1]), round(box[2]), round(box[3])];
}
