/**
 * The lists into which one whole is parted: 按功能分类科目，… ；按经济分类科目，….
 *
 * In → Out: the figures of all parts of a whole → one list for each 按…分类 of a sentence; parts without such words are one list.
 */
import { type ClaimFigure, figureAt } from './claim-figures.ts';

export interface Breakdown {
  figures: ClaimFigure[];
  /** True where the words say by what the whole is parted, and none says that parts are left out. */
  isClosed: boolean;
}

const BREAKDOWN = /按(?:照)?[^，。；、：:,;]{0,10}(?:分类|性质|用途)/g;
const OPEN = /等|主要|重点/;
const FEWEST_PARTS = 2;

/** The lists, in the order of their first parts. */
export function breakdownsOf(parts: readonly ClaimFigure[]): Breakdown[] {
  const lists = new Map<string, Breakdown>();
  for (const figure of parts) {
    const { text } = figure.claim;
    const { start, end } = stretchOf(figure);
    const key = start < 0 ? '' : `${start} ${text}`;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, { figures: [figure], isClosed: start >= 0 && !OPEN.test(text.slice(start, end)) });
    else list.figures.push(figure);
  }
  return [...lists.values()].map((list) => ({ ...list, isClosed: list.isClosed && list.figures.length >= FEWEST_PARTS }));
}

/** From the words that part the whole before a figure to the next such words; -1 where none stand before it. */
function stretchOf({ claim: { text, subject, value } }: ClaimFigure): { start: number; end: number } {
  if (!text.includes('按')) return { start: -1, end: text.length };
  const named = text.indexOf(subject);
  const at = named < 0 ? figureAt(text, value) : named;
  let start = -1;
  for (const { index } of text.matchAll(BREAKDOWN)) {
    if (index > at) return { start, end: index };
    start = index;
  }
  return { start, end: text.length };
}
