/**
 * Tables whose cells are separated by vertical bars: Markdown tables and copies of web tables.
 *
 * In → Out: lines from one with a bar on → rows of cells and the index of the first line behind them; no rows where the lines are text.
 * Bars at the ends of the rows are optional as in GitHub Flavored Markdown; without a separator row they enclose only where every
 * row has them, for a web copy writes an empty last cell as a closing bar. Separator rows and the blank header above one are dropped.
 * A row broken inside a cell is joined where it opens with a bar and one of the next lines closes it.
 */
import type { SourceRow } from './text-grid.ts';
import { isBlankLine, joinCells, type SourceCell, type SourceLine } from './text-source.ts';
import type { LineTable } from './text-tabs.ts';

/** Lines that one broken row may have. */
const MAX_WRAPPED = 12;
/** Rows from which on lines with one inner bar and no bars at their ends are a table. */
const MIN_BARE_ROWS = 3;

const BAR = /[|│┃]/;
/** Dashes, colons, bars and corners of a separator row, with at least one dash. */
const SEPARATOR = /^[\s|│┃+:=\-─━┄┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝═]*[-─━=═][\s|│┃+:=\-─━┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝═]*$/;
/** `-` in each cell is a row of dashes, not a separator, unless it stands below the first row. */
const LONG_DASH = /--|:-|-:|[─━═]|==/;

interface PipeRow {
  cells: SourceCell[];
  opens: boolean;
  closes: boolean;
  separator: boolean;
  end: number;
}

export function hasBar(line: SourceLine): boolean {
  return BAR.test(line.text);
}

/** The table that starts at `lines[at]`, a line with a bar. */
export function readPipes(lines: readonly SourceLine[], at: number): LineTable {
  const run: PipeRow[] = [];
  const bare = isBareSeparator(lines[at + 1]?.text.trim() ?? '');
  let next = at;
  let marks = 0;
  for (let line = lines[at]; line !== undefined && isRow(line, next > at); line = lines[next]) {
    const row = readRow(lines, { start: next, count: run.length, bare });
    if (opensNextTable(run, row, marks)) return { rows: rowsOf(run.slice(0, -1), bare), next: run.at(-2)?.end ?? next };
    run.push(row);
    if (row.separator) marks++;
    next = row.end;
  }
  return isTable(run) ? { rows: rowsOf(run, bare), next } : { rows: [], next: Math.max(next, at + 1) };
}

function isRow(line: SourceLine, inside: boolean): boolean {
  return !isBlankLine(line) && (hasBar(line) || (inside && isSeparator(line.text, 0))) && !(inside && line.pageBreak);
}

/** A separator row without bars at its ends, below which no row has them. */
function isBareSeparator(text: string): boolean {
  return BARE.test(text) && isSeparator(text, 1) && hasBarInside(text);
}
const BARE = /^[-:]/;

function hasBarInside(text: string): boolean {
  return BAR.test(text.slice(1, -1));
}

function isSeparator(text: string, rowsBefore: number): boolean {
  return SEPARATOR.test(text) && (LONG_DASH.test(text) || rowsBefore === 1);
}

/** A second separator row below a row with another number of cells than the rows before: that row is the header of a table of its own. */
function opensNextTable(run: readonly PipeRow[], row: PipeRow, marks: number): boolean {
  const header = run.at(-1);
  if (!row.separator || marks === 0 || header === undefined || header.separator) return false;
  let at = run.length - 2;
  while (run[at]?.separator === true) at--;
  const before = run[at];
  return before !== undefined && before.cells.length !== header.cells.length;
}

function isTable(run: readonly PipeRow[]): boolean {
  const rows = run.filter((row) => !row.separator);
  if (rows.length === 0) return false;
  if (rows.length < run.length) return true;
  if (rows.every((row) => row.opens)) return rows.some((row) => row.cells.length > 3 || (row.closes && row.cells.length > 2));
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return widest > 2 ? rows.length > 1 : rows.length >= MIN_BARE_ROWS;
}

/** The cells of a row, with the lines that continue a broken one. */
function readRow(lines: readonly SourceLine[], at: { start: number; count: number; bare: boolean }): PipeRow {
  const line = lines[at.start];
  const text = line?.text.trim() ?? '';
  const separator = isSeparator(text, at.count);
  let cells = line === undefined ? [] : splitBars(line);
  const opens = BAR.test(text.charAt(0));
  let closes = endsWithBar(text);
  let end = at.start + 1;
  const wrapped = opens && !closes && !separator && !at.bare ? closingLine(lines, at.start) : null;
  for (; wrapped !== null && end <= wrapped; end++) {
    const more = lines[end];
    if (more !== undefined) cells = joinCells(cells, splitBars(more));
    closes = true;
  }
  return { cells, opens, closes, separator, end };
}

/** Index of the line that closes the row opened at `start`, without a blank line or another opening bar between; null where none. */
function closingLine(lines: readonly SourceLine[], start: number): number | null {
  for (let i = start + 1; i < lines.length && i - start <= MAX_WRAPPED; i++) {
    const line = lines[i];
    if (line === undefined || isBlankLine(line) || line.pageBreak) return null;
    const text = line.text.trim();
    if (BAR.test(text.charAt(0))) return null;
    if (endsWithBar(text)) return i;
  }
  return null;
}

function endsWithBar(text: string): boolean {
  return BAR.test(text.charAt(text.length - 1)) && text.charAt(text.length - 2) !== '\\';
}

/** All cells between bars, those before the first and behind the last included; `\|` is no bar. */
function splitBars(line: SourceLine): SourceCell[] {
  const cells: SourceCell[] = [];
  const text = line.text;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const isBar = i < text.length && BAR.test(text.charAt(i)) && text.charAt(i - 1) !== '\\';
    if (i < text.length && !isBar) continue;
    cells.push(cellBetween(line, { from, to: i }));
    from = i + 1;
  }
  return cells;
}

/** A cell without the blanks around it. */
function cellBetween(line: SourceLine, range: { from: number; to: number }): SourceCell {
  let { from, to } = range;
  while (from < to && line.text.charAt(from) === ' ') from++;
  while (to > from && line.text.charAt(to - 1) === ' ') to--;
  return { text: line.text.slice(from, to), line: line.number, lineEnd: line.number, from: line.offset + from, to: line.offset + to };
}

/** Rows without separators, without the blank header above one, and without what bars at the ends leave. */
function rowsOf(run: readonly PipeRow[], bare: boolean): SourceRow[] {
  const rows = run.filter(
    (row, i) => !row.separator && !(run[i + 1]?.separator === true && i === 0 && row.cells.every((cell) => cell.text === '')),
  );
  const mark = run.find((row) => row.separator);
  const allOpen = rows.every((row) => row.opens);
  const allClose = rows.every((row) => row.closes);
  return rows.map((row) => {
    // Below a separator row without bars at its ends, a bar at the end of a row stands beside a blank cell, unless that is one too many.
    const isWide = mark !== undefined && row.cells.length > mark.cells.length;
    const from = row.opens && !bare && (mark !== undefined || allOpen) ? 1 : 0;
    const to = row.closes && (bare ? isWide : mark !== undefined || allClose) ? row.cells.length - 1 : row.cells.length;
    return row.cells.slice(from, Math.max(from + 1, to));
  });
}
