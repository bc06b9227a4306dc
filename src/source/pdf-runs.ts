/**
 * Glyphs shown by one operator, cut into runs without a gap.
 *
 * In → Out: glyphs, graphics state, text matrix → runs over the page's glyph lists, in reading coordinates (`pdf-directions.ts`).
 * Source: ISO 32000-1 §9.4.4 (advance of a glyph), §9.7.4.3 (vertical writing).
 */
import { acrossText, alongText, type Direction } from './pdf-directions.ts';
import type { FontMetrics } from './pdf-fonts.ts';
import type { Matrix } from './pdf-geometry.ts';
import { ASCENT, type GlyphRun, type Glyphs } from './pdf-glyphs.ts';
import type { GraphicsState } from './pdf-state.ts';
import { isBlank, isWide, plainIdeographs } from './pdf-unicode.ts';

/** The fields of pdf.js's glyph that are read. */
export interface EngineGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: readonly number[] | null;
}

/** A gap wider than this ends a run, in em: between ideographs, which justified lines spread, and elsewhere. */
const WIDE_GAP_EM = 0.3;
const NARROW_GAP_EM = 0.25;
/** A step back beyond this starts a new run, in em. Half an em is usual where a font states no widths and digits count as wide. */
export const BACKSTEP_EM = 0.55;
/** Letter spacing up to this is no gap, in em. */
const MAX_TRACKING_EM = 0.5;
/** Text that leans more than this (tangent, 8°) is a watermark or a stamp, never a line. */
const MAX_SKEW = 0.14;
/** Below this opacity nothing is seen. */
const INVISIBLE_ALPHA = 0.02;
/** Text that shines through at this size (points) is a watermark. */
const WATERMARK_ALPHA = 0.7;
const WATERMARK_MIN_PT = 20;

/** Widest gap inside a word between two characters, in em. */
export function gapLimit(before: string, after: string): number {
  return isWide(before) && isWide(after) ? WIDE_GAP_EM : NARROW_GAP_EM;
}

/** Where text-space coordinate 0 of a show operator lies, and how the pen moves. */
interface Pen {
  u: number;
  v: number;
  /** u per text-space unit. */
  scale: number;
  turned: Direction;
  skewed: boolean;
}

/** `m` maps text space, with the pen at its origin, to the page. */
function penAt(m: Matrix, state: GraphicsState, vertical: boolean): Pen {
  const sign = Math.sign(state.fontSize) * (Math.sign(state.hScale) || 1);
  const dx = vertical ? -m[2] : m[0] * sign;
  const dy = vertical ? -m[3] : m[1] * sign;
  const horizontal = Math.abs(dx) >= Math.abs(dy);
  const turned = horizontal ? (dx >= 0 ? 0 : 180) : dy >= 0 ? 90 : 270;
  const long = horizontal ? Math.abs(dx) : Math.abs(dy);
  const short = horizontal ? Math.abs(dy) : Math.abs(dx);
  return {
    u: alongText(turned, m[4], m[5]),
    v: acrossText(turned, m[4], m[5]),
    scale: (short === 0 ? long : Math.hypot(dx, dy)) * (vertical ? 1 : Math.abs(state.hScale)),
    turned,
    skewed: short > long * MAX_SKEW,
  };
}

function isHidden(state: GraphicsState, sizePt: number): boolean {
  const mode = state.renderMode & 3;
  if (mode === 3) return true;
  const alpha = state.groupAlpha * (mode === 1 ? state.strokeAlpha : state.fillAlpha);
  return alpha < INVISIBLE_ALPHA || (alpha < WATERMARK_ALPHA && sizePt >= WATERMARK_MIN_PT);
}

/**
 * Appends the glyphs of one show operator to `glyphs` and their runs to `runs`. Returns how far the pen moved along the writing
 * direction, in text space before horizontal scaling. `m` maps text space, with the pen at its origin, to the page.
 */
