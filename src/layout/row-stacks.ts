/**
 * Horizontal edges that no vertical one touches → the row lines of tables without lines between their columns.
 *
 * In → Out: edges, the page's words → stacks of edges with the words between them, top to bottom.
 * Limits: a page's heading and footer may be ruled too; a stack ends where several lines of running text stand between two edges.
 */
import type { Word } from '../model/page.ts';
import { union } from '../model/place.ts';
import { isFigure } from './figures.ts';
import type { Edge } from './grid-edges.ts';
import { intervalOf } from './grid-words.ts';
import { linesOf } from './page-text.ts';
import { segmentsOf } from './segments.ts';

export interface RowStack {
  edges: Edge[];
  words: Word[];
}

/** Row lines of one table start and end at the same x within this (points). */
const EXTENT_PT = 5;
/** So many row lines over the whole width make a table: above and below the header and at the end. */
const MIN_FULL = 3;
/** So many lines of text, each of one part, are no row. */
const RUNNING_LINES = 2;
/** Together they are so wide, as a share of the table; a wrapped label is not. */
const RUNNING_SHARE = 0.5;
/** So many lines alone between two edges are no wrapped label, however narrow they are. */
const MANY_LINES = 5;
/** They are this far apart, in em; wrapped texts of two cells stand between each other. */
const RUNNING_PITCH_EM = 0.95;

/** The stacks of a page. `loose` is sorted by position. */
export function rowStacks(loose: readonly Edge[], words: readonly Word[]): RowStack[] {
  const stacks: RowStack[] = [];
  for (const full of groupsByExtent(loose)) {
    if (full.length < MIN_FULL) continue;
    const [left, right] = [full[0]?.start ?? 0, full[0]?.end ?? 0];
    const between = words.filter((word) => isBetween((word.bbox[0] + word.bbox[2]) / 2, left, right));
    for (const run of runsOf(full, between)) {
      const [top, bottom] = [run[0]?.position ?? 0, run[run.length - 1]?.position ?? 0];
      const edges = loose.filter(
        (edge) => edge.position >= top && edge.position <= bottom && edge.start >= left - EXTENT_PT && edge.end <= right + EXTENT_PT,
      );
      stacks.push({ edges, words: between.filter((word) => isBetween((word.bbox[1] + word.bbox[3]) / 2, top, bottom)) });
    }
  }
  return stacks.sort((a, b) => (a.edges[0]?.position ?? 0) - (b.edges[0]?.position ?? 0));
}

/** Edges of the same extent; shorter ones within a wider group are left out. */
function groupsByExtent(edges: readonly Edge[]): Edge[][] {
  const groups: Edge[][] = [];
  for (const edge of edges) {
    const group = groups.find(
      ([first]) =>
        first !== undefined &&
        isBetween(edge.start, first.start - EXTENT_PT, first.start + EXTENT_PT) &&
        isBetween(edge.end, first.end - EXTENT_PT, first.end + EXTENT_PT),
    );
    if (group === undefined) groups.push([edge]);
    else group.push(edge);
  }
  return groups.filter((group) => !groups.some((other) => other !== group && other.length >= MIN_FULL && isWithin(group, other)));
}

function isWithin([inner]: readonly Edge[], outer: readonly Edge[]): boolean {
  const [first] = outer;
  const last = outer[outer.length - 1];
  if (inner === undefined || first === undefined || last === undefined) return false;
  const inside = inner.start >= first.start - EXTENT_PT && inner.end <= first.end + EXTENT_PT;
  return inside && isBetween(inner.position, first.position, last.position);
}

/** Runs of edges without running text between them. */
function runsOf(full: readonly Edge[], words: readonly Word[]): Edge[][] {
  const ys = full.map((edge) => edge.position);
  const bands: Word[][] = ys.slice(1).map(() => []);
  for (const word of words) {
    const y = (word.bbox[1] + word.bbox[3]) / 2;
    if (word.turned === 0 && isBetween(y, ys[0] ?? 0, ys[ys.length - 1] ?? 0)) bands[intervalOf(ys, y)]?.push(word);
  }
  const runs: Edge[][] = [[]];
  full.forEach((edge, i) => {
    runs[runs.length - 1]?.push(edge);
    const band = bands[i];
    if (band !== undefined && (band.length === 0 || isRunningText(band, full[0] === undefined ? 0 : full[0].end - full[0].start)))
      runs.push([]);
  });
  return runs.filter((run) => run.length >= MIN_FULL);
}

/** Titles, captions, paragraphs: lines of one part each, one clear of the other, that reach over half of the table together. */
function isRunningText(words: readonly Word[], width: number): boolean {
  const lines = linesOf(words);
  const [x0, , x1] = union(words.map((word) => word.bbox));
  const isWide = lines.length >= RUNNING_LINES && x1 - x0 >= RUNNING_SHARE * width;
  if (!isWide && lines.length < MANY_LINES) return false;
  return lines.every(({ words: own, baseline }, i) => {
    const [first] = own;
    const before = lines[i - 1];
    const isClear = before === undefined || first === undefined || baseline - before.baseline >= RUNNING_PITCH_EM * first.sizePt;
    return isClear && segmentsOf(own).length === 1 && !(own.length === 1 && first !== undefined && isFigure(first.text));
  });
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
