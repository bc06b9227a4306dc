/**
 * Printed figures as intervals: a figure stands for its value ± half a unit of its last digit; zero and blank are exactly zero.
 *
 * Units: amounts in 元, other figures in their own unit. A sum is consistent with its total where the interval of the total and the
 * sum of the addends' intervals meet, ends included. Source: XBRL Calculations 1.1 (round to nearest, closed intervals).
 * Nearly all printed figures are whole hundredths, small enough for integers that are added and compared exactly; the others, and
 * whatever asks for a quotient, are calculated with Decimals.
 */
import { Decimal } from '../model/amount.ts';

export interface Interval {
  readonly value: Decimal;
  /** Half a unit of the last printed digit; zero for an exact value. Never negative. */
  readonly half: Decimal;
  /** The value in hundredths; NaN, or absent, where it has finer digits or is too large. */
  readonly hundredths?: number;
  /** The unit of the last digit in hundredths, as above; zero for an exact value. */
  readonly step?: number;
}

export const ZERO = new Decimal(0);
const TWO = new Decimal(2);
const HUNDRED = new Decimal(100);

/** Digits that a number holds exactly. */
const MOST_DIGITS = 15;
/** Largest amount in hundredths: a thousand of them still add up exactly. */
const MOST_HUNDREDTHS = Number.MAX_SAFE_INTEGER / 1024;
/** Powers of ten that are exact numbers. */
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);
/** Digits behind the point of a hundredth. */
const HUNDREDTH_DIGITS = 2;

/** Digits behind the point of a plain decimal. */
export function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** Characters of a plain decimal. */
const NOUGHT = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;
const TEN = 10;

/** A plain decimal as a whole number of hundredths; NaN where it has finer digits or is too large for exact sums. */
export function hundredthsOf(decimal: string): number {
  const digits = decimalsOf(decimal);
  const { length } = decimal;
  if (digits > HUNDREDTH_DIGITS || length > MOST_DIGITS) return Number.NaN;
  const isBelow = decimal.charCodeAt(0) === MINUS;
  let whole = 0;
  for (let i = isBelow ? 1 : 0; i < length; i++) {
    const code = decimal.charCodeAt(i);
    if (code === POINT) continue;
    if (code < NOUGHT || code > NINE) return Number.NaN;
    whole = whole * TEN + code - NOUGHT;
  }
  return inRange((isBelow ? -whole : whole) * stepOf(digits, 0));
}

function inRange(hundredths: number): number {
  return Math.abs(hundredths) <= MOST_HUNDREDTHS ? hundredths : Number.NaN;
}

/** The unit of the last of `decimals` digits behind the point, in hundredths, for a unit of 10^`power`; NaN where it is finer. */
export function stepOf(decimals: number, power: number): number {
  return POWERS[HUNDREDTH_DIGITS + power - decimals] ?? Number.NaN;
}

/** An interval of whole hundredths; its Decimals are made when they are first asked for. */
export class WholeInterval implements Interval {
  readonly hundredths: number;
  readonly step: number;
  #value: Decimal | undefined;
  #half: Decimal | undefined;

  constructor(hundredths: number, step: number) {
    this.hundredths = hundredths;
    this.step = step;
  }

  get value(): Decimal {
    this.#value ??= this.hundredths === 0 ? ZERO : new Decimal(this.hundredths).div(HUNDRED);
    return this.#value;
  }

  get half(): Decimal {
    this.#half ??= this.step === 0 ? ZERO : new Decimal(this.step).div(HUNDRED).div(TWO);
    return this.#half;
  }
}

/** The interval of whole hundredths; null where the value is too large or one of the two is not known. */
export function wholeInterval(hundredths: number, step: number): Interval | null {
  return Number.isNaN(inRange(hundredths) + step) ? null : new WholeInterval(hundredths, step);
}

export const EXACT_ZERO: Interval = new WholeInterval(0, 0);

/** The interval of `value` printed with `decimals` digits behind the point in a unit of `unitSize` (元 per unit, or 1); zero is exact. */
export function printed(value: Decimal, decimals: number, unitSize: Decimal): Interval {
  return value.isZero() ? EXACT_ZERO : { value, half: halfUnit(decimals, unitSize) };
}

/** A plain decimal as an exact value. */
export function exact(decimal: string): Interval {
  const hundredths = hundredthsOf(decimal);
  return Number.isNaN(hundredths) ? { value: new Decimal(decimal), half: ZERO } : new WholeInterval(hundredths, 0);
}

/** Half units by unit and decimals: there are a handful, asked for once a figure. */
const HALF_UNITS = new WeakMap<Decimal, Map<number, Decimal>>();

/** Half a unit of the last of `decimals` digits. */
export function halfUnit(decimals: number, unitSize: Decimal): Decimal {
  const halves = HALF_UNITS.get(unitSize) ?? new Map<number, Decimal>();
  HALF_UNITS.set(unitSize, halves);
  const half = halves.get(decimals) ?? unitSize.times(`1e-${decimals}`).div(TWO);
  halves.set(decimals, half);
  return half;
}

/** True where the value is zero. */
export function isZero(interval: Interval): boolean {
  const { hundredths = Number.NaN } = interval;
  return Number.isNaN(hundredths) ? interval.value.isZero() : hundredths === 0;
}