export function showGlyphs(shown: readonly (EngineGlyph | number)[], state: GraphicsState, { m, glyphs, runs }: Target): number {
  const font = state.font;
  if (font === null) return 0;
  const pen = penAt(m, state, font.vertical);
  const size = Math.abs(state.fontSize);
  const sizePt = size * font.emScale * Math.hypot(m[2], m[3]);
  const em = size * font.emScale * pen.scale;
  const first: GlyphRun = {
    turned: pen.turned,
    from: 0,
    to: 0,
    start: 0,
    end: 0,
    // Glyphs of vertical writing are centred on the pen; their box is the same em box turned.
    v: font.vertical ? pen.v + (ASCENT - 0.5) * sizePt : pen.v,
    sizePt,
    em,
    bold: font.bold || (state.renderMode & 3) === 2,
    hidden: pen.skewed || isHidden(state, sizePt),
    tone: (state.renderMode & 3) === 1 ? state.strokeTone : state.fillTone,
    blankBefore: false,
    blankAfter: false,
  };
  const tracking = Math.min(Math.max(0, (state.charSpacing / (size || 1)) * em), MAX_TRACKING_EM * em);
  return movePen(shown, { state, font, size, pen }, new RunWriter(first, glyphs, { runs, tracking }));
}

/** Where the glyphs of a page go. */
export interface Target {
  m: Matrix;
  glyphs: Glyphs;
  runs: GlyphRun[];
}

interface Movement {
  state: GraphicsState;
  font: FontMetrics;
  size: number;
  pen: Pen;
}

function movePen(shown: readonly (EngineGlyph | number)[], { state, font, size, pen }: Movement, writer: RunWriter): number {
  const sign = Math.sign(state.fontSize) || 1;
  const kern = ((font.vertical ? 1 : -1) * size) / 1000;
  const widthScale = font.widthScale * size;
  // In vertical writing the spacings of ISO 32000-1 §9.3.2 lengthen a negative advance.
  const spacingSign = font.vertical ? -1 : sign;
  let at = 0;
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      at += glyph * kern;
      continue;
    }
    const width = (font.vertical ? -(glyph.vmetric?.[0] ?? font.verticalMetrics[0]) : glyph.width) * widthScale;
    if (glyph.unicode === ' ' || isBlank(glyph.unicode)) writer.blank();
    else writer.glyph(plainIdeographs(glyph.unicode), pen.u + at * pen.scale, pen.u + (at + width) * pen.scale);
    at += width + spacingSign * (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
  }
  writer.close();
  return at * sign;
}

/** Cuts the glyphs of one show operator into runs. */
class RunWriter {
  readonly #glyphs: Glyphs;
  readonly #runs: GlyphRun[];
  readonly #tracking: number;
  readonly #first: GlyphRun;
  /** The run being written; `from` is -1 between runs. */
  #from = -1;
  #before = '';
  #end = 0;
  #blankBefore = false;

  constructor(first: GlyphRun, glyphs: Glyphs, { runs, tracking }: { runs: GlyphRun[]; tracking: number }) {
    this.#first = first;
    this.#glyphs = glyphs;
    this.#runs = runs;
    this.#tracking = tracking;
  }

  blank(): void {
    this.#write(true);
    this.#blankBefore = true;
  }

  glyph(text: string, start: number, end: number): void {
    const { chars, starts, ends } = this.#glyphs;
    if (this.#from >= 0) {
      const gap = (start - this.#end - this.#tracking) / this.#first.em;
      if (gap < -BACKSTEP_EM || (gap > NARROW_GAP_EM && gap > gapLimit(this.#before, text))) this.#write(false);
    }
    if (this.#from < 0) this.#from = chars.length;
    chars.push(text);
    starts.push(start);
    ends.push(end);
    this.#before = text;
    this.#end = end;
  }

  close(): void {
    this.#write(false);
  }

  #write(blankAfter: boolean): void {
    if (this.#from < 0) return;
    const from = this.#from;
    const start = this.#glyphs.starts[from] ?? 0;
    const to = this.#glyphs.chars.length;
    this.#runs.push({ ...this.#first, from, to, start, end: this.#end, blankBefore: this.#blankBefore, blankAfter });
    this.#from = -1;
    this.#blankBefore = false;
  }
}
