/**
 * Lengths and middles of header words, and how far they are from the middle of columns.
 *
 * Units: text columns; indexes of columns are 0-based, both ends of a span included.
 */
import type { TextColumn } from './text-columns.ts';
import type { Run } from './text-runs.ts';

/** First and last column. */
export type Span = [number, number];

/** Letters of a word. */
export function lengthOf(run: Run): number {
  return run.text.replace(/\s/g, '').length;
}

/** Distance between the middle of a word and that of a range of columns. */
export function missOf(columns: readonly TextColumn[], run: Run, range: Span): number {
  return Math.abs(((columns[range[0]]?.left ?? 0) + (columns[range[1]]?.right ?? 0)) / 2 - middleOf(run));
}

/** Middle of a word. */
export function middleOf(run: Run): number {
  return (run.x0 + run.x1) / 2;
}

/** The columns of a span that are nearer to its word than to the words beside it on the line; the whole span where these are not several. */
export function nearerPart(line: readonly Run[], columns: readonly TextColumn[], word: { run: Run; own: number; span: Span }): Span {
  const middle = middleOf(word.run);
  const isNearer = (column: number): boolean => {
    const centre = columns[column]?.centre ?? middle;
    return line.every((other) => Math.abs(centre - middle) <= Math.abs(centre - middleOf(other)));
  };
  const part: Span = [word.own, word.own];
  while (part[0] > word.span[0] && isNearer(part[0] - 1)) part[0]--;
  while (part[1] < word.span[1] && isNearer(part[1] + 1)) part[1]++;
  return part[0] < part[1] ? part : word.span;
}
