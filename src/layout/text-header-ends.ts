/**
 * Ends of wrapped header words, put back under the words that they end.
 *
 * In → Out: header lines → the same lines, where the last words of one are the ends of as many words on the line above, with these words
 * in the middle below those.
 * Source: pdftotext squeezes header lines without figures, each for itself, so that 计 and 出 do not stand below 本年支出合 and 基本支.
 * Limits: only where every word of the line above that reaches as far right is wrapped.
 */
import { isFigure, partAt, type Run } from './text-runs.ts';

/** Letters that the end of a word has at most, and its beginning at least. */
const MAX_END = 2;
const MIN_BEGINNING = 3;
/** Fewer words may be labels of their own. */
const FEWEST = 3;

/** Header lines with the ends of wrapped words below these words. */
export function endsUnderWords(lines: readonly (readonly Run[])[]): (readonly Run[])[] {
  return lines.map((line, i) => underWords(line, lines[i - 1] ?? []));
}

function underWords(line: readonly Run[], above: readonly Run[]): readonly Run[] {
  const words = line.flatMap(wordsOf);
  const rest = words.findLastIndex((word) => lettersOf(word) > MAX_END) + 1;
  const ends = words.slice(rest);
  const [first] = ends;
  if (first === undefined || ends.length < FEWEST || line.some((run) => run.from < first.from && first.from < run.to)) return line;
  const beginnings = above.filter((run) => run.x1 > first.x0);
  if (beginnings.length !== ends.length || !isSqueezed(beginnings)) return line;
  if ([...beginnings, ...ends].some(isFigure) || beginnings.some((run) => lettersOf(run) < MIN_BEGINNING)) return line;
  return [...line.filter((run) => run.to <= first.from), ...ends.map((end, i) => centredBelow(end, beginnings[i] ?? end))];
}

function wordsOf(run: Run): Run[] {
  const parts = partAt(run, 0);
  return parts === null ? [run] : [parts[0], ...wordsOf(parts[1])];
}

function lettersOf(run: Run): number {
  return run.text.replace(/\s/g, '').length;
}

/** True where two words stand one blank apart. */
function isSqueezed(words: readonly Run[]): boolean {
  return words.some((run, i) => i > 0 && run.x0 - (words[i - 1]?.x1 ?? run.x0) === 1);
}

function centredBelow(end: Run, word: Run): Run {
  const x0 = Math.round((word.x0 + word.x1 - end.x1 + end.x0) / 2);
  return { ...end, x0, x1: x0 + end.x1 - end.x0 };
}
