/**
 * Spans of header labels between row lines: every label is centred over its columns, and the row's labels share out the whole row.
 *
 * In → Out: lattice, header words → the lattice with the boundaries taken off that a label's columns do not have in its row.
 * Method: the first label is centred between the row's start and the end of its columns, so its middle gives that end; and so on.
 * Limits: a row whose last label does not end at the row's end this way is left alone.
 */
import type { Word } from '../model/page.ts';
import type { Lattice } from './grid-lattice.ts';
import { intervalOf } from './grid-words.ts';

/** The last label ends this close to the end of the row, in em for each label. */
const END_EM = 0.5;

interface Label {
  start: number;
  end: number;
}

/** Joins header cells under their label. `rows` is the number of header rows, `words` are those of the table. Changes and returns its argument. */
export function groupHeader(lattice: Lattice, words: readonly Word[], rows: number): Lattice {
  const em = words[0]?.sizePt ?? 0;
  const rowOf = (word: Word): number => intervalOf(lattice.ys, (word.bbox[1] + word.bbox[3]) / 2);
  for (let row = 0; row < rows; row++) {
    const labels = labelsOf(words.filter((word) => rowOf(word) === row));
    const below = words.filter((word) => rowOf(word) > row);
    for (const [from, to] of runsBetweenLines(lattice, row)) shareOut(lattice, { row, from, to, labels, em, below });
  }
  return lattice;
}

/** Words over each other are one label. */
function labelsOf(words: readonly Word[]): Label[] {
  const labels: Label[] = [];
  for (const { bbox } of words.slice().sort((a, b) => a.bbox[0] - b.bbox[0])) {
    const last = labels[labels.length - 1];
    if (last !== undefined && bbox[0] < last.end) last.end = Math.max(last.end, bbox[2]);
    else labels.push({ start: bbox[0], end: bbox[2] });
  }
  return labels;
}

/** Runs of columns, as boundaries from and to, that have lines above and below in this row. */
function runsBetweenLines({ xs, horizontal }: Lattice, row: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let column = 0; column + 1 < xs.length; column++) {
    if (horizontal[row]?.[column] !== true || horizontal[row + 1]?.[column] !== true) continue;
    const last = runs[runs.length - 1];
    if (last?.[1] === column) last[1] = column + 1;
    else runs.push([column, column + 1]);
  }
  return runs;
}

/** Columns of a row with the labels in it and the words below. */
interface Run {
  row: number;
  from: number;
  to: number;
  labels: readonly Label[];
  em: number;
  below: readonly Word[];
}

function shareOut(lattice: Lattice, at: Run): void {
  const { xs, vertical } = lattice;
  const [start, end] = [xs[at.from] ?? 0, xs[at.to] ?? 0];
  const labels = at.labels.filter((label) => label.start + label.end > 2 * start && label.start + label.end < 2 * end);
  if (labels.length === 0 || labels.length >= at.to - at.from) return;
  const cuts = cutsOf(labels, start);
  const last = cuts.pop() ?? start;
  if (Math.abs(last - end) > END_EM * at.em * labels.length) return;
  const kept = new Set(cuts.map((cut) => boundaryAt(xs, cut, at.below)));
  if (kept.size < cuts.length) return;
  for (let i = at.from + 1; i < at.to; i++) {
    const boundary = vertical[i];
    if (boundary !== undefined) boundary[at.row] = kept.has(i);
  }
}

/** Where the columns of each label end. */
function cutsOf(labels: readonly Label[], start: number): number[] {
  const cuts: number[] = [];
  let from = start;
  for (const label of labels) {
    from = label.start + label.end - from;
    cuts.push(from);
  }
  return cuts;
}

/** The boundary in whose gutter, free of the words below, a cut lies: boundaries stand anywhere in theirs; else the nearest one. */
function boundaryAt(xs: readonly number[], x: number, below: readonly Word[]): number {
  const left = intervalOf(xs, x);
  const isFree = (from: number, to: number): boolean => !below.some(({ bbox }) => bbox[0] < to && from < bbox[2]);
  const [before, after] = [xs[left] ?? 0, xs[left + 1] ?? 0];
  if (isFree(before, x) !== isFree(x, after)) return isFree(before, x) ? left : left + 1;
  return x - before <= after - x ? left : left + 1;
}
