/**
 * Segments in which the header words of several columns run together, parted.
 *
 * In → Out: segments → segments. Columns without a line between them may leave less room between their header words than parts
 * segments, but more than stands between the ideographs of a word, and nothing below it crosses that room.
 * Limits: a word that ends with a bracket or a sign is not parted from the next one.
 */
import { glyphsOf, lookOf } from './glyphs.ts';
import type { PixelBox } from './raster.ts';
import { type Segment, toSegment } from './segments.ts';

/** Gaps between words are at least this wide, in em. */
const GAP_EM = 0.45;
/** Ideographs are at least so broad and so high, digits are not so high; brackets are narrower. Unit: em. */
const BREADTH_EM = 0.6;
const HEIGHT_EM = 0.9;
const BRACKET_EM = 0.35;
/** The pieces of an ideograph lie within this. */
const REACH_EM = 1.15;
/** Figures stand within so many em below their header. */
const BELOW_EM = 12;

/** The segments, those of several header words parted. */
export function wordsApart(segments: readonly Segment[], em: number): Segment[] {
  const sorted = segments.slice().sort((a, b) => a.y0 - b.y0);
  return segments.flatMap((segment) => {
    const cuts = gapsOf(segment, em);
    if (cuts.length === 0) return [segment];
    const below = segmentsBelow(segment, sorted, em);
    // The columns under these words may be blank: figures beside them tell a table, too.
    if (!below.some((other) => lookOf(other, em) === 'figure')) return [segment];
    const free = cuts.filter(({ x0, x1 }) => !below.some((other) => crosses(other, (x0 + x1) / 2)));
    return partedAt(segment, free);
  });
}

/** Room between two ideographs, and the index of the first part behind it. */
interface Gap {
  x0: number;
  x1: number;
  part: number;
}

/** The gaps between words; none where every word is one letter, which is a word spaced out. */
function gapsOf(segment: Segment, em: number): Gap[] {
  const glyphs = glyphsOf(segment);
  const gaps: Gap[] = [];
  let wide = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    if (before === undefined || glyph.x0 - before.x1 < GAP_EM * em) continue;
    wide++;
    const [end, start] = [
      glyphs.slice(0, i).filter(({ x0 }) => x0 >= before.x1 - REACH_EM * em),
      glyphs.slice(i).filter(({ x1 }) => x1 <= glyph.x0 + REACH_EM * em),
    ];
    if (![[before], end].some((pieces) => isIdeograph(pieces, em)) || ![[glyph], start].some((pieces) => isIdeograph(pieces, em))) continue;
    if (isBracket(before, em) || isBracket(glyph, em)) continue;
    gaps.push({ x0: before.x1, x1: glyph.x0, part: segment.parts.findIndex(({ x0 }) => x0 >= glyph.x0) });
  }
  return wide === glyphs.length - 1 ? [] : gaps;
}

/** True for pieces that are together as broad and as high as an ideograph; digits are lower. */
function isIdeograph(pieces: readonly PixelBox[], em: number): boolean {
  const [x0, x1] = [Math.min(...pieces.map((piece) => piece.x0)), Math.max(...pieces.map((piece) => piece.x1))];
  const [y0, y1] = [Math.min(...pieces.map((piece) => piece.y0)), Math.max(...pieces.map((piece) => piece.y1))];
  return x1 - x0 >= BREADTH_EM * em && y1 - y0 >= HEIGHT_EM * em;
}

function isBracket({ x0, x1, y0, y1 }: PixelBox, em: number): boolean {
  return x1 - x0 < BRACKET_EM * em && y1 - y0 >= HEIGHT_EM * em;
}

/** Segments in the rows below a segment. `sorted` by their upper edges. */
function segmentsBelow({ y1 }: Segment, sorted: readonly Segment[], em: number): Segment[] {
  return sorted.filter((other) => other.y0 >= y1 && other.y0 < y1 + BELOW_EM * em);
}

function crosses({ x0, x1 }: Segment, x: number): boolean {
  return x0 < x && x < x1;
}

function partedAt(segment: Segment, gaps: readonly Gap[]): Segment[] {
  const starts = [0, ...gaps.map(({ part }) => part)];
  return starts.map((start, i) => toSegment(segment.parts.slice(start, starts[i + 1])));
}
