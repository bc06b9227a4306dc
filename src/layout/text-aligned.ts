/**
 * Tables whose columns are set apart by blanks alone, as `pdftotext -layout` and printed listings have them.
 *
 * In → Out: lines from one with a wide gap on → rows of cells and the index of the first line behind them; no rows where the lines are text.
 * Blank lines between rows do not end a table; a page break, prose or a line that fits no column does. Header lines stay separate rows, a
 * header word over several columns stands in the leftmost of them; wrapped labels come back to their figures (`text-fragments.ts`).
 * Limits: tables of long texts in several columns (self-evaluations) come out line by line; figures broken over lines stay apart.
 */

import { assignColumns } from './text-assign.ts';
import { overlaps } from './text-clusters.ts';
import { findColumns, type TextColumn } from './text-columns.ts';
import { type AlignedLine, groupRows } from './text-fragments.ts';
import type { SourceRow } from './text-grid.ts';
import { spanHeaders } from './text-header.ts';
import { blockMarks, isRule } from './text-markup.ts';
import { hasBar } from './text-pipes.ts';
import { rejoinRows } from './text-rejoin.ts';
import { isFigure, measureOf, partAt, type Run, runsOf } from './text-runs.ts';
import { isBlankLine, type SourceCell, type SourceLine } from './text-source.ts';
import { hasTab, isContents, type LineTable } from './text-tabs.ts';

/** Blank lines that may stand between two rows. */
const MAX_BLANKS = 3;
/** Lines and characters a line that a table may have; more is no table printed on paper. */
const MAX_LINES = 500;
const MAX_LENGTH = 1000;
/** Characters from which a line without a gap is prose, not a label. */
const PROSE_LENGTH = 36;
/** Runs that make a line of a form without figures. */
const MIN_FORM_RUNS = 3;

/** A label below the body starts this near to the others' left edge; a blank that parts two columns of words stands this near to it. */
const LABEL_DRIFT = 4;
const SEAM_DRIFT = 1;

const WIDE_GAP = /\S\s{2,}\S|\d[.．]\d+\s+\S/;
/** Lines of single words that a header may begin with, blank ones counted; a short word without digits, ordinal or colon. */
const MAX_HEADER_WORDS = 5;
const HEADER_WORD = /^(?!第|附[件表录注])[^\d:：、。；，,.\s]{2,14}$/;
const PROSE = /[。；]|^(?:注|说明|备注)\s*\d*\s*[:：]/;
const TITLE = /表\s*(?:[(（][^()（）]*[)）])?$/;
const LABELLED = /[:：]/;

/** A line of the region with its runs. */
interface RegionLine {
  index: number;
  source: SourceLine;
  runs: Run[];
  blankBefore: boolean;
}

/** True where a space-aligned table may begin: a line with a wide gap, or single header words on the lines right above one. */
export function mayBeginAligned(lines: readonly SourceLine[], at: number): boolean {
  for (let i = at; i < lines.length && i - at <= MAX_HEADER_WORDS; i++) {
    const line = lines[i];
    if (line === undefined || line.text.length > MAX_LENGTH || (line.pageBreak && i > at)) return false;
    const text = line.text.trim();
    if (WIDE_GAP.test(text)) return true;
    if (text !== '' && !(HEADER_WORD.test(text) && /^\s{4}/.test(line.text) && !TITLE.test(text))) return false;
  }
  return false;
}

/** The table that starts at `lines[at]`, a line with a wide gap. `isPageNumber` tells lines that no table contains. */
export function readAligned(lines: readonly SourceLine[], at: number, isPageNumber: (index: number) => boolean): LineTable {
  const gathered = gather(lines, at, isPageNumber);
  const caption = gathered.findIndex((line) => !isCaption(line));
  if (caption !== 0) return { rows: [], next: gathered[caption]?.index ?? endOf(gathered, at) };
  if (!isTable(gathered)) return { rows: [], next: endOf(gathered, at) };
  const measure = measureOf(gathered.map((line) => line.source));
  const region = measure === 1 ? gathered : gathered.map((line) => ({ ...line, runs: runsOf(line.source, measure) }));
  return tableOf(region);
}

