/**
 * By how much a page lies askew, and the page put straight.
 *
 * Method: the lower edges of ink are projected along lines of each angle; at the right one they fall into the fewest rows.
 * Ruling lines and baselines both have such edges.
 */
import type { Grey, Ink } from './raster.ts';

/** Largest angle that is looked for, in degrees: feeders and hands stay below. */
const LARGEST_ANGLE = 5;
/** Steps of the first and of the second search, in degrees; the second shifts the end of a line by less than a pixel. */
const COARSE_STEP = 0.1;
const FINE_STEP = 0.02;
/** The first search works on an image this many times smaller. */
const SHRINK = 4;
/** Edges that are looked at. */
const MOST_POINTS = 40_000;
/** Angles below this shift the ends of a line by less than a pixel. */
const STRAIGHT = 0.03;
const RADIANS = Math.PI / 180;

interface Points {
  xs: Int32Array;
  ys: Int32Array;
  height: number;
}

/** Clockwise turn of the page's lines in degrees; 0 where the page is straight or empty. */
export function skewOf(ink: Ink): number {
  const points = lowerEdges(ink);
  const coarse = bestAngle(points, { from: -LARGEST_ANGLE, to: LARGEST_ANGLE, step: COARSE_STEP, shrink: SHRINK });
  const fine = bestAngle(points, { from: coarse - COARSE_STEP, to: coarse + COARSE_STEP, step: FINE_STEP, shrink: 1 });
  return Math.abs(fine) < STRAIGHT ? 0 : fine;
}

/** Pixels of ink with paper below them. */
function lowerEdges({ width, height, data }: Ink): Points {
  let count = 0;
  for (let i = 0; i < data.length - width; i++) if (data[i] === 1 && data[i + width] === 0) count++;
  const every = Math.max(1, Math.ceil(count / MOST_POINTS));
  const xs: number[] = [];
  const ys: number[] = [];
  let seen = 0;
  for (let i = 0; i < data.length - width; i++) {
    if (data[i] !== 1 || data[i + width] !== 0) continue;
    if (seen++ % every !== 0) continue;
    xs.push(i % width);
    ys.push(Math.floor(i / width));
  }
  return { xs: Int32Array.from(xs), ys: Int32Array.from(ys), height };
}

interface Range {
  from: number;
  to: number;
  step: number;
  shrink: number;
}

function bestAngle(points: Points, { from, to, step, shrink }: Range): number {
  const steps = Math.round((to - from) / step);
  let best = 0;
  let most = -1;
  for (let i = 0; i <= steps; i++) {
    const angle = from + i * step;
    const score = concentration(points, Math.tan(angle * RADIANS), shrink);
    // Of equal scores (an empty page) the smaller angle is right.
    if (score > most || (score === most && Math.abs(angle) < Math.abs(best))) [most, best] = [score, angle];
  }
  return best;
}

/** Sum of the squared numbers of edges in each row, rows running along `slope`. */
function concentration({ xs, ys, height }: Points, slope: number, shrink: number): number {
  const rows = new Uint32Array(Math.ceil((2 * height) / shrink) + 2);
  const offset = Math.ceil(height / 2 / shrink);
  for (let i = 0; i < xs.length; i++) {
    const row = Math.round(((ys[i] ?? 0) - (xs[i] ?? 0) * slope) / shrink) + offset;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}

/** The page turned about its middle so that lines of clockwise turn `angle` (degrees) become straight. Uncovered corners are white. */
export function straightened(image: Grey, angle: number): Grey {
  if (angle === 0) return image;
  const { width, height, data } = image;
  const result = new Uint8Array(data.length).fill(255);
  const [cos, sin] = [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    let u = cos * -cx - sin * (y - cy) + cx;
    let v = sin * -cx + cos * (y - cy) + cy;
    for (let x = 0, i = y * width; x < width; x++, i++, u += cos, v += sin) {
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      // Quicker than Math.floor, and the same for what is not negative.
      const left = u | 0;
      const top = v | 0;
      const p = top * width + left;
      const fx = u - left;
      const upper = (data[p] ?? 0) * (1 - fx) + (data[p + 1] ?? 0) * fx;
      const lower = (data[p + width] ?? 0) * (1 - fx) + (data[p + width + 1] ?? 0) * fx;
      result[i] = upper + (lower - upper) * (v - top) + 0.5;
    }
  }
  return { width, height, data: result };
}
