/**
 * Figures that are struck out: a line as long as the figure passes through its middle.
 *
 * In → Out: words and horizontal rules of a page → the same words, such figures marked. Units: points, page frame.
 * Limits: upright words alone; a line over more than the figure is a border that an overflowing row is struck by.
 */
import type { RulingLine, Word } from '../model/page.ts';

/** The line begins and ends where the figure does, within this, in em. */
const END_EM = 0.25;
/** Where the line passes, as shares of the word's height from its top: borders are above or below. */
const FROM = 0.4;
const TO = 0.75;
const DIGIT = /\d/;

/** The words, each figure that a line strikes out marked. */
export function withStrikes(words: readonly Word[], rules: readonly RulingLine[]): Word[] {
  const lines = rules.filter(({ orientation }) => orientation === 'horizontal').sort((a, b) => a.position - b.position);
  return lines.length === 0 ? words.slice() : words.map((word) => (isStruck(word, lines) ? { ...word, struck: true } : word));
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
