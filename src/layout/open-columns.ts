/**
 * Lines of a table without lines between its columns → the gutters between its columns.
 *
 * In → Out: lines of the header and of the body → middles of the gutters, left to right.
 * Method: words of the body that stand over each other are one column. Header labels are added from the bottom up: a label over
 * one column or over none belongs to it or is a column of its own; a label over several spans them. Centred labels over figures
 * at the right, or over text at the left of a wide column, do not stand over each other: they are joined with these.
 */
import type { Word } from '../model/page.ts';
import { isFigure } from './figures.ts';
import { partGlued } from './glued-strands.ts';
import { blankStart, standingApart } from './open-strands.ts';
import { emOf } from './page-text.ts';
import { partBehind, type Segment, segmentsOf } from './segments.ts';

/** A gutter is free of text over at least this width, in em: spreadsheets leave two points between figures and the text behind them. */
const GUTTER_EM = 0.15;
/** From so many lines on, a single word may cross a gutter: a label over two columns. */
const MANY_LINES = 8;

/** Labels of one line stand at one height within this, in em. */
const LEVEL_EM = 0.4;

/** Words wider than this share of the table may stand over several columns; they show none. */
const WIDE_SHARE = 0.2;

/** Words that stand over each other. */
interface Strand {
  start: number;
  end: number;
  body: Word[];
  /** Header labels, the lowest first. */
  labels: Segment[];
}

export interface OpenLines {
  header: readonly (readonly Word[])[];
  /** Rows of figures, without rows that number the columns. */
  body: readonly (readonly Word[])[];
}

/** Middles of the gutters. */
export function openGutters({ header, body }: OpenLines): number[] {
  const em = emOf(body.flat());
  let strands = bodyStrands(body, GUTTER_EM * em).flatMap((strand) => partGlued(strand.body, body).map(strandOf));
  const blank = blankStart(strands);
  for (const line of header.slice().reverse()) {
    for (const label of segmentsOf(line).flatMap((segment) => partBehind(segment, blank))) addLabel(strands, label);
    if (line.some((word) => isFigure(word.text))) strands = joinHeads(strands, isNumber);
  }
  const columns = joinHeads(
    strands.filter((strand, i) => strand.body.length > 0 || !isOverNeighbours(strands, i)),
    () => true,
  );
  return columns.slice(1).map((strand, i) => ((columns[i]?.end ?? strand.start) + strand.start) / 2);
}

/** Columns of the body's words. Words over two columns, one in a gutter at most, are left out. */
function bodyStrands(body: readonly (readonly Word[])[], gutter: number): Strand[] {
  const words = standingApart(body.flat());
  if (body.length < MANY_LINES) return union(words, gutter);
  const width = Math.max(...words.map(({ bbox }) => bbox[2])) - Math.min(...words.map(({ bbox }) => bbox[0]));
  const cores = coresOf(words.filter(({ bbox }) => bbox[2] - bbox[0] <= WIDE_SHARE * width));
  return union(
    words.filter((word) => isFigure(word.text) || countOver(cores, word.bbox[0], word.bbox[2]) < 2),
    gutter,
  );
}

function strandOf(words: Word[]): Strand {
  const start = Math.min(...words.map(({ bbox }) => bbox[0]));
  const end = Math.max(...words.map(({ bbox }) => bbox[2]));
  return { start, end, body: words, labels: [] };
}

/** Intervals that at least two words cover. */
function coresOf(words: readonly Word[]): { start: number; end: number }[] {
  const events = words.flatMap((word): [number, number][] => [
    [word.bbox[0], 1],
    [word.bbox[2], -1],
  ]);
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const cores: { start: number; end: number }[] = [];
  let depth = 0;
  for (const [x, step] of events) {
    if (depth === 1 && step === 1) cores.push({ start: x, end: x });
    const last = cores[cores.length - 1];
    if (depth === 2 && step === -1 && last !== undefined) last.end = x;
    depth += step;
  }
  return cores.filter((core) => core.end > core.start);
}

function countOver(intervals: readonly { start: number; end: number }[], start: number, end: number): number {
  return intervals.filter((interval) => interval.start < end && start < interval.end).length;
}

