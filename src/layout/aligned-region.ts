/**
 * Runs of lines whose figures stand in columns, although nothing is drawn between them.
 *
 * In → Out: lines of words outside ruled grids → regions with the gutters between their columns.
 * Limits: at least three lines (or two of three figures each) with four parts, two of them figures, and four columns: prose, lists
 * and contents pages never qualify.
 */
import type { Word } from '../model/page.ts';
import { isBodyLine, isFigure } from './figures.ts';
import { openGutters } from './open-columns.ts';
import { linesOf } from './page-text.ts';
import { type Segment, segmentsOf, splitSegment } from './segments.ts';

export interface SegmentLine {
  baseline: number;
  sizePt: number;
  segments: Segment[];
}

export interface Region {
  /** Lines of the header, top to bottom. */
  header: SegmentLine[];
  /** Lines below the header. */
  lines: SegmentLine[];
  /** Middles of the gutters, left to right. */
  gutters: number[];
  /** Usual distance between lines of figures (points). */
  pitch: number;
}

/** A line of figures has so many parts, so many of them figures. */
const MIN_SEGMENTS = 4;
const MIN_FIGURES = 2;
/** A region has so many lines of figures, or fewer with more figures each. */
const MIN_LINES = 3;
const FEW_LINES = { lines: 2, figures: 3 };
/** So many lines without figures may stand between two lines with them (wrapped labels, headings of groups). */
const MAX_BETWEEN = 6;
/** They are no wider than this share of the line of figures above them: prose between two tables is. */
const LABEL_SHARE = 0.5;
/** Lines of the header above the first figures: at most so many, each at most so many pitches above the next. */
const MAX_HEADER = 9;
const HEADER_PITCH = 2.2;
/** A label's last line follows its row within this share of a pitch. */
const TAIL_PITCH = 0.75;
/** And within this, in em: labels of three lines around the figures. */
const TAIL_EM = 1.6;
/** Captions above a table name what they state. */
const STATEMENT = /[：:]/;

/** The regions among `words` (upright), top to bottom. */
export function alignedRegions(words: readonly Word[]): Region[] {
  const lines = linesOf(words).map(
    ({ words: own, baseline }): SegmentLine => ({ baseline, sizePt: own[0]?.sizePt ?? 0, segments: segmentsOf(own) }),
  );
  const regions: Region[] = [];
  let last = -1;
  for (const [first, end] of figureRuns(lines)) {
    const run = lines.slice(first, end + 1);
    const pitch = pitchOf(run);
    if (pitch === null) continue;
    const region = regionOf([...headerOf(lines.slice(last + 1, first), run, pitch), ...run], pitch);
    if (region === null) continue;
    const tail = tailOf(lines[end + 1], region);
    region.lines.push(...tail);
    regions.push(region);
    last = end + tail.length;
  }
  return regions;
}

/** True for a line that can stand for a row: it holds a figure. */
export function hasFigure({ segments }: SegmentLine): boolean {
  return segments.some(({ words }) => words.some((word) => isFigure(word.text)));
}

function isFigureLine({ segments }: SegmentLine): boolean {
  return segments.length >= MIN_SEGMENTS && countFigures(segments) >= MIN_FIGURES;
}

/** A line with a figure beside other text; it continues a region, it does not make one. */
function isRowLine({ segments }: SegmentLine): boolean {
  return segments.length > 1 && segments.some(isFigureSegment);
}

function countFigures(segments: readonly Segment[]): number {
  return segments.reduce((count, { words }) => count + words.filter((word) => isFigure(word.text)).length, 0);
}

function isFigureSegment({ words }: Segment): boolean {
  return words.length === 1 && words[0] !== undefined && isFigure(words[0].text);
}

