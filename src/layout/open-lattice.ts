/**
 * Row lines of a table without lines between its columns → lattice.
 *
 * In → Out: horizontal edges of one table, its words → lattice whose column boundaries stand in the gutters, at the end of a shorter
 * row line where one ends in the gutter. A label over several columns of the header keeps them together in its row.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isBodyLine } from './figures.ts';
import type { Edge } from './grid-edges.ts';
import { coverage, type Lattice } from './grid-lattice.ts';
import { intervalOf } from './grid-words.ts';
import { groupHeader } from './header-groups.ts';
import { type OpenLines, openGutters } from './open-columns.ts';
import { linesOf, lineText, type WordLine } from './page-text.ts';

/** Ends of row lines this close to each other, or to the edge of the table, are one, in em. */
const RULE_END_EM = 1;
/** Text crosses a boundary when it reaches this far over it, in em. */
const CROSSING_EM = 0.3;

/** The lattice of a table's row lines; null where no line of the table has figures or all figures stand in one column. */
export function openLattice(edges: readonly Edge[], words: readonly Word[]): Lattice | null {
  const ys = [...new Set(edges.map((edge) => edge.position))].sort((a, b) => a - b);
  const lines = linesOf(words.filter((word) => word.turned === 0));
  const first = lines.find((line) => isBodyLine(line.words));
  if (first === undefined) return null;
  const bodyRow = rowOfLine(ys, first);
  const isHeader = (line: WordLine): boolean => rowOfLine(ys, line) < bodyRow;
  const header = lines.filter(isHeader);
  const gutters = openGutters(splitLines(lines, header));
  if (gutters.length === 0) return null;
  const em = first.words[0]?.sizePt ?? 0;
  const start = Math.min(...edges.map((edge) => edge.start));
  const end = Math.max(...edges.map((edge) => edge.end));
  const xs = [start, ...withRuleEnds(gutters, ruleEnds(edges, [start, end], RULE_END_EM * em), words), end];
  const lattice = { xs, ys, vertical: verticals(xs, ys, words), horizontal: coverage(edges, ys, xs), inferred: NONE_INFERRED };
  return groupHeader(
    lattice,
    lines.flatMap((line) => line.words),
    bodyRow,
  );
}

/** Lines of the header, with those that repeat one further down, and of the body. */
function splitLines(lines: readonly WordLine[], header: readonly WordLine[]): OpenLines {
  const texts = new Set(header.map((line) => lineText(line.words)));
  const parts: { header: Word[][]; body: Word[][] } = { header: [], body: [] };
  for (const { words } of lines) parts[texts.has(lineText(words)) ? 'header' : 'body'].push(words);
  return parts;
}

const NONE_INFERRED = { left: false, right: false, top: false, bottom: false };

/** The row of a line: that of its figures, since a label before them may be as high as two rows. */
function rowOfLine(ys: readonly number[], { words }: WordLine): number {
  return rowOf(ys, words.find(({ text }) => isAmount(text)) ?? words[0]);
}

function rowOf(ys: readonly number[], word: Word | undefined): number {
  return word === undefined ? 0 : intervalOf(ys, (word.bbox[1] + word.bbox[3]) / 2);
}

/**
 * The boundaries that row lines show by their ends, and the middles of the gutters in which none ends. An end is in a gutter where no
 * word stands between it and the middle.
 */
function withRuleEnds(gutters: readonly number[], ends: readonly number[], words: readonly Word[]): number[] {
  const middles = words.map(({ bbox }) => (bbox[0] + bbox[2]) / 2);
  const isFree = (from: number, to: number): boolean => !middles.some((x) => x > Math.min(from, to) && x < Math.max(from, to));
  const open = gutters.filter((gutter) => !ends.some((end) => isFree(gutter, end)));
  return [...open, ...ends].sort((a, b) => a - b);
}

/** Where shorter row lines begin or end: beside cells over several rows. */
function ruleEnds(edges: readonly Edge[], [start, end]: readonly [number, number], tolerance: number): number[] {
  const ends: number[] = [];
  for (const x of edges.flatMap((edge) => [edge.start, edge.end]).sort((a, b) => a - b)) {
    const last = ends[ends.length - 1] ?? start;
    if (x - last > tolerance && end - x > tolerance) ends.push(x);
  }
  return ends;
}

/** Every boundary, except where a word stands over it. */
function verticals(xs: readonly number[], ys: readonly number[], words: readonly Word[]): boolean[][] {
  const drawn = xs.map(() => ys.slice(1).map(() => true));
  for (const word of words) {
    const margin = CROSSING_EM * word.sizePt;
    const row = rowOf(ys, word);
    xs.forEach((x, i) => {
      const boundary = drawn[i];
      if (i > 0 && i < xs.length - 1 && boundary !== undefined && word.bbox[0] + margin < x && x < word.bbox[2] - margin)
        boundary[row] = false;
    });
  }
  return drawn;
}