function endOf(region: readonly RegionLine[], at: number): number {
  return (region.at(-1)?.index ?? at) + 1;
}

/** Lines from `at` on to the first that no table contains, or that begins the next one. */
function gather(lines: readonly SourceLine[], at: number, isPageNumber: (index: number) => boolean): RegionLine[] {
  const region: RegionLine[] = [];
  let blanks = 0;
  for (let index = at; index < lines.length && region.length < MAX_LINES; index++) {
    const source = lines[index];
    if (source === undefined || (source.pageBreak && index > at) || isPageNumber(index) || blanks > MAX_BLANKS) break;
    if (isBlankLine(source)) {
      blanks++;
      continue;
    }
    const runs = isForeign(source) ? [] : runsOf(source, 1);
    if (runs.length === 0 || isProse(runs)) break;
    const line = { index, source, runs, blankBefore: blanks > 0 };
    if (opensNext(line, region)) return region;
    region.push(line);
    blanks = 0;
  }
  return region;
}

/** True for the title or the caption of another table below a table's figures. */
function opensNext(line: RegionLine, region: readonly RegionLine[]): boolean {
  if (!region.some((above) => above.runs.length > 1 && above.runs.some(isFigure))) return false;
  return isCaption(line) || (line.runs.length === 1 && TITLE.test(line.runs[0]?.text ?? ''));
}

function isForeign(line: SourceLine): boolean {
  return line.text.length > MAX_LENGTH || hasTab(line) || hasBar(line) || isRule(line.text) || blockMarks(line.text).headingMarks !== null;
}

function isProse(runs: readonly Run[]): boolean {
  const [first] = runs;
  return (
    first !== undefined &&
    runs.length <= 2 &&
    runs.some((run) => PROSE.test(run.text) || (run.text.length >= PROSE_LENGTH && runs.length === 1))
  );
}

/** `部门：… 单位：万元` above a table. */
function isCaption(line: RegionLine): boolean {
  return line.runs.length <= 3 && !line.runs.some(isFigure) && line.runs.some((run) => LABELLED.test(run.text));
}

/** Figures over at least two lines, or the several columns of a form that was left blank. */
function isTable(region: readonly RegionLine[]): boolean {
  const gapped = region.filter((line) => line.runs.length > 1);
  const withFigures = gapped.filter((line) => line.runs.some(isFigure)).length;
  if (isContents(gapped.map((line) => line.runs.map((run) => cellOf(line.source, [run]))))) return false;
  return (
    withFigures >= 2 || (withFigures === 1 && gapped.length >= 2) || gapped.filter((line) => line.runs.length >= MIN_FORM_RUNS).length >= 2
  );
}

function tableOf(region: readonly RegionLine[]): LineTable {
  const core = region.slice(0, coreLength(region));
  const bodyStart = bodyStartOf(core);
  const columns = findColumns(
    core.map((line) => line.runs),
    bodyStart,
  );
  const tail = region.slice(core.length);
  const behind = tail.findIndex((line) => !isLabel(line, columns));
  const kept = behind < 0 ? region : region.slice(0, core.length + behind);
  const lines = spanHeaders(
    kept.map((line, i) => alignLine(line, { columns, header: i < bodyStart })),
    columns,
  );
  const rows = rejoinRows(lines, groupRows(lines)).map((group) =>
    rowOf(
      group.map((i) => ({ source: kept[i]?.source, aligned: lines[i] })),
      columns.length,
    ),
  );
  return { rows, next: endOf(kept, region[0]?.index ?? 0) };
}

