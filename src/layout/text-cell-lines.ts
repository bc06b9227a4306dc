/**
 * Tables of web copies with every cell on a line of its own, closed by a bar: `公务接待费 |`, `1.20 |`, `|` for a blank cell.
 *
 * In → Out: lines from one that a bar ends on → rows of cells and the index of the first line behind them; no rows where no number of
 * columns, or more than one, makes a table of the cells.
 * Proof: header rows without figures above, then rows in which no column mixes labels and figures. Only the last row may lack its last,
 * blank cells.
 */
import { isAmount } from './figures.ts';
import type { SourceRow } from './text-grid.ts';
import { isBlankLine, type SourceCell, type SourceLine } from './text-source.ts';
import type { LineTable } from './text-tabs.ts';

/** Lines of one cell that make a table, and rows of figures that it has at least. */
const MIN_LINES = 6;
const MIN_BODY = 2;
const MAX_COLUMNS = 20;
/** Blank lines that may part two cells. */
const MAX_BLANKS = 3;
const CELL = /^([^|│┃]*)[|│┃]\s*$/;
const INTEGER = /^\d{1,6}$/;
/** A code of a classification, in the column of which the word for the total may stand. */
const CODE = /^2\d{2}(?:\d{2}){0,2}$/;
const BLANK_MARK = /^[-—–]*$/;

/** True for a line of one cell and the bar that closes it. */
export function isCellLine({ text }: SourceLine): boolean {
  return CELL.test(text);
}

/** The text of a line of one cell without its bar. */
export function withoutCellBar(text: string): string {
  return CELL.exec(text)?.[1] ?? text;
}

/** The table that starts at `lines[at]`; null where too few such lines follow. */
export function readCellLines(lines: readonly SourceLine[], at: number): LineTable | null {
  const cells: SourceCell[] = [];
  let next = at;
  for (let index = at; index - next <= MAX_BLANKS; index++) {
    const line = lines[index];
    if (line === undefined || (line.pageBreak && index > at)) break;
    if (isBlankLine(line)) continue;
    if (!isCellLine(line)) break;
    cells.push(cellOf(line));
    next = index + 1;
  }
  if (cells.length < MIN_LINES) return null;
  const widths = Array.from({ length: MAX_COLUMNS - 1 }, (_, i) => i + 2).filter((width) => isTable(rowsOf(cells, width), width));
  const [width, ...others] = widths;
  return width === undefined || others.length > 0 ? { rows: [], next } : { rows: rowsOf(cells, width), next };
}

function cellOf({ text, number, offset }: SourceLine): SourceCell {
  const content = withoutCellBar(text);
  const from = content.length - content.trimStart().length;
  return {
    text: content.trim(),
    line: number,
    lineEnd: number,
    from: offset + from,
    to: offset + Math.max(from, content.trimEnd().length),
  };
}

function rowsOf(cells: readonly SourceCell[], width: number): SourceRow[] {
  return Array.from({ length: Math.ceil(cells.length / width) }, (_, row) => cells.slice(row * width, (row + 1) * width));
}

type Kind = 'figure' | 'label' | 'code' | 'blank';

function kindOf({ text }: SourceCell): Kind {
  if (BLANK_MARK.test(text)) return 'blank';
  if (CODE.test(text)) return 'code';
  return isAmount(text) || INTEGER.test(text) || text.endsWith('%') ? 'figure' : 'label';
}

/** True where the rows are a header and a body of pure columns. */
function isTable(rows: readonly SourceRow[], width: number): boolean {
  const kinds = rows.map((row) => row.map(kindOf));
  const first = kinds.findIndex((row) => row.includes('figure'));
  const body = kinds.slice(first);
  if (first < 1 || body.length < MIN_BODY || rows.slice(0, first).some((row, i) => isRepeated(row, rows[i + 1]))) return false;
  if (!body.every((row, i) => row.includes('label') && (row.length === width || i === body.length - 1))) return false;
  return Array.from({ length: width }, (_, column) => new Set(body.map((row) => row[column]))).every(
    (column) => !(column.has('label') && column.has('figure')),
  );
}

/** One row again right below: a row of two panels that was cut in two. */
function isRepeated(row: SourceRow, next: SourceRow | undefined): boolean {
  return next?.every((cell, i) => cell.text === row[i]?.text) === true;
}
