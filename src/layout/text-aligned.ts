/**
 * Tables whose columns are set apart by blanks alone, as `pdftotext -layout` and printed listings have them.
 *
 * In → Out: lines from one with a wide gap on → rows of cells and the index of the first line behind them; no rows where the lines are text.
 * Blank lines between rows do not end a table; a page break, prose or a line that fits no column does. Header lines are folded into
 * rows of labels (`text-header-rows.ts`); wrapped labels come back to their figures (`text-fragments.ts`).
 * Limits: tables of long texts in several columns (self-evaluations) come out line by line; figures broken over lines stay apart.
 */

import { assignColumns } from './text-assign.ts';
import { overlaps } from './text-clusters.ts';
import { findColumns, type TextColumn } from './text-columns.ts';
import type { AlignedShape } from './text-continue.ts';
import { type AlignedLine, groupRows, LABEL_START } from './text-fragments.ts';
import type { SourceRow } from './text-grid.ts';
import { foldHeader } from './text-header-rows.ts';
import { blockMarks, isRule } from './text-markup.ts';
import { readHeader } from './text-periodic.ts';
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
/** Runs that make a line of a form without figures, and lines with a gap that make the form where only one has so many. */
const MIN_FORM_RUNS = 3;
const MIN_FORM_ROWS = 4;

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

/** Rows of a table and what its columns hold; no shape where there are no rows. */
export interface AlignedTable extends LineTable {
  shape: AlignedShape | null;
}

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

/** A short header word or a label, indented, that is no title. */
function isLoneWord(line: string, text: string): boolean {
  return /^\s{4}/.test(line) && !TITLE.test(text) && (HEADER_WORD.test(text) || (LABEL_START.test(text) && text.length < PROSE_LENGTH));
}

/** The table that starts at `lines[at]`, a line with a wide gap. `isPageNumber` tells lines that no table contains. */
export function readAligned(lines: readonly SourceLine[], at: number, isPageNumber: (index: number) => boolean): AlignedTable {
  const gathered = gather(lines, at, isPageNumber);
  const caption = gathered.findIndex((line) => !isCaption(line));
  if (caption !== 0) return { rows: [], next: gathered[caption]?.index ?? endOf(gathered, at), shape: null };
  if (!isTable(gathered)) return { rows: [], next: endOf(gathered, at), shape: null };
  const measure = measureOf(gathered);
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
  const wide = gapped.filter((line) => line.runs.length >= MIN_FORM_RUNS).length;
  return withFigures >= 2 || (withFigures === 1 && gapped.length >= 2) || wide >= 2 || (wide === 1 && gapped.length >= MIN_FORM_ROWS);
}

function tableOf(region: readonly RegionLine[]): AlignedTable {
  const core = region.slice(0, coreLength(region));
  const bodyStart = bodyStartOf(core);
  const columns = findColumns(
    core.map((line) => line.runs),
    bodyStart,
  );
  const tail = region.slice(core.length);
  const behind = tail.findIndex((line) => !isLabel(line, columns));
  const kept = behind < 0 ? region : region.slice(0, core.length + behind);
  const lines = kept.map((line, position) => alignLine(line, { columns, position, header: position < bodyStart }));
  const used = new Set(lines.filter((line) => !line.header && line.runs.length > 1).flatMap((line) => line.columns));
  const shape = { contents: columns.map((column) => column.content), filled: columns.map((_, c) => used.has(c)), hasHeader: bodyStart > 0 };
  return { rows: rowsOf(kept, lines, columns), next: endOf(kept, region[0]?.index ?? 0), shape };
}

/** Header rows and body rows. */
function rowsOf(region: readonly RegionLine[], lines: readonly AlignedLine[], columns: readonly TextColumn[]): SourceRow[] {
  const groups = rejoinRows(lines, groupRows(lines));
  const isHeader = (group: readonly number[]) => group.every((i) => lines[i]?.header === true);
  const words = readHeader(lines, groups.filter(isHeader).flat(), columns);
  const header = foldHeader(words, columns.length).map((row) =>
    row.map((label) => label?.flatMap(({ line, run }) => cellIn(region[line], [run])) ?? []),
  );
  const body = groups
    .filter((group) => !isHeader(group))
    .map((group) =>
      columns.map((_, c) => group.flatMap((i) => cellIn(region[i], lines[i]?.runs.filter((_, r) => lines[i]?.columns[r] === c) ?? []))),
    );
  return [...header, ...body].map(rowOf);
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
  if (first >= 0) return labelsAbove(region, first);
  const most = region.reduce((count, line) => Math.max(count, line.runs.length), 0);
  return region.findIndex((line) => line.runs.length === most);
}

/** First of the lines right above `body` that hold nothing but a label with an ordinal: rows whose figures are blank. */
function labelsAbove(region: readonly RegionLine[], body: number): number {
  let first = body;
  for (let line = region[first - 1]; line?.runs.length === 1 && LABEL_START.test(line.runs[0]?.text ?? ''); line = region[first - 1])
    first--;
  return first;
}

/** True for one word at the place where the labels of a column stand. */
function isLabel(line: RegionLine, columns: readonly TextColumn[]): boolean {
  const [run] = line.runs;
  if (run === undefined || line.runs.length > 1 || run.kind !== 'text') return false;
  return columns.some((column) => column.content === 'words' && Math.abs(run.x0 - column.edge) <= LABEL_DRIFT && run.x1 <= column.x1 + 1);
}

function alignLine(line: RegionLine, table: { columns: readonly TextColumn[]; position: number; header: boolean }): AlignedLine {
  const runs = line.runs.flatMap((run) => (table.header ? partHeader(run, table.columns) : partOverColumns(run, table.columns)));
  const columns = assignColumns(runs, table.columns, table.header);
  const words = runs.every((run, i) => run.kind === 'text' && table.columns[columns[i] ?? 0]?.content === 'words');
  return {
    position: table.position,
    runs,
    columns,
    blankBefore: line.blankBefore,
    header: table.header,
    fragment: words && (!table.header || runs.length === 1),
  };
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

/** One row's cells from their pieces, line by line. */
function rowOf(cells: readonly (readonly SourceCell[])[]): SourceRow {
  const row: SourceCell[] = [];
  const near = cells.flat()[0];
  for (const pieces of cells) row.push(pieces.length > 0 ? stack(pieces) : blankBehind(row.at(-1) ?? near));
  return row;
}

function stack(pieces: readonly SourceCell[]): SourceCell {
  const [first] = pieces;
  const text = pieces.map((piece) => piece.text).join('\n');
  return { text, line: first?.line ?? 1, lineEnd: pieces.at(-1)?.line ?? 1, from: first?.from ?? 0, to: first?.to ?? 0 };
}

function blankBehind(left: SourceCell | undefined): SourceCell {
  const line = left?.line ?? 1;
  return { text: '', line, lineEnd: line, from: left?.to ?? 0, to: left?.to ?? 0 };
}

function cellIn(line: RegionLine | undefined, runs: readonly Run[]): SourceCell[] {
  return line === undefined || runs.length === 0 ? [] : [cellOf(line.source, runs)];
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
