/**
 * Tables whose cells are separated by tabs, as word processors and most dumps write them.
 *
 * In → Out: lines from one with a tab on → rows of cells and the index of the first line behind them; no rows where the lines are
 * no table (contents lines with page numbers, indented paragraphs, a caption of labels).
 * A cell broken over lines is joined where the pieces add up to the width that nearly all rows have; otherwise the table ends.
 * Source: merged cells are dumped as the value in the first cell and empty cells behind it; all-blank rows belong to the table.
 */
import type { SourceRow } from './text-grid.ts';
import { blockMarks, isRule } from './text-markup.ts';
import { isBlankLine, joinCells, type SourceCell, type SourceLine } from './text-source.ts';

/** Lines that one broken cell may have. */
const MAX_WRAPPED = 12;
/** Rows, and part of them with the full width, from which on broken cells are joined. */
const MIN_ROWS = 3;
const MIN_REGULAR = 0.7;
/** Filled cells, and characters of a cell without a colon, that a lone caption row (`部门：… 单位：万元`) may have. */
const MAX_CAPTION_CELLS = 3;
const MAX_CAPTION_WORD = 12;
/** Cells of a contents line: number, title, page. */
const MAX_CONTENTS_CELLS = 3;

const PAGE_NUMBER = /^[-–—\s]*(?:\d{1,3}|[ivxIVX]{1,5})[-–—\s]*$/;
const LEADERS = /(?:[.…·．。_]\s?){3,}$/;
const ORDINAL =
  /^(?:[-*•#\s]|<b>)*(?:第[一二三四五六七八九十\d]+(?:部分|章|节)|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:[.．]\d+)*[、.．\s]|附[件表录]?)/;
/** A part's heading, whose number and title may be set apart. */
const PART = /^(?:[-*•#\s]|<b>)*第[一二三四五六七八九十\d]+(?:部分|章|节)$/;
const LABELLED = /[:：]/;
const FIGURE = /^[-(（－]?[\d,，]*\d(?:[.．·]\d+)?[%％)）]?$/;

export interface LineTable {
  /** Rows of the table; none where the lines up to `next` are text. */
  rows: SourceRow[];
  /** Index of the first line behind them. */
  next: number;
}

interface TabRow {
  cells: SourceCell[];
  /** Index of the row's first line, and of the first line behind it. */
  start: number;
  end: number;
}

export function hasTab(line: SourceLine): boolean {
  return line.text.includes('\t');
}

/** The table that starts at `lines[at]`, a line with a tab. */
export function readTabs(lines: readonly SourceLine[], at: number): LineTable {
  const rows = joinBroken(lines, { start: at, end: runEnd(lines, at) });
  const [first, behind] = tableRange(rows);
  if (first > 0) return { rows: [], next: rows[first]?.start ?? at + 1 };
  const table = rows.slice(0, behind).map((row) => row.cells);
  const next = rows[behind - 1]?.end ?? at + 1;
  return isContents(table) || isCaption(table) ? { rows: [], next } : { rows: table, next };
}

/** Behind the last line with a tab that is reached without a blank line, a page break, a heading, or too many lines without tabs. */
function runEnd(lines: readonly SourceLine[], at: number): number {
  let end = at + 1;
  for (let i = at + 1; i < lines.length && i - end < MAX_WRAPPED; i++) {
    const line = lines[i];
    if (line === undefined || line.pageBreak) break;
    if (hasTab(line)) end = i + 1;
    else if (isBlankLine(line) || isRule(line.text) || blockMarks(line.text).headingMarks !== null) break;
  }
  return end;
}

/** Rows of the run with broken cells joined, up to the first line that fits nowhere. */
function joinBroken(lines: readonly SourceLine[], run: { start: number; end: number }): TabRow[] {
  const width = usualWidth(lines, run);
  const rows: TabRow[] = [];
  for (let i = run.start; i < run.end; ) {
    const line = lines[i];
    if (line === undefined || !hasTab(line)) break;
    const cells = splitTabs(line);
    const row = (width === null ? null : joinRow(lines, { cells, start: i, limit: run.end, width })) ?? { cells, start: i, end: i + 1 };
    rows.push(row);
    i = row.end;
  }
  return rows;
}

/** The cell count that nearly all rows with tabs have; null where the rows are ragged or few. */
function usualWidth(lines: readonly SourceLine[], run: { start: number; end: number }): number | null {
  const counts = new Map<number, number>();
  let total = 0;
  for (let i = run.start; i < run.end; i++) {
    const line = lines[i];
    if (line === undefined || !hasTab(line)) continue;
    const width = cellCount(line.text);
    counts.set(width, (counts.get(width) ?? 0) + 1);
    total++;
  }
  for (const [width, count] of counts) if (count >= total * MIN_REGULAR && total >= MIN_ROWS) return width;
  return null;
}

/** The row that starts with `cells`, joined with the lines behind it that continue its last cell; null where nothing is to join. */
function joinRow(lines: readonly SourceLine[], row: { cells: SourceCell[]; start: number; limit: number; width: number }): TabRow | null {
  let cells = row.cells;
  let end = row.start + 1;
  while (end < row.limit && end - row.start <= MAX_WRAPPED && isOpen(cells.at(-1))) {
    const line = lines[end];
    if (line === undefined || (cells.length === row.width && hasTab(line))) break;
    const more = splitTabs(line);
    if (cells.length + more.length - 1 > row.width || !isContinuation(more)) return null;
    cells = joinCells(cells, more);
    end++;
  }
  const complete = cells.length === row.width && (end === row.limit || hasTab(lines[end] ?? EMPTY));
  return complete && end > row.start + 1 ? { cells, start: row.start, end } : null;
}
const EMPTY: SourceLine = { number: 0, offset: 0, text: '', pageBreak: false };

/** True for a cell whose text may go on in the next line: words, no figure and no mark for nothing. */
function isOpen(cell: SourceCell | undefined): boolean {
  const text = cell?.text.trim() ?? '';
  return text !== '' && !FIGURE.test(text) && !NIL.test(text);
}
const NIL = /^[-—–…]+$/;

/** True for a line that may go on with the words before it: not one that is blank in front, nor one that begins as rows do. */
function isContinuation([first, second]: SourceRow): boolean {
  const text = first?.text.trim() ?? '';
  if (text === '' || second === undefined) return text !== '';
  return !CODE.test(text) && !HEADER_START.test(text) && !(FIRST.test(text) && FIGURE.test(second.text.trim()));
}
const CODE = /^\d{3}(?:\d{2}){0,2}$/;
/** What a row of a header begins with. */
const HEADER_START = /^(?:[功能经济支出收入]{2,4}分类)?科目(?:代码|编码|名称)$/;
/** Item of a two-sided form, whose number of the row stands behind it; first words of the row that numbers the columns, and of totals. */
const FIRST = /^(?:[一二三四五六七八九十]{1,3}、|栏\s*次$|[合总]\s*计$)/;

function cellCount(text: string): number {
  let count = 1;
  for (let tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', tab + 1)) count++;
  return count;
}

function splitTabs({ text, number, offset }: SourceLine): SourceCell[] {
  const cells: SourceCell[] = [];
  for (let from = 0; from <= text.length; ) {
    const tab = text.indexOf('\t', from);
    const to = tab < 0 ? text.length : tab;
    cells.push({ text: text.slice(from, to), line: number, lineEnd: number, from: offset + from, to: offset + to });
    from = to + 1;
  }
  return cells;
}

/** First and behind-last row of the table proper: rows at its ends that are an indented paragraph belong to the text. */
function tableRange(rows: readonly TabRow[]): [number, number] {
  const width = rows.reduce((most, row) => Math.max(most, filled(row.cells)), 0);
  const isText = (row: TabRow | undefined) =>
    row !== undefined && filled(row.cells) <= 1 && (width <= 1 || (width > 2 && row.cells.length <= 2));
  let first = 0;
  while (first < rows.length && isText(rows[first])) first++;
  let behind = rows.length;
  while (behind > first && isText(rows[behind - 1])) behind--;
  return [first, behind];
}

function filled(cells: SourceRow): number {
  return cells.reduce((count, cell) => count + (cell.text.trim() === '' ? 0 : 1), 0);
}

/** Two figures in a line are a table's, not a page number. */
const BARE_NUMBER = /^\d+(?:[.,]\d+)*$/;

/** True for the lines of a contents page: a title and a page number (or dot leaders) each, the numbers not falling. */
export function isContents(rows: readonly SourceRow[]): boolean {
  const entries = rows.map(contentsEntry);
  let [marked, falls, page] = [0, 0, 0];
  for (const entry of entries) {
    if (entry === null) return false;
    if (entry.marked) marked++;
    if (entry.page !== null && entry.page < page) falls++;
    page = entry.page ?? page;
  }
  return marked * 2 >= rows.length && falls <= rows.length / 10;
}

/** Page of a contents line, and whether an ordinal or dot leaders mark it as one; null for a row that cannot be one. */
function contentsEntry(row: SourceRow): { page: number | null; marked: boolean } | null {
  const texts = row.map((cell) => cell.text.trim()).filter((text) => text !== '');
  const last = texts.at(-1);
  if (row.length > MAX_CONTENTS_CELLS || last === undefined) return null;
  if (texts.filter((text) => BARE_NUMBER.test(text)).length > 1) return null;
  const marked = ORDINAL.test(texts[0] ?? '') || texts.some((text) => LEADERS.test(text));
  if (texts.length === 1 || LEADERS.test(last) || PART.test(texts[0] ?? ''))
    return { page: PAGE_NUMBER.test(last) ? pageOf(last) : null, marked };
  return PAGE_NUMBER.test(last) ? { page: pageOf(last), marked } : null;
}

function pageOf(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

/** True for a lone row of labels such as `部门：…` and `单位：万元`. */
function isCaption(rows: readonly SourceRow[]): boolean {
  if (rows.length !== 1) return rows.length === 0;
  const texts = (rows[0] ?? []).map((cell) => cell.text.trim()).filter((text) => text !== '');
  const isLabel = (text: string) => LABELLED.test(text) || (text.length <= MAX_CAPTION_WORD && !FIGURE.test(text));
  return texts.length <= MAX_CAPTION_CELLS && texts.some((text) => LABELLED.test(text)) && texts.every(isLabel);
}
