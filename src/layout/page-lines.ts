/**
 * Words outside tables → text lines with their place in the page's text block.
 *
 * In → Out: words, the grids' boxes → lines; `align`, `endsFull` and `indented` are relative to the text margins, which are the
 * outermost starts and ends of grids and of lines that fill half the page's width.
 * Limits: a page without either (a cover) is measured against margins of a ninth of its width.
 */
import type { TextLine } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { asUpright, TURNED } from './page-frame.ts';
import { linesOf, lineText } from './page-text.ts';
import { lineRecognitionFields } from './recognised.ts';

/** A line ends full when this close to the right margin, in em: one character and a sign that may not begin a line. */
const FULL_EM = 2;
/** A line is indented from this distance on, in em. */
const INDENT_EM = 0.8;
/** A centred line has more room than a paragraph's indent on both sides, in em, and differs by less than this share of the width. */
const CENTRED_MIN_EM = 2.3;
const CENTRED_SHARE = 0.06;
/** Lines this wide, as a share of the page, set the text margins. */
const WIDE_LINE = 0.5;
/** Margin of a page that shows none: 25 mm of 210. */
const USUAL_MARGIN = 0.12;

interface Margins {
  left: number;
  right: number;
}

interface Context {
  margins: Margins;
  page: number;
}

/** Lines of a page's words outside its grids; upright ones top to bottom, then turned ones. `grids` are boxes. */
export function textLines(words: readonly Word[], grids: readonly BBox[], page: Page): TextLine[] {
  const upright = linesOf(words.filter((word) => word.turned === 0)).map((line) => line.words);
  const boxes = upright.map(boxOf);
  const context = { margins: marginsOf([...boxes.filter((box) => isWideLine(box, page)), ...grids], page.widthPt), page: page.number };
  return [...upright.map((line, i) => toTextLine(line, boxes[i] ?? boxOf(line), context)), ...turnedLines(words, context)];
}

function boxOf(words: readonly Word[]): BBox {
  return union(words.map((word) => word.bbox));
}

function isWideLine([x0, , x1]: BBox, page: Page): boolean {
  return x1 - x0 >= WIDE_LINE * page.widthPt;
}

function marginsOf(boxes: readonly BBox[], width: number): Margins {
  if (boxes.length === 0) return { left: USUAL_MARGIN * width, right: (1 - USUAL_MARGIN) * width };
  const box = union(boxes);
  return { left: box[0], right: box[2] };
}

/** Turned words by direction and line; they have no place in the text block. */
function turnedLines(words: readonly Word[], context: Context): TextLine[] {
  return TURNED.flatMap((turned) => {
    const own = words.filter((word) => word.turned === turned);
    const original = new Map(own.map((word) => [asUpright(word), word]));
    return linesOf([...original.keys()]).map((line): TextLine => {
      const box = boxOf(line.words.map((word) => original.get(word) ?? word));
      return { ...toTextLine(line.words, box, context), align: null, endsFull: null, indented: null };
    });
  });
}

function toTextLine(words: readonly Word[], bbox: BBox, { margins, page }: Context): TextLine {
  const sizePt = usualSize(words);
  return {
    kind: 'line',
    text: lineText(words),
    place: onPage(page, bbox),
    sizePt,
    bold: isMostlyBold(words),
    headingMarks: null,
    align: alignOf(bbox, margins, sizePt),
    endsFull: margins.right - bbox[2] <= FULL_EM * sizePt,
    indented: bbox[0] - margins.left >= INDENT_EM * sizePt,
    breakBefore: false,
    furniture: null,
    ...lineRecognitionFields(words),
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
