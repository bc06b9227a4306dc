/**
 * A text dump's lines and tables as blocks, in reading order.
 *
 * In → Out: text with `\n` line ends → lines and grids; blank lines and what holds no content (rules, fences, images) give none.
 * Frame: 1-based lines as an editor counts them; cells carry their range of characters in the line.
 * Tables are recognised by tabs, bars, HTML or columns of blanks; everything else is a line with its markup off.
 * Linear in the length of the text.
 */
import { type Block, type Grid, plainLine, type TextLine } from '../model/block.ts';
import { onLines } from '../model/place.ts';
import { withoutSheetHeadings } from './sheet-headings.ts';
import { readAligned, type TextContext } from './text-aligned.ts';
import { isCellLine, readCellLines, withoutCellBar } from './text-cell-lines.ts';
import { type AlignedShape, continueRows } from './text-continue.ts';
import { withRealTags } from './text-escaped-tags.ts';
import { gridsOf } from './text-grid.ts';
import { findHtmlTables, type HtmlTable } from './text-html.ts';
import { blockMarks, cleanMarkup, isAllBold, isRule } from './text-markup.ts';
import { hasBar, readPipes } from './text-pipes.ts';
import { mayBeginAligned } from './text-region.ts';
import type { Measure } from './text-runs.ts';
import { tabSeparators } from './text-separators.ts';
import { isBlankLine, isPageNumber, type SourceLine, splitLines } from './text-source.ts';
import { withoutSpacing } from './text-spacing.ts';
import { gridsOfHtml } from './text-spans.ts';
import { hasTab, type LineTable, readTabs } from './text-tabs.ts';

/** Blocks of a decoded text. */
export function layoutText(written: string): Block[] {
  const text = withRealTags(written);
  const collector: Collector = { blocks: [], breakBefore: false, open: null, measure: 'narrow' };
  let [start, number, offset] = [0, 1, 0];
  for (const table of findHtmlTables(text)) {
    const lines = splitLines(text, { start, end: table.start, number, offset });
    layoutLines(withoutEdges(lines), collector);
    const last = lines.at(-1);
    addHtmlTable(table, collector);
    const inside = splitLines(text, { start: table.start, end: table.end, number: last?.number ?? number, offset: lineOffset(last) });
    [start, number, offset] = [table.end, inside.at(-1)?.number ?? number, lineOffset(inside.at(-1))];
  }
  layoutLines(withoutEdges(splitLines(text, { start, end: text.length, number, offset })), collector);
  return collector.blocks;
}

/** Blocks so far, whether a break stands before the next one, and the table that may go on. */
interface Collector {
  blocks: Block[];
  breakBefore: boolean;
  /** Shape of the space-aligned table that only blank lines and page numbers follow so far; null where there is none. */
  open: AlignedShape | null;
  /** What full-width characters counted in the last space-aligned table. */
  measure: Measure;
}

/** Characters of a line up to the end of its last part. */
function lineOffset(last: SourceLine | undefined): number {
  return last === undefined ? 0 : last.offset + last.text.length;
}

/** Lines without the blank parts that a table's tags leave before and behind it, which are no blank lines. */
function withoutEdges(lines: SourceLine[]): SourceLine[] {
  const [first, last] = [lines[0], lines.at(-1)];
  const from = first !== undefined && first.offset > 0 && isBlankLine(first) ? 1 : 0;
  return lines.slice(from, last !== undefined && lines.length > from && isBlankLine(last) ? -1 : undefined);
}

function addHtmlTable(table: HtmlTable, collector: Collector): void {
  for (const stray of table.strays) {
    collector.blocks.push(
      ...textLines({ number: stray.line, offset: stray.from, text: stray.text, pageBreak: false }, collector.breakBefore),
    );
    collector.breakBefore = false;
  }
  const grids = gridsOfHtml(table.rows, collector.breakBefore).map(withoutSheetHeadings);
  collector.blocks.push(...grids);
  if (grids.length > 0) collector.breakBefore = false;
  collector.open = null;
}

function layoutLines(written: readonly SourceLine[], collector: Collector): void {
  const lines = withoutSpacing(tabSeparators(written));
  const pageNumbers = findPageNumbers(lines);
  let at = 0;
  const numbersPage = (index: number): boolean => pageNumbers.has(index);
  while (at < lines.length) {
    const table = readTable(lines, at, { isPageNumber: numbersPage, measure: collector.measure });
    const next = table?.next ?? at + 1;
    if (table !== null && table.rows.length > 0) addTable(table, collector, lines[at]?.pageBreak === true);
    else for (let i = at; i < next; i++) addLine(lines[i], collector, pageNumbers.has(i) ? 'page-number' : null);
    at = next;
  }
}

