/**
 * Header words of a space-aligned table with the columns that they stand over.
 *
 * In → Out: aligned header lines → one entry per word: its line, its run, its first and last column.
 * Header cells are centred from top to bottom: the words of a column that has nothing over it lie around the middle of the header, those of
 * columns under a common word lie lower, all at the same height. So a word spans its own column and the neighbours as low as that. Where
 * cells have their words at the top, it spans all neighbours that nothing stands over.
 * Units: distances are text columns, heights are lines that are not blank, counted downwards.
 */
import type { TextColumn } from './text-columns.ts';
import type { AlignedLine } from './text-fragments.ts';
import { lengthOf, middleOf, missOf, nearerPart, type Span } from './text-header-middle.ts';
import type { Run } from './text-runs.ts';

export interface HeaderWord {
  /** Index of the line. */
  line: number;
  run: Run;
  first: number;
  last: number;
  /** Position of the line in the table. */
  position: number;
  /** True where the word is nearly as wide as its columns, so that it may go on in the next line. */
  fills: boolean;
}

/** Part of its columns' width that a word fills before it is wrapped. */
const FULL_WIDTH = 0.5;
/** Source lines, blank ones counted, by which a word stands above the middle of the header beyond doubt. */
const HIGH = 0.75;
/** Text columns by which a title may miss the middle of its table. */
const TITLE_DRIFT = 4;
/**
 * A word over several columns that may have been wrapped, and the letters that may have been left over; its lines are centred alike.
 * A single letter is no label, so that a shorter word may have left it over.
 */
const LONG_WORD = 6;
const MAX_END = 2;
const WORD_OF_ONE_MORE = 3;
const CENTRE_DRIFT = 3;
/** A word is centred within this, and off its centre beyond doubt from that on. */
const CENTRED = 2;
const OFF_CENTRE = 5;
/** Lines by which the middles of columns under one word may differ; a label of one line stands this far beside one of two. */
const LOWER = 0.4;
const HALF_LINE = 0.5;

/** Words of the header lines at `indexes`, line by line, left to right. */
export function headerWords(lines: readonly AlignedLine[], indexes: readonly number[], columns: readonly TextColumn[]): HeaderWord[] {
  const words: HeaderWord[] = [];
  const isTopAligned = hasHighColumn(
    indexes.flatMap((index) => lines[index] ?? []),
    columns.length,
  );
  for (const [i, index] of indexes.entries()) {
    const line = lines[index];
    if (line === undefined) continue;
    const lower = indexes.slice(i + 1).flatMap((below) => lines[below] ?? []);
    const spans = spansOf({ line, lower, above: words, columns, isTopAligned });
    for (const [r, run] of line.runs.entries()) {
      const [first, last] = spans[r] ?? [0, 0];
      const width = (columns[last]?.right ?? 0) - (columns[first]?.left ?? 0);
      words.push({
        line: index,
        position: line.position,
        run,
        first,
        last,
        fills: first === last || run.x1 - run.x0 >= width * FULL_WIDTH || lengthOf(run) >= LONG_WORD,
      });
    }
  }
  for (const word of words) takeIn(word, words);
  return words;
}

/**
 * A word over exactly what one lower word spans would say nothing: it also stands over the neighbours that begin on the line of that word
 * (本年支出 over 小计 | 基本支出 | 项目支出, of which only 基本支出 is divided again).
 */
function takeIn(word: HeaderWord, words: readonly HeaderWord[]): void {
  const only = words.find((other) => other.line > word.line && other.first === word.first && other.last === word.last);
  if (word.first === word.last || word.fills || only === undefined) return;
  const begins = (column: number) => {
    const over = words.filter((other) => other !== word && other.first <= column && column <= other.last && other.line <= only.line);
    return over.length === 1 && over[0]?.line === only.line;
  };
  while (begins(word.first - 1)) word.first--;
  while (begins(word.last + 1)) word.last++;
}

/** A header line, those below it, and the words above it. */
interface HeaderLine {
  line: AlignedLine;
  lower: readonly AlignedLine[];
  above: readonly HeaderWord[];
  columns: readonly TextColumn[];
  /** True where merged cells have their words at the top, not in the middle. */
  isTopAligned: boolean;
}

/**
 * True where a column's words end above the middle of the header, which centred cells never do, and most columns begin on its second
 * line.
 */
function hasHighColumn(header: readonly AlignedLine[], width: number): boolean {
  const [top, bottom] = [header[0]?.number ?? 0, header.at(-1)?.number ?? 0];
  const [, second, ...others] = header;
  if (second === undefined || others.some((line) => line.runs.length > second.runs.length)) return false;
  for (let column = 0; column < width; column++) {
    const last = header.findLast((line) => line.columns.includes(column));
    if (last !== undefined && last.number < (top + bottom) / 2 - HIGH) return true;
  }
  return false;
}

