/**
 * Tables without lines between their columns → grids, read as those of a text dump.
 *
 * In → Out: upright words outside ruled grids → grids with their cells' boxes, and the words that belong to none.
 */
import type { Grid, GridCell, Run } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { columnFigures } from './column-figures.ts';
import { isAmount, isBodyLine } from './figures.ts';
import type { Edge } from './grid-edges.ts';
import { openGrid } from './open-grid.ts';
import { dumpPage, type PageDump } from './page-dump.ts';
import { cellText } from './page-text.ts';
import { cellTraits } from './recognised.ts';
import { alignedRegion, readAligned, type TextContext } from './text-aligned.ts';
import type { SourceRow } from './text-grid.ts';
import { bodyStartOf, coreLength, mayBeginAligned, type RegionLine } from './text-region.ts';
import { isBlankLine, isPageNumber, type SourceCell, type SourceLine } from './text-source.ts';

export interface DumpedGrids {
  grids: Grid[];
  rest: Word[];
}

/** The aligned grids of a page, top to bottom. `edges` are its horizontal edges. */
export function dumpedGrids(page: Page, words: readonly Word[], edges: readonly Edge[]): DumpedGrids {
  const dump = dumpPage(
    words.filter((word) => word.turned === 0),
    edges,
  );
  const last = dump.lines.length - 1;
  const context = { isPageNumber: (index: number) => index === last && isPageNumber(dump.lines[index]), measure: 'wide' } as const;
  const grids: Grid[] = [];
  const taken = new Set<Word>();
  for (let at = 0; at < dump.lines.length; ) {
    const line = dump.lines[at];
    const isStart = line !== undefined && !isBlankLine(line) && (mayBeginAligned(dump.lines, at) || isAboveTable(dump.lines, at));
    const found = isStart ? gridAt(page.number, { dump, at, context, edges }) : null;
    if (found?.grid != null) {
      grids.push(found.grid);
      for (const word of found.words) taken.add(word);
    }
    at = Math.max(at + 1, found?.next ?? 0);
  }
  return { grids, rest: words.filter((word) => !taken.has(word)) };
}

/** The table that begins on a line, by the distances of its words, else as a dump; no grid where there is none. */
function gridAt(
  page: number,
  from: { dump: PageDump; at: number; context: TextContext; edges: readonly Edge[] },
): { grid: Grid | null; words: Word[]; next: number } {
  const { dump, at, context, edges } = from;
  const region = alignedRegion(dump.lines, at, context);
  const top = firstBelowTop(region, dump, edges);
  if (top > 0) return { grid: null, words: [], next: region[top]?.index ?? at + 1 };
  const open = openGrid(page, region, dump);
  if (open !== null) return open;
  const table = readAligned(dump.lines, at, context);
  const read = table.rows.length === 0 ? null : toGrid(page, table.rows, dump);
  return { grid: read?.grid ?? null, words: read?.words ?? [], next: table.next };
}

/** The line at the top of a table is as long as this share of its widest line of text. */
const TOP_SHARE = 0.9;

/**
 * The first line of a region below the line at the top of its table: what stands above that is a caption. 0 where the whole region stands
 * below it, or where there is none: a long line among header rows is the top one where none stands right above the first of them.
 */
function firstBelowTop(region: readonly RegionLine[], dump: PageDump, edges: readonly Edge[]): number {
  if (region.length < 2 || edges.length === 0) return 0;
  const lines = region.map(({ source }) => dump.wordsIn(source.number, 0, Number.POSITIVE_INFINITY));
  const baselines = lines.map((words) => words[0]?.baseline ?? Number.NaN);
  const [x0, , x1] = union(lines.flat().map(({ bbox }) => bbox));
  const long = edges.filter(({ start, end }) => Math.min(end, x1) - Math.max(start, x0) >= TOP_SHARE * (x1 - x0));
  const isRuledOff = (from: number, to: number): boolean => long.some(({ position }) => position > from && position < to);
  const [first = 0] = baselines;
  const above = dump.wordsIn((region[0]?.source.number ?? 1) - 1, 0, Number.POSITIVE_INFINITY)[0]?.baseline;
  const em = lines[0]?.[0]?.sizePt ?? 0;
  if (isRuledOff(Math.max(above ?? 0, first - 3 * em), first)) return 0;
  const body = bodyStartOf(region.slice(0, coreLength(region)));
  for (let i = 1; i < body; i++) if (isRuledOff(baselines[i - 1] ?? 0, baselines[i] ?? 0)) return i;
  return 0;
}

