/**
 * The sign of percent behind a number: readers of figures take it for one digit or more, and rough scans leave little of it.
 *
 * In → Out: a segment, the image → what stands in front of the sign, cut out. Told by shape alone: a stroke between two rings, wider than
 * a digit. Limits: fonts whose sign looks otherwise.
 */
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import type { Grey } from './raster.ts';
import { type Segment, toSegment } from './segments.ts';
import { drawn, likenessTo, type Point, type Strokes, shapeIn } from './stroke-shapes.ts';

/** Widths of the sign, as shares of the height of digits. */
const WIDTHS = [0.85, 0.95, 1.05, 1.15, 1.25];
/** Likeness from which on it is the sign: of 2,234 amounts on worn scans none comes up to 0.36, of 50 percentages nine in ten to 0.53. */
const LIKE = 0.47;
/** Characters lower than this share of the digits' height do not tell where these begin and end. */
const FULL_HEIGHT = 0.6;
/** A digit that touches the sign is wider than this. */
const LEAST_WIDTH = 0.25;
/** Paper that is left around what is cut out, in pixels. */
const AROUND = 8;
const PAPER = 250;

const ring = (x: number, y: number): Point[] =>
  Array.from({ length: 13 }, (_, i): Point => [x + 0.17 * Math.cos((i * Math.PI) / 6), y + 0.18 * Math.sin((i * Math.PI) / 6)]);
const SIGN: Strokes = [
  ring(0.21, 0.23),
  [
    [0.72, 0.05],
    [0.28, 0.95],
  ],
  ring(0.79, 0.77),
];
const SHAPES = [drawn(SIGN)];

/** What stands in front of a sign of percent, in an image of its own. */
export interface BeforeSign {
  image: Grey;
  segment: Segment;
}

/** What stands in front of the sign of percent at the end of a segment; null where no such sign stands there. */
export function beforePercent({ image }: Pick<PageInk, 'image'>, segment: Segment): BeforeSign | null {
  const glyphs = glyphsOf(segment);
  const height = usualHeight(glyphs);
  const full = glyphs.filter(({ y0, y1 }) => y1 - y0 >= FULL_HEIGHT * height);
  const [y0, y1] = [Math.min(...full.map((glyph) => glyph.y0)), Math.max(...full.map((glyph) => glyph.y1))];
  const seen = WIDTHS.map((width) => Math.round(segment.x1 - width * height))
    .filter((x0) => x0 > segment.x0)
    .map((x0) => ({ x0, likeness: likenessTo(SHAPES, shapeIn(image, { x0, x1: segment.x1, y0, y1 })) }));
  const best = seen.reduce((most, each) => (each.likeness > most.likeness ? each : most), { x0: 0, likeness: 0 });
  return best.likeness < LIKE ? null : cutBefore(image, segment, { x: best.x0, least: LEAST_WIDTH * height });
}

/** The part of a segment before `x`; null where nothing stands there. Pieces that begin less than `least` before it are of the sign. */
function cutBefore(image: Grey, { parts, ...box }: Segment, { x, least }: { x: number; least: number }): BeforeSign | null {
  const [left, top] = [box.x0 - AROUND, box.y0 - AROUND];
  const own = parts.filter((part) => part.x1 <= x || x - part.x0 >= least).map((part) => ({ ...part, x1: Math.min(part.x1, x) }));
  if (own.length === 0) return null;
  const [width, height] = [x - left + AROUND, box.y1 - top + AROUND];
  const data = new Uint8Array(width * height).fill(PAPER);
  for (let row = Math.max(0, -top); row < Math.min(height, image.height - top); row++)
    for (let column = Math.max(0, -left); column < x - left; column++)
      data[row * width + column] = image.data[(top + row) * image.width + left + column] ?? PAPER;
  const moved = own.map((part) => ({ ...part, x0: part.x0 - left, x1: part.x1 - left, y0: part.y0 - top, y1: part.y1 - top }));
  return { image: { width, height, data }, segment: toSegment(moved) };
}
