/**
 * Signs of comparison in front of a number (≥95%, ≤3天): readers do not know them and take them for >, < or a digit.
 *
 * In → Out: a segment, the image → the sign that its first character looks like, and what stands behind it. Told by shape alone: an
 * angle over a bar, wider than digits are. Limits: fonts whose signs look otherwise.
 * A stroke that stands for nothing (/) is told from a 1 by how it leans.
 */
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import type { Grey, PixelBox } from './raster.ts';
import { type Segment, toSegment } from './segments.ts';
import { drawn, likenessTo, type Point, type Strokes, shapeIn } from './stroke-shapes.ts';

/** A sign, whether it is clearly one, and what stands behind it. */
export interface SeenSign {
  sign: '≥' | '≤';
  isClear: boolean;
  /** True where it touches what stands behind it, so that a part of that may be lost. */
  isTouching: boolean;
  /** null where the sign stands alone. */
  rest: Segment | null;
}

/** Width of the signs as a share of their height: digits are narrower, dashes wider. */
const NARROWEST = 0.72;
const WIDEST = 1.6;
/** Likeness to the sign, and by how much it exceeds that to anything else. */
const LIKE = 0.65;
const CLEAR = 0.3;
/** The same for what is perhaps a sign; of figures of amounts none comes up to it. */
const POSSIBLE = 0.5;
const PERHAPS_CLEAR = 0.25;
/** A wider piece (as a share of the height of digits) is a sign that touches the digit behind it; it may end at one of these widths. */
const WIDEST_ALONE = 1.1;
const WIDTHS = [0.65, 0.75, 0.85, 0.95, 1.05];
/** A digit that touches the sign is wider than this. */
const LEAST_WIDTH = 0.25;
/** Tone of paper. */
const PAPER = 250;

/** An angle that opens to the left between two heights. */
const angle = (top: number, bottom: number): Point[] => [
  [0.05, top],
  [0.95, (top + bottom) / 2],
  [0.05, bottom],
];
const bar = (y: number): Point[] => [
  [0.05, y],
  [0.95, y],
];
const mirrored = (strokes: Strokes): Strokes => strokes.map((points) => points.map(([x, y]): Point => [1 - x, y]));

/** Fonts draw the bar level, near to the angle or apart from it, or along the lower arm. */
const AT_LEAST: readonly Strokes[] = [
  [angle(0.05, 0.7), bar(0.95)],
  [angle(0.05, 0.6), bar(0.95)],
  [
    angle(0.05, 0.65),
    [
      [0.05, 0.95],
      [0.95, 0.62],
    ],
  ],
];
const SIGNS: Readonly<Record<SeenSign['sign'], readonly Strokes[]>> = { '≥': AT_LEAST, '≤': AT_LEAST.map(mirrored) };
/** What else is as wide: >, <, = and the digits that the signs are taken for. */
const OTHERS: readonly Strokes[] = [
  [angle(0.05, 0.95)],
  mirrored([angle(0.05, 0.95)]),
  [bar(0.1), bar(0.9)],
  [
    [
      [0.1, 0.28],
      [0.3, 0.06],
      [0.7, 0.06],
      [0.9, 0.28],
      [0.8, 0.5],
      [0.06, 0.95],
      [0.95, 0.95],
    ],
  ],
  [
    [
      [0.9, 0.05],
      [0.2, 0.05],
      [0.15, 0.45],
      [0.6, 0.4],
      [0.92, 0.65],
      [0.6, 0.95],
      [0.08, 0.88],
    ],
  ],
];

const shapesOf = (all: readonly Strokes[]): Float32Array[] => all.map(drawn);
const SIGN_SHAPES = (['≥', '≤'] as const).map((sign) => ({ sign, shapes: shapesOf(SIGNS[sign]) }));
const OTHER_SHAPES = shapesOf(OTHERS);

