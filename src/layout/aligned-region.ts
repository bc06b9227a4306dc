/**
 * Runs of lines whose figures stand in columns, although nothing is drawn between them.
 *
 * In → Out: lines of words outside ruled grids → regions with the gutters between their columns.
 * Limits: at least three lines with four parts, two of them figures, and four columns: prose, lists and contents pages never qualify.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure } from './figures.ts';
import { linesOf } from './page-text.ts';
import { freeIntervals, type Segment, segmentsOf } from './segments.ts';

export interface SegmentLine {
  baseline: number;
  sizePt: number;
  segments: Segment[];
}

export interface Region {
  lines: SegmentLine[];
  /** Lines that carry figures; a subset of `lines`. */
  figureLines: SegmentLine[];
  /** Middles of the gutters, left to right. */
  gutters: number[];
  /** Usual distance between lines of figures (points). */
  pitch: number;
}

/** A line of figures has so many parts, so many of them figures. */
const MIN_SEGMENTS = 4;
const MIN_FIGURES = 2;
/** A region has so many lines of figures. */
const MIN_LINES = 3;
/** So many lines without figures may stand between two lines with them (wrapped labels, headings of groups). */
const MAX_BETWEEN = 3;
/** A gutter is free of text over at least this width, in em. */
const GUTTER_EM = 0.4;
/** Lines of the header above the first figures: at most so many, each at most so many pitches above the next. */
const MAX_HEADER = 4;
const HEADER_PITCH = 2.2;
/** A label's last line follows its row within this share of a pitch. */
const TAIL_PITCH = 0.75;

/** The regions among `words` (upright), top to bottom. */
export function alignedRegions(words: readonly Word[]): Region[] {
  const lines = linesOf(words).map(
    ({ words: own, baseline }): SegmentLine => ({ baseline, sizePt: own[0]?.sizePt ?? 0, segments: segmentsOf(own) }),
  );
  const regions: Region[] = [];
  let last = -1;
  for (const [first, end] of figureRuns(lines)) {
    const region = regionOf(lines.slice(first, end + 1));
    if (region === null) continue;
    const header = headerOf(lines.slice(last + 1, first), region);
    const tail = tailOf(lines[end + 1], region);
    regions.push({ ...region, lines: [...header, ...region.lines, ...tail] });
    last = end + tail.length;
  }
  return regions;
}

function isFigureLine({ segments }: SegmentLine): boolean {
  return segments.length >= MIN_SEGMENTS && segments.filter(isFigureSegment).length >= MIN_FIGURES;
}

/** A line with an amount beside other text; it continues a region, it does not make one. */
function isAmountLine({ segments }: SegmentLine): boolean {
  return segments.length > 1 && segments.some(({ words }) => words.length === 1 && words[0] !== undefined && isAmount(words[0].text));
}

function isFigureSegment({ words }: Segment): boolean {
  return words.length === 1 && words[0] !== undefined && isFigure(words[0].text);
}

/** First and last index of each run of lines with figures and few other lines between them. */
function figureRuns(lines: readonly SegmentLine[]): [number, number][] {
  const runs: [number, number][] = [];
  lines.forEach((line, i) => {
    if (!isFigureLine(line) && !isAmountLine(line)) return;
    const run = runs[runs.length - 1];
    if (run !== undefined && i - run[1] <= MAX_BETWEEN + 1) run[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}

function regionOf(lines: SegmentLine[]): Region | null {
  if (lines.filter(isFigureLine).length < MIN_LINES) return null;
  const figureLines = lines.filter((line) => isFigureLine(line) || isAmountLine(line));
  const em = Math.min(...figureLines.map((line) => line.sizePt));
  const free = freeIntervals(
    figureLines.flatMap((line) => line.segments),
    GUTTER_EM * em,
  );
  const gutters = free.map(([from, to]) => (from + to) / 2);
  const crossing = lines.some((line) => line.segments.some((segment) => gutters.some((x) => segment.start < x && x < segment.end)));
  if (gutters.length + 1 < MIN_SEGMENTS || crossing) return null;
  return {
    lines,
    figureLines,
    gutters,
    pitch: median(figureLines.slice(1).map((line, i) => line.baseline - (figureLines[i]?.baseline ?? 0))),
  };
}

/** The lines right above a region that have parts over its columns. */
function headerOf(above: readonly SegmentLine[], region: Region): SegmentLine[] {
  const header: SegmentLine[] = [];
  let below = region.lines[0]?.baseline ?? 0;
  for (let i = above.length - 1; i >= 0 && header.length < MAX_HEADER; i--) {
    const line = above[i];
    if (line === undefined || line.segments.length < 2 || below - line.baseline > HEADER_PITCH * region.pitch) break;
    header.unshift(line);
    below = line.baseline;
  }
  return header;
}

/** The line right below a region where it is the end of the last row's label. */
function tailOf(line: SegmentLine | undefined, { lines, gutters, pitch }: Region): SegmentLine[] {
  const [segment] = line?.segments ?? [];
  const left = Math.min(...lines.flatMap((other) => other.segments.map(({ start }) => start)));
  if (line === undefined || segment === undefined || line.segments.length > 1) return [];
  const isNear = line.baseline - (lines[lines.length - 1]?.baseline ?? 0) < TAIL_PITCH * pitch;
  return isNear && segment.start >= left - 1 && gutters.every((x) => x <= segment.start || x >= segment.end) ? [line] : [];
}

function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
