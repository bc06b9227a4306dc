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
import { type GraphicsState, type Tone, WHITE } from './pdf-state.ts';
import { isBlank, isWide, printedText } from './pdf-unicode.ts';

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
/** Behind an amount a gap of this width, and this many times as wide as its own gaps, is a blank, in em: the narrowest blank has 0.2. */
export const AMOUNT_GAP_EM = 0.15;
export const AMOUNT_GAP_FACTOR = 2;
/** A whole amount, behind whose decimals another figure begins. */
export const AMOUNT = /^[-(（]?\d[\d,，]*[.．]\d\d[)）]?$/;
/** Letter spacing up to this is no gap, in em. */
const MAX_TRACKING_EM = 0.5;
/** Text that leans more than this (tangent, 8°) is a watermark or a stamp, never a line. */
const MAX_SKEW = 0.14;
/** Smaller text (points) is not seen. */
const MIN_SIZE_PT = 0.5;
/** Below this opacity nothing is seen. */
const INVISIBLE_ALPHA = 0.02;
/** Text that shines through at this size (points) is a watermark. */
const WATERMARK_ALPHA = 0.7;
const WATERMARK_MIN_PT = 20;

/** Text rendering modes; 4 to 7 are the same and add to the clip. */
const STROKE = 1;
const FILL_AND_STROKE = 2;
const INVISIBLE = 3;

/** Widest gap inside a word between two characters, in em. */
export function gapLimit(before: string, after: string): number {
  return isWide(before) && isWide(after) ? WIDE_GAP_EM : NARROW_GAP_EM;
}

/**
 * Writes the glyphs of show operators to the page's lists, cut into runs. One writer serves a page: it keeps the state of the
 * operator at hand in its fields, because a page has thousands of operators.
 */
export class RunWriter {
  readonly #glyphs: Glyphs;
  readonly #runs: GlyphRun[];
  /** Where text-space coordinate 0 of the operator lies along u, and u per text-space unit. */
  #u = 0;
  #scale = 1;
  #v = 0;
  #turned: Direction = 0;
  #sizePt = 0;
  #em = 0;
  #tracking = 0;
  #bold = false;
  #hidden = false;
  #tone: Tone = 0;
  /** First glyph of the run being written; -1 between runs. */
  #from = -1;
  #before = '';
  #end = 0;
  #blankBefore = false;

  constructor(glyphs: Glyphs, runs: GlyphRun[]) {
    this.#glyphs = glyphs;
    this.#runs = runs;
  }

  /**
   * Writes the glyphs of one show operator. `m` maps text space, with the pen at its origin, to the page. Returns how far the pen
   * moved along the writing direction, in text space before horizontal scaling.
   */
  show(shown: readonly (EngineGlyph | number)[], state: GraphicsState, m: Matrix): number {
    const font = state.font;
    if (font === null) return 0;
    this.#begin(state, m, font);
    return this.#movePen(shown, state, font);
  }