/** First and last column of every word of a line. */
function spansOf(header: HeaderLine): Span[] {
  const { line } = header;
  const equal = equalShares(header);
  if (equal !== null) return equal;
  const middles = lowerMiddles(header);
  const spans = line.columns.map((column, at) => spanAround(header, middles, at) ?? ([column, column] satisfies Span));
  for (let i = 1; i < spans.length; i++) {
    const [left, right] = [spans[i - 1], spans[i]];
    if (left !== undefined && right !== undefined && left[1] >= right[0]) shareOut(header, i, [left, right]);
  }
  return spans.map((span, i) => {
    const isTold = header.above.some(({ first, last }) => first === span[0] && last === span[1]);
    return tighten(header.columns, line.runs[i], { own: line.columns[i] ?? span[0], span, isTold });
  });
}

/**
 * Equal parts of all columns, none of labels, in the middle of which the words of the top line stand (预算数 | 决算数); null where they do
 * not.
 */
function equalShares({ line, above, lower, columns }: HeaderLine): Span[] | null {
  const each = columns.length / line.runs.length;
  if (above.length > 0 || lower.length === 0 || line.runs.length < 2 || each < 2 || !Number.isInteger(each)) return null;
  if (columns.some((column) => column.content === 'words')) return null;
  const spans = line.runs.map((_, i): Span => [i * each, (i + 1) * each - 1]);
  const isCentred = (run: Run, i: number): boolean => missOf(columns, run, spans[i] ?? [0, 0]) <= TITLE_DRIFT;
  return line.runs.every(isCentred) ? spans : null;
}

/** Middle height of the words below the line, per column; null where there are none. */
function lowerMiddles(header: HeaderLine): (number | null)[] {
  return header.columns.map((_, column) => {
    const heights = header.lower.filter((line) => hasWord(header, line, column)).map((line) => line.position);
    return heights.length === 0 ? null : heights.reduce((sum, height) => sum + height, 0) / heights.length;
  });
}

/** True where a line has a word in a column that is not just the end of a long word of the header line above it. */
function hasWord(header: HeaderLine, line: AlignedLine, column: number): boolean {
  const run = line.runs[line.columns.indexOf(column)];
  if (run === undefined || line.position - header.line.position !== 1) return run !== undefined;
  return !header.line.runs.some((word) => isEnd(word, run));
}

/** True where `end` is what was left over of `word` and stands in the middle below it. */
function isEnd(word: Run, end: Run): boolean {
  const long = lengthOf(end) === 1 ? WORD_OF_ONE_MORE : LONG_WORD;
  return lengthOf(word) >= long && lengthOf(end) <= MAX_END && Math.abs(middleOf(word) - middleOf(end)) <= CENTRE_DRIFT;
}

/** The columns around a word that stand under the same words as its own and begin as low as it goes on; null where there are none. */
function spanAround(header: HeaderLine, middles: readonly (number | null)[], at: number): Span | null {
  const run = header.line.runs[at];
  const wrapped = run === undefined ? null : wrappedSpan(header, run, header.line.columns[at] ?? 0);
  if (wrapped !== null) return wrapped;
  const own = ownColumn(header, middles, at);
  if (own === null || run === undefined) return null;
  const parents = parentsOf(header.above, own);
  const taken = (column: number) => header.line.columns.some((other, i) => i !== at && other === column);
  const begun = (column: number) => header.above.some((word) => word.first === column && word.last === column);
  const height = lowHeight(header, middles[own] ?? 0);
  const isFree = (column: number) =>
    !taken(column) && !begun(column) && parentsOf(header.above, column) === parents && isSameSide(header.columns, own, column);
  const belongs = (column: number) => isFree(column) && (middles[column] ?? Number.NEGATIVE_INFINITY) >= height;
  if (isTitle(header, run, parents)) return [0, header.columns.length - 1];
  const span: Span = [own, own];
  while (span[0] > 0 && belongs(span[0] - 1)) span[0]--;
  while (span[1] < header.columns.length - 1 && belongs(span[1] + 1)) span[1]++;
  return span[1] > span[0] && !isWrapped(header, middles, { run, own, span }) ? span : null;
}

/** False where one column holds codes or labels and the other figures, in a table that has all its figures behind these. */
function isSameSide(columns: readonly TextColumn[], a: number, b: number): boolean {
  const first = columns.findIndex(({ content }) => content === 'amounts');
  const isList = first > 0 && columns.slice(first).every(({ content }) => content === 'amounts');
  return !isList || a < first === b < first;
}

/** Span of the long word right above that a few letters in its middle end; null where there is none. */
function wrappedSpan(header: HeaderLine, run: Run, column: number): Span | null {
  const above = header.above.findLast((word) => word.first <= column && column <= word.last);
  if (above === undefined || header.line.position - above.position !== 1 || !isEnd(above.run, run)) return null;
  const within = header.line.columns.filter((other) => above.first <= other && other <= above.last);
  return within.length === 1 ? [above.first, above.last] : null;
}