/** Lines of labels that may stand above the figures of a page's first row. */
const MAX_ABOVE = 3;

/** Titles, captions and headings are none. */
const NO_LABEL = /表\s*(?:[(（][^()（）]*[)）])?\s*$|[:：]|^\s*第/;

/** True for the page's first lines where a table begins right below: its first row's label may begin here. */
function isAboveTable(lines: readonly SourceLine[], at: number): boolean {
  if (lines.slice(0, at).some((line) => !isBlankLine(line)) || NO_LABEL.test(lines[at]?.text ?? '')) return false;
  const next = lines.findIndex((_, i) => i > at && mayBeginAligned(lines, i));
  return next > at && next - at <= MAX_ABOVE && !lines.slice(at, next).some(isBlankLine);
}

function toGrid(page: number, rows: readonly SourceRow[], dump: PageDump): { grid: Grid; words: Word[] } | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) => Array.from({ length: width }, (_, c) => wordsOf(row[c], dump)));
  const words = cells.flat(2);
  if (width < MIN_COLUMNS || !hasFigures(cells)) return null;
  const box = union(words.map((word) => word.bbox));
  const body = cells.slice(
    Math.max(
      0,
      cells.findIndex((row) => isBodyLine(row.flat())),
    ),
  );
  const xs = edgesBetween(box[0], box[2], width, (c) => {
    // A header label over several columns stands in one of them and is no measure of its width.
    const own = body.flatMap((row) => row[c] ?? []);
    return (own.length > 0 ? own : cells.flatMap((row) => row[c] ?? [])).map(({ bbox }) => [bbox[0], bbox[2]]);
  });
  const ys = edgesBetween(box[1], box[3], rows.length, (r) => (cells[r] ?? []).flat().map(({ bbox }) => [bbox[1], bbox[3]]));
  const runsAt = (row: number, column: number): { runs?: Run[] } => {
    const runs = (rows[row]?.[column]?.runs ?? []).flatMap((run) => runOf(run, { page, dump }));
    return runs.length === 0 ? {} : { runs };
  };
  const toCell = (own: Word[], row: number, column: number): GridCell => {
    const bbox: BBox = [xs[column] ?? 0, ys[row] ?? 0, xs[column + 1] ?? 0, ys[row + 1] ?? 0];
    return {
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text: cellText(own),
      place: onPage(page, bbox),
      ...runsAt(row, column),
      ...cellTraits(own),
    };
  };
  const grid: Grid = {
    kind: 'grid',
    origin: 'aligned',
    place: onPage(page, box.map(round) as BBox),
    rowCount: rows.length,
    columnCount: width,
    cells: cells.flatMap((row, r) => row.map((own, c) => toCell(own, r, c))),
    columnEdges: xs,
    columnFigures: columnFigures(
      cells.flatMap((row) => row.map((own, column) => ({ column, columnSpan: 1, words: own }))),
      width,
    ),
    rowLengths: null,
    breakBefore: false,
  };
  return { grid, words };
}

/** The words of a text that blanks part; none where it has none. */
function runOf(run: NonNullable<SourceCell['runs']>[number], { page, dump }: { page: number; dump: PageDump }): Run[] {
  const words = dump.wordsIn(run.line, run.from, run.to);
  if (words.length === 0) return [];
  const box = union(words.map((word) => word.bbox));
  return [{ text: cellText([...words]), line: run.line, x0: box[0], x1: box[2], place: onPage(page, box) }];
}

/** Text in two columns is no table, nor are words without figures: headings and signatures stand apart, too. */
const MIN_COLUMNS = 3;
/** Rows with figures that make a table, or amounts of one row. */
const MIN_ROWS = 2;
const MIN_AMOUNTS = 3;

function hasFigures(cells: readonly (readonly Word[][])[]): boolean {
  const rows = cells.map((row) => row.flat()).filter(isBodyLine);
  return rows.length >= MIN_ROWS || rows.some((row) => row.filter(({ text }) => isAmount(text)).length >= MIN_AMOUNTS);
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
