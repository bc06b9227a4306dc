/**
 * A page's ruling lines in a fixed order, coordinates rounded: drawn lines, rows of dots and, on a page without either, the sides
 * of tinted cells.
 */
import type { RulingLine } from '../model/page.ts';
import { dottedRules } from './pdf-dots.ts';
import { round } from './pdf-geometry.ts';
import { type DrawnPaths, type FilledArea, sidesOf } from './pdf-paths.ts';

/** A page with fewer lines has no ruled table. */
const MIN_LINES = 4;
/** So many tinted cells make a table. */
const MIN_CELLS = 8;
/** Height of a tinted cell (points): a line of text up to a paragraph. */
const MIN_CELL_PT = 8;
const MAX_CELL_PT = 120;
/** So many rows without a tint between tinted ones make stripes, each at most this often as high as the one above it. */
const MIN_STRIPES = 3;
const STRIPE_RATIO = 2;
/** From this tone on, a tint is not seen. */
const WHITE_TONE = 250;

/** Rules sorted by orientation, position and start. */
export function rulesOf({ rules, dots, areas }: DrawnPaths): RulingLine[] {
  const drawn = [...rules, ...dottedRules(dots)];
  return (drawn.length < MIN_LINES ? [...drawn, ...tintedCells(areas)] : drawn).map(rounded).sort(compare);
}

function tintedCells(areas: readonly FilledArea[]): RulingLine[] {
  const cells = areas.filter(({ bbox, tone }) => {
    const height = bbox[3] - bbox[1];
    return tone < WHITE_TONE && height >= MIN_CELL_PT && height <= MAX_CELL_PT;
  });
  return cells.length < MIN_CELLS || areStripes(cells) ? [] : cells.flatMap((cell) => sidesOf(cell.bbox));
}

/** True for a tint of every other row: what stands between two of them would be one cell. */
function areStripes(cells: readonly FilledArea[]): boolean {
  const bands: [number, number][] = [];
  for (const { bbox } of cells.slice().sort((a, b) => a.bbox[1] - b.bbox[1])) {
    const last = bands[bands.length - 1];
    if (last !== undefined && bbox[1] - last[1] < MIN_CELL_PT) last[1] = Math.max(last[1], bbox[3]);
    else bands.push([bbox[1], bbox[3]]);
  }
  const between = bands.slice(1).filter(([top], i) => {
    const [before, bottom] = bands[i] ?? [top, top];
    return top - bottom <= STRIPE_RATIO * (bottom - before);
  });
  return between.length >= MIN_STRIPES && between.length * 2 > bands.length - 1;
}

function rounded({ orientation, position, start, end, thicknessPt }: RulingLine): RulingLine {
  return { orientation, position: round(position), start: round(start), end: round(end), thicknessPt: round(thicknessPt) };
}

function compare(a: RulingLine, b: RulingLine): number {
  if (a.orientation !== b.orientation) return a.orientation < b.orientation ? -1 : 1;
  return a.position - b.position || a.start - b.start || a.end - b.end || a.thicknessPt - b.thicknessPt;
}
