/**
 * Columns that words over both of them glued together, in a table without lines between its columns → the columns.
 *
 * In → Out: the words of a column, the lines of the table → the words of each column that most lines show, left to right.
 * Method: where several lines have text and behind a gap a figure, the gap that they share parts two columns; words over it belong to a
 * merged cell and show none. Limits: a figure in front of text (a code before a name) parts nothing, nor do fewer lines.
 */
import type { Word } from '../model/page.ts';
import { isFigure } from './figures.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** So many lines must show the gap. */
const MIN_LINES = 3;
/** So many times more lines must show the gap than have a word over it. */
const CLEARLY_MORE = 2;

/** The words of each column; words over two of them are left out. */
export function partGlued(words: readonly Word[], lines: readonly (readonly Word[])[]): Word[][] {
  const own = new Set(words);
  const gaps = lines.flatMap((line) => gapsBeforeFigures(segmentsOf(line.filter((word) => own.has(word)))));
  const x = sharedBy(gaps);
  if (x === null) return [[...words]];
  const over = words.filter(({ bbox }) => bbox[0] < x && x < bbox[2]).length;
  if (gaps.filter((gap) => holds(gap, x)).length < Math.max(MIN_LINES, CLEARLY_MORE * over)) return [[...words]];
  const left = words.filter(({ bbox }) => bbox[2] <= x);
  const right = words.filter(({ bbox }) => bbox[0] >= x);
  return [...partGlued(left, lines), ...partGlued(right, lines)];
}

type Gap = readonly [number, number];

function gapsBeforeFigures(segments: readonly Segment[]): Gap[] {
  return segments.flatMap((segment, i): Gap[] => {
    const before = segments[i - 1];
    return before !== undefined && segment.words.every(({ text }) => isFigure(text)) ? [[before.end, segment.start]] : [];
  });
}

function holds([from, to]: Gap, x: number): boolean {
  return from <= x && x <= to;
}

/** The middle of the part that most gaps share; null where there are none. */
function sharedBy(gaps: readonly Gap[]): number | null {
  let best: { from: number; count: number } | null = null;
  for (const [from] of gaps) {
    const count = gaps.filter((gap) => holds(gap, from)).length;
    if (best === null || count > best.count) best = { from, count };
  }
  if (best === null) return null;
  const { from } = best;
  const to = Math.min(...gaps.filter((gap) => holds(gap, from)).map(([, end]) => end));
  return (from + to) / 2;
}
