/**
 * What a source yields for one page: words, ruling lines and images, before any interpretation.
 *
 * Frame: points, origin top-left of the page as it is read (after /Rotate), y down.
 * Invariant: a word is never split over two text directions; its box is the box of its glyph advances.
 */
import { z } from 'zod';
import { BBox } from './place.ts';
import { Candidate } from './recognition.ts';

/** Where a word's characters come from. */
export const WordOrigin = z.enum(['text-layer', 'ocr', 'text']);

export const Word = z.strictObject({
  text: z.string(),
  bbox: BBox,
  /** y of the baseline (x for text turned by 90 or 270 degrees). */
  baseline: z.number(),
  sizePt: z.number(),
  bold: z.boolean(),
  /** Direction of the text relative to the page as read, clockwise. */
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  origin: WordOrigin,
  /** 0..1; 1 for a digital text layer; null where unknown. */
  confidence: z.number().nullable(),
  /** Present on a figure of which the border of its cell hides a digit, in whole or in part. */
  clipped: z.literal(true).optional(),
  /** Present on a figure that a line strikes out. */
  struck: z.literal(true).optional(),
  /** Other readings of a recognised word, the most probable first. */
  candidates: z.array(Candidate).optional(),
  /** Numbers within a recognised text, in their order, each as sure as its worst character. */
  figures: z.array(Candidate).optional(),
});
export type Word = z.infer<typeof Word>;

export const RulingLine = z.strictObject({
  orientation: z.enum(['horizontal', 'vertical']),
  /** y of a horizontal, x of a vertical line (its middle). */
  position: z.number(),
  start: z.number(),
  end: z.number(),
  thicknessPt: z.number(),
});
export type RulingLine = z.infer<typeof RulingLine>;

export const PageImage = z.strictObject({ bbox: BBox });
export type PageImage = z.infer<typeof PageImage>;

export const Page = z.strictObject({
  number: z.int().positive(),
  widthPt: z.number(),
  heightPt: z.number(),
  /** The page's own /Rotate, already applied to every coordinate. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  words: z.array(Word),
  rulingLines: z.array(RulingLine),
  images: z.array(PageImage),
  /** Words that are drawn but not seen (invisible, clipped away, off the page, doubled); kept for `inspect`. */
  hiddenWords: z.array(Word),
});
export type Page = z.infer<typeof Page>;
