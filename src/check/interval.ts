/**
 * Printed figures as intervals: a figure stands for its value ± half a unit of its last digit; zero and blank are exactly zero.
 *
 * Units: amounts in 元, other figures in their own unit. A sum is consistent with its total where the interval of the total and the
 * sum of the addends' intervals meet, ends included. Source: XBRL Calculations 1.1 (round to nearest, closed intervals).
 */
import { Decimal } from '../model/amount.ts';

export interface Interval {
  value: Decimal;
  /** Half a unit of the last printed digit; zero for an exact value. Never negative. */
  half: Decimal;
}

export const ZERO = new Decimal(0);
const TWO = new Decimal(2);
export const EXACT_ZERO: Interval = { value: ZERO, half: ZERO };

/** The interval of `value` printed with `decimals` digits behind the point in a unit of `unitSize` (元 per unit, or 1); zero is exact. */
export function printed(value: Decimal, decimals: number, unitSize: Decimal): Interval {
  return value.isZero() ? EXACT_ZERO : { value, half: halfUnit(decimals, unitSize) };
}

/** Half units by unit and decimals: there are a handful, asked for once a figure. */
const HALF_UNITS = new WeakMap<Decimal, Map<number, Decimal>>();

function halfUnit(decimals: number, unitSize: Decimal): Decimal {
  const halves = HALF_UNITS.get(unitSize) ?? new Map<number, Decimal>();
  HALF_UNITS.set(unitSize, halves);
  const half = halves.get(decimals) ?? unitSize.times(`1e-${decimals}`).div(TWO);
  halves.set(decimals, half);
  return half;
}

/** The sum of intervals, each with its sign. */
export function sum(terms: readonly { interval: Interval; sign: 1 | -1 }[]): Interval {
  let value = ZERO;
  let half = ZERO;
  for (const { interval, sign } of terms) {
    if (interval === EXACT_ZERO) continue;
    value = sign === 1 ? value.plus(interval.value) : value.minus(interval.value);
    half = half.plus(interval.half);
  }
  return { value, half };
}

export type Verdict = 'equal' | 'rounding' | 'unequal';

/** Whether two intervals agree exactly, agree within rounding, or not at all. */
export function compareIntervals(a: Interval, b: Interval): Verdict {
  const difference = a.value.minus(b.value).abs();
  if (difference.isZero()) return 'equal';
  return difference.lte(a.half.plus(b.half)) ? 'rounding' : 'unequal';
}

/** The range of `numerator / denominator` × `scale` over both intervals; null where the denominator's interval holds zero. Both must be positive. */
export function ratioRange(numerator: Interval, denominator: Interval, scale: Decimal): { low: Decimal; high: Decimal } | null {
  const least = denominator.value.minus(denominator.half);
  if (least.lte(0)) return null;
  const low = numerator.value.minus(numerator.half).div(denominator.value.plus(denominator.half));
  const high = numerator.value.plus(numerator.half).div(least);
  return { low: low.times(scale), high: high.times(scale) };
}