  #begin(state: GraphicsState, m: Matrix, font: FontMetrics): void {
    const skewed = this.#direct(state, m, font.vertical);
    const size = Math.abs(state.fontSize);
    const mode = state.renderMode & 3;
    this.#sizePt = size * font.emScale * (m[2] === 0 ? Math.abs(m[3]) : Math.hypot(m[2], m[3]));
    this.#em = size * font.emScale * this.#scale;
    // Glyphs of vertical writing are centred on the pen; their box is the same em box turned.
    this.#v = acrossText(this.#turned, m[4], m[5]) + (font.vertical ? (ASCENT - 0.5) * this.#sizePt : 0);
    this.#tracking = Math.min(Math.max(0, (state.charSpacing / (size || 1)) * this.#em), MAX_TRACKING_EM * this.#em);
    this.#bold = font.bold || mode === FILL_AND_STROKE;
    this.#tone = seenTone(state, mode === STROKE);
    this.#hidden = skewed || isHidden(state, this.#sizePt);
    this.#blankBefore = false;
  }

  /** Sets the direction in which the pen moves; true where the text leans. */
  #direct(state: GraphicsState, m: Matrix, vertical: boolean): boolean {
    const sign = Math.sign(state.fontSize) * (Math.sign(state.hScale) || 1);
    const dx = vertical ? -m[2] : m[0] * sign;
    const dy = vertical ? -m[3] : m[1] * sign;
    const horizontal = Math.abs(dx) >= Math.abs(dy);
    const long = horizontal ? Math.abs(dx) : Math.abs(dy);
    const short = horizontal ? Math.abs(dy) : Math.abs(dx);
    this.#turned = horizontal ? (dx >= 0 ? 0 : 180) : dy >= 0 ? 90 : 270;
    this.#u = alongText(this.#turned, m[4], m[5]);
    this.#scale = (short === 0 ? long : Math.hypot(dx, dy)) * (vertical ? 1 : Math.abs(state.hScale));
    return short > long * MAX_SKEW;
  }

  #movePen(shown: readonly (EngineGlyph | number)[], state: GraphicsState, font: FontMetrics): number {
    const size = Math.abs(state.fontSize);
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
      if (glyph.unicode === ' ' || isBlank(glyph.unicode)) this.#blank();
      else this.#glyph(printedText(glyph.unicode), this.#u + at * this.#scale, this.#u + (at + width) * this.#scale);
      at += width + spacingSign * (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
    }
    this.#close(false);
    return at * sign;
  }

  #blank(): void {
    this.#close(true);
    this.#blankBefore = true;
  }

  #glyph(text: string, start: number, end: number): void {
    const { chars, starts, ends } = this.#glyphs;
    if (this.#from >= 0) {
      const gap = (start - this.#end - this.#tracking) / this.#em;
      if (gap < -BACKSTEP_EM || (gap > NARROW_GAP_EM && gap > gapLimit(this.#before, text))) this.#close(false);
      else if (gap > AMOUNT_GAP_EM && this.#endsAmount(gap)) this.#close(true);
    }
    if (this.#from < 0) this.#from = chars.length;
    chars.push(text);
    starts.push(start);
    ends.push(end);
    this.#before = text;
    this.#end = end;
  }

  /** True where the run is an amount whose own glyphs stand much closer than `gap` em. */
  #endsAmount(gap: number): boolean {
    const { chars, starts, ends } = this.#glyphs;
    if (!AMOUNT.test(chars.slice(this.#from).join(''))) return false;
    const most = (gap * this.#em) / AMOUNT_GAP_FACTOR;
    for (let i = this.#from + 1; i < chars.length; i++) if ((starts[i] ?? 0) - (ends[i - 1] ?? 0) - this.#tracking > most) return false;
    return true;
  }

  #close(blankAfter: boolean): void {
    const from = this.#from;
    if (from < 0) return;
    this.#runs.push({
      turned: this.#turned,
      from,
      to: this.#glyphs.chars.length,
      start: this.#glyphs.starts[from] ?? 0,
      end: this.#end,
      v: this.#v,
      sizePt: this.#sizePt,
      em: this.#em,
      bold: this.#bold,
      hidden: this.#hidden,
      clipped: false,
      tone: this.#tone,
      blankBefore: this.#blankBefore,
      blankAfter,
    });
    this.#from = -1;
    this.#blankBefore = false;
  }
}

/** The tone on white ground: colour that shines through is paler. */
function seenTone(state: GraphicsState, isStroke: boolean): Tone {
  const alpha = state.groupAlpha * (isStroke ? state.strokeAlpha : state.fillAlpha);
  const tone = isStroke ? state.strokeTone : state.fillTone;
  return alpha >= 1 ? tone : WHITE - alpha * (WHITE - tone);
}

function isHidden(state: GraphicsState, sizePt: number): boolean {
  const mode = state.renderMode & 3;
  if (mode === INVISIBLE || !(sizePt >= MIN_SIZE_PT)) return true;
  const alpha = state.groupAlpha * (mode === STROKE ? state.strokeAlpha : state.fillAlpha);
  return alpha < INVISIBLE_ALPHA || (alpha < WATERMARK_ALPHA && sizePt >= WATERMARK_MIN_PT);
}
