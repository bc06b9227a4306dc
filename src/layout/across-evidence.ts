/**
 * Whether the table of one page goes on to the right on another: a sheet of a spreadsheet that is wider than the paper.
 *
 * The rows must be cut at the same heights on both pages, no caption may stand on both, and one of these must hold: a text is drawn on
 * both pages, each showing its part of it; the edge is open at the same heights on both, where a cell was
 * cut; the right page begins with figures and the left one does not; the left one names the entity and the right one the unit.
 * Limits: tables without lines are not joined.
 */
import type { Page, Word } from '../model/page.ts';
import { middleOf, type SheetFrame, type SideEdge } from './across-frame.ts';
import { linesOf } from './page-text.ts';

/** How sure it is: `text` by a text that both show or by the pages above, `shape` by the other signs. */
export type Evidence = 'text' | 'shape';

/** A page of the sheet with its table. `page` and `frame` are those of all pages joined so far. */
export interface Side {
  page: Page;
  frame: SheetFrame;
}

/** Rows cut by a page end at the same heights on both, within this (points). */
const SAME_Y_PT = 1;
/** So many lines between rows meet the cut on both pages, and this share of those of either. */
const MIN_ROW_LINES = 3;
/** Below pages that were joined, one row is enough. */
const MIN_LAST_LINES = 2;
const SAME_SHARE = 0.75;
/** A text that both pages show stands in the same place within this (points). */
const SAME_X_PT = 1.5;
/** Shorter texts that both pages show may be another one. */
const MIN_TEXT = 3;
/** So many figures make a column of them. */
const MIN_FIGURES = 2;
/** So many rows that begin alike are rows of two tables. */
const MIN_REPEATED = 2;
const SIZE_PT = 1;

const FUNCTION_CODE = /^2\d{2}(?:\d{2}){0,2}$/;
const IDEOGRAPH = /[\u4e00-\u9fff]/;
const FIGURE = /^[-−–(（]?\d[\d,，]*\.\d+[)）%]?$/;
/** What stands for no figure. */
const NONE = /^[-—－/]+$/;

/** The evidence that `right` continues the columns of `left`; null where there is none. `isBelow`: they stand below two that do. */
export function continuesAcross(left: Side, right: Side, isBelow = false): Evidence | null {
  if (!isSameSheet(left, right, isBelow ? MIN_LAST_LINES : MIN_ROW_LINES) || repeatsRows(left, right)) return null;
  if (isBelow || sharesText(left, right)) return 'text';
  const [before, after] = [left.frame.captions, right.frame.captions];
  if (before.unit !== '' || after.entity !== '' || (before.title !== '' && after.title !== '')) return null;
  const isNamed = before.entity !== '' && after.unit !== '';
  return isNamed || isOpenBetween(left, right) || (beginsWithFigures(right) && !beginsWithFigures(left)) ? 'shape' : null;
}

/** How far the right page is moved to stand beside the left one. */
export function offsetOf(left: SheetFrame, right: SheetFrame): number {
  return left.right - right.left;
}

/** True where the rows of both pages are cut at the same heights; a cell of several rows may stand on either side of the cut. */
function isSameSheet(left: Side, right: Side, minLines: number): boolean {
  if (Math.abs(left.page.heightPt - right.page.heightPt) > SIZE_PT) return false;
  const [a, b] = [left.frame.rightEdge.ys, right.frame.leftEdge.ys];
  const common = a.filter((y) => holds(b, y)).length;
  if (common < minLines || common < SAME_SHARE * Math.max(a.length, b.length)) return false;
  return isSameHeight(a[0], b[0]) && isSameHeight(a.at(-1), b.at(-1)) && (isWithin(b, left.frame.ys) || isWithin(a, right.frame.ys));
}

/**
 * True where both pages begin their rows with codes of functions, or with the same texts: two tables with rows of their own, each whole.
 * Codes of the economic classification stand in several panels of one table.
 */
function repeatsRows(left: Side, right: Side): boolean {
  const [own, other] = [firstTexts(left), firstTexts(right)];
  if ([own, other].every((words) => words.filter(({ text }) => FUNCTION_CODE.test(text)).length >= MIN_REPEATED)) return true;
  const repeated = other.filter(({ text, baseline }) => own.some((word) => word.text === text && isSameHeight(word.baseline, baseline)));
  return repeated.length >= MIN_REPEATED && repeated.length * 2 > other.length;
}

