/**
 * Figures that are struck out: a line as long as the figure passes through its middle.
 *
 * In → Out: words and rules of a page → the same words, such figures marked; where what replaces one stands beside it, the mark is on that
 * and the one struck out is replaced. Units: points, page frame.
 * Limits: upright words alone; a line over more than the figure is a border that an overflowing row is struck by. A replacement on the
 * next line is known as one between the lines of a row alone.
 */
import type { RulingLine, Word } from '../model/page.ts';

/** The line begins and ends where the figure does, within this, in em. */
const END_EM = 0.25;
/** Where the line passes, as shares of the word's height from its top: borders are above or below. */
const FROM = 0.4;
const TO = 0.75;
const DIGIT = /\d/;

/** What replaces a figure stands this near beside it, in em: a blank, not the paddings of two cells. */
const BLANK_EM = 0.6;
const SAME_LINE_EM = 0.1;
/** The next line of a cell is this far below at most, its right edge this near to that of the line before, in em. */
const LINE_EM = 1.6;
const SAME_EDGE_EM = 0.2;
/** The lines of a row are this near to its text, in em. */
const PADDING_EM = 1;
/** Borders may touch the box of a word by this share of its height. */
const EDGE_SHARE = 0.15;
const WHOLE_FIGURE = /^[-(（]?\d[\d,]*(?:\.\d+)?[)）]?%?$/;

export interface JudgedWords {
  words: Word[];
  /** Figures struck out beside what replaces them. */
  replaced: Word[];
}

/** The words, each figure that a line strikes out marked or replaced. */
export function withStrikes(words: readonly Word[], rules: readonly RulingLine[]): JudgedWords {
  const lines = rules.filter(({ orientation }) => orientation === 'horizontal').sort((a, b) => a.position - b.position);
  const struck = lines.length === 0 ? [] : words.filter((word) => isStruck(word, lines));
  if (struck.length === 0) return { words: words.slice(), replaced: [] };
  const columns = rules.filter(({ orientation }) => orientation === 'vertical');
  const marked = new Set(struck);
  const replaced = new Set<Word>();
  for (const word of struck) {
    const replaces = (near: Word): boolean =>
      (isBeside(near, word) && !areParted(near, word, columns)) || (isBelow(near, word) && areOfOneRow(word, near, lines));
    const [other, ...more] = words.filter(
      (near) => near.turned === 0 && WHOLE_FIGURE.test(near.text) && !struck.includes(near) && replaces(near),
    );
    if (other === undefined || more.length > 0) continue;
    replaced.add(word);
    marked.add(other);
  }
  const kept = words.filter((word) => !replaced.has(word));
  return { words: kept.map((word) => (marked.has(word) ? { ...word, struck: true } : word)), replaced: [...replaced] };
}

function isBeside(a: Word, b: Word): boolean {
  if (Math.abs(a.baseline - b.baseline) > SAME_LINE_EM * b.sizePt) return false;
  const gap = Math.max(a.bbox[0] - b.bbox[2], b.bbox[0] - a.bbox[2]);
  return gap >= 0 && gap <= BLANK_EM * b.sizePt;
}

/** True where a line between two columns passes between the words. */
function areParted(a: Word, b: Word, bounds: readonly RulingLine[]): boolean {
  const from = Math.min(a.bbox[2], b.bbox[2]);
  const to = Math.max(a.bbox[0], b.bbox[0]);
  const middle = (b.bbox[1] + b.bbox[3]) / 2;
  return bounds.some(({ position, start, end }) => position >= from && position <= to && start <= middle && middle <= end);
}

function isBelow(a: Word, b: Word): boolean {
  const step = (a.baseline - b.baseline) / b.sizePt;
  return step > SAME_LINE_EM && step <= LINE_EM && Math.abs(a.bbox[2] - b.bbox[2]) <= SAME_EDGE_EM * b.sizePt;
}

/** True where the lines of a row pass above the upper and below the lower word, and none between them. */
function areOfOneRow(upper: Word, lower: Word, lines: readonly RulingLine[]): boolean {
  const x = (upper.bbox[0] + upper.bbox[2]) / 2;
  const has = (from: number, to: number): boolean =>
    lines.some(({ position, start, end }) => position > from && position < to && start <= x && x <= end);
  const padding = PADDING_EM * upper.sizePt;
  const isTop = has(upper.bbox[1] - padding, upper.bbox[1] + EDGE_SHARE * upper.sizePt);
  const isBottom = has(lower.bbox[3] - EDGE_SHARE * lower.sizePt, lower.bbox[3] + padding);
  return isTop && isBottom && !has(upper.bbox[1] + TO * upper.sizePt, lower.bbox[1] + FROM * lower.sizePt);
}

function isStruck({ text, bbox: [x0, y0, x1, y1], sizePt, turned }: Word, lines: readonly RulingLine[]): boolean {
  if (turned !== 0 || !DIGIT.test(text)) return false;
  const slack = END_EM * sizePt;
  const bottom = y0 + TO * (y1 - y0);
  for (let i = firstFrom(lines, y0 + FROM * (y1 - y0)); i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || line.position > bottom) return false;
    if (Math.abs(line.start - x0) <= slack && Math.abs(line.end - x1) <= slack) return true;
  }
  return false;
}

function firstFrom(lines: readonly RulingLine[], y: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((lines[mid]?.position ?? 0) < y) low = mid + 1;
    else high = mid;
  }
  return low;
}