function union(words: readonly Word[], gutter: number): Strand[] {
  const strands: Strand[] = [];
  for (const word of words.slice().sort((a, b) => a.bbox[0] - b.bbox[0])) {
    const last = strands[strands.length - 1];
    if (last === undefined || word.bbox[0] - last.end >= gutter) {
      strands.push({ start: word.bbox[0], end: word.bbox[2], body: [word], labels: [] });
    } else {
      last.end = Math.max(last.end, word.bbox[2]);
      last.body.push(word);
    }
  }
  return strands;
}

/** Adds a header label, or its words where it stands over several columns. */
function addLabel(strands: Strand[], label: Segment): void {
  const over = strands.filter((strand) => strand.start < label.end && label.start < strand.end);
  const heads = over.filter(isHead);
  let [strand] = over;
  if (over.length > 1 && heads.length === over.length - 1 && over.some(isUnlabelled)) {
    strand = over.reduce((a, b) => {
      absorb(a, b);
      return a;
    });
    for (const other of over.slice(1)) strands.splice(strands.indexOf(other), 1);
  } else if (over.length > 1) {
    if (label.words.length > 1)
      for (const word of label.words) addLabel(strands, { start: word.bbox[0], end: word.bbox[2], words: [word] });
  } else if (strand !== undefined) {
    strand.start = Math.min(strand.start, label.start);
    strand.end = Math.max(strand.end, label.end);
    strand.labels.push(label);
  } else {
    const at = strands.findIndex((other) => other.start > label.start);
    strands.splice(at < 0 ? strands.length : at, 0, { start: label.start, end: label.end, body: [], labels: [label] });
  }
}

/** True for labels over a gutter: the columns on both sides have labels below them. */
function isOverNeighbours(strands: readonly Strand[], i: number): boolean {
  const lowest = baselineOf(strands[i]) + LEVEL_EM * emOf(strands[i]?.labels[0]?.words ?? []);
  return i > 0 && i + 1 < strands.length && baselineOf(strands[i - 1]) > lowest && baselineOf(strands[i + 1]) > lowest;
}

/** Baseline of a column's lowest header label. */
function baselineOf(strand: Strand | undefined): number {
  return strand?.labels[0]?.words[0]?.baseline ?? Number.NEGATIVE_INFINITY;
}

/** Joins labels that `pick` names with the figures at their right or the text at their left that have no label. */
function joinHeads(strands: readonly Strand[], pick: (head: Strand) => boolean): Strand[] {
  const joined: Strand[] = [];
  strands.forEach((strand, i) => {
    const last = joined[joined.length - 1];
    if (last === undefined) joined.push(strand);
    else if (pick(last) && isHeadOfFigures(last, strand, joined[joined.length - 2])) absorb(last, strand);
    else if (pick(strand) && isHeadOfText(strand, last, strands[i + 1])) absorb(last, strand);
    else joined.push(strand);
  });
  return joined;
}

function absorb(strand: Strand, other: Strand): void {
  strand.start = Math.min(strand.start, other.start);
  strand.end = Math.max(strand.end, other.end);
  strand.body.push(...other.body);
  strand.labels.push(...other.labels);
}

/** True where the label is centred over a column that the figures end and that begins behind the strand before. */
function isHeadOfFigures(head: Strand, column: Strand, before: Strand | undefined): boolean {
  return (
    isHead(head) &&
    isUnlabelled(column) &&
    isOfFigures(column) &&
    (before === undefined || head.start + head.end - column.end >= before.end)
  );
}

/** True where the label is centred over a column that the text begins and that ends before the next strand. */
function isHeadOfText(head: Strand, column: Strand, next: Strand | undefined): boolean {
  const fits = next === undefined || head.start + head.end - column.start <= next.start;
  return isHead(head) && !isNumber(head) && isUnlabelled(column) && !isOfFigures(column) && fits;
}

function isHead(strand: Strand): boolean {
  return strand.body.length === 0;
}

function isUnlabelled(strand: Strand): boolean {
  return strand.body.length > 0 && strand.labels.length === 0;
}

/** True for a number of a column. */
function isNumber({ labels }: Strand): boolean {
  return labels.every(({ words }) => words.every((word) => isFigure(word.text)));
}

function isOfFigures({ body }: Strand): boolean {
  return body.filter((word) => isFigure(word.text)).length * 2 > body.length;
}
