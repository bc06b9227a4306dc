/**
 * Parts of a line that wide gaps separate, and the gutters that several lines leave free.
 */
import type { Word } from '../model/page.ts';
import { isAmount } from './figures.ts';
import { gapEm } from './page-text.ts';

/** Words of one line this far apart may stand in different columns, in em; blanks inside a label are narrower. */
const COLUMN_GAP_EM = 1.2;
/** Beside an amount a narrower gap will do: nothing but a unit follows an amount within its cell. */
const AMOUNT_GAP_EM = 0.5;

/** Labels of blank columns side by side are at least this far apart, in em: two paddings. */
export const BLANK_GAP_EM = 0.3;

export interface Segment {
  /** Extent in x. */
  start: number;
  end: number;
  words: Word[];
}

/** The parts of a line of words, left to right. Beside an amount a gap of `amountGap` em parts. */
export function segmentsOf(line: readonly Word[], amountGap = AMOUNT_GAP_EM): Segment[] {
  const segments: Segment[] = [];
  let before: Word | null = null;
  for (const word of line) {
    const open = segments[segments.length - 1];
    if (open !== undefined && before !== null && gapEm(before, word) < limitBetween(before, word, amountGap)) {
      open.words.push(word);
      open.end = Math.max(open.end, word.bbox[2]);
    } else segments.push({ start: word.bbox[0], end: word.bbox[2], words: [word] });
    before = word;
  }
  return segments;
}

/** Where labels of columns that the body leaves blank begin. */
export interface BlankStart {
  /** Right edge of the last figures. Unit: points. */
  from: number;
  /** How the last figures stand in their column, and where: their label is set as they are. */
  aligned: 'start' | 'middle' | 'end';
  at: number;
}

/** Figures of one column, and its label, share their edge or middle within this, in em. */
const ALIGNED_EM = 0.3;

/**
 * The labels of a header's segment: words behind the last figures belong to columns that the body leaves blank, and narrower gaps part
 * them. Letters of a spaced word stay together. Beside figures that do not stand at the right the label before must be theirs: it may
 * reach further than they do.
 */
export function partBehind({ words }: Segment, blank: BlankStart | null): Segment[] {
  const parts: Segment[] = [];
  const from = blank !== null && isBehindLabel(words, blank) ? blank.from : null;
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const open = parts[parts.length - 1];
    if (before === undefined || open === undefined || (from !== null && word.bbox[0] >= from && isApart(before, word)))
      parts.push({ start: word.bbox[0], end: word.bbox[2], words: [word] });
    else {
      open.words.push(word);
      open.end = Math.max(open.end, word.bbox[2]);
    }
  }
  return parts;
}

/** True where the last word that begins before the blank columns is the label of the last figures. */
function isBehindLabel(words: readonly Word[], { from, aligned, at }: BlankStart): boolean {
  const label = words.findLast(({ bbox }) => bbox[0] < from);
  if (aligned === 'end' || label === undefined) return true;
  const own = aligned === 'start' ? label.bbox[0] : (label.bbox[0] + label.bbox[2]) / 2;
  return Math.abs(own - at) <= ALIGNED_EM * label.sizePt;
}

function isApart(before: Word, word: Word): boolean {
  return (before.text.length > 1 || word.text.length > 1) && gapEm(before, word) >= BLANK_GAP_EM;
}

function limitBetween(before: Word, after: Word, amountGap: number): number {
  return isAmount(before.text) || isAmount(after.text) ? amountGap : COLUMN_GAP_EM;
}

/** Intervals between the segments that none of them covers, at least `width` wide. */
export function freeIntervals(segments: readonly Segment[], width: number): [number, number][] {
  const sorted = segments.slice().sort((a, b) => a.start - b.start);
  const free: [number, number][] = [];
  let end = sorted[0]?.end ?? 0;
  for (const segment of sorted) {
    if (segment.start - end >= width) free.push([end, segment.start]);
    end = Math.max(end, segment.end);
  }
  return free;
}
