/**
 * Lines of a text that may be a space-aligned table, and what can be said of them before columns are known.
 *
 * In → Out: lines from one with a wide gap on → region: non-blank lines with their runs, up to a page break, prose, or the title or
 * caption of
 * the next table. Blank lines do not end a region.
 * Limits: a table of more than `MAX_LINES` lines is cut.
 */
import { overlaps } from './text-clusters.ts';
import { LABEL_START } from './text-fragments.ts';
import { blockMarks, isRule } from './text-markup.ts';
import { hasBar } from './text-pipes.ts';
import { isFigure, type Run, runsOf } from './text-runs.ts';
import { isBlankLine, type SourceCell, type SourceLine } from './text-source.ts';
import { hasTab, isContents } from './text-tabs.ts';

/** A line of the region with its runs. */
export interface RegionLine {
  index: number;
  source: SourceLine;
  runs: readonly Run[];
  blankBefore: boolean;
}

/** Blank lines that may stand between two rows. */
const MAX_BLANKS = 3;
/** Lines and characters a line that a table may have; more is no table printed on paper. */
const MAX_LINES = 500;
const MAX_LENGTH = 1000;
/** Characters from which a line without a gap is prose, not a label. */
const PROSE_LENGTH = 36;
/** Pairs of label and value on the first line of a form that is filled in. */
const MAX_PAIRS = 2;
/** Runs that make a line of a form without figures, and lines with a gap that make the form where only one has so many. */
const MIN_FORM_RUNS = 3;
const MIN_FORM_ROWS = 4;

const WIDE_GAP = /\S\s{2,}\S|\d[.．]\d+\s+\S/;
/** Lines of single words that a header may begin with, blank ones counted; a short word without digits, ordinal or colon. */
const MAX_HEADER_WORDS = 5;
const HEADER_WORD = /^(?!第|附[件表录注])[^\d:：、。；，,.\s]{2,14}$/;
/** Fewer words at single blanks may be a title or a name. */
const MIN_HEADER_WORDS = 3;
/** A row whose label fills its column: its code, its name, and an amount behind every blank. */
const CODED_ROW = /^[23]\d{2}(?:\d{2}){0,2}\s\S+(?:\s[\d,，]+[.．]\d{2})+$/;
const PROSE = /[。；]|^(?:注|说明|备注)\s*\d*\s*[:：]/;
const TITLE = /表\s*(?:[(（][^()（）]*[)）])?$/;
const LABELLED = /[:：]/;
/** The heading of a part with its title, as no cell begins. */
const PART = /^第[一二三四五六七八九十]+部分\s+[^\s\d.…]{2,20}$/;

/** True where a space-aligned table may begin: a line with a wide gap, or single header words on the lines right above one. */
export function mayBeginAligned(lines: readonly SourceLine[], at: number): boolean {
  for (let i = at; i < lines.length && i - at <= MAX_HEADER_WORDS; i++) {
    const line = lines[i];
    if (line === undefined || line.text.length > MAX_LENGTH || (line.pageBreak && i > at)) return false;
    const text = line.text.trim();
    if (WIDE_GAP.test(text)) return true;
    if (text !== '' && !isLoneWord(line.text, text)) return false;
  }
  return false;
}

/** A short header word, several of them or a label, indented, that is no title. */
function isLoneWord(line: string, text: string): boolean {
  if (!/^\s{4}/.test(line)) return false;
  return isHeaderWords(text) || (!TITLE.test(text) && (HEADER_WORD.test(text) || (LABEL_START.test(text) && text.length < PROSE_LENGTH)));
}

/** True for several short words at single blanks, which a header squeezed by pdftotext has. */
function isHeaderWords(text: string): boolean {
  const words = text.split(/\s/);
  return words.length >= MIN_HEADER_WORDS && words.every((word) => HEADER_WORD.test(word));
}

/** Lines from `at` on to the first that no table contains, or that begins the next one. */
export function gatherRegion(lines: readonly SourceLine[], at: number, isPageNumber: (index: number) => boolean): RegionLine[] {
  const region: RegionLine[] = [];
  let blanks = 0;
  for (let index = at; index < lines.length && region.length < MAX_LINES; index++) {
    const source = lines[index];
    if (source === undefined || (source.pageBreak && index > at) || isPageNumber(index) || blanks > MAX_BLANKS) break;
    if (isBlankLine(source)) {
      blanks++;
      continue;
    }
    const runs = isForeign(source) ? [] : runsOf(source, 'narrow');
    if (runs.length === 0 || isProse(runs)) break;
    const line = { index, source, runs, blankBefore: blanks > 0 };
    if (opensNext(line, region)) return region;
    region.push(line);
    blanks = 0;
  }
  return region;
}

/** True for the heading of a part, and for the title or the caption of another table below a table's figures. */
function opensNext(line: RegionLine, region: readonly RegionLine[]): boolean {
  if (PART.test(line.source.text.trim())) return true;
  if (!region.some((above) => above.runs.length > 1 && above.runs.some(isFigure))) return false;
  return isCaption(line) || (line.runs.length === 1 && TITLE.test(line.runs[0]?.text ?? ''));
}