/** True where the value is below zero. */
export function isNegative(interval: Interval): boolean {
  const { hundredths = Number.NaN } = interval;
  return Number.isNaN(hundredths) ? interval.value.isNegative() : hundredths < 0;
}

/** True where both values are the same, whatever their precision. */
export function isSameValue(a: Interval, b: Interval): boolean {
  const { hundredths = Number.NaN } = a;
  const { hundredths: other = Number.NaN } = b;
  return Number.isNaN(hundredths) || Number.isNaN(other) ? a.value.eq(b.value) : hundredths === other;
}

/** True where the value of `a` is above that of `b`. */
export function isAbove(a: Interval, b: Interval): boolean {
  const apart = (a.hundredths ?? Number.NaN) - (b.hundredths ?? Number.NaN);
  return Number.isNaN(apart) ? a.value.gt(b.value) : apart > 0;
}

/** True where `a` is above `b` by more than the roundings of both explain. */
export function isClearlyAbove(a: Interval, b: Interval): boolean {
  return a.value.minus(b.value).gt(a.half.plus(b.half));
}

/** The interval on the other side of zero. */
export function negated(interval: Interval): Interval {
  const { hundredths = Number.NaN, step = Number.NaN } = interval;
  if (!Number.isNaN(hundredths + step)) return new WholeInterval(-hundredths, step);
  return { value: interval.value.neg(), half: interval.half };
}

/** The interval with its value changed by `sign` × `change`, which is exact. */
export function moved(interval: Interval, change: Interval, sign: 1 | -1): Interval {
  const hundredths = inRange((interval.hundredths ?? Number.NaN) + sign * (change.hundredths ?? Number.NaN));
  const step = interval.step ?? Number.NaN;
  if (!Number.isNaN(hundredths + step)) return new WholeInterval(hundredths, step);
  return { value: sign === 1 ? interval.value.plus(change.value) : interval.value.minus(change.value), half: interval.half };
}

/** The interval of the value without its sign. */
export function magnitude(interval: Interval): Interval {
  return isNegative(interval) ? negated(interval) : interval;
}

/** Sign of `a` less `b`, two plain decimals. */
export function compareDecimals(a: string, b: string): number {
  const apart = hundredthsOf(a) - hundredthsOf(b);
  return Number.isNaN(apart) ? new Decimal(a).comparedTo(b) : Math.sign(apart);
}

/** The sum of intervals, each with its sign. */
export function sum(terms: readonly { interval: Interval; sign: 1 | -1 }[]): Interval {
  let hundredths = 0;
  let step = 0;
  for (const { interval, sign } of terms) {
    hundredths += sign * (interval.hundredths ?? Number.NaN);
    step += interval.step ?? Number.NaN;
  }
  return wholeInterval(hundredths, step) ?? decimalSum(terms);
}

function decimalSum(terms: readonly { interval: Interval; sign: 1 | -1 }[]): Interval {
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
  const apart = Math.abs((a.hundredths ?? Number.NaN) - (b.hundredths ?? Number.NaN));
  if (apart === 0) return 'equal';
  const steps = (a.step ?? Number.NaN) + (b.step ?? Number.NaN);
  if (!Number.isNaN(apart + steps)) return 2 * apart <= steps ? 'rounding' : 'unequal';
  const difference = a.value.minus(b.value).abs();
  if (difference.isZero()) return 'equal';
  return difference.lte(a.half.plus(b.half)) ? 'rounding' : 'unequal';
}

/**
 * True where `rate` percent, printed with `decimals` digits, is the quotient of the two values rounded in the usual way; false where
 * it is not, or where that cannot be told from whole hundredths. The divisor must be above the half unit of its last digit.
 */
export function isQuotient(part: Interval, whole: Interval, { rate, decimals }: { rate: number; decimals: number }): boolean {
  const divisor = Math.abs(whole.hundredths ?? Number.NaN);
  if (!(2 * divisor > (whole.step ?? Number.NaN))) return false;
  // In hundredths of a percent, multiplied by the divisor: |part × 10000 − rate × divisor| ≤ step × divisor / 2.
  const dividend = Math.abs(part.hundredths ?? Number.NaN) * POINTS;
  const product = rate * divisor;
  const slack = stepOf(decimals, 0) * divisor;
  if (!(dividend <= MOST_PRODUCT && product <= MOST_PRODUCT && slack <= MOST_PRODUCT)) return false;
  return 2 * Math.abs(dividend - product) <= slack;
}

/** Hundredths of a percent in a whole. */
const POINTS = 10_000;
/** Products up to this are exact, and so is twice their difference. */
const MOST_PRODUCT = Number.MAX_SAFE_INTEGER / 4;

/**
 * The range of `numerator / denominator` × `scale` over both intervals; null where the denominator's interval holds zero. Both must be
 * positive.
 */
export function ratioRange(numerator: Interval, denominator: Interval, scale: Decimal): { low: Decimal; high: Decimal } | null {
  const least = denominator.value.minus(denominator.half);
  if (least.lte(0)) return null;
  const low = numerator.value.minus(numerator.half).div(denominator.value.plus(denominator.half));
  const high = numerator.value.plus(numerator.half).div(least);
  return { low: low.times(scale), high: high.times(scale) };
}
