/**
 * Whether the lines of a table stand between its rows, or only around it and below its header (three-line tables, outer boxes).
 */
import type { Word } from '../model/page.ts';
import { isBodyLine, isFigure } from './figures.ts';
import { intervalOf } from './grid-words.ts';
import { linesOf } from './page-text.ts';

/** Figures of so many columns that stand over each other between two lines are several rows. */
const MIN_STACKED = 2;
/** So many numbers in their order number columns. */
const MIN_NUMBERS = 3;

/**
 * False where figures of several columns stand over each other between two of the boundaries `ys`, or the whole header with the row
 * that numbers the columns stands between the first two.
 */
export function hasRowLines(ys: readonly number[], words: readonly Word[]): boolean {
  const bands: Word[][] = ys.slice(1).map(() => []);
  for (const word of words) if (word.turned === 0) bands[intervalOf(ys, (word.bbox[1] + word.bbox[3]) / 2)]?.push(word);
  return !holdsNumbering(bands.find((band) => band.length > 0) ?? []) && !bands.some(holdsRows);
}

function holdsRows(words: readonly Word[]): boolean {
  const lines = linesOf(words)
    .map((line) => line.words)
    .filter(isBodyLine)
    .map((line) => line.filter(({ text }) => isFigure(text)));
  return lines.some((line, i) => {
    const above = lines[i - 1] ?? [];
    return line.filter((word) => above.some(({ bbox }) => bbox[0] < word.bbox[2] && word.bbox[0] < bbox[2])).length >= MIN_STACKED;
  });
}

/** True where the row that numbers the columns stands below labels: the header's rows have no lines between them. */
function holdsNumbering(words: readonly Word[]): boolean {
  const [first, ...others] = linesOf(words);
  return first !== undefined && !numbersColumns(first.words) && others.some((line) => numbersColumns(line.words));
}

/** True for whole numbers that rise by one. */
function numbersColumns(words: readonly Word[]): boolean {
  const numbers = words.filter(({ text }) => /^\d{1,2}$/.test(text)).map(({ text }) => Number(text));
  return numbers.length >= MIN_NUMBERS && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}
