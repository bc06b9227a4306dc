/**
 * Rows of source cells to grids: markup off, short rows padded, every position covered.
 *
 * In → Out: rows of cells, possibly of different lengths → grids of rowCount × columnCount with one cell per position.
 * Rows are split over several grids only where padding would multiply the input (`MAX_PADDING`), so memory stays linear.
 */
import type { Grid, GridCell, Run } from '../model/block.ts';
import { onLines, type Place } from '../model/place.ts';
import { cleanMarkup } from './text-markup.ts';
import type { SourceCell } from './text-source.ts';

export type SourceRow = readonly SourceCell[];

/** Positions that one real cell may cost by padding, and what a small table may always have. */
const MAX_PADDING = 24;
const FREE_POSITIONS = 4096;

/** True where `positions` are more than `cells` real cells may be padded to. */
export function isOverpadded(positions: number, cells: number): boolean {
  return positions > FREE_POSITIONS + MAX_PADDING * cells;
}

/** Grids of consecutive rows; one, save for rows whose lengths differ beyond any table. `rows` must not be empty. */
export function gridsOf(rows: readonly SourceRow[], options: { origin: Grid['origin']; breakBefore: boolean }): Grid[] {
  return splitByWidth(rows).map((part, i) => gridOf(part, { origin: options.origin, breakBefore: i === 0 && options.breakBefore }));
}

function splitByWidth(rows: readonly SourceRow[]): SourceRow[][] {
  const parts: SourceRow[][] = [];
  let [part, width, cells]: [SourceRow[], number, number] = [[], 0, 0];
  for (const row of rows) {
    const wider = Math.max(width, row.length);
    if (part.length > 0 && isOverpadded(wider * (part.length + 1), cells + row.length)) {
      parts.push(part);
      [part, width, cells] = [[], 0, 0];
    }
    part.push(row);
    width = Math.max(width, row.length);
    cells += row.length;
  }
  parts.push(part);
  return parts;
}

function gridOf(rows: readonly SourceRow[], options: { origin: Grid['origin']; breakBefore: boolean }): Grid {
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells: GridCell[] = [];
  for (let row = 0; row < rows.length; row++) {
    const source = rows[row] ?? [];
    const last = source[source.length - 1];
    for (let column = 0; column < columnCount; column++) cells.push(gridCell(source[column], { row, column, near: last }));
  }
  const first = rows[0]?.[0];
  const last = rows.at(-1)?.at(-1);
  return {
    kind: 'grid',
    origin: options.origin,
    place: onLines(first?.line ?? 1, last?.lineEnd ?? first?.line ?? 1),
    rowCount: rows.length,
    columnCount,
    cells,
    columnEdges: null,
    rowLengths: rows.map((row) => row.length),
    breakBefore: options.breakBefore,
  };
}

/** A source cell, or the blank one that fills a position behind `near`. */
export function gridCell(cell: SourceCell | undefined, at: { row: number; column: number; near: SourceCell | undefined }): GridCell {
  const made: GridCell = {
    row: at.row,
    column: at.column,
    rowSpan: 1,
    columnSpan: 1,
    text: cell === undefined || cell.text === '' ? '' : cleanMarkup(cell.text),
    place: placeOf(cell, at.near),
  };
  if (cell?.runs !== undefined) made.runs = cell.runs.map(gridRun);
  return made;
}

function gridRun({ text, line, from, to, x0, x1 }: NonNullable<SourceCell['runs']>[number]): Run {
  return { text: cleanMarkup(text), line, x0, x1, place: onLines(line, line, [from + 1, to]) };
}

function placeOf(cell: SourceCell | undefined, near: SourceCell | undefined): Place {
  if (cell !== undefined) return onLines(cell.line, cell.lineEnd, [cell.from + 1, cell.to > cell.from ? cell.to : cell.from + 1]);
  return near === undefined ? onLines(1) : onLines(near.line, near.lineEnd, [near.to + 1, near.to + 1]);
}
