/**
 * Readings in pixels → words and ruling lines of a page in points, in the frame of `model/page.ts`.
 *
 * On a page that lay askew the boxes are those of the straightened page, turned about its middle: half a degree moves a box at the
 * edge of the page by 2 points.
 */
import type { RulingLine, Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { PageInk } from './page-ink.ts';
import type { PixelRule } from './page-rules.ts';
import type { SegmentReading } from './read-segments.ts';
import type { Segment } from './segments.ts';

/** Height of digits and of ideographs as shares of the type size. */
const DIGIT_SHARE = 0.7;
const TEXT_SHARE = 0.92;
/** How far ideographs reach below the baseline, as a share of their height. */
const BELOW_BASELINE = 0.1;
/** Sizes are told to half a point. */
const SIZE_STEP = 0.5;

/** The page as it is given: points, and how many of them a pixel has. */
export interface PageFrame {
  widthPt: number;
  heightPt: number;
  ptPerPixel: number;
}

export interface RecognisedPage {
  words: Word[];
  rulingLines: RulingLine[];
}

/** The words and rules of a page as it stands in the document. Segments in which nothing was read leave nothing. */
export function toPage(ink: PageInk, readings: readonly SegmentReading[], frame: PageFrame): RecognisedPage {
  const words = ink.segments.flatMap((segment, i) => {
    const reading = readings[i];
    return reading === undefined || reading.text === '' ? [] : [toWord(segment, reading, { ink, frame })];
  });
  words.sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
  return { words, rulingLines: ink.rules.map((rule) => toRule(rule, { ink, frame })) };
}

interface Context {
  ink: PageInk;
  frame: PageFrame;
}

function toWord(segment: Segment, reading: SegmentReading, context: Context): Word {
  const { ptPerPixel } = context.frame;
  const glyphs = glyphsOf(segment);
  const height = reading.isFigure ? usualHeight(glyphs) / DIGIT_SHARE : (segment.y1 - segment.y0) / TEXT_SHARE;
  const baseline = reading.isFigure ? bottomOf(segment) : segment.y1 - BELOW_BASELINE * (segment.y1 - segment.y0);
  const { turn } = context.ink;
  const isUpright = turn === 0 || turn === 180;
  const line = onPage([segment.x0, baseline, segment.x1, baseline], context);
  return {
    text: reading.text,
    bbox: onPage([segment.x0, segment.y0, segment.x1, segment.y1], context),
    baseline: isUpright ? line[1] : line[0],
    sizePt: Math.max(SIZE_STEP, Math.round((height * ptPerPixel) / SIZE_STEP) * SIZE_STEP),
    bold: false,
    // An image turned clockwise to be read holds text that runs the other way round.
    turned: ((360 - turn) % 360) as Word['turned'],
    origin: 'ocr',
    confidence: reading.confidence,
    ...(reading.candidates.length === 0 ? {} : { candidates: reading.candidates }),
    ...(reading.figures === undefined || reading.figures.length === 0 ? {} : { figures: reading.figures }),
  };
}

/** Lower edge of a figure's digits; commas hang below it. */
function bottomOf(segment: Segment): number {
  const bottoms = glyphsOf(segment)
    .map((glyph) => glyph.y1)
    .sort((a, b) => a - b);
  return bottoms[bottoms.length >> 1] ?? segment.y1;
}

function toRule({ orientation, strip }: PixelRule, context: Context): RulingLine {
  const position = strip.middle.reduce((sum, y) => sum + y, 0) / strip.middle.length + 0.5;
  const isRow = orientation === 'horizontal';
  const box = onPage(isRow ? [strip.x0, position, strip.x1, position] : [position, strip.x0, position, strip.x1], context);
  const staysRow = isRow === (context.ink.turn === 0 || context.ink.turn === 180);
  const thicknessPt = round(strip.thickness * context.frame.ptPerPixel);
  return staysRow
    ? { orientation: 'horizontal', position: box[1], start: box[0], end: box[2], thicknessPt }
    : { orientation: 'vertical', position: box[0], start: box[1], end: box[3], thicknessPt };
}

/** A box of the image, turned back to the page. */
function onPage(box: BBox, { ink, frame }: Context): BBox {
  const [x0, y0, x1, y1] = box.map((value) => value * frame.ptPerPixel) as BBox;
  const { widthPt: width, heightPt: height } = frame;
  if (ink.turn === 90) return rounded([y0, height - x1, y1, height - x0]);
  if (ink.turn === 180) return rounded([width - x1, height - y1, width - x0, height - y0]);
  return rounded(ink.turn === 270 ? [width - y1, x0, width - y0, x1] : [x0, y0, x1, y1]);
}

function rounded(box: BBox): BBox {
  return box.map(round) as BBox;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