/** True for the only word of the top line in the middle of all columns, none of which holds labels. */
function isTitle(header: HeaderLine, run: Run, parents: string): boolean {
  const isAlone = header.above.length === 0 && parents === '' && header.line.runs.length === 1;
  if (header.columns.some((column) => column.content === 'words')) return false;
  return isAlone && missOf(header.columns, run, [0, header.columns.length - 1]) <= TITLE_DRIFT;
}

/**
 * The part of a span around `own` on which the word is centred, where it clearly is not on the whole span, or where a word above tells
 * the same columns already (`isTold`).
 */
function tighten(columns: readonly TextColumn[], run: Run | undefined, word: { own: number; span: Span; isTold: boolean }): Span {
  if (run === undefined || word.span[0] === word.span[1]) return word.span;
  const whole = missOf(columns, run, word.span);
  let best: { span: Span; miss: number } = { span: word.span, miss: word.isTold ? Number.POSITIVE_INFINITY : whole };
  for (let first = word.span[0]; first <= word.own; first++) {
    for (let last = Math.max(word.own, first + 1); last <= word.span[1]; last++) {
      const miss = missOf(columns, run, [first, last]);
      const isWhole = first === word.span[0] && last === word.span[1];
      if (miss < best.miss && !(isWhole && word.isTold)) best = { span: [first, last], miss };
    }
  }
  return best.miss <= CENTRED && (word.isTold || whole - best.miss >= OFF_CENTRE) ? best.span : word.span;
}

/** Height from which a column is under a word whose own column goes on at `own`: as low as that, or below the middle of what is left. */
function lowHeight(header: HeaderLine, own: number): number {
  if (header.isTopAligned) return 0;
  const last = header.lower.reduce((lowest, line) => Math.max(lowest, line.position), header.line.position);
  return Math.min(own - LOWER, (header.line.position + last) / 2 + LOWER);
}

/**
 * True where the word rather goes on in its own column: centred there no worse, no shorter than what follows, and no other column of the
 * span lies lower than the label that the word and what follows would make.
 */
function isWrapped(header: HeaderLine, middles: readonly (number | null)[], word: { run: Run; own: number; span: Span }): boolean {
  const below = header.lower.find((line) => line.columns.includes(word.own));
  const next = below?.runs[below.columns.indexOf(word.own)];
  if (below === undefined || next === undefined || lengthOf(next) > lengthOf(word.run) + 1) return false;
  const single = Math.abs(middleOf(word.run) - (header.columns[word.own]?.centre ?? 0));
  const whole = missOf(header.columns, word.run, nearerPart(header.line.runs, header.columns, word));
  if (single > whole) return false;
  const count = header.lower.filter((line) => line.columns.includes(word.own)).length;
  const label = (header.line.position + (middles[word.own] ?? 0) * count) / (count + 1);
  const lowest = label + (whole - single >= OFF_CENTRE ? HALF_LINE : LOWER);
  for (let column = word.span[0]; column <= word.span[1]; column++) {
    if (column !== word.own && (middles[column] ?? 0) > lowest) return false;
  }
  return true;
}

/** The word's column, or the neighbour to which it leans, where that has lower words and the column itself has none or is not under it. */
function ownColumn(header: HeaderLine, middles: readonly (number | null)[], at: number): number | null {
  const [own, run] = [header.line.columns[at], header.line.runs[at]];
  if (own === undefined || run === undefined) return null;
  if (middles[own] !== null) return own;
  const side = middleOf(run) < (header.columns[own]?.centre ?? 0) ? own - 1 : own + 1;
  const isOver = run.x0 < (header.columns[own]?.right ?? 0) && (header.columns[own]?.left ?? 0) < run.x1;
  return !isOver && (middles[side] ?? null) !== null ? side : null;
}

/** Key of the spanning words over a column. */
function parentsOf(above: readonly HeaderWord[], column: number): string {
  return above.flatMap((word, i) => (word.last > word.first && word.first <= column && column <= word.last ? [i] : [])).join(' ');
}

/** Divides columns that two neighbouring words both claim, so that each word is in the middle of its own. */
function shareOut(header: HeaderLine, at: number, spans: [Span, Span]): void {
  const [left, right] = spans;
  const [before, behind] = [header.line.runs[at - 1], header.line.runs[at]];
  const start = Math.max(left[0], right[0]);
  let [best, least] = [start, Number.POSITIVE_INFINITY];
  for (let cut = Math.max(left[0] + 1, start); before !== undefined && behind !== undefined && cut <= right[1]; cut++) {
    const miss = missOf(header.columns, before, [left[0], cut - 1]) + missOf(header.columns, behind, [cut, right[1]]);
    if (miss < least) [best, least] = [cut, miss];
  }
  left[1] = Math.max(left[0], best - 1);
  right[0] = best;
}
