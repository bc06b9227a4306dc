/**
 * Tables whose columns are set apart by blanks alone, as `pdftotext -layout` and printed listings have them.
 *
 * In → Out: lines from one with a wide gap on → rows of cells and the index of the first line behind them; no rows where the lines
 * are text.
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
import type { HeaderWord } from './text-header.ts';
import { endsUnderWords } from './text-header-ends.ts';
import { placeHeader, singleWords } from './text-header-place.ts';
import { foldHeader } from './text-header-rows.ts';
import { readHeader } from './text-periodic.ts';
import { bodyStartOf, cellOf, coreLength, gatherRegion, isCaption, isTable, type RegionLine } from './text-region.ts';
import { rejoinRows } from './text-rejoin.ts';
import { amountEdges, amountsApart, type Measure, measureOf, partAt, type Run, runsOf } from './text-runs.ts';
import type { SourceCell, SourceLine } from './text-source.ts';
import type { LineTable } from './text-tabs.ts';

/** A label below the body starts this near to the others' left edge; a blank that parts two columns of words stands this near to it. */
const LABEL_DRIFT = 4;
const SEAM_DRIFT = 1;
/** Letters from which on words that one blank parts are labels of their own in a header. */
const HEADER_WORD = 3;

/** Rows of a table and what its columns hold; no shape where there are no rows. */
export interface AlignedTable extends LineTable {
  shape: AlignedShape | null;
  /** What full-width characters count. */
  measure: Measure;
}

/** What is known of a text beside its lines. */
export interface TextContext {
  /** Tells lines that no table contains. */
  isPageNumber(index: number): boolean;
  /** What full-width characters counted in the tables so far. */
  measure: Measure;
}

/** The table that starts at `lines[at]`, a line with a wide gap. */
export function readAligned(lines: readonly SourceLine[], at: number, context: TextContext): AlignedTable {
  const gathered = gatherRegion(lines, at, (index) => context.isPageNumber(index));
  const none = { rows: [], shape: null, measure: context.measure };
  const caption = gathered.findIndex((line) => !isCaption(line));
  if (caption !== 0) return { ...none, next: gathered[caption]?.index ?? endOf(gathered, at) };
  if (!isTable(gathered)) return { ...none, next: endOf(gathered, at) };
  const measure = measureOf(gathered) ?? context.measure;
  const region = measure === 'narrow' ? gathered : gathered.map((line) => ({ ...line, runs: runsOf(line.source, measure) }));
  return { ...tableOf(region), measure };
}

/** The lines of the table that starts at `lines[at]`; none where they are text or a caption. */
export function alignedRegion(lines: readonly SourceLine[], at: number, context: TextContext): RegionLine[] {
  const gathered = gatherRegion(lines, at, (index) => context.isPageNumber(index));
  const [first] = gathered;
  return first === undefined || isCaption(first) || !isTable(gathered) ? [] : gathered;
}

function endOf(region: readonly RegionLine[], at: number): number {
  return (region.at(-1)?.index ?? at) + 1;
}

function tableOf(whole: readonly RegionLine[]): Omit<AlignedTable, 'measure'> {
  const bodyStart = bodyStartOf(whole.slice(0, coreLength(whole)));
  const edges = amountEdges(whole.slice(bodyStart).map((line) => line.runs));
  const head = endsUnderWords(whole.slice(0, bodyStart).map((line) => line.runs.flatMap((run) => singleWords(run, HEADER_WORD))));
  const region = whole.map((line, i) => ({ ...line, runs: head[i] ?? line.runs.flatMap((run) => amountsApart(run, edges)) }));
  const core = region.slice(0, coreLength(region));
  const found = findColumns(
    core.map((line) => line.runs),
    bodyStart,
  );
  const tail = region.slice(core.length);
  const behind = tail.findIndex((line) => !isLabel(line, found));
  const kept = behind < 0 ? region : region.slice(0, core.length + behind);
  const header = placeHeader(
    kept.slice(0, bodyStart).map((line) => line.runs),
    found,
  );
  const columns = header.columns;
  const lines = kept.map((line, position) =>
    alignLine({ ...line, runs: header.lines[position] ?? line.runs }, { columns, position, header: position < bodyStart }),
  );
  const used = new Set(lines.filter((line) => !line.header && line.runs.length > 1).flatMap((line) => line.columns));
  const shape = { contents: columns.map((column) => column.content), filled: columns.map((_, c) => used.has(c)), hasHeader: bodyStart > 0 };
  return { rows: rowsOf(kept, lines, columns), next: endOf(kept, region[0]?.index ?? 0), shape };
}

