/**
 * The graphics state of a content stream: what `save` keeps and `restore` brings back.
 *
 * Units: `ctm` and `clip` map into and lie in the page frame; text parameters are in text space.
 * Source: ISO 32000-1 §8.4.1 and §9.3.
 */
import type { BBox } from '../model/place.ts';
import type { FontMetrics } from './pdf-fonts.ts';
import { IDENTITY, type Matrix } from './pdf-geometry.ts';

/** Lowest RGB channel of a colour, 0 (dark) to 255 (white); patterns count as dark. */
export type Tone = number;

export const WHITE: Tone = 255;

export interface GraphicsState {
  ctm: Matrix;
  clip: BBox;
  fillTone: Tone;
  strokeTone: Tone;
  fillAlpha: number;
  strokeAlpha: number;
  /** Opacity of the transparency groups around. */
  groupAlpha: number;
  lineWidth: number;
  font: FontMetrics | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

/** The state at the start of a page. `ctm` maps user space to the page frame, `clip` is the page. */
export function initialState(ctm: Matrix = IDENTITY, clip: BBox = [0, 0, 0, 0]): GraphicsState {
  return {
    ctm,
    clip,
    fillTone: 0,
    strokeTone: 0,
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    lineWidth: 1,
    font: null,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
  };
}

/** A copy of a state. Written out field by field: content streams save thousands of times a page. */
export function copyState(s: GraphicsState): GraphicsState {
  return {
    ctm: s.ctm,
    clip: s.clip,
    fillTone: s.fillTone,
    strokeTone: s.strokeTone,
    fillAlpha: s.fillAlpha,
    strokeAlpha: s.strokeAlpha,
    groupAlpha: s.groupAlpha,
    lineWidth: s.lineWidth,
    font: s.font,
    fontSize: s.fontSize,
    charSpacing: s.charSpacing,
    wordSpacing: s.wordSpacing,
    hScale: s.hScale,
    leading: s.leading,
    rise: s.rise,
    renderMode: s.renderMode,
  };
}

/** Tone of an `#rrggbb` colour as pdf.js gives it. */
export function toneOf(colour: unknown): Tone {
  if (typeof colour !== 'string' || colour.length !== 7) return 0;
  const rgb = Number.parseInt(colour.slice(1), 16);
  return Math.min(rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff);
}