function isForeign(line: SourceLine): boolean {
  return line.text.length > MAX_LENGTH || hasTab(line) || hasBar(line) || isRule(line.text) || blockMarks(line.text).headingMarks !== null;
}

function isProse(runs: readonly Run[]): boolean {
  const [first] = runs;
  if (first === undefined || runs.length > 1) return false;
  return PROSE.test(first.text) || (first.text.length >= PROSE_LENGTH && !isHeaderWords(first.text) && !CODED_ROW.test(first.text));
}

/** `部门：… 单位：万元` above a table. */
export function isCaption(line: RegionLine): boolean {
  return line.runs.length <= 3 && !line.runs.some(isFigure) && line.runs.some((run) => LABELLED.test(run.text));
}

/** Figures over at least two lines, or the several columns of a form that was left blank. */
export function isTable(region: readonly RegionLine[]): boolean {
  const gapped = region.filter((line) => line.runs.length > 1);
  const withFigures = gapped.filter((line) => line.runs.some(isFigure)).length;
  if (isContents(gapped.map((line) => line.runs.map((run) => cellOf(line.source, [run]))))) return false;
  const wide = gapped.filter((line) => line.runs.length >= MIN_FORM_RUNS).length;
  return withFigures >= 2 || (withFigures === 1 && gapped.length >= 2) || wide >= 2 || (wide === 1 && gapped.length >= MIN_FORM_ROWS);
}

/** Lines up to the last one with several runs, or with a figure where others have figures. */
export function coreLength(region: readonly RegionLine[]): number {
  const figures = region.filter((line) => line.runs.length > 1).flatMap((line) => line.runs.filter(isFigure));
  let length = region.length;
  while (length > 1 && !isCore(region[length - 1], figures)) length--;
  return length;
}

function isCore(line: RegionLine | undefined, figures: readonly Run[]): boolean {
  const [first, second] = line?.runs ?? [];
  return second !== undefined || (first !== undefined && isFigure(first) && figures.some((run) => overlaps(run, first)));
}

/** First line with a label and a figure; of a form without figures the first line with the most runs. */
export function bodyStartOf(region: readonly RegionLine[]): number {
  if (isForm(region)) return 0;
  const first = region.findIndex((line) => line.runs.length > 1 && line.runs.some(isFigure));
  if (first > 0 && region.slice(0, first).every((line) => beginsLabel(line, region.slice(first)))) return 0;
  if (first >= 0) return labelsAbove(region, first);
  const most = region.reduce((count, line) => Math.max(count, line.runs.length), 0);
  return region.findIndex((line) => line.runs.length === most);
}

/** True where the first two lines are labels with their values (项目名称 | …, 主管部门 | …) from the left edge on, not a header. */
function isForm(region: readonly RegionLine[]): boolean {
  const left = Math.min(...region.map((line) => line.runs[0]?.x0 ?? 0));
  const [first, second] = region;
  if (first === undefined || second === undefined || first.runs.length % 2 > 0 || first.runs.length > second.runs.length) return false;
  // One word again and again is the first line of a wrapped label over several panels.
  if (new Set(first.runs.map((run) => run.text)).size < first.runs.length) return false;
  const opens = (line: RegionLine) => line.runs.length > 1 && !line.runs.some(isFigure) && (line.runs[0]?.x0 ?? 0) <= left + 1;
  return first.runs.length <= MAX_PAIRS * 2 && opens(first) && opens(second);
}

/** True for the first words of labels whose rows begin a page: they begin where other labels below do. */
function beginsLabel({ runs }: RegionLine, body: readonly RegionLine[]): boolean {
  const isBegun = (run: Run): boolean =>
    !isFigure(run) &&
    body.filter((line) => line.runs.some((other) => !isFigure(other) && Math.abs(other.x0 - run.x0) <= LABEL_DRIFT)).length >= MIN_ALIGNED;
  return runs.every(isBegun);
}

/** Labels of one column begin this near to each other (columns), and so many of them show where. */
const LABEL_DRIFT = 1;
const MIN_ALIGNED = 3;

/** First of the lines right above `body` that hold nothing but a label with an ordinal: rows whose figures are blank. */
function labelsAbove(region: readonly RegionLine[], body: number): number {
  let first = body;
  for (let line = region[first - 1]; line?.runs.length === 1 && LABEL_START.test(line.runs[0]?.text ?? ''); line = region[first - 1])
    first--;
  return first;
}

/** The characters from the first run of a line to the last as one cell. */
export function cellOf(source: SourceLine, runs: readonly Run[]): SourceCell {
  const [from, to] = [runs[0]?.from ?? 0, runs.at(-1)?.to ?? 0];
  return {
    text: source.text.slice(from, to),
    line: source.number,
    lineEnd: source.number,
    from: source.offset + from,
    to: source.offset + to,
    runs: runs.map(({ x0, x1, from, to, text }) => ({
      x0,
      x1,
      line: source.number,
      from: source.offset + from,
      to: source.offset + to,
      text,
    })),
  };
}
