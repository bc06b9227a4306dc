/**
 * All glyphs of a page in three parallel lists, and runs as ranges of them.
 *
 * Ranges instead of one small list per run: a page has thousands of glyphs in hundreds of runs.
 */
import type { BBox } from '../model/place.ts';
import { type Direction, toPage } from './pdf-directions.ts';
import type { Tone } from './pdf-state.ts';

/** Share of the em above the baseline. Digits and ideographs of different fonts get the same box, so that their centres agree. */
export const ASCENT = 0.88;
const DESCENT = 1 - ASCENT;

export interface Glyphs {
  /** Characters of each glyph; one in most cases. */
  chars: string[];
  /** Where each glyph's advance starts and ends along u (reading coordinates, points). */
  starts: number[];
  ends: number[];
}

/** Glyphs without a gap between them, shown with one state. */
export interface GlyphRun {
  turned: Direction;
  /** Range of glyphs, `to` exclusive. */
  from: number;
  to: number;
  /** Extent along u. */
  start: number;
  end: number;
  /** Baseline. */
  v: number;
  sizePt: number;
  /** Width of the em along u; differs from `sizePt` for condensed text. */
  em: number;
  bold: boolean;
  hidden: boolean;
  /** The clip hides a digit of this figure, in whole or in part. */
  clipped: boolean;
  tone: Tone;
  /** A printed blank stands before or after the run. */
  blankBefore: boolean;
  blankAfter: boolean;
}

/** A word while it grows: its runs in reading order. */
export interface OpenWord {
  runs: GlyphRun[];
  last: GlyphRun;
  end: number;
  bold: boolean;
}

/** v of the middle of the em box. */
export function middleOf(run: { v: number; sizePt: number }): number {
  return run.v - (ASCENT - 0.5) * run.sizePt;
}

/** The run's box on the page. */
export function boxOf(run: GlyphRun): BBox {
  return toPage(run.turned, [run.start, run.v - ASCENT * run.sizePt, run.end, run.v + DESCENT * run.sizePt]);
}

/** The part of a run between two glyphs, `to` exclusive. */
export function partOf(run: GlyphRun, glyphs: Glyphs, { from, to }: { from: number; to: number }): GlyphRun {
  return { ...run, from, to, start: glyphs.starts[from] ?? run.start, end: glyphs.ends[to - 1] ?? run.end };
}

/** A glyph whose centre is outside the clip by more than this is clipped away (points). */
const CLIP_SLACK_PT = 0.8;

/** True where the first or the last glyph of the run lies outside the clip. */
export function crosses(run: GlyphRun, glyphs: Glyphs, clip: BBox): boolean {
  return !isInside(run, centreOf(glyphs, run.from), clip) || (run.to > run.from + 1 && !isInside(run, centreOf(glyphs, run.to - 1), clip));
}

/**
 * The run, cut where its glyphs begin or end to lie outside the clip; parts outside are hidden. A figure is not cut: without its
 * hidden digits it would be another one. It keeps them and takes the extent of those that are seen.
 */
export function cutAtClip(run: GlyphRun, glyphs: Glyphs, clip: BBox): GlyphRun[] {
  const parts: GlyphRun[] = [];
  let from = run.from;
  for (let at = run.from; at < run.to; at++) {
    const inside = isInside(run, centreOf(glyphs, at), clip);
    if (at + 1 < run.to && isInside(run, centreOf(glyphs, at + 1), clip) === inside) continue;
    parts.push({ ...partOf(run, glyphs, { from, to: at + 1 }), hidden: run.hidden || !inside });
    from = at + 1;
  }
  const [seen, ...others] = parts.filter((part) => !part.hidden);
  if (seen === undefined || others.length > 0 || !isFigure(run, glyphs)) return parts;
  return [{ ...run, start: seen.start, end: seen.end, clipped: true }];
}

/** So much of a digit's advance (share) lies behind the clip where the clip cuts it; the blank beside its strokes is less. */
const CUT_SHARE = 0.25;

/**
 * A figure fills its clip where it begins and ends this near to its borders, in em: the paddings of cells are wider at one side at
 * least.
 */
const FILLED_START_EM = 0.1;
const FILLED_END_EM = 0.5;

/**
 * True for a figure of which the clip cuts the first or the last digit, or that fills the clip: further digits may lie behind it, or may
 * never have been written.
 */
export function isCutFigure(run: GlyphRun, glyphs: Glyphs, clip: BBox): boolean {
  const { starts, ends } = glyphs;
  const isOut = (from: number, to: number): boolean => !isInside(run, from + CUT_SHARE * (to - from), clip, 0);
  const [first, last] = [run.from, run.to - 1];
  const isCut = isOut(starts[first] ?? 0, ends[first] ?? 0) || isOut(ends[last] ?? 0, starts[last] ?? 0);
  const isAt = (u: number): boolean => !isInside(run, u, clip, 0);
  const isFilled = isAt(run.start - FILLED_START_EM * run.em) && isAt(run.end + FILLED_END_EM * run.em);
  return (isCut || isFilled) && isFigure(run, glyphs);
}

/** Characters of a figure. */
const FIGURE = /^[\d.,+\-()%\uff10-\uff19\uff0c\uff0e]$/;

function isFigure({ from, to }: GlyphRun, { chars }: Glyphs): boolean {
  for (let i = from; i < to; i++) if (!FIGURE.test(chars[i] ?? '')) return false;
  return true;
}

function centreOf({ starts, ends }: Glyphs, at: number): number {
  return ((starts[at] ?? 0) + (ends[at] ?? 0)) / 2;
}

/** Whether the point `u` along the middle of the run lies in the clip. */
function isInside(run: GlyphRun, u: number, clip: BBox, slack = CLIP_SLACK_PT): boolean {
  const v = middleOf(run);
  const { turned } = run;
  const x = turned === 0 ? u : turned === 90 ? -v : turned === 180 ? -u : v;
  const y = turned === 0 ? v : turned === 90 ? u : turned === 180 ? -v : -u;
  return x >= clip[0] - slack && x <= clip[2] + slack && y >= clip[1] - slack && y <= clip[3] + slack;
}
