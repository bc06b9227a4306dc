/**
 * Glyphs shown by one operator, cut into runs without a gap.
 *
 * In → Out: glyphs, graphics state, text matrix → runs in reading coordinates: `u` along the text, `v` down from line to line,
 * for each of the four directions (0: u = x, v = y; 90: y, −x; 180: −x, −y; 270: −y, x).
 * Source: ISO 32000-1 §9.4.4 (advance of a glyph), §9.7.4.3 (vertical writing).
 */

import type { Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import type { FontMetrics } from './pdf-fonts.ts';
import { type Matrix, multiply } from './pdf-geometry.ts';
import type { GraphicsState, Tone } from './pdf-state.ts';
import { isBlank, isWide, plainIdeographs } from './pdf-unicode.ts';

/** The fields of pdf.js's glyph that are read. */
export interface EngineGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly number[] | null;
}

export interface GlyphRun {
  turned: Word['turned'];
  /** Characters of each glyph. */
  glyphs: string[];
  /** Start and end of each glyph along u: two numbers a glyph. */
  edges: number[];
  /** Baseline. */
  v: number;
  sizePt: number;
  /** Width of the em along u; differs from `sizePt` for condensed text. */
  em: number;
  bold: boolean;
  hidden: boolean;
  tone: Tone;
  /** A printed blank stands before or after the run. */
  blankBefore: boolean;
  blankAfter: boolean;
}

/** Share of the em above the baseline. Digits and ideographs of different fonts get the same box, so that their centres agree. */
export const ASCENT = 0.88;
export const DESCENT = 1 - ASCENT;

/** A gap wider than this ends a run, in em: between ideographs, which justified lines spread, and elsewhere. */
export const WIDE_GAP_EM = 0.3;
export const NARROW_GAP_EM = 0.25;
/** A step back beyond this starts a new run, in em: the pen moved, this is no kerning. */
export const BACKSTEP_EM = 0.4;
/** Letter spacing up to this is no gap, in em. */
const MAX_TRACKING_EM = 0.5;
/** Text that leans more than this (tangent, 8°) is a watermark or a stamp, never a line. */
const MAX_SKEW = 0.14;
/** A glyph whose centre is outside the clip by more than this is clipped away (points). */
const CLIP_SLACK_PT = 0.8;
/** Below this opacity nothing is seen. */
const INVISIBLE_ALPHA = 0.02;
/** Text that shines through at this size (points) is a watermark. */
const WATERMARK_ALPHA = 0.7;
const WATERMARK_MIN_PT = 20;

/** Where the runs of a page begin, and how far the pen is. */
interface Pen {
  /** Position of text-space coordinate 0 along u, and u per text-space unit. */
  u: number;
  scale: number;
  v: number;
  turned: Word['turned'];
  skewed: boolean;
}

/** Text-space vector along which glyphs advance, in the page frame, and the direction nearest to it. */
function penAt(m: Matrix, state: GraphicsState, vertical: boolean): Pen {
  const sign = Math.sign(state.fontSize) * (Math.sign(state.hScale) || 1);
  const dx = vertical ? -m[2] : m[0] * sign;
  const dy = vertical ? -m[3] : m[1] * sign;
  const horizontal = Math.abs(dx) >= Math.abs(dy);
  const turned = horizontal ? (dx >= 0 ? 0 : 180) : dy >= 0 ? 90 : 270;
  const [long, short] = horizontal ? [Math.abs(dx), Math.abs(dy)] : [Math.abs(dy), Math.abs(dx)];
  const [u, v] = toReading(turned, m[4], m[5]);
  const scale = Math.hypot(dx, dy) * (vertical ? 1 : Math.abs(state.hScale));
  return { u, v, scale, turned, skewed: short > long * MAX_SKEW };
}

/** Page coordinates to reading coordinates. */
export function toReading(turned: Word['turned'], x: number, y: number): [number, number] {
  if (turned === 0) return [x, y];
  if (turned === 90) return [y, -x];
  return turned === 180 ? [-x, -y] : [-y, x];
}

/** A box in reading coordinates to the page frame. */
export function toPage(turned: Word['turned'], [u0, v0, u1, v1]: BBox): BBox {
  if (turned === 0) return [u0, v0, u1, v1];
  if (turned === 90) return [-v1, u0, -v0, u1];
  return turned === 180 ? [-u1, -v1, -u0, -v0] : [v0, -u1, v1, -u0];
}

/** A run's box in reading coordinates. */
export function runBox(run: GlyphRun): BBox {
  const { edges, v, sizePt } = run;
  return [edges[0] ?? 0, v - ASCENT * sizePt, edges[edges.length - 1] ?? 0, v + DESCENT * sizePt];
}

function isHidden(state: GraphicsState, sizePt: number, skewed: boolean): boolean {
  const mode = state.renderMode & 3;
  if (mode === 3 || skewed) return true;
  const alpha = state.groupAlpha * (mode === 1 ? state.strokeAlpha : state.fillAlpha);
  return alpha < INVISIBLE_ALPHA || (alpha < WATERMARK_ALPHA && sizePt >= WATERMARK_MIN_PT);
}

/** The pen's movement over one show operator, collecting runs. */
class RunBuilder {
  readonly runs: GlyphRun[] = [];
  #open: GlyphRun | null = null;
  #blankBefore = false;
  readonly #template: Omit<GlyphRun, 'glyphs' | 'edges' | 'blankBefore' | 'blankAfter'>;
  readonly #tracking: number;

