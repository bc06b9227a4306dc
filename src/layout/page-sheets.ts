/**
 * Two pages printed side by side on one → the pages.
 *
 * In → Out: an upright page → its sheets from left to right, one in most cases, each with its own frame, and how far to the right of
 * the page's edge that frame begins. A page is two where a fold in its middle is free of words and rules, as wide as a margin, with
 * lines of text on both sides that are not one row of a table each: lines of one side stand between those of the other, or both
 * sides are running text. Limits: more than two pages side by side, or pages over each other, stay one.
 */
import type { Page, RulingLine, Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { emOf, linesOf } from './page-text.ts';

export interface Sheet {
  page: Page;
  /** Where the sheet begins on the page (points). */
  x: number;
}

/** A page of two is so much wider than tall: two upright pages have 1.41, with other margins a little less. */
const MIN_WIDTH = 1.2;
/** The fold is as wide as this share of the narrower outer margin, and of the page. */
const FOLD_MARGINS = 1.2;
const MIN_FOLD = 0.03;
/** So many lines of text make a side. */
const MIN_LINES = 3;
/** Share of a side's lines that stand beside no line of the other, and how near, in em, two lines are beside each other. */
const APART_SHARE = 0.25;
const BESIDE_EM = 0.25;
/** A line this near, in em, to one of its own side is no next line: cells in the middle of their row stand between the lines of a wrapped one. */
const WRAPPED_EM = 1;
/** Share of ideographs in running text, and characters of its lines. */
const IDEOGRAPHS = 0.6;
const IDEOGRAPH = /[\u4e00-\u9fff]/;
const LINE_LENGTH = 12;

/** The sheets of a page. */
export function sheetsOf(page: Page): Sheet[] {
  const whole = [{ page, x: 0 }];
  if (page.widthPt < MIN_WIDTH * page.heightPt) return whole;
  const middle = page.widthPt / 2;
  const fold = foldOf(page, middle);
  if (fold === null) return whole;
  const left = page.words.filter((word) => word.bbox[2] <= middle);
  const right = page.words.filter((word) => word.bbox[0] >= middle);
  if (!isFold(fold, left, right, page) || !areTwo(left, right)) return whole;
  return [
    { page: { ...page, widthPt: middle, words: left, rulingLines: page.rulingLines.filter((rule) => extentOf(rule)[1] <= middle) }, x: 0 },
    { page: shifted(page, right, middle), x: middle },
  ];
}

/** The blank across the middle; null where a word or a rule stands in it. */
function foldOf(page: Page, middle: number): [number, number] | null {
  let [from, to] = [0, page.widthPt];
  const extents = [...page.words.map(({ bbox }): [number, number] => [bbox[0], bbox[2]]), ...page.rulingLines.map(extentOf)];
  for (const [start, end] of extents) {
    if (start < middle && end > middle) return null;
    if (end <= middle) from = Math.max(from, end);
    else to = Math.min(to, start);
  }
  return [from, to];
}

function extentOf(rule: RulingLine): [number, number] {
  return rule.orientation === 'horizontal' ? [rule.start, rule.end] : [rule.position, rule.position];
}

function isFold([from, to]: [number, number], left: readonly Word[], right: readonly Word[], { widthPt }: Page): boolean {
  const outer = [...left.map(({ bbox }) => bbox[0]), ...right.map(({ bbox }) => widthPt - bbox[2])].reduce(
    (a, b) => Math.min(a, b),
    widthPt,
  );
  return to - from >= Math.max(FOLD_MARGINS * outer, MIN_FOLD * widthPt);
}

function areTwo(left: readonly Word[], right: readonly Word[]): boolean {
  const sides = [linesOf(left.filter(isUpright)), linesOf(right.filter(isUpright))];
  if (sides.some((lines) => lines.length < MIN_LINES || !hasText(lines.flatMap(({ words }) => words)))) return false;
  const [one = [], other = []] = sides;
  const em = emOf(left);
  const isApart = (a: typeof one, b: typeof one): boolean => {
    const [beside, apart] = partition(a, ({ baseline }) => b.some((line) => Math.abs(line.baseline - baseline) <= BESIDE_EM * em));
    const own = apart.filter(({ baseline }) => !beside.some((line) => Math.abs(line.baseline - baseline) < WRAPPED_EM * em));
    return own.length >= APART_SHARE * a.length;
  };
  return isApart(one, other) || isApart(other, one) || sides.every((lines) => isRunningText(lines.map(({ words }) => words)));
}

/** False for figures alone: they belong to the labels of the other side. */
function hasText(words: readonly Word[]): boolean {
  return words.some(({ text }) => IDEOGRAPH.test(text));
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}

function isUpright({ turned }: Word): boolean {
  return turned === 0;
}

function isRunningText(lines: readonly (readonly Word[])[]): boolean {
  const text = lines.flatMap((words) => words.map((word) => word.text)).join('');
  const ideographs = [...text].filter((char) => IDEOGRAPH.test(char)).length;
  return text.length >= LINE_LENGTH * lines.length && ideographs >= IDEOGRAPHS * text.length;
}

/** The right sheet in its own frame. */
function shifted(page: Page, words: readonly Word[], x: number): Page {
  const box = ([x0, y0, x1, y1]: BBox): BBox => [x0 - x, y0, x1 - x, y1];
  const rules = page.rulingLines.filter((rule) => extentOf(rule)[0] >= x);
  return {
    ...page,
    widthPt: page.widthPt - x,
    words: words.map((word) => ({ ...word, bbox: box(word.bbox), baseline: runsAlongX(word) ? word.baseline : word.baseline - x })),
    rulingLines: rules.map((rule) =>
      rule.orientation === 'horizontal' ? { ...rule, start: rule.start - x, end: rule.end - x } : { ...rule, position: rule.position - x },
    ),
    images: page.images.map(({ bbox }) => ({ bbox: box(bbox) })),
  };
}

function runsAlongX({ turned }: Word): boolean {
  return turned === 0 || turned === 180;
}
