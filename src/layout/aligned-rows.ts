/**
 * Lines of an aligned region → rows: wrapped labels go to the figures that they belong to.
 *
 * Where lines are drawn between the rows, these decide. Else a line without figures is joined to the row that is clearly nearest,
 * and the lines of a header label to each other.
 */
import { hasFigure, type Region, reachOf, type SegmentLine } from './aligned-region.ts';
import type { Edge } from './grid-edges.ts';
import { headerLines } from './header-lines.ts';

/** A wrapped line is nearer to its row than this share of the distance between rows, and of its distance to the next row. */
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
  return [...headerLines(region).map((line) => ({ lines: [line] })), ...(ruledRows(region.lines, edges) ?? looseRows(region))];
}

/** Rows between drawn lines; null where these do not separate every two lines of figures. */
function ruledRows(lines: readonly SegmentLine[], edges: readonly Edge[]): AlignedRow[] | null {
  const segments = lines.flatMap((line) => line.segments);
  const left = Math.min(...segments.map((segment) => segment.start));
  const right = Math.max(...segments.map((segment) => segment.end));
  const covering = edges.filter((edge) => Math.min(edge.end, right) - Math.max(edge.start, left) >= RULE_SHARE * (right - left));
  const rows = new Map<number, AlignedRow>();
  for (const line of lines) {
    const middle = line.baseline - MIDDLE_EM * line.sizePt;
    const band = covering.filter((edge) => edge.position < middle).length;
    const row = rows.get(band);
    if (row === undefined) rows.set(band, { lines: [line] });
    else row.lines.push(line);
  }
  const separated = [...rows.values()].every((row) => row.lines.filter(hasFigure).length < 2);
  return separated ? [...rows.values()] : null;
}

function looseRows({ lines, pitch }: Region): AlignedRow[] {
  const figures = lines.filter(hasFigure);
  const rows = new Map(figures.map((line): [SegmentLine, AlignedRow] => [line, { lines: [] }]));
  for (const line of lines) {
    const row = rows.get(rowOf(line, figures, reachOf(pitch, line.sizePt)) ?? line);
    if (row === undefined) rows.set(line, { lines: [line] });
    else row.lines.push(line);
  }
  return [...rows.values()].sort((a, b) => (a.lines[0]?.baseline ?? 0) - (b.lines[0]?.baseline ?? 0));
}

/** The line of figures that is clearly nearest; null where none is. */
function rowOf(line: SegmentLine, figures: readonly SegmentLine[], reach: number): SegmentLine | null {
  if (figures.includes(line)) return line;
  const distances = figures
    .map((row) => ({ row, distance: Math.abs(row.baseline - line.baseline) }))
    .filter(({ distance }) => distance * WRAPPED * WRAPPED < reach)
    .sort((a, b) => a.distance - b.distance);
  const [nearest, next] = distances;
  if (nearest === undefined || nearest.distance >= reach) return null;
  return next === undefined || nearest.distance < WRAPPED * next.distance ? nearest.row : null;
}
