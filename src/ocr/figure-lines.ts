/**
 * A segment → the numbers that our own recogniser of figures takes: planes of 28 rows, 0 to 255.
 *
 * Planes: the image for reading, the smoothed one, and where the ink of red stamps lay, so that the network sees what the stamp may
 * have changed. Digits are brought to one height; a segment that ends in remains of a stamp or a line is taken as high as the page's
 * usual figures. Scripts/figure-net makes the lines that the network learns from by this code.
 */
import { scaled } from './crops.ts';
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import type { PixelBox } from './raster.ts';
import type { Segment } from './segments.ts';

export const LINE_ROWS = 28;
export const LINE_PLANES = 3;
/** Height of digits in the lines, in pixels. */
const DIGIT_HEIGHT = 18;
/** Widths are multiples of the network's step along the line, and at most so many pixels: 25 digits. */
const STEP = 4;
export const WIDEST_LINE = 400;
/** Room left and right of the ink, as a share of the digits' height. */
const ROOM = 0.35;
/** Heights further from the page's usual one than this are those of remains. */
const LOWEST = 0.8;
const HIGHEST = 1.25;
/** Characters of such a height, as shares of the line's, tell where its middle lies. */
const FULL_HEIGHT = [0.7, 1.3] as const;
const BARE = 255;

/** Planes one after the other, each row by row. */
export interface FigureLine {
  width: number;
  data: Uint8Array;
}

/** The line of a segment; null where it is too long for a figure. `usual`: height of the page's digits in pixels. */
export function figureLine(
  { image, smooth, covers }: Pick<PageInk, 'image' | 'smooth' | 'covers'>,
  segment: Segment,
  usual: number,
): FigureLine | null {
  const glyphs = glyphsOf(segment);
  const height = Math.min(HIGHEST * usual, Math.max(LOWEST * usual, usualHeight(glyphs)));
  const scale = DIGIT_HEIGHT / height;
  const columns = Math.ceil(((segment.x1 - segment.x0 + 2 * ROOM * height) * scale) / STEP) * STEP;
  if (columns > WIDEST_LINE) return null;
  const centre = { x: (segment.x0 + segment.x1) / 2, y: middleOf(glyphs, segment, height) };
  const [wide, high] = [columns / scale / 2, LINE_ROWS / scale / 2];
  const box: PixelBox = { x0: centre.x - wide, y0: centre.y - high, x1: centre.x + wide, y1: centre.y + high };
  const size = LINE_ROWS * columns;
  const data = new Uint8Array(LINE_PLANES * size).fill(BARE);
  data.set(scaled(image, box, scale).data.subarray(0, size));
  data.set(scaled(smooth, box, scale).data.subarray(0, size), size);
  if (covers !== null) data.set(scaled(covers, box, scale).data.subarray(0, size), 2 * size);
  return { width: columns, data };
}

function middleOf(glyphs: readonly PixelBox[], segment: Segment, height: number): number {
  const full = glyphs.filter(({ y0, y1 }) => y1 - y0 >= FULL_HEIGHT[0] * height && y1 - y0 <= FULL_HEIGHT[1] * height);
  const middles = full.map(({ y0, y1 }) => (y0 + y1) / 2).sort((a, b) => a - b);
  return middles[middles.length >> 1] ?? (segment.y0 + segment.y1) / 2;
}

/** Height of the digits of a page: that of half of the segments which look like figures. */
export function digitHeight(figures: readonly Segment[]): number | null {
  const heights = figures.map((segment) => usualHeight(glyphsOf(segment))).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? null;
}