/** The first words of the lines of a page's table, without those on the edge that was cut. */
function firstTexts({ page, frame }: Side): Word[] {
  const inside = page.words.filter(
    ({ turned, bbox }) => turned === 0 && bbox[1] >= (frame.ys[0] ?? 0) && bbox[3] <= (frame.ys.at(-1) ?? 0),
  );
  return linesOf(inside)
    .flatMap(({ words }) => words.slice(0, 1))
    .filter(({ text }) => !FIGURE.test(text) && !NONE.test(text));
}

function isSameHeight(a = Number.NaN, b = Number.NaN): boolean {
  return Math.abs(a - b) <= SAME_Y_PT;
}

function isWithin(some: readonly number[], all: readonly number[]): boolean {
  return some.every((y) => holds(all, y));
}

function holds(ys: readonly number[], y: number): boolean {
  return ys.some((other) => isSameHeight(other, y));
}

/** True where a text is drawn on both pages so that it is one when they lie side by side: each shows its part and hides the other. */
function sharesText(left: Side, right: Side): boolean {
  const offset = offsetOf(left.frame, right.frame);
  const own = new Map<string, Drawn[]>();
  for (const drawn of drawnOn(left.page)) own.set(drawn.word.text, [...(own.get(drawn.word.text) ?? []), drawn]);
  return drawnOn(right.page).some(({ word, hidden }) =>
    own.get(word.text)?.some((other) => isSamePlace(other.word, word, offset) && (word.text.length >= MIN_TEXT || hidden !== other.hidden)),
  );
}

interface Drawn {
  word: Word;
  hidden: boolean;
}

/** Upright texts of a page with ideographs: each word, and each that was cut with its rest. */
function drawnOn({ words, hiddenWords }: Page): Drawn[] {
  const own = (all: readonly Word[], hidden: boolean): Drawn[] =>
    all.filter((word) => word.turned === 0 && IDEOGRAPH.test(word.text)).map((word) => ({ word, hidden }));
  const [shown, hidden] = [own(words, false), own(hiddenWords, true)];
  return [...shown, ...hidden, ...hidden.flatMap(({ word }) => wholeTexts(word, words))];
}

/** What a hidden word makes with the shown one that ends where it begins, or begins where it ends. */
function wholeTexts(hidden: Word, shown: readonly Word[]): Drawn[] {
  const touches = (before: Word, after: Word): boolean =>
    Math.abs(middleOf(before) - middleOf(after)) <= SAME_Y_PT && Math.abs(after.bbox[0] - before.bbox[2]) <= SAME_X_PT;
  return shown.flatMap((word): Drawn[] => {
    if (!touches(word, hidden) && !touches(hidden, word)) return [];
    const [before, after] = word.bbox[0] < hidden.bbox[0] ? [word, hidden] : [hidden, word];
    const [x0, y0, , y1] = before.bbox;
    return [{ word: { ...before, text: before.text + after.text, bbox: [x0, y0, after.bbox[2], y1] }, hidden: true }];
  });
}

/** True where a word of the left page and one of the right page, moved by `offset`, lie on each other. */
export function isSamePlace(left: Word, right: Word, offset: number): boolean {
  return Math.abs(left.bbox[0] - right.bbox[0] - offset) <= SAME_X_PT && Math.abs(middleOf(left) - middleOf(right)) <= SAME_Y_PT;
}

/** True where a cell was cut: the edge is open at the same height on both pages, and drawn elsewhere. */
function isOpenBetween({ frame: left }: Side, { frame: right }: Side): boolean {
  const [a, b] = [openBands(left.rightEdge), openBands(right.leftEdge)];
  const isPart = a.length > 0 && left.rightEdge.drawn.includes(true) && right.leftEdge.drawn.includes(true);
  return isPart && a.length === b.length && a.every((y, i) => isSameHeight(y, b[i]));
}

/** Heights at which the open parts of an edge begin and end. */
function openBands({ ys, drawn }: SideEdge): number[] {
  return ys.filter((_, i) => (drawn[i - 1] ?? true) !== (drawn[i] ?? true));
}

/** True where the first column holds figures alone below its header. */
function beginsWithFigures({ page, frame }: Side): boolean {
  const column = page.words
    .filter(({ bbox }) => bbox[0] < frame.firstColumn && (bbox[0] + bbox[2]) / 2 < frame.firstColumn)
    .filter((word) => middleOf(word) > (frame.ys[0] ?? 0) && middleOf(word) < (frame.ys.at(-1) ?? 0))
    .sort((a, b) => middleOf(a) - middleOf(b))
    .map(({ text }) => text);
  const first = column.findIndex((text) => FIGURE.test(text));
  const body = first < 0 ? [] : column.slice(first);
  return body.filter((text) => FIGURE.test(text)).length >= MIN_FIGURES && body.every((text) => FIGURE.test(text) || NONE.test(text));
}
