/**
 * What a segment looks like before it is recognised: figures, words, or a dash for nothing.
 *
 * Digits are narrow and of one height; ideographs are as wide as high or fall into narrow parts above each other.
 */
import type { PixelBox } from './raster.ts';
import type { Segment } from './segments.ts';

export type Look = 'figure' | 'text' | 'dash';

/** Pieces that overlap in width by this share of the narrower one belong to one character. */
const SAME_GLYPH = 0.35;
/** Characters lower than this share of the segment's height are points, commas or signs. */
const FULL_HEIGHT = 0.6;
/** Digits are narrower than this share of their height; so many of a figure's are, and others touch each other. */
const DIGIT_WIDTH = 0.82;
const NARROW_SHARE = 0.5;
/** Digits begin and end at the same heights, within this share of them; so many of a figure's full characters do. */
const ALIGNED = 0.1;
const ALIGNED_SHARE = 0.85;
/** A dash is this much wider than high, and this thin, in em. */
const DASH_SHAPE = 2.5;
const DASH_EM = 0.3;

/** What a segment looks like. */
export function lookOf(segment: Segment, em: number): Look {
  const glyphs = glyphsOf(segment);
  if (glyphs.every((glyph) => isDash(glyph, em))) return 'dash';
  const height = usualHeight(glyphs);
  const full = glyphs.filter((glyph) => glyph.y1 - glyph.y0 >= FULL_HEIGHT * height);
  const top = median(full.map((glyph) => glyph.y0));
  const bottom = median(full.map((glyph) => glyph.y1));
  const slack = Math.max(1, ALIGNED * height);
  const aligned = full.filter((glyph) => Math.abs(glyph.y0 - top) <= slack && Math.abs(glyph.y1 - bottom) <= slack);
  const narrow = aligned.filter(({ x0, x1, y0, y1 }) => x1 - x0 <= DIGIT_WIDTH * (y1 - y0));
  const isFigure = aligned.length >= ALIGNED_SHARE * full.length && narrow.length >= NARROW_SHARE * full.length;
  return isFigure ? 'figure' : 'text';
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

function isDash({ x0, x1, y0, y1 }: PixelBox, em: number): boolean {
  return x1 - x0 >= DASH_SHAPE * (y1 - y0) && y1 - y0 <= DASH_EM * em;
}

/** The characters of a segment from left to right, as far as gaps part them. */
export function glyphsOf({ parts }: Segment): PixelBox[] {
  const glyphs: PixelBox[] = [];
  for (const part of parts) {
    const last = glyphs[glyphs.length - 1];
    const overlap = last === undefined ? 0 : Math.min(last.x1, part.x1) - part.x0;
    if (last !== undefined && overlap > SAME_GLYPH * Math.min(last.x1 - last.x0, part.x1 - part.x0)) {
      last.x1 = Math.max(last.x1, part.x1);
      last.y0 = Math.min(last.y0, part.y0);
      last.y1 = Math.max(last.y1, part.y1);
    } else glyphs.push({ x0: part.x0, y0: part.y0, x1: part.x1, y1: part.y1 });
  }
  return glyphs;
}

/** The height that the larger characters have. */
export function usualHeight(glyphs: readonly PixelBox[]): number {
  const heights = glyphs.map((glyph) => glyph.y1 - glyph.y0).sort((a, b) => a - b);
  return heights[Math.floor(0.7 * (heights.length - 1) + 0.5)] ?? 0;
}

/** Width of a digit with the room beside it, as a share of the digits' height: 0.72 to 0.78 in the fonts of documents. */
const ADVANCE = 0.75;
/** Points and commas take less room. */
const SIGN_ADVANCE = 0.5;
/** How much narrower or wider a figure may be than its characters make it. */
const NARROWER = 0.62;
const WIDER = 1.45;

/** True where a figure's characters fill its segment: neither lost ones nor characters that are not there. */
export function fillsSegment(text: string, segment: Segment): boolean {
  const height = usualHeight(glyphsOf(segment));
  let expected = 0;
  for (const character of text) expected += (character >= '0' && character <= '9' ? ADVANCE : SIGN_ADVANCE) * height;
  const width = segment.x1 - segment.x0 + 0.15 * height;
  return width >= NARROWER * expected && width <= WIDER * expected;
}
