/**
 * The lines of a grid that blanks alone laid out, as the words that stood on them.
 *
 * In → Out: a grid of aligned columns → its lines from the top, each with its words and the columns of text that they take.
 * Units: columns of text; what a run of several words takes is shared among its characters.
 */
import type { Grid, GridCell } from '../model/block.ts';
import { onLines, type Place } from '../model/place.ts';

export interface AlignedWord {
  text: string;
  /** First column, and the first behind it. */
  x0: number;
  x1: number;
}

export interface AlignedLine {
  words: readonly AlignedWord[];
  place: Place;
}

/** Letters of one word that were set apart, which are no words. */
const SPACED = /^\S(?:\s+\S)+$/;

/** The lines of a grid that was told apart by blanks. */
export function alignedLines({ cells }: Grid): AlignedLine[] {
  const lines = new Map<number, AlignedWord[]>();
  for (const run of cells.flatMap((cell) => cell.runs ?? [])) lines.set(run.line, [...(lines.get(run.line) ?? []), ...wordsOf(run)]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([number, words]) => ({ words: words.sort((a, b) => a.x0 - b.x0), place: onLines(number) }));
}

/** The words of a line as text. */
export function lineText({ words }: AlignedLine): string {
  return words.map(({ text }) => text).join(' ');
}

function wordsOf({ text, x0, x1 }: NonNullable<GridCell['runs']>[number]): AlignedWord[] {
  if (SPACED.test(text)) return [{ text: text.replace(/\s+/g, ''), x0, x1 }];
  const stretch = (x1 - x0) / Math.max(1, text.length);
  return [...text.matchAll(/\S+/g)].map((match) => {
    const from = x0 + match.index * stretch;
    return { text: match[0], x0: from, x1: from + match[0].length * stretch };
  });
}