function addTable(table: FoundTable, collector: Collector, pageBreak: boolean): void {
  const before = collector.open;
  const rows = (before !== null && table.shape !== null ? continueRows(before, table.shape, table.rows) : null) ?? table.rows;
  collector.open = rows === table.rows ? table.shape : before;
  collector.measure = table.measure;
  const grids = gridsOf(rows, { origin: table.origin, breakBefore: collector.breakBefore || pageBreak });
  collector.blocks.push(...grids.map(withoutSheetHeadings));
  collector.breakBefore = false;
}

interface FoundTable extends LineTable {
  origin: Grid['origin'];
  /** What the columns of a space-aligned table hold; null for others. */
  shape: AlignedShape | null;
  measure: Measure;
}

function readTable(lines: readonly SourceLine[], at: number, context: TextContext): FoundTable | null {
  const line = lines[at];
  if (line === undefined || isBlankLine(line)) return null;
  if (hasTab(line)) return { ...readTabs(lines, at), origin: 'tabs', shape: null, measure: context.measure };
  const stacked = isCellLine(line) ? readCellLines(lines, at) : null;
  if (stacked !== null) return { ...stacked, origin: 'pipes', shape: null, measure: context.measure };
  if (hasBar(line)) return { ...readPipes(lines, at), origin: 'pipes', shape: null, measure: context.measure };
  if (!mayBeginAligned(lines, at)) return null;
  const table = readAligned(lines, at, context);
  return { ...table, rows: lines.slice(at, table.next).some(hasGap) ? table.rows : [], origin: 'spaces' };
}

/** Words that more than one blank parts: where none are, what stands below each other does so by chance. */
const GAP = /\S(?:[ \u00a0]{2,}|\u3000)[ \u00a0\u3000]*\S/;

function hasGap({ text }: SourceLine): boolean {
  return GAP.test(text);
}

/** A number between dashes, which nothing but a page has on a line of its own, and how many that rise make a habit. */
const DASHED_NUMBER = /^\s*[-—–－]\s*(\d{1,4})\s*[-—–－]\s*$/;
const FEWEST_DASHED = 3;

/** Lines that hold a number between dashes, where these rise all through. */
function dashedNumbers(lines: readonly SourceLine[]): number[] {
  const found = lines.flatMap(({ text }, index) => {
    const number = DASHED_NUMBER.exec(text)?.[1];
    return number === undefined ? [] : [{ index, number: Number(number) }];
  });
  const rise = found.every(({ number }, i) => number > (found[i - 1]?.number ?? 0));
  return rise && found.length >= FEWEST_DASHED ? found.map(({ index }) => index) : [];
}

/** Lines that hold the number of the page that a form feed ends, and numbers between dashes. */
function findPageNumbers(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>(dashedNumbers(lines));
  let last = -1;
  let paged = false;
  for (const [index, line] of lines.entries()) {
    paged ||= line.pageBreak;
    if (line.pageBreak && isPageNumber(lines[last])) found.add(last);
    if (!isBlankLine(line)) last = index;
  }
  if (paged && isPageNumber(lines[last])) found.add(last);
  return found;
}

function addLine(line: SourceLine | undefined, collector: Collector, furniture: TextLine['furniture']): void {
  if (line === undefined) return;
  const found = textLines(line, collector.breakBefore || line.pageBreak);
  collector.blocks.push(...(furniture === null ? found : found.map((text) => ({ ...text, furniture }))));
  collector.breakBefore = found.length === 0;
  if (found.length > 0 && furniture === null) collector.open = null;
}

/** The visual lines of one source line: one, more where `<br>` or paragraph ends break it, none where nothing is to read. */
function textLines(line: SourceLine, breakBefore: boolean): TextLine[] {
  if (isBlankLine(line) || isRule(line.text)) return [];
  const { headingMarks, content } = blockMarks(withoutCellBar(line.text));
  const cleaned = cleanMarkup(content);
  if (cleaned === '') return [];
  const bold = isAllBold(content);
  const place = onLines(line.number);
  return cleaned.split('\n').map((text, i) => ({ ...plainLine(text, place), bold, headingMarks, breakBefore: breakBefore && i === 0 }));
}
