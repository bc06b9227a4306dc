/**
 * The tree of headings with their paragraphs, the contents page and the cover.
 *
 * Source: contract §4 and the last paragraph of §7.
 */
import { z } from 'zod';
import { Place } from './place.ts';

export const SectionKind = z.enum(['overview', 'tables', 'narrative', 'glossary', 'attachment', 'other']);
export type SectionKind = z.infer<typeof SectionKind>;

/** A paragraph: sentences joined over line and page breaks, markup taken off. */
export const Paragraph = z.strictObject({ text: z.string(), source: Place });
export type Paragraph = z.infer<typeof Paragraph>;

/** A printed line of a paragraph: where it begins in the paragraph's text, and where it stands. */
export interface LineStart {
  offset: number;
  place: Place;
}

export interface Section {
  /** 1 for 第N部分, 2 for 一、, 3 for （一）, 4 for 1. */
  level: number;
  /** Without markup, numbering kept apart, inner spaces removed. */
  title: string;
  /** The numbering as printed (`第一部分`, `一、`, `（一）`, `1.`); '' where none. */
  number: string;
  kind: SectionKind;
  /** First and last page, 1-based; null for text. */
  pages: [number, number] | null;
  /** First and last line, 1-based; null for PDF. */
  lines: [number, number] | null;
  paragraphs: Paragraph[];
  children: Section[];
}
export const Section: z.ZodType<Section> = z.strictObject({
  level: z.int().positive(),
  title: z.string(),
  number: z.string(),
  kind: SectionKind,
  pages: z.tuple([z.int(), z.int()]).nullable(),
  lines: z.tuple([z.int(), z.int()]).nullable(),
  paragraphs: z.array(Paragraph),
  get children() {
    return z.array(Section);
  },
});

export const ContentsEntry = z.strictObject({
  title: z.string(),
  number: z.string(),
  /** Printed page number; null where none. */
  page: z.int().nullable(),
  source: Place,
});
export type ContentsEntry = z.infer<typeof ContentsEntry>;