/** The sign in front of a segment, and whether it is clearly one; null where nothing like it stands there. */
export function comparisonSign({ image, threshold }: Pick<PageInk, 'image' | 'threshold'>, segment: Segment): SeenSign | null {
  const glyphs = glyphsOf(segment);
  const height = usualHeight(glyphs);
  const end = glyphs[0]?.x1 ?? segment.x1;
  const isTouching = end - segment.x0 > WIDEST_ALONE * height;
  const ends = isTouching ? WIDTHS.map((width) => Math.round(segment.x0 + width * height)) : [end];
  const seen = ends.flatMap((x1) => {
    const box = inkIn(image, { ...segment, x1 }, threshold);
    return box === null ? [] : judged(image, box);
  });
  const best = seen.reduce<Judged | null>((most, each) => (most === null || each.clear > most.clear ? each : most), null);
  if (best === null || best.likeness < POSSIBLE || best.clear < PERHAPS_CLEAR) return null;
  const isClear = best.likeness >= LIKE && best.clear >= CLEAR;
  return { sign: best.sign, isClear, isTouching, rest: behind(segment, best.box.x1, LEAST_WIDTH * height) };
}

/** How far a stroke leans from its upper to its lower quarter, as a share of its height; a 1 stands upright, a blur sets a stroke up. */
const LEANING = 0.25;
const PERHAPS_LEANING = 0.12;

/** Whether a single stroke leans to the right: what stands for nothing, and is read as a 1. */
export function slashAt({ image, threshold }: Pick<PageInk, 'image' | 'threshold'>, segment: Segment): 'clear' | 'possible' | null {
  const { x0, y0, x1, y1 } = segment;
  const quarter = Math.ceil((y1 - y0) / 4);
  const [upper, lower] = [
    { x0, x1, y0, y1: y0 + quarter },
    { x0, x1, y0: y1 - quarter, y1 },
  ].map((box) => middleOf(image, box, threshold));
  if (upper == null || lower == null || glyphsOf(segment).length > 1) return null;
  const lean = (upper - lower) / (y1 - y0);
  if (lean >= LEANING) return 'clear';
  return lean >= PERHAPS_LEANING ? 'possible' : null;
}

/** Where the middle of the ink in a box stands; null where there is none. */
function middleOf({ width, data }: Grey, { x0, y0, x1, y1 }: PixelBox, threshold: number): number | null {
  let [sum, count] = [0, 0];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if ((data[y * width + x] ?? PAPER) >= threshold) continue;
      sum += x;
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}

interface Judged {
  sign: SeenSign['sign'];
  box: PixelBox;
  likeness: number;
  /** By how much it exceeds the likeness to anything else. */
  clear: number;
}

function judged(image: Grey, box: PixelBox): Judged[] {
  const share = (box.x1 - box.x0) / (box.y1 - box.y0);
  if (share < NARROWEST || share > WIDEST) return [];
  const shape = shapeIn(image, box);
  const others = likenessTo(OTHER_SHAPES, shape);
  const found = SIGN_SHAPES.map(({ sign, shapes }) => ({ sign, box, likeness: likenessTo(shapes, shape) }));
  const most = Math.max(...found.map(({ likeness }) => likeness));
  return found.flatMap((each) => {
    if (each.likeness < most) return [];
    const rival = Math.max(others, ...found.filter((other) => other !== each).map(({ likeness }) => likeness));
    return [{ ...each, clear: each.likeness - rival }];
  });
}

/** The ink within a box; null where there is none. */
function inkIn({ width, data }: Grey, { x0, y0, x1, y1 }: PixelBox, threshold: number): PixelBox | null {
  const rows = Array.from({ length: y1 - y0 }, (_, i) => y0 + i).filter((y) => {
    for (let x = x0; x < x1; x++) if ((data[y * width + x] ?? PAPER) < threshold) return true;
    return false;
  });
  const [top, bottom] = [rows[0], rows.at(-1)];
  return top === undefined || bottom === undefined ? null : { x0, y0: top, x1, y1: bottom + 1 };
}

/** What of a segment stands behind `x`; null where nothing does. Pieces that reach less than `least` behind it are of the sign. */
function behind({ parts }: Segment, x: number, least: number): Segment | null {
  const rest = parts.filter((part) => part.x1 - Math.max(x, part.x0) >= (part.x0 < x ? least : 1));
  return rest.length === 0 ? null : toSegment(rest.map((part) => ({ ...part, x0: Math.max(part.x0, x) })));
}
