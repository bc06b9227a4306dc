/**
 * Affine matrices and boxes of the page frame (points, origin top-left, y down).
 */
import type { BBox } from '../model/place.ts';

/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` to its result. Both have six numbers. */
export function multiply(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const a = inner[0] ?? 1;
  const b = inner[1] ?? 0;
  const c = inner[2] ?? 0;
  const d = inner[3] ?? 1;
  const e = inner[4] ?? 0;
  const f = inner[5] ?? 0;
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    outer[0] * e + outer[2] * f + outer[4],
    outer[1] * e + outer[3] * f + outer[5],
  ];
}

/** Six numbers as a matrix. */
export function toMatrix(values: ArrayLike<number>): Matrix {
  return [values[0] ?? 1, values[1] ?? 0, values[2] ?? 0, values[3] ?? 1, values[4] ?? 0, values[5] ?? 0];
}

/** The box around the transformed corners of `x0, y0, x1, y1`. */
export function transformBox(m: Matrix, box: ArrayLike<number>): BBox {
  const x0 = box[0] ?? 0;
  const y0 = box[1] ?? 0;
  const x1 = box[2] ?? 0;
  const y1 = box[3] ?? 0;
  return [
    Math.min(m[0] * x0, m[0] * x1) + Math.min(m[2] * y0, m[2] * y1) + m[4],
    Math.min(m[1] * x0, m[1] * x1) + Math.min(m[3] * y0, m[3] * y1) + m[5],
    Math.max(m[0] * x0, m[0] * x1) + Math.max(m[2] * y0, m[2] * y1) + m[4],
    Math.max(m[1] * x0, m[1] * x1) + Math.max(m[3] * y0, m[3] * y1) + m[5],
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