/** Header rows and body rows. */
function rowsOf(region: readonly RegionLine[], lines: readonly AlignedLine[], columns: readonly TextColumn[]): SourceRow[] {
  const groups = rejoinRows(lines, groupRows(lines));
  const isHeader = (group: readonly number[]) => group.every((i) => lines[i]?.header === true);
  const words = readHeader(lines, groups.filter(isHeader).flat(), columns);
  const header = foldHeader(words, columns.length).map((row) => row.map((label) => labelPieces(region, label ?? [])));
  const body = groups
    .filter((group) => !isHeader(group))
    .map((group) =>
      columns.map((_, c) => group.flatMap((i) => cellIn(region[i], lines[i]?.runs.filter((_, r) => lines[i]?.columns[r] === c) ?? []))),
    );
  return [...header, ...body].map(rowOf);
}

/** The lines of a header label; words of one line are one piece. */
function labelPieces(region: readonly RegionLine[], label: readonly HeaderWord[]): SourceCell[] {
  const lines = [...new Set(label.map((word) => word.line))];
  return lines.flatMap((line) =>
    cellIn(
      region[line],
      label.filter((word) => word.line === line).map((word) => word.run),
    ),
  );
}

/** True for one word at the place where the labels of a column stand. */
function isLabel(line: RegionLine, columns: readonly TextColumn[]): boolean {
  const [run] = line.runs;
  if (run === undefined || line.runs.length > 1 || run.kind !== 'text') return false;
  const fits = (column: TextColumn): boolean =>
    run.x1 <= column.x1 + 1 || (LABEL_START.test(run.text) && columns.every((other) => other === column || !overlaps(run, other)));
  return columns.some((column) => column.content === 'words' && Math.abs(run.x0 - column.edge) <= LABEL_DRIFT && fits(column));
}

function alignLine(line: RegionLine, table: { columns: readonly TextColumn[]; position: number; header: boolean }): AlignedLine {
  const runs = table.header ? line.runs : line.runs.flatMap((run) => partOverColumns(run, table.columns));
  const columns = assignColumns(runs, table.columns, table.header);
  const words = runs.every((run, i) => run.kind === 'text' && table.columns[columns[i] ?? 0]?.content === 'words');
  return {
    position: table.position,
    number: line.source.number,
    runs,
    columns,
    blankBefore: line.blankBefore,
    header: table.header,
    fragment: words && (!table.header || runs.length === 1),
  };
}

/**
 * A run over several columns is parted at the blank where another column of words begins, behind a number that has its own column, or
 * before an amount that has one.
 */
function partOverColumns(run: Run, columns: readonly TextColumn[]): Run[] {
  if (run.kind !== 'text' || columns.filter((column) => overlaps(run, column)).length < 2) return [run];
  for (let seam = 0; seam < run.seams.length; seam++) {
    const parts = partAt(run, seam);
    if (parts !== null && isSeamOfColumns(parts, columns)) return [parts[0], ...partOverColumns(parts[1], columns)];
  }
  return [run];
}

function isSeamOfColumns(parts: readonly [Run, Run], columns: readonly TextColumn[]): boolean {
  const [left, right] = parts;
  if (columns.some((column) => column.content === 'words' && Math.abs(right.x0 - column.edge) <= SEAM_DRIFT)) return true;
  // Behind the blank stands an amount, or an amount and the code of the next panel.
  const [head] = partAt(right, 0) ?? [right];
  const isOwn = (column: TextColumn): boolean => column.content === 'amounts' && overlaps(head, column) && !overlaps(left, column);
  if (head.kind === 'amount' && columns.some(isOwn)) return true;
  if (left.kind === 'amount') return right.kind === 'integer';
  return (
    left.kind === 'integer' && columns.some((column) => column.content === 'integers' && overlaps(left, column) && !overlaps(right, column))
  );
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
  return {
    text,
    line: first?.line ?? 1,
    lineEnd: pieces.at(-1)?.line ?? 1,
    from: first?.from ?? 0,
    to: first?.to ?? 0,
    runs: pieces.flatMap(({ runs }) => runs ?? []),
    pieces,
  };
}

function blankBehind(left: SourceCell | undefined): SourceCell {
  const line = left?.line ?? 1;
  return { text: '', line, lineEnd: line, from: left?.to ?? 0, to: left?.to ?? 0 };
}

function cellIn(line: RegionLine | undefined, runs: readonly Run[]): SourceCell[] {
  return line === undefined || runs.length === 0 ? [] : [cellOf(line.source, runs)];
}
