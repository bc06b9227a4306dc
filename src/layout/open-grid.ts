/**
 * A table that shows its rows and columns by where its words stand → grid.
 *
 * In → Out: the lines of a dumped page that may be a table → grid with header labels over their columns, the words in it, and the line
 * behind it; null where its lines do not tell rows and columns.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { columnFigures } from './column-figures.ts';
import { isAmount, isBodyLine } from './figures.ts';
import { type OpenTable, readOpenTable } from './open-table.ts';
import type { PageDump } from './page-dump.ts';
import { cellText, linesOf } from './page-text.ts';
import { cellTraits } from './recognised.ts';
import { bodyStartOf, coreLength, type RegionLine } from './text-region.ts';

export interface OpenGrid {
  grid: Grid;
  words: Word[];
  /** Index of the first line behind the table. */
  next: number;
}

/** Rows with figures that make a table, or amounts of one row. */
const MIN_ROWS = 2;
const MIN_AMOUNTS = 3;

/** The grid of the lines of a region. */
export function openGrid(page: number, region: readonly RegionLine[], dump: PageDump): OpenGrid | null {
  const wordsOf = (line: RegionLine): Word[] => dump.wordsIn(line.source.number, 0, Number.POSITIVE_INFINITY);
  const start = region[bodyStartOf(region.slice(0, coreLength(region)))];
  const [first] = start === undefined ? [] : wordsOf(start);
  if (first === undefined) return null;
  const lines = linesOf(region.flatMap(wordsOf));
  const table = readOpenTable(
    lines,
    lines.findIndex(({ words }) => words.includes(first)),
  );
  if (table === null || !hasFigures(table.body)) return null;
  const words = [...table.labels.flatMap((label) => label.words), ...table.body.flat(2)];
  const used = new Set(words);
  const last = region.findLast((line) => wordsOf(line).some((word) => used.has(word)));
  return { grid: gridOf(page, table, words), words, next: (last?.index ?? 0) + 1 };
}

function hasFigures(body: readonly (readonly Word[][])[]): boolean {
  const rows = body.map((row) => row.flat()).filter(isBodyLine);
  return rows.length >= MIN_ROWS || rows.some((row) => row.filter(({ text }) => isAmount(text)).length >= MIN_AMOUNTS);
}

function gridOf(page: number, { labels, headerRows, body, merged, columns }: OpenTable, words: readonly Word[]): Grid {
  const box = union(words.map((word) => word.bbox));
  const xs = [columns[0]?.from ?? box[0], ...columns.map(({ to }) => to)].map(round);
  const rowWords = [
    ...Array.from({ length: headerRows }, (_, row) => labels.filter((label) => label.row === row).flatMap((label) => label.words)),
    ...body.map((row) => row.flat()),
  ];
  const ys = boundariesOf(rowWords, box);
  const cellAt = (row: number, [column, last]: readonly [number, number], own: readonly Word[]): GridCell => {
    const bbox: BBox = [xs[column] ?? 0, ys[row] ?? 0, xs[last + 1] ?? 0, ys[row + 1] ?? 0];
    return { row, column, rowSpan: 1, columnSpan: last - column + 1, text: cellText(own), place: onPage(page, bbox), ...cellTraits(own) };
  };
  const header = Array.from({ length: headerRows }, (_, row) => {
    const own = labels.filter((label) => label.row === row);
    const blank = columns.map((_, c) => c).filter((c) => !own.some(({ first, last }) => first <= c && c <= last));
    return [...own.map((label) => cellAt(row, [label.first, label.last], label.words)), ...blank.map((c) => cellAt(row, [c, c], []))];
  });
  const cells = [
    ...header.flat(),
    ...body.flatMap((row, r) =>
      row.flatMap((own, c) => {
        const span = merged.find((cell) => cell.row === r && cell.first <= c && c <= cell.last);
        if (span !== undefined && c > span.first) return [];
        return [cellAt(headerRows + r, [c, span?.last ?? c], own)];
      }),
    ),
  ];
  return {
    kind: 'grid',
    origin: 'aligned',
    place: onPage(page, box.map(round) as BBox),
    rowCount: headerRows + body.length,
    columnCount: columns.length,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    columnEdges: xs,
    columnFigures: columnFigures(
      body.flatMap((row) => row.map((own, column) => ({ column, columnSpan: 1, words: own }))),
      columns.length,
    ),
    rowLengths: null,
    breakBefore: false,
  };
}

/** Boundaries halfway between the words of neighbouring rows. */
function boundariesOf(rows: readonly (readonly Word[])[], [, top, , bottom]: BBox): number[] {
  const ys = [top];
  let end = top;
  for (const [i, words] of rows.entries()) {
    const start = words.length === 0 ? end : Math.min(...words.map(({ bbox }) => bbox[1]));
    if (i > 0) ys.push((end + Math.max(start, end)) / 2);
    end = Math.max(end, ...words.map(({ bbox }) => bbox[3]));
  }
  return [...ys, bottom].map(round);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
