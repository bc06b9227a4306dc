/**
 * Whether a piece of a table repeats the header of the pieces before it.
 *
 * In → Out: two readings of headers → true where they say the same; where they were recognised, each with slips of its own, also where they
 * say almost the same, or stand in the very same frame and say the same in most cells that were read at all.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { distanceBetween } from '../model/likeness.ts';
import type { Header } from './header.ts';
import { cellsOfRow, type Matrix } from './matrix.ts';
import type { GridReading } from './read-grid.ts';

/** True where both headers say the same above every column. */
export function sameHeader(a: Header, b: Header): boolean {
  return pathsKey(a) === pathsKey(b);
}

/** Two recognised headers that differ by less than this share of their characters say the same: each has slips of its own. */
const ALIKE = 0.25;

/** True where both headers say almost the same above every column: for recognised ones. */
export function likeHeader(a: Header, b: Header): boolean {
  if (a.paths.length !== b.paths.length) return false;
  const pairs = a.paths.map((path, c) => [path, b.paths[c] ?? []].map((labels) => labels.map(normalizeLabel).join('/')));
  const length = pairs.reduce((sum, [own = '', other = '']) => sum + Math.max(own.length, other.length), 0);
  return pairs.reduce((sum, [own = '', other = '']) => sum + distanceBetween(own, other), 0) <= ALIKE * length;
}

/** Points by which the edges of one frame may differ from page to page of a scan. */
const EDGE_PT = 4;
/** Labels that differ by no more of their characters may be the same; at least so many of a header's cells, and their share, must be. */
const LIKE = 0.5;
const FEWEST_ALIKE = 4;
const SHARE_ALIKE = 0.6;

/**
 * True where a recognised piece stands between the same edges as the first of its table, its header has cells of the same spans, and most
 * of them say the same. A table that begins with the same row again (合计) is another one.
 */
export function sharesFrame(first: GridReading, piece: GridReading): boolean {
  if (!hasSameEdges(first.grid, piece.grid) || first.header.rows.length !== piece.header.rows.length) return false;
  const [own, other] = [headerCells(piece), headerCells(first)];
  if (own.length !== other.length || own.some((cell, i) => !isSameCell(cell, other[i]))) return false;
  const alike = own.filter((cell, i) => isAlike(cell.text, other[i]?.text ?? '')).length;
  return alike >= FEWEST_ALIKE && alike >= SHARE_ALIKE * own.length && !beginsAlike(first, piece);
}

function hasSameEdges({ columnEdges: a }: Grid, { columnEdges: b }: Grid): boolean {
  if (a === null || b === null || a.length !== b.length) return false;
  return a.every((edge, i) => Math.abs(edge - (b[i] ?? Number.NaN)) <= EDGE_PT);
}

/** A cell of a header at its place in it, 0-based. */
type HeaderCell = Pick<GridCell, 'row' | 'column' | 'rowSpan' | 'columnSpan' | 'text'>;

function headerCells({ header, matrix }: GridReading): HeaderCell[] {
  const [top = 0] = header.rows;
  return header.rows.flatMap((r) => ownCells(matrix, r)).map((cell) => ({ ...cell, row: cell.row - top }));
}

function ownCells(matrix: Matrix, row: number): GridCell[] {
  return cellsOfRow(matrix[row] ?? []).filter((cell) => cell.row === row);
}

function isSameCell(a: HeaderCell, b: HeaderCell | undefined): boolean {
  return a.row === b?.row && a.column === b.column && a.rowSpan === b.rowSpan && a.columnSpan === b.columnSpan;
}

function isAlike(a: string, b: string): boolean {
  const [own, other] = [normalizeLabel(a), normalizeLabel(b)];
  return distanceBetween(own, other) <= LIKE * Math.max(own.length, other.length);
}

/** True where the first rows below both headers have the same labels. */
function beginsAlike(first: GridReading, piece: GridReading): boolean {
  const [own, other] = [piece, first].map(({ body, matrix }) => cellsOfRow(matrix[body[0] ?? -1] ?? []).slice(0, LABEL_CELLS));
  return (own ?? []).every(({ text }, i) => normalizeLabel(text) === normalizeLabel(other?.[i]?.text ?? ''));
}
const LABEL_CELLS = 1;

function pathsKey({ paths }: Header): string {
  let key = '';
  for (const path of paths) key += `${path.map(normalizeLabel).join('/')}|`;
  return key;
}
