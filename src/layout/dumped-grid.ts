/**
 * Tables without lines between their columns → grids, read as those of a text dump.
 *
 * In → Out: upright words outside ruled grids → grids with their cells' boxes, and the words that belong to none.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { isBodyLine } from './figures.ts';
import { dumpPage, type PageDump } from './page-dump.ts';
import { cellText } from './page-text.ts';
import { recognitionField } from './recognised.ts';
import { readAligned } from './text-aligned.ts';
import type { SourceRow } from './text-grid.ts';
import { mayBeginAligned } from './text-region.ts';
import { isBlankLine, type SourceCell } from './text-source.ts';

export interface DumpedGrids {
  grids: Grid[];
  rest: Word[];
}

/** The aligned grids of a page, top to bottom. */
export function dumpedGrids(page: Page, words: readonly Word[]): DumpedGrids {
  const dump = dumpPage(words.filter((word) => word.turned === 0));
  const grids: Grid[] = [];
  const taken = new Set<Word>();
  for (let at = 0; at < dump.lines.length; ) {
    const line = dump.lines[at];
    const isStart = line !== undefined && !isBlankLine(line) && mayBeginAligned(dump.lines, at);
    const table = isStart ? readAligned(dump.lines, at, { isPageNumber: () => false, measure: 2 }) : null;
    const grid = table === null || table.rows.length === 0 ? null : toGrid(page.number, table.rows, dump);
    if (grid !== null) {
      grids.push(grid.grid);
      for (const word of grid.words) taken.add(word);
    }
    at = Math.max(at + 1, table?.next ?? 0);
  }
  return { grids, rest: words.filter((word) => !taken.has(word)) };
}

function toGrid(page: number, rows: readonly SourceRow[], dump: PageDump): { grid: Grid; words: Word[] } | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) => Array.from({ length: width }, (_, c) => wordsOf(row[c], dump)));
  const words = cells.flat(2);
  if (words.length === 0) return null;
  const box = union(words.map((word) => word.bbox));
  const body = cells.slice(Math.max(0, cells.findIndex((row) => isBodyLine(row.flat()))));
  const xs = edgesBetween(box[0], box[2], width, (c) => {
    // A header label over several columns stands in one of them and is no measure of its width.
    const own = body.flatMap((row) => row[c] ?? []);
    return (own.length > 0 ? own : cells.flatMap((row) => row[c] ?? [])).map(({ bbox }) => [bbox[0], bbox[2]]);
  });
  const ys = edgesBetween(box[1], box[3], rows.length, (r) => (cells[r] ?? []).flat().map(({ bbox }) => [bbox[1], bbox[3]]));
  const toCell = (own: Word[], row: number, column: number): GridCell => {
    const bbox: BBox = [xs[column] ?? 0, ys[row] ?? 0, xs[column + 1] ?? 0, ys[row + 1] ?? 0];
    return { row, column, rowSpan: 1, columnSpan: 1, text: cellText(own), place: onPage(page, bbox), ...recognitionField(own) };
  };
  const grid: Grid = {
    kind: 'grid',
    origin: 'aligned',
    place: onPage(page, box.map(round) as BBox),
    rowCount: rows.length,
    columnCount: width,
    cells: cells.flatMap((row, r) => row.map((own, c) => toCell(own, r, c))),
    columnEdges: xs,
    rowLengths: null,
    breakBefore: false,
  };
  return { grid, words };
}

function wordsOf(cell: SourceCell | undefined, dump: PageDump): Word[] {
  if (cell === undefined || cell.text === '') return [];
  return (cell.pieces ?? [cell]).flatMap(({ line, from, to }) => dump.wordsIn(line, from, to));
}

/** Boundaries of `count` tracks from `first` to `last`: halfway between the extents of neighbours. */
function edgesBetween(first: number, last: number, count: number, extents: (index: number) => number[][]): number[] {
  const edges = [first];
  let end = first;
  for (let i = 0; i < count; i++) {
    const own = extents(i);
    const start = own.length === 0 ? end : Math.min(...own.map(([from]) => from ?? end));
    if (i > 0) edges.push((end + Math.max(start, end)) / 2);
    end = own.length === 0 ? end : Math.max(end, ...own.map(([, to]) => to ?? end));
  }
  return [...edges, last].map(round);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
