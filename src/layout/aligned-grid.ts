/**
 * Tables without lines between their columns → grids, from the alignment of their figures.
 *
 * In → Out: upright words outside ruled grids, the page's edges → grids and the words that belong to none.
 */
import type { Grid, GridCell } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import { type BBox, onPage, union } from '../model/place.ts';
import { alignedRegions, type Region } from './aligned-region.ts';
import { type AlignedRow, alignedRows } from './aligned-rows.ts';
import type { Edge } from './grid-edges.ts';
import { intervalOf } from './grid-words.ts';
import { cellText } from './page-text.ts';
import { recognitionField } from './recognised.ts';
import type { Segment } from './segments.ts';

export interface AlignedGrids {
  grids: Grid[];
  rest: Word[];
}

/** The aligned grids of a page, top to bottom. `edges` are its horizontal edges. */
export function alignedGrids(page: Page, words: readonly Word[], edges: readonly Edge[]): AlignedGrids {
  const regions = alignedRegions(words.filter((word) => word.turned === 0));
  const taken = new Set(
    regions.flatMap((region) => [...region.header, ...region.lines].flatMap((line) => line.segments.flatMap((segment) => segment.words))),
  );
  return {
    grids: regions.map((region) => toGrid(page.number, region, alignedRows(region, edges))),
    rest: taken.size === 0 ? words.slice() : words.filter((word) => !taken.has(word)),
  };
}

function toGrid(page: number, region: Region, rows: readonly AlignedRow[]): Grid {
  const boxes = rows.map((row) =>
    union(row.lines.flatMap((line) => line.segments.flatMap((segment) => segment.words.map((word) => word.bbox)))),
  );
  const [x0, y0, x1, y1] = union(boxes).map(round) as BBox;
  const xs = [x0, ...region.gutters.map(round), x1];
  const ys = [y0, ...boxes.slice(1).map((box, i) => round(((boxes[i]?.[3] ?? 0) + box[1]) / 2)), y1];
  return {
    kind: 'grid',
    origin: 'aligned',
    place: onPage(page, [x0, y0, x1, y1]),
    rowCount: rows.length,
    columnCount: xs.length - 1,
    cells: rows.flatMap((row, i) => cellsOf(row, region.gutters).map((cell) => toCell(cell, i, { page, xs, ys }))),
    columnEdges: xs,
    rowLengths: null,
    breakBefore: false,
  };
}

interface AlignedCell {
  column: number;
  columnSpan: number;
  words: Word[];
}

/** The cells of a row; a part that stands over several columns spans them where nothing else stands there. */
function cellsOf(row: AlignedRow, gutters: readonly number[]): AlignedCell[] {
  const segments = row.lines.flatMap((line) => line.segments);
  const byColumn: Word[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const segment of segments) byColumn[columnOf(gutters, segment)]?.push(...segment.words);
  const spans = segments.map((segment) => spanOf(segment, gutters)).filter(([from, to]) => from < to && isAlone(byColumn, from, to));
  const cells: AlignedCell[] = [];
  for (let column = 0; column < byColumn.length; ) {
    const last = Math.max(column, ...spans.filter(([from]) => from === column).map(([, to]) => to));
    cells.push({ column, columnSpan: last - column + 1, words: byColumn.slice(column, last + 1).flat() });
    column = last + 1;
  }
  return cells;
}

/** First and last column under a segment. */
function spanOf({ start, end }: Segment, gutters: readonly number[]): [number, number] {
  const boundaries = [Number.NEGATIVE_INFINITY, ...gutters, Number.POSITIVE_INFINITY];
  return [intervalOf(boundaries, start), intervalOf(boundaries, end)];
}

/** The column of a segment by its middle. */
function columnOf(gutters: readonly number[], { start, end }: Segment): number {
  return intervalOf([Number.NEGATIVE_INFINITY, ...gutters, Number.POSITIVE_INFINITY], (start + end) / 2);
}

function isAlone(byColumn: readonly Word[][], from: number, to: number): boolean {
  return byColumn.slice(from, to + 1).filter((words) => words.length > 0).length === 1;
}

function toCell({ column, columnSpan, words }: AlignedCell, row: number, at: { page: number; xs: number[]; ys: number[] }): GridCell {
  const bbox: BBox = [at.xs[column] ?? 0, at.ys[row] ?? 0, at.xs[column + columnSpan] ?? 0, at.ys[row + 1] ?? 0];
  return { row, column, rowSpan: 1, columnSpan, text: cellText(words), place: onPage(at.page, bbox), ...recognitionField(words) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
