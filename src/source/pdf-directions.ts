/**
 * The four text directions: page coordinates to reading coordinates and back.
 *
 * In reading coordinates `u` runs along the text and `v` from line to line:
 * for 0 degrees u = x, v = y; for 90 u = y, v = −x; for 180 u = −x, v = −y; for 270 u = −y, v = x.
 */
import type { Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';

/** Clockwise turn of the text in degrees. */
export type Direction = Word['turned'];

/** `u` of a point on the page. */
export function alongText(turned: Direction, x: number, y: number): number {
  if (turned === 0) return x;
  if (turned === 90) return y;
  return turned === 180 ? -x : -y;
}

/** `v` of a point on the page. */
export function acrossText(turned: Direction, x: number, y: number): number {
  if (turned === 0) return y;
  if (turned === 90) return -x;
  return turned === 180 ? -y : x;
}

/** A box in reading coordinates as a box on the page. */
export function toPage(turned: Direction, [u0, v0, u1, v1]: BBox): BBox {
  if (turned === 0) return [u0, v0, u1, v1];
  if (turned === 90) return [-v1, u0, -v0, u1];
  return turned === 180 ? [-u1, -v1, -u0, -v0] : [v0, -u1, v1, -u0];
}
