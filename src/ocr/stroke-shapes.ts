/**
 * Shapes of signs that no reader knows, drawn from strokes, and what of an image is like them.
 *
 * In → Out: strokes, or a part of an image → its darkness in a small square, so that size and tone do not matter.
 */
import type { Grey, PixelBox } from './raster.ts';

/** Size of the images that are compared. */
const SIDE = 16;
/** Half the width of a stroke and of its blurred edge, as shares of the image's side. */
const STROKE = 0.05;
const EDGE = 0.1;
/** Tone of paper. */
const PAPER = 250;

export type Point = readonly [x: number, y: number];
/** Strokes through points of a square from (0, 0) at its top left to (1, 1). */
export type Strokes = readonly (readonly Point[])[];

/** The likeness of a shape to the one of some that it is most like: 1 for the same, 0 for nothing in common. */
export function likenessTo(shapes: readonly Float32Array[], shape: Float32Array): number {
  return Math.max(...shapes.map((each) => each.reduce((sum, value, i) => sum + value * (shape[i] ?? 0), 0)));
}

/** Strokes as the darkness of an image with mean 0 and length 1. */
export function drawn(strokes: Strokes): Float32Array {
  const dark = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < dark.length; i++) {
    const point: Point = [((i % SIDE) + 0.5) / SIDE, (Math.floor(i / SIDE) + 0.5) / SIDE];
    const distance = Math.min(...strokes.flatMap((points) => points.slice(1).map((to, at) => distanceTo(point, points[at] ?? to, to))));
    dark[i] = Math.min(1, Math.max(0, (STROKE + EDGE - distance) / EDGE));
  }
  return normal(dark);
}

/** Distance of a point from the line between two others. */
function distanceTo([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const at = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - at * dx, y - y0 - at * dy);
}

/** The darkness of a part of the image, brought to the common size: each pixel the mean over what it covers. */
export function shapeIn({ width, height, data }: Grey, { x0, y0, x1, y1 }: PixelBox): Float32Array {
  const dark = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < dark.length; i++) {
    const x = Math.min(width - 1, Math.floor(x0 + (((i % SIDE) + 0.5) * (x1 - x0)) / SIDE));
    const y = Math.min(height - 1, Math.floor(y0 + ((Math.floor(i / SIDE) + 0.5) * (y1 - y0)) / SIDE));
    dark[i] = Math.max(0, PAPER - (data[y * width + x] ?? PAPER));
  }
  return normal(dark);
}

/** Mean 0, length 1. */
function normal(shape: Float32Array): Float32Array {
  const mean = shape.reduce((sum, value) => sum + value, 0) / shape.length;
  const length = Math.sqrt(shape.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return shape.map((value) => (value - mean) / length);
}
