/**
 * Words → positions of a lattice.
 */
import type { Word } from '../model/page.ts';
import type { Lattice } from './grid-lattice.ts';
import { type PlacedWord, settleOverflow } from './overflow-rows.ts';

/** Words of each position, row by row: `words[row * columns + column]`. */
export interface PlacedWords {
  columns: number;
  words: Word[][];
}

/** A word sticks out of its column when it crosses a boundary by more than this, in em. */
const CROSSING_EM = 0.3;
/** Text that starts within this distance of a cell's border belongs to that border, in em. */
const INSET_EM = 1;
/** The middles of a cell and of text centred over it differ by less than this, in em. */
const CENTRED_EM = 0.5;

/** Puts each word where its centre is, or, where it overflows its cell, where it begins or ends. */
export function placeWords(lattice: Lattice, words: readonly Word[]): PlacedWords {
  const { xs, ys } = lattice;
  const columns = xs.length - 1;
  const placed: Word[][] = Array.from({ length: columns * (ys.length - 1) }, () => []);
  const entries = words.map((word): PlacedWord => {
    const row = intervalOf(ys, (word.bbox[1] + word.bbox[3]) / 2);
    return { word, row, column: columnOf(xs, word) };
  });
  settleOverflow(lattice, entries);
  for (const { word, row, column } of entries) placed[row * columns + column]?.push(word);
  return { columns, words: placed };
}

/**
 * The column of a word. Text that overflows its cell stands over a drawn line without having been cut: text at the left border of
 * its first cell overflowed to the right, text at the right border of its last cell to the left, other text is centred.
 */
function columnOf(xs: readonly number[], word: Word): number {
  const [x0, , x1] = word.bbox;
  const column = intervalOf(xs, (x0 + x1) / 2);
  const left = xs[column] ?? x0;
  const right = xs[column + 1] ?? x1;
  const em = word.sizePt;
  if (x0 >= left - CROSSING_EM * em && x1 <= right + CROSSING_EM * em) return column;
  if (Math.abs(x0 + x1 - left - right) / 2 <= CENTRED_EM * em) return column;
  const first = intervalOf(xs, x0 + CROSSING_EM * em);
  if (first < column && x0 - (xs[first] ?? x0) <= INSET_EM * em) return first;
  const last = intervalOf(xs, x1 - CROSSING_EM * em);
  return last > column && (xs[last + 1] ?? x1) - x1 <= INSET_EM * em ? last : column;
}

/** Index of the interval of ascending `boundaries` that holds `value`; the first or last where it lies outside. */
export function intervalOf(boundaries: readonly number[], value: number): number {
  let low = 0;
  let high = boundaries.length - 2;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((boundaries[mid] ?? 0) <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}