/** Lines up to the last one with several runs, or with a figure where others have figures. */
function coreLength(region: readonly RegionLine[]): number {
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
function bodyStartOf(region: readonly RegionLine[]): number {
  const first = region.findIndex((line) => line.runs.length > 1 && line.runs.some(isFigure));
  if (first >= 0) return first;
  const most = region.reduce((count, line) => Math.max(count, line.runs.length), 0);
  return region.findIndex((line) => line.runs.length === most);
}

/** True for one word at the place where the labels of a column stand. */
function isLabel(line: RegionLine, columns: readonly TextColumn[]): boolean {
  const [run] = line.runs;
  if (run === undefined || line.runs.length > 1 || run.kind !== 'text') return false;
  return columns.some((column) => column.content === 'words' && Math.abs(run.x0 - column.edge) <= LABEL_DRIFT && run.x1 <= column.x1 + 1);
}

function alignLine(line: RegionLine, table: { columns: readonly TextColumn[]; header: boolean }): AlignedLine {
  const runs = line.runs.flatMap((run) => (table.header ? partHeader(run, table.columns) : partOverColumns(run, table.columns)));
  const columns = assignColumns(runs, table.columns, table.header);
  const words = runs.every((run, i) => run.kind === 'text' && table.columns[columns[i] ?? 0]?.content === 'words');
  return { runs, columns, blankBefore: line.blankBefore, header: table.header, fragment: words && (!table.header || runs.length === 1) };
}

/** A run that reaches over the left edge of another column of words is parted at the blank in front of that edge. */
function partOverColumns(run: Run, columns: readonly TextColumn[]): Run[] {
  if (run.kind !== 'text' || columns.filter((column) => overlaps(run, column)).length < 2) return [run];
  const seam = run.seams.findIndex((at) =>
    columns.some((column) => column.content === 'words' && Math.abs(at.x0 - column.edge) <= SEAM_DRIFT),
  );
  const parts = partAt(run, seam);
  return parts === null ? [run] : [parts[0], ...partOverColumns(parts[1], columns)];
}

/** A header run over several columns is parted at the blank between two of them, where both parts are words. */
function partHeader(run: Run, columns: readonly TextColumn[]): Run[] {
  const below = columns.filter((column) => overlaps(run, column));
  const seam = run.seams.findIndex((at) => below.some((column, i) => column.x1 <= at.x0 && at.x1 <= (below[i + 1]?.x0 ?? 0)));
  const parts = below.length < 2 ? null : partAt(run, seam);
  return parts === null || parts.some((part) => part.text.length < 2) ? [run] : [parts[0], ...partHeader(parts[1], columns)];
}

/** One row's cells, left to right; the pieces of a cell from several lines joined by line breaks. */
function rowOf(lines: readonly { source: SourceLine | undefined; aligned: AlignedLine | undefined }[], width: number): SourceRow {
  const row: SourceCell[] = [];
  for (let column = 0; column < width; column++) {
    const pieces = lines.flatMap(({ source, aligned }) => {
      const runs = aligned?.runs.filter((_, i) => aligned.columns[i] === column) ?? [];
      return source === undefined || runs.length === 0 ? [] : [cellOf(source, runs)];
    });
    row.push(pieces.length > 0 ? stack(pieces) : blankBehind(row.at(-1), lines[0]?.source));
  }
  return row;
}

function stack(pieces: readonly SourceCell[]): SourceCell {
  const [first] = pieces;
  const text = pieces.map((piece) => piece.text).join('\n');
  return { text, line: first?.line ?? 1, lineEnd: pieces.at(-1)?.line ?? 1, from: first?.from ?? 0, to: first?.to ?? 0 };
}

function blankBehind(left: SourceCell | undefined, source: SourceLine | undefined): SourceCell {
  const line = left?.line ?? source?.number ?? 1;
  return { text: '', line, lineEnd: line, from: left?.to ?? 0, to: left?.to ?? 0 };
}

/** The characters from the first run to the last. */
function cellOf(source: SourceLine, runs: readonly Run[]): SourceCell {
  const [from, to] = [runs[0]?.from ?? 0, runs.at(-1)?.to ?? 0];
  return {
    text: source.text.slice(from, to),
    line: source.number,
    lineEnd: source.number,
    from: source.offset + from,
    to: source.offset + to,
  };
}
