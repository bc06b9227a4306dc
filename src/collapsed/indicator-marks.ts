/**
 * Marks as they are printed (10, 9.5, 10分), and their sums.
 */
import { Decimal } from '../model/amount.ts';

const MARK = /^\d+(?:\.\d+)?$/;

/** The value of a mark; null for any other text. */
export function markOf(text: string): Decimal | null {
  const digits = text.replace(/分$/, '').replace('．', '.');
  return MARK.test(digits) ? new Decimal(digits) : null;
}

/** The sum of all texts that are marks. */
export function markSum(texts: readonly string[]): Decimal {
  return texts.reduce((sum, text) => sum.plus(markOf(text) ?? 0), new Decimal(0));
}