/** First and last index of each run of lines with figures and few other lines between them. */
function figureRuns(lines: readonly SegmentLine[]): [number, number][] {
  const runs: [number, number][] = [];
  lines.forEach((line, i) => {
    if (!isFigureLine(line) && !isRowLine(line)) return;
    const run = runs[runs.length - 1];
    if (run !== undefined && i - run[1] <= MAX_BETWEEN + 1 && areLabels(lines.slice(run[1] + 1, i), lines[run[1]])) run[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}

/** True for lines that can be labels of the rows around them. */
function areLabels(between: readonly SegmentLine[], row: SegmentLine | undefined): boolean {
  const widest = LABEL_SHARE * ((row?.segments[row.segments.length - 1]?.end ?? 0) - (row?.segments[0]?.start ?? 0));
  return between.every((line) => !isStatement(line) && line.segments.every((segment) => segment.end - segment.start <= widest));
}

function isStatement({ segments }: SegmentLine): boolean {
  return segments.some(({ words }) => words.some((word) => STATEMENT.test(word.text)));
}

/** Usual distance between the lines of figures; null where these are too few for a table. */
function pitchOf(run: readonly SegmentLine[]): number | null {
  const full = run.filter(isFigureLine);
  const rich = full.filter(({ segments }) => countFigures(segments) >= FEW_LINES.figures);
  if (full.length < MIN_LINES && rich.length < FEW_LINES.lines) return null;
  const rows = run.filter((line) => isFigureLine(line) || isRowLine(line));
  return median(rows.slice(1).map((line, i) => line.baseline - (rows[i]?.baseline ?? 0)));
}

function regionOf(lines: readonly SegmentLine[], pitch: number): Region | null {
  const first = lines.findIndex((line) => isBodyLine(wordsOf(line)));
  if (first < 0) return null;
  const from = firstOfRow(lines, first, pitch);
  const [header, body] = [lines.slice(0, from), lines.slice(from)];
  const gutters = openGutters({ header: header.map(wordsOf), body: body.map(wordsOf) });
  if (gutters.length + 1 < MIN_SEGMENTS) return null;
  const split = (line: SegmentLine): SegmentLine => ({ ...line, segments: line.segments.flatMap((part) => splitSegment(part, gutters)) });
  return { header: header.map(split), lines: body.map(split), gutters, pitch };
}

/** Index of the line that begins the first row: its label may begin above the figures. */
function firstOfRow(lines: readonly SegmentLine[], first: number, pitch: number): number {
  let from = first;
  const { baseline, sizePt } = lines[first] ?? { baseline: 0, sizePt: 0 };
  for (let i = first - 1; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined || hasFigure(line) || baseline - line.baseline >= reachOf(pitch, sizePt)) break;
    from = i;
  }
  return from;
}

/** A line of a wrapped label is nearer to its row than this (points). */
export function reachOf(pitch: number, sizePt: number): number {
  return Math.min(TAIL_PITCH * pitch, TAIL_EM * sizePt);
}

function wordsOf({ segments }: SegmentLine): Word[] {
  return segments.flatMap(({ words }) => words);
}

/** The lines right above a run that are neither captions nor titles. */
function headerOf(above: readonly SegmentLine[], run: readonly SegmentLine[], pitch: number): SegmentLine[] {
  const header: SegmentLine[] = [];
  let below = run[0]?.baseline ?? 0;
  for (let i = above.length - 1; i >= 0 && header.length < MAX_HEADER; i--) {
    const line = above[i];
    if (line === undefined || isStatement(line) || below - line.baseline > HEADER_PITCH * pitch) break;
    header.unshift(line);
    below = line.baseline;
  }
  return header.slice(
    Math.max(
      0,
      header.findIndex((line) => line.segments.length > 1),
    ),
    header.some((line) => line.segments.length > 1) ? undefined : 0,
  );
}

/** The line right below a region where it is the end of the last row's label. */
function tailOf(line: SegmentLine | undefined, { lines, gutters, pitch }: Region): SegmentLine[] {
  const [segment] = line?.segments ?? [];
  const left = Math.min(...lines.flatMap((other) => other.segments.map(({ start }) => start)));
  if (line === undefined || segment === undefined || line.segments.length > 1) return [];
  const isNear = line.baseline - (lines[lines.length - 1]?.baseline ?? 0) < reachOf(pitch, line.sizePt);
  return isNear && segment.start >= left - 1 && gutters.every((x) => x <= segment.start || x >= segment.end) ? [line] : [];
}

function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
