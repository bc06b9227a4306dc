/**
 * Words outside tables → text lines with their place in the page's text block.
 *
 * In → Out: words, the grids' boxes → lines top to bottom; `align`, `endsFull` and `indented` are relative to the text margins,
 * which are the outermost starts and ends of lines and grids.
 */
import type { TextLine } from '../model/block.ts';
import type { Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { linesOf, lineText } from './page-text.ts';

/** A line ends full when this close to the right margin, in em: one character and a sign that may not begin a line. */
const FULL_EM = 2;
/** A line is indented from this distance on, in em. */
const INDENT_EM = 0.8;
/** Both sides of a centred line differ by less than this share of the text width, and are wider than `CENTRED_MIN_EM`. */
const CENTRED_SHARE = 0.06;
const CENTRED_MIN_EM = 3;

export interface Margins {
  left: number;
  right: number;
}

/** The text margins of a page; the page's own edges where it has no text. */
export function marginsOf(boxes: readonly BBox[], width: number): Margins {
  if (boxes.length === 0) return { left: 0, right: width };
  const box = union(boxes);
  return { left: box[0], right: box[2] };
}

/** Lines of upright words. `grids` are boxes of the page's grids. */
export function textLines(words: readonly Word[], grids: readonly BBox[], page: { number: number; widthPt: number }): TextLine[] {
  const lines = linesOf(words);
  const boxes = lines.map((line) => union(line.words.map((word) => word.bbox)));
  const margins = marginsOf([...boxes, ...grids], page.widthPt);
  return lines.map((line, i) => toTextLine(line.words, boxes[i] ?? [0, 0, 0, 0], { margins, page: page.number }));
}

function toTextLine(words: readonly Word[], bbox: BBox, { margins, page }: { margins: Margins; page: number }): TextLine {
  const sizePt = usualSize(words);
  return {
    kind: 'line',
    text: lineText(words, true),
    place: onPage(page, bbox),
    sizePt,
    bold: isMostlyBold(words),
    headingMarks: null,
    align: alignOf(bbox, margins, sizePt),
    endsFull: margins.right - bbox[2] <= FULL_EM * sizePt,
    indented: bbox[0] - margins.left >= INDENT_EM * sizePt,
    breakBefore: false,
    furniture: null,
  };
}

function alignOf(bbox: BBox, margins: Margins, sizePt: number): TextLine['align'] {
  const left = bbox[0] - margins.left;
  const right = margins.right - bbox[2];
  const width = margins.right - margins.left;
  if (Math.min(left, right) >= CENTRED_MIN_EM * sizePt && Math.abs(left - right) <= CENTRED_SHARE * width) return 'center';
  return right <= FULL_EM * sizePt && left > width / 2 ? 'right' : 'left';
}

/** The size that most characters of the line have. */
function usualSize(words: readonly Word[]): number {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word.sizePt, (counts.get(word.sizePt) ?? 0) + word.text.length);
  let best = 0;
  let most = 0;
  for (const [size, count] of counts) {
    if (count > most || (count === most && size > best)) [best, most] = [size, count];
  }
  return best;
}

function isMostlyBold(words: readonly Word[]): boolean {
  let balance = 0;
  for (const word of words) balance += word.bold ? word.text.length : -word.text.length;
  return balance > 0;
}
