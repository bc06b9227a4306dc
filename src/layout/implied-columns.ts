/**
 * Columns that a table shows only by the alignment of its figures: a frame with row lines but without the lines between columns.
 *
 * In → Out: lattice, words → the lattice with a boundary wherever a gutter separates figures in several lines.
 * Limits: only lines with amounts (`0.00`, `1,234`) show gutters; in a table with drawn column lines a gutter counts only beside
 * amounts, so that codes before names stay in their cell.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isLeadingSign } from './figures.ts';
import type { Lattice } from './grid-lattice.ts';
import { intervalOf, placeWords } from './grid-words.ts';
import { blankStart, openStrands } from './open-strands.ts';
import { emOf, linesOf } from './page-text.ts';
import { BLANK_GAP_EM, freeIntervals, type Segment, segmentsOf } from './segments.ts';

/** A gutter is free of text over at least this width, in em. */
const GUTTER_EM = 0.4;
/** A boundary stands this far behind the figures before it, in em. */
const INSET_EM = 0.2;
/** So many lines must have an amount beside the gutter. */
const MIN_LINES = 3;

/** Adds implied column boundaries to the lattice. Changes and returns its argument. */
export function implyColumns(lattice: Lattice, words: readonly Word[]): Lattice {
  const placed = placeWords(lattice, words);
  for (let column = placed.columns - 1; column >= 0; column--) {
    const own = placed.words.filter((_, i) => i % placed.columns === column).flat();
    const isLast = column === placed.columns - 1;
    const gutters = [...guttersOf(own, placed.columns > 1), ...(isLast ? blankGutters(own) : [])];
    for (const gutter of gutters.reverse()) insertColumn(lattice, column, { x: gutter, words: own });
  }
  return lattice;
}

/** True for a segment that is one amount. */
function hasAmount({ words }: Segment): boolean {
  return words.length === 1 && words[0] !== undefined && isAmount(words[0].text);
}

/** Middles of the gutters in a column. In a table with drawn column lines they count `onlyBesideAmounts`. */
function guttersOf(words: readonly Word[], onlyBesideAmounts: boolean): number[] {
  if (words.length < MIN_LINES * 2) return [];
  const lines = linesOf(words.filter((word) => word.turned === 0)).map((line) => segmentsOf(line.words, GUTTER_EM));
  const split = lines.filter((segments) => segments.length > 1 && segments.some(hasAmount));
  if (split.length < MIN_LINES) return [];
  const em = words.reduce((sum, word) => sum + word.sizePt, 0) / words.length;
  return freeIntervals(split.flat(), GUTTER_EM * em)
    .filter(([from, to]) => !onlyBesideAmounts || (isBesideAmounts(split, (from + to) / 2) && !isBehindSigns(words, (from + to) / 2)))
    .map((gutter) => clearOf(words, gutter, INSET_EM * em));
}

/** Middles of the gutters before labels that stand behind the last figures, over columns that no row fills. */
function blankGutters(words: readonly Word[]): number[] {
  const lines = linesOf(words.filter((word) => word.turned === 0));
  const body = lines.filter((line) => line.words.some(({ text }) => isAmount(text)));
  const blank = body.length < MIN_LINES ? null : blankStart(openStrands(body.map((line) => [line])));
  if (blank?.aligned !== 'end') return [];
  const { from } = blank;
  const labels = words.filter(({ bbox }) => bbox[0] >= from).map(({ bbox }) => ({ start: bbox[0], end: bbox[2], words: [] }));
  const figures = { start: from, end: from, words: [] };
  return freeIntervals([figures, ...labels], BLANK_GAP_EM * emOf(words)).map(([start, end]) => (start + end) / 2);
}

/** Where a boundary in the gutter crosses the fewest words, which are labels of a header: its middle, else behind or before the figures. */
function clearOf(words: readonly Word[], [from, to]: readonly [number, number], inset: number): number {
  const crossed = (x: number): number => words.filter(({ bbox }) => bbox[0] < x && x < bbox[2]).length;
  const places = [(from + to) / 2, from + inset, to - inset];
  return places.reduce((best, x) => (crossed(x) < crossed(best) ? x : best));
}

/** True where nothing but signs stands in front of `x`: those of the figures behind it, not even a label of a column of its own. */
function isBehindSigns(words: readonly Word[], x: number): boolean {
  const before = words.filter(({ bbox }) => (bbox[0] + bbox[2]) / 2 < x);
  return before.length > 0 && before.every(({ text }) => isLeadingSign(text));
}

function isBesideAmounts(lines: readonly Segment[][], x: number): boolean {
  let beside = 0;
  for (const segments of lines) {
    const right = segments.findIndex((segment) => segment.start > x);
    const neighbours = right < 0 ? [] : [segments[right - 1], segments[right]];
    if (neighbours.length === 2 && neighbours.some((segment) => segment !== undefined && hasAmount(segment))) beside++;
  }
  return beside >= MIN_LINES;
}

/** Cuts a column at `x`; in rows where a word stands over `x` the cell keeps both parts. */
function insertColumn(lattice: Lattice, column: number, { x, words }: { x: number; words: readonly Word[] }): void {
  const drawn = lattice.ys.slice(1).map(() => true);
  for (const word of words) {
    if (word.bbox[0] < x && word.bbox[2] > x) drawn[intervalOf(lattice.ys, (word.bbox[1] + word.bbox[3]) / 2)] = false;
  }
  lattice.xs.splice(column + 1, 0, x);
  lattice.vertical.splice(column + 1, 0, drawn);
  for (const boundary of lattice.horizontal) boundary.splice(column, 0, boundary[column] === true);
}
