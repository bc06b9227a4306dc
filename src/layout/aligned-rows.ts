/**
 * Lines of an aligned region → rows: wrapped labels go to the figures that they belong to.
 *
 * Where lines are drawn between the rows, these decide. Else a label line is joined to a row only where the row is clearly nearer
 * than the usual distance between rows.
 */
import type { Region, SegmentLine } from './aligned-region.ts';
import type { Edge } from './grid-edges.ts';
import { intervalOf } from './grid-words.ts';
import type { Segment } from './segments.ts';

/** A wrapped line is nearer to its row than this share of the distance between rows. */
const WRAPPED = 0.75;
/** A drawn line separates rows when it covers this share of the region's width. */
const RULE_SHARE = 0.6;
/** The middle of a line lies this far above its baseline, in em. */
const MIDDLE_EM = 0.35;

/** A row's lines, top to bottom. */
export interface AlignedRow {
  lines: SegmentLine[];
}

/** The rows of a region. `edges` are the page's horizontal edges. */
export function alignedRows(region: Region, edges: readonly Edge[]): AlignedRow[] {
  return ruledRows(region, edges) ?? looseRows(region);
}

/** Rows between drawn lines; null where these do not separate every two lines of figures. */
function ruledRows(region: Region, edges: readonly Edge[]): AlignedRow[] | null {
  const segments = region.lines.flatMap((line) => line.segments);
  const left = Math.min(...segments.map((segment) => segment.start));
  const right = Math.max(...segments.map((segment) => segment.end));
  const covering = edges.filter((edge) => Math.min(edge.end, right) - Math.max(edge.start, left) >= RULE_SHARE * (right - left));
  const rows = new Map<number, AlignedRow>();
  for (const line of region.lines) {
    const middle = line.baseline - MIDDLE_EM * line.sizePt;
    const band = covering.filter((edge) => edge.position < middle).length;
    const row = rows.get(band);
    if (row === undefined) rows.set(band, { lines: [line] });
    else row.lines.push(line);
  }
  const separated = [...rows.values()].every((row) => row.lines.filter((line) => region.figureLines.includes(line)).length < 2);
  return separated ? [...rows.values()] : null;
}

function looseRows(region: Region): AlignedRow[] {
  const isRow = region.lines.map((line) => line.segments.length > 1);
  const rows = new Map(region.lines.flatMap((line, i): [number, AlignedRow][] => (isRow[i] === true ? [[i, { lines: [line] }]] : [])));
  region.lines.forEach((line, i) => {
    if (isRow[i] === true) return;
    const row = rowOfWrapped(region, i, isRow);
    if (row === null) rows.set(i, { lines: [line] });
    else rows.get(row)?.lines.push(line);
  });
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Index of the line whose row a line of one part continues; null where it stands for itself. */
function rowOfWrapped({ lines, gutters, pitch }: Region, i: number, isRow: readonly boolean[]): number | null {
  const [segment] = lines[i]?.segments ?? [];
  if (segment === undefined) return null;
  const column = columnOf(gutters, segment);
  const hasText = (at: number): boolean => lines[at]?.segments.some((other) => columnOf(gutters, other) === column) === true;
  const near = (at: number): boolean => at >= 0 && Math.abs((lines[at]?.baseline ?? 0) - (lines[i]?.baseline ?? 0)) < WRAPPED * pitch;
  const above = isRow.lastIndexOf(true, i);
  const below = isRow.indexOf(true, i);
  if (near(below) && !hasText(below)) return below;
  return near(above) ? above : null;
}

/** The column of a segment by its middle. */
export function columnOf(gutters: readonly number[], { start, end }: Segment): number {
  return intervalOf([Number.NEGATIVE_INFINITY, ...gutters, Number.POSITIVE_INFINITY], (start + end) / 2);
}
