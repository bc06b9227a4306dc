/**
 * Two pages of a sheet laid side by side as one.
 *
 * Text that both pages draw in part is put together: characters that both show are dropped on the right, and where a text runs over
 * the cut, so does its cell: the line that each page draws at its edge is none there. Running headers and footers stay behind.
 */
import type { Page, RulingLine, Word } from '../model/page.ts';
import { isSamePlace, offsetOf, type Side } from './across-evidence.ts';
import { middleOf, rulesWithin } from './across-frame.ts';
import { linesOf, type WordLine } from './page-text.ts';

export interface JoinedPages {
  page: Page;
  /** What of the right page is no part of the sheet. */
  rest: Page;
}

const SAME_PT = 1;
/** Rules this near to the cut are borders at it. */
const CUT_PT = 3;
/** Texts this near to each other, in em, are one that was cut. */
const JOIN_EM = 0.4;

/** `left` is all that was joined so far, `neighbour` the page of it that was joined last. */
export function joinSideBySide(left: Side, right: Side, neighbour: Page): JoinedPages {
  const offset = offsetOf(left.frame, right.frame);
  const { page } = right;
  const running = runningWords(right, neighbour);
  const moved = page.words.filter((word) => !running.has(word)).map((word) => movedWord(word, offset));
  const own = moved.flatMap((word) => withoutOverlap(word, left.page.words));
  const hidden = page.hiddenWords.map((word) => movedWord(word, offset));
  const rules = [...left.page.rulingLines, ...rulesWithin(page, right.frame).map((rule) => movedRule(rule, offset))];
  const cells = runningOver({ shown: left.page.words, hidden: left.page.hiddenWords }, { shown: own, hidden }, left.frame.right);
  return {
    page: {
      ...left.page,
      widthPt: page.widthPt + offset,
      words: [...left.page.words, ...own],
      hiddenWords: [...left.page.hiddenWords, ...hidden],
      rulingLines: cells.reduce((all, y) => withoutBorder(all, { x: left.frame.right, y, ys: bandYs(left, right) }), rules),
    },
    rest: { ...page, words: [...running], rulingLines: [], images: [] },
  };
}

/** The words of lines above and below the table that stand in the same place of both pages and differ in their numbers alone. */
function runningWords({ page, frame }: Side, neighbour: Page): Set<Word> {
  const [top, bottom] = [frame.ys[0] ?? 0, frame.ys.at(-1) ?? 0];
  const isOutside = ({ bbox }: Word): boolean => bbox[3] <= top || bbox[1] >= bottom;
  const lines = linesOf(page.words.filter(isOutside));
  const others = linesOf(neighbour.words);
  return new Set(lines.filter((line) => others.some((other) => isRunning(line, other))).flatMap(({ words }) => words));
}

/** True for lines with the same words at the same height, at the left, in the middle or at the right. */
function isRunning(a: WordLine, b: WordLine): boolean {
  if (Math.abs(a.baseline - b.baseline) > SAME_PT || wordingOf(a) !== wordingOf(b)) return false;
  const [[a0, a1], [b0, b1]] = [endsOf(a), endsOf(b)];
  return [a0 - b0, a1 - b1, (a0 + a1 - b0 - b1) / 2].some((apart) => Math.abs(apart) <= SAME_PT);
}

function wordingOf({ words }: WordLine): string {
  return words
    .map(({ text }) => text)
    .join('')
    .replace(/\d+/g, '0');
}

function endsOf({ words }: WordLine): [number, number] {
  return [words[0]?.bbox[0] ?? 0, words.at(-1)?.bbox[2] ?? 0];
}

function movedWord(word: Word, offset: number): Word {
  const [x0, y0, x1, y1] = word.bbox;
  const alongX = word.turned === 0 || word.turned === 180;
  return { ...word, bbox: [x0 + offset, y0, x1 + offset, y1], baseline: alongX ? word.baseline : word.baseline + offset };
}

function movedRule(rule: RulingLine, offset: number): RulingLine {
  if (rule.orientation === 'vertical') return { ...rule, position: rule.position + offset };
  return { ...rule, start: rule.start + offset, end: rule.end + offset };
}

/** The word without the characters at its start that the left page shows in the same place; nothing where it shows all. */
function withoutOverlap(word: Word, left: readonly Word[]): Word[] {
  const characters = [...word.text];
  const [x0, y0, x1, y1] = word.bbox;
  const width = (x1 - x0) / Math.max(1, characters.length);
  for (const other of left) {
    if (other.bbox[2] - x0 < width / 2 || Math.abs(middleOf(other) - middleOf(word)) > SAME_PT) continue;
    if (isSamePlace(other, word, 0) && other.text === word.text) return [];
    const count = Math.round((other.bbox[2] - x0) / width);
    if (other.bbox[0] > x1 || !other.text.endsWith(characters.slice(0, count).join(''))) continue;
    return count >= characters.length ? [] : [{ ...word, text: characters.slice(count).join(''), bbox: [x0 + count * width, y0, x1, y1] }];
  }
  return [word];
}

interface DrawnWords {
  shown: readonly Word[];
  hidden: readonly Word[];
}

/** Heights of the texts that run over the cut at `x`: one page shows their beginning, the other their end, and one hides the rest. */
function runningOver(left: DrawnWords, right: DrawnWords, x: number): number[] {
  return right.shown.flatMap((word) => {
    if (Math.abs(word.bbox[0] - x) > word.sizePt) return [];
    const before = left.shown.find((other) => isCutFrom(other, word));
    if (before === undefined) return [];
    const isHidden = left.hidden.some((other) => covers(other, word)) || right.hidden.some((other) => covers(other, before));
    return isHidden ? [middleOf(word)] : [];
  });
}

function isCutFrom(before: Word, after: Word): boolean {
  return Math.abs(middleOf(before) - middleOf(after)) <= SAME_PT && Math.abs(after.bbox[0] - before.bbox[2]) <= JOIN_EM * after.sizePt;
}

/** True where hidden text lies where `word` is shown and has its characters. */
function covers(hidden: Word, word: Word): boolean {
  const inPlace = Math.abs(middleOf(hidden) - middleOf(word)) <= SAME_PT && hidden.bbox[0] < word.bbox[2] && hidden.bbox[2] > word.bbox[0];
  return inPlace && (hidden.text.includes(word.text) || word.text.includes(hidden.text));
}

/** Heights of the lines that meet the cut on both pages. */
function bandYs({ frame: left }: Side, { frame: right }: Side): number[] {
  return left.rightEdge.ys.filter((y) => right.leftEdge.ys.some((other) => Math.abs(y - other) <= SAME_PT));
}

/** Rules without the border at `x` in the row at height `y`. */
function withoutBorder(rules: readonly RulingLine[], { x, y, ys }: { x: number; y: number; ys: readonly number[] }): RulingLine[] {
  const top = ys.findLast((line) => line < y);
  const bottom = ys.find((line) => line > y);
  if (top === undefined || bottom === undefined) return rules.slice();
  return rules.flatMap((rule) => {
    if (rule.orientation === 'horizontal' || Math.abs(rule.position - x) > CUT_PT || rule.end <= top || rule.start >= bottom) return [rule];
    const pieces = [
      { ...rule, end: Math.min(rule.end, top) },
      { ...rule, start: Math.max(rule.start, bottom) },
    ];
    return pieces.filter(({ start, end }) => end > start);
  });
}
