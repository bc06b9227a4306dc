/**
 * Printed figures as intervals: a figure stands for its value ± half a unit of its last digit; zero and blank are exactly zero.
 *
 * Units: amounts in 元, other figures in their own unit. A sum is consistent with its total where the interval of the total and the
 * sum of the addends' intervals meet, ends included. Source: XBRL Calculations 1.1 (round to nearest, closed intervals).
 */
import { Decimal } from '../model/amount.ts';

export interface Interval {
  readonly value: Decimal;
  /** Half a unit of the last printed digit; zero for an exact value. Never negative. */
  readonly half: Decimal;
  /** The value in hundredths, see `hundredthsOf`: most figures are compared by it, and never become a Decimal. */
  readonly hundredths?: number;
}

export const ZERO = new Decimal(0);
const TWO = new Decimal(2);
export const EXACT_ZERO: Interval = { value: ZERO, half: ZERO, hundredths: 0 };

/** Digits that a number holds exactly. */
const MOST_DIGITS = 15;
/** Largest amount in hundredths: a thousand of them still add up exactly. */
const MOST_HUNDREDTHS = Number.MAX_SAFE_INTEGER / 1024;
/** Hundredths by digits behind the point. */
const HUNDREDTHS = [100, 10, 1] as const;

/** A plain decimal as a whole number of hundredths; NaN where it has finer digits or is too large for exact sums. */
export function hundredthsOf(decimal: string): number {
  const point = decimal.indexOf('.');
  const size = HUNDREDTHS[point < 0 ? 0 : decimal.length - point - 1];
  if (size === undefined || decimal.length > MOST_DIGITS) return Number.NaN;
  const hundredths = size * Number(point < 0 ? decimal : decimal.slice(0, point) + decimal.slice(point + 1));
  return Math.abs(hundredths) <= MOST_HUNDREDTHS ? hundredths : Number.NaN;
}

/** True where the value is zero. */
export function isZero(interval: Interval): boolean {
  const { hundredths = Number.NaN } = interval;
  return Number.isNaN(hundredths) ? interval.value.isZero() : hundredths === 0;
}

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

/** True where the value is below zero. */
export function isNegative(interval: Interval): boolean {
  const { hundredths = Number.NaN } = interval;
  return Number.isNaN(hundredths) ? interval.value.isNegative() : hundredths < 0;
}

export type Verdict = 'equal' | 'rounding' | 'unequal';

/** Whether two intervals agree exactly, agree within rounding, or not at all. */
export function compareIntervals(a: Interval, b: Interval): Verdict {
  if (a.hundredths !== undefined && a.hundredths === b.hundredths) return 'equal';
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