  constructor(template: Omit<GlyphRun, 'glyphs' | 'edges' | 'blankBefore' | 'blankAfter'>, tracking: number) {
    this.#template = template;
    this.#tracking = Math.min(Math.max(0, tracking), MAX_TRACKING_EM * template.em);
  }

  blank(): void {
    if (this.#open === null) this.#blankBefore = true;
    else this.#open.blankAfter = true;
    this.#open = null;
    this.#blankBefore = true;
  }

  glyph(text: string, start: number, end: number): void {
    const open = this.#open;
    if (open !== null && this.#continues(open, text, start)) {
      open.glyphs.push(text);
      open.edges.push(start, end);
      return;
    }
    this.#open = { ...this.#template, glyphs: [text], edges: [start, end], blankBefore: this.#blankBefore, blankAfter: false };
    this.#blankBefore = false;
    this.runs.push(this.#open);
  }

  #continues(open: GlyphRun, text: string, start: number): boolean {
    const gap = start - (open.edges[open.edges.length - 1] ?? start) - this.#tracking;
    return gap <= gapLimit(open.glyphs[open.glyphs.length - 1] ?? '', text) * open.em && gap >= -BACKSTEP_EM * open.em;
  }
}

/** Widest gap inside a word between two characters, in em. */
export function gapLimit(before: string, after: string): number {
  return isWide(before) && isWide(after) ? WIDE_GAP_EM : NARROW_GAP_EM;
}

export interface Shown {
  runs: GlyphRun[];
  /** How far the pen moved along the writing direction, in text space before horizontal scaling. */
  advance: number;
}

/** The runs of one show operator. `textMatrix` has the pen's position in it. */
export function showGlyphs(glyphs: readonly (EngineGlyph | number)[], state: GraphicsState, textMatrix: Matrix): Shown {
  const font = state.font;
  if (font === null) return { runs: [], advance: 0 };
  const m = multiply(state.ctm, textMatrix);
  const pen = penAt(m, state, font.vertical);
  const size = Math.abs(state.fontSize);
  const sizePt = size * font.emScale * Math.hypot(m[2], m[3]);
  const em = size * font.emScale * pen.scale;
  const builder = new RunBuilder(
    {
      turned: pen.turned,
      // Glyphs of vertical writing are centred on the pen; their box is the same em box turned.
      v: font.vertical ? pen.v + (ASCENT - 0.5) * sizePt : pen.v,
      sizePt,
      em,
      bold: font.bold || (state.renderMode & 3) === 2,
      hidden: isHidden(state, sizePt, pen.skewed),
      tone: (state.renderMode & 3) === 1 ? state.strokeTone : state.fillTone,
    },
    (state.charSpacing / (size || 1)) * em,
  );
  const advance = movePen(glyphs, { state, font, size, pen, builder });
  return { runs: builder.runs, advance };
}

interface Movement {
  state: GraphicsState;
  font: FontMetrics;
  size: number;
  pen: Pen;
  builder: RunBuilder;
}

function movePen(glyphs: readonly (EngineGlyph | number)[], { state, font, size, pen, builder }: Movement): number {
  const sign = Math.sign(state.fontSize) || 1;
  const kern = ((font.vertical ? 1 : -1) * size) / 1000;
  const widthScale = font.widthScale * size;
  // In vertical writing the spacings of ISO 32000-1 §9.3.2 lengthen a negative advance.
  const spacingSign = font.vertical ? -1 : sign;
  let at = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      at += glyph * kern;
      continue;
    }
    const width = (font.vertical ? -(glyph.vmetric?.[0] ?? font.verticalMetrics[0]) : glyph.width) * widthScale;
    if (glyph.unicode === ' ' || isBlank(glyph.unicode)) builder.blank();
    else builder.glyph(plainIdeographs(glyph.unicode), pen.u + at * pen.scale, pen.u + (at + width) * pen.scale);
    at += width + spacingSign * (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
  }
  return at * sign;
}

/** The run, cut where glyphs begin or end to lie outside the clip; parts outside are hidden. */
export function cutAtClip(run: GlyphRun, clip: BBox): GlyphRun[] {
  const { edges } = run;
  const middle = run.v - (ASCENT - 0.5) * run.sizePt;
  const isInside = (u: number): boolean => {
    const [x, y] = toPage(run.turned, [u, middle, u, middle]);
    return x >= clip[0] - CLIP_SLACK_PT && x <= clip[2] + CLIP_SLACK_PT && y >= clip[1] - CLIP_SLACK_PT && y <= clip[3] + CLIP_SLACK_PT;
  };
  const last = edges.length - 2;
  const centre = (i: number): number => ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;
  if (isInside(centre(0)) && isInside(centre(last))) return [run];
  const parts: GlyphRun[] = [];
  for (let i = 0; i <= last; i += 2) {
    const hidden = !isInside(centre(i));
    const part = parts[parts.length - 1];
    const glyph = run.glyphs[i / 2] ?? '';
    if (part === undefined || part.hidden !== hidden) {
      parts.push({ ...run, hidden, glyphs: [glyph], edges: [edges[i] ?? 0, edges[i + 1] ?? 0] });
    } else {
      part.glyphs.push(glyph);
      part.edges.push(edges[i] ?? 0, edges[i + 1] ?? 0);
    }
  }
  return parts;
}
