/**
 * A page's words after layout: text lines and grids, in reading order.
 *
 * Both kinds of source meet here: a PDF page and a text dump yield the same blocks, so no later stage asks which it was.
 */
import { z } from 'zod';
import { Place } from './place.ts';
import { Candidate, Recognition } from './recognition.ts';

/** What a line is beside the body: running header or footer, page number, watermark; null for the body. */
export const Furniture = z.enum(['header', 'footer', 'page-number', 'watermark']);

export const TextLine = z.strictObject({
  kind: z.literal('line'),
  /** Characters as read; markup (`#`, `**`, `<b>`) already taken off; inner blanks kept. */
  text: z.string(),
  place: Place,
  sizePt: z.number().nullable(),
  bold: z.boolean(),
  /** Number of `#` of a Markdown heading; null elsewhere. */
  headingMarks: z.int().nullable(),
  align: z.enum(['left', 'center', 'right']).nullable(),
  /** True where the line's end reaches the right text margin, so that its sentence may run on; null for text dumps. */
  endsFull: z.boolean().nullable(),
  /** True where the line begins to the right of the left text margin (a paragraph's first line); null for text dumps. */
  indented: z.boolean().nullable(),
  /** True where a blank line (text) or a page break (PDF) stands before it. */
  breakBefore: z.boolean(),
  furniture: Furniture.nullable(),
  /** Where the line was read from an image. */
  recognition: Recognition.optional(),
  /** Numbers in such a line, in their order, each as sure as its worst character. */
  figures: z.array(Candidate).optional(),
});
export type TextLine = z.infer<typeof TextLine>;

/** A body line of which no more is known than its text and its place, as text dumps give it. */
export function plainLine(text: string, place: Place): TextLine {
  return {
    kind: 'line',
    text,
    place,
    sizePt: null,
    bold: false,
    headingMarks: null,
    align: null,
    endsFull: null,
    indented: null,
    breakBefore: false,
    furniture: null,
  };
}

/** A text that stands alone on a visual line, set apart by blanks. */
export const Run = z.strictObject({
  text: z.string(),
  /** Number of the visual line. */
  line: z.int(),
  /** Where it begins and ends: display columns of a dump, or points. */
  x0: z.number(),
  x1: z.number(),
  place: Place,
});
export type Run = z.infer<typeof Run>;

export const GridCell = z.strictObject({
  /** 0-based position of the cell's first row and column. */
  row: z.int().nonnegative(),
  column: z.int().nonnegative(),
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  /** Characters as found, visual lines joined by `\n`; '' for a blank cell. */
  text: z.string(),
  place: Place,
  /** Its texts as they stand on the lines, in cells told apart by alignment alone. */
  runs: z.array(Run).optional(),
  /** Where the cell was read from an image. */
  recognition: Recognition.optional(),
  /** Present where the border of the cell hides a part of its figure. */
  clipped: z.literal(true).optional(),
  /** Present where a figure of the cell is struck out. */
  struck: z.literal(true).optional(),
  /** Of a row that lost its blank cells: a figure whose column its sums tell, or the figures of a row whose columns nothing tells. */
  restored: z.enum(['placed', 'unplaced']).optional(),
});
export type GridCell = z.infer<typeof GridCell>;

export const Grid = z.strictObject({
  kind: z.literal('grid'),
  /** How the cells were found. */
  origin: z.enum(['ruled', 'aligned', 'tabs', 'pipes', 'html', 'spaces']),
  place: Place,
  rowCount: z.int().nonnegative(),
  columnCount: z.int().nonnegative(),
  /** Every position of the matrix is covered by exactly one cell; sorted by row, then column. */
  cells: z.array(GridCell),
  /** x of the column boundaries, left to right, columnCount + 1 of them; null for text dumps. */
  columnEdges: z.array(z.number()).nullable(),
  /** x of the first and last of the amounts of each column, null where it has none; absent where lines part the columns. */
  columnFigures: z.array(z.tuple([z.number(), z.number()]).nullable()).optional(),
  /** Columns that the cells of each source row reached before padding to columnCount (text dumps); null for PDF. */
  rowLengths: z.array(z.int()).nullable(),
  /** True where a blank line or a page break stands between this grid and the block before it. */
  breakBefore: z.boolean(),
});
export type Grid = z.infer<typeof Grid>;

export type Block = TextLine | Grid;
