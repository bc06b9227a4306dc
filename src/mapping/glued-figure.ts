/**
 * Figures that run into the code of the next column: `377457.79` before `30299`, printed over or right behind each other.
 *
 * In → Out: the cells of a table → whether its figures have two decimals; a cell → whether it holds such a figure. Its decimals are two and
 * as many as a code has. Limits: in tables whose figures have other decimals nothing is known of them.
 */
import type { GridCell } from '../model/block.ts';
import { decimalsOf } from './wrapped-figure.ts';

/** So many figures, and such a share of those without codes, have two decimals. */
const MIN_FIGURES = 3;
const MIN_SHARE = 0.5;
/** Two decimals and a code of three, five or seven digits: of a class of expenditure (2), or of its economic kind (3, 5). */
const GLUED = /[.．]\d\d[235]\d\d(?:\d\d){0,2}$/;
/** More digits are those of a number as a program computes it (85.60000000000001). */
const MOST_DIGITS = 16;

/** True where at least half of the figures have two decimals. */
export function hasHundredths(cells: Iterable<GridCell>): boolean {
  let [two, all] = [0, 0];
  for (const { text } of cells) {
    const decimals = decimalsOf(text.trim());
    if (decimals === null || GLUED.test(text.trim())) continue;
    all++;
    if (decimals === 2) two++;
  }
  return two >= MIN_FIGURES && two >= MIN_SHARE * all;
}

/** True for a figure that ends with a code. For tables whose figures have two decimals. */
export function isGlued(text: string): boolean {
  return GLUED.test(text.trim()) && text.replace(/\D/g, '').length < MOST_DIGITS;
}
