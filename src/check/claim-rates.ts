/**
 * Whether a printed rate agrees with the amounts that it is made of.
 *
 * Units: %. The exact rate lies in a range, since the amounts are rounded; a printed rate of p decimals stands for ± half a unit of
 * its last digit. Cut-off digits and a rate rounded twice (90.646 → 90.65 → 90.7) are known as such and are no contradiction.
 * Compared by products: no division, so nothing is rounded here.
 */
import { Decimal } from '../model/amount.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { compareIntervals, decimalsOf, EXACT_ZERO, hundredthsOf, type Interval, isQuotient, isZero, stepOf } from './interval.ts';

export type RateVerdict = 'equal' | 'truncated' | 'double' | 'unequal';

/** The amounts that a rate is made of, magnitudes. */
export interface RateAmounts {
  part: Interval;
  whole: Interval;
}

const HUNDRED = new Decimal(100);
const TEN = new Decimal(10);
/** Units of the last digit by digits behind the point. */
const UNITS = Array.from({ length: 8 }, (_, decimals) => TEN.pow(-decimals));
const HALF = new Decimal('0.5');
/** Half a unit, and how far a first rounding to one more digit can lift a value beyond it. */
const TWICE_ROUNDED = new Decimal('0.55');
const VERDICTS: readonly RateVerdict[] = ['equal', 'truncated', 'double', 'unequal'];

/** The mildest verdict over several readings of the amounts; null where none could be calculated. */
export function bestVerdict({ claim }: ClaimFigure, readings: readonly RateAmounts[]): RateVerdict | null {
  if (readings.length === 0) return null;
  const decimals = decimalsOf(claim.value);
  const printed = { rate: Math.abs(hundredthsOf(claim.value)), decimals };
  // Nearly always one of the readings is the rate's to the last digit, which whole numbers tell.
  for (const { part, whole } of readings) if (isQuotient(part, whole, printed)) return 'equal';
  const wholeRate: WholeRate = { rate: printed.rate, unit: stepOf(decimals, 0) };
  let best: number | null = null;
  for (const reading of readings) {
    let verdict = wholeVerdict(wholeRate, reading);
    if (verdict === undefined) verdict = rateVerdict(new Decimal(claim.value).abs(), UNITS[decimals] ?? TEN.pow(-decimals), reading);
    if (verdict === 'equal') return verdict;
    if (verdict !== null) best = Math.min(best ?? VERDICTS.length, VERDICTS.indexOf(verdict));
  }
  return best === null ? null : (VERDICTS[best] ?? null);
}

/** A rate and the unit of its last digit in hundredths of a percent. */
interface WholeRate {
  rate: number;
  unit: number;
}

/**
 * `rateVerdict` by whole numbers; undefined where one is not exact. All amounts are doubled, so that half a unit is whole; bounds are
 * hundredths of a percent: with a part p and a whole w, 100·p / w percent lies below b where 10000·p < b·w.
 */
function wholeVerdict({ rate, unit }: WholeRate, { part, whole }: RateAmounts): RateVerdict | null | undefined {
  const wholeTwice = 2 * Math.abs(whole.hundredths ?? Number.NaN);
  const wholeStep = whole.step ?? Number.NaN;
  const partTwice = 2 * Math.abs(part.hundredths ?? Number.NaN);
  const ownStep = part.step ?? Number.NaN;
  const least = wholeTwice - wholeStep;
  if (least <= 0) return null;
  const most = wholeTwice + wholeStep;
  const partStep = partTwice === 0 && ownStep === 0 ? wholeStep : ownStep;
  const low = (partTwice - partStep) * POINTS;
  const high = (partTwice + partStep) * POINTS;
  if (!(high * TWENTIETHS <= MOST_EXACT && (rate + unit) * TWENTIETHS * most <= MOST_EXACT)) return undefined;
  if (2 * low <= (2 * rate + unit) * most && 2 * high >= (2 * rate - unit) * least) return 'equal';
  if (low < (rate + unit) * most && high >= rate * least) return 'truncated';
  const isTwiceRounded = TWENTIETHS * high >= (TWENTIETHS * rate - TWICE_ROUNDED_TWENTIETHS * unit) * least;
  return low < rate * most && isTwiceRounded ? 'double' : 'unequal';
}

/** Hundredths of a percent in a whole. */
const POINTS = 10_000;
/** Fractions of a unit that are needed whole: the 0.55 of `TWICE_ROUNDED` is eleven twentieths. */
const TWENTIETHS = 20;
const TWICE_ROUNDED_TWENTIETHS = 11;
/** Whole numbers up to this are exact. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER;

/** How a rate stands to what the amounts allow; null where the whole may be zero. */
function rateVerdict(rate: Decimal, unit: Decimal, { part, whole }: RateAmounts): RateVerdict | null {
  const wholeValue = whole.value.abs();
  const least = wholeValue.minus(whole.half);
  if (!least.isPositive() || least.isZero()) return null;
  const most = wholeValue.plus(whole.half);
  const partValue = part.value.abs();
  const partHalf = roomOf(part, whole);
  const low = partValue.minus(partHalf).times(HUNDRED);
  const high = partValue.plus(partHalf).times(HUNDRED);
  const isBelow = (bound: Decimal): boolean => low.lt(bound.times(most));
  const reaches = (bound: Decimal): boolean => high.gte(bound.times(least));
  const half = unit.times(HALF);
  if (low.lte(rate.plus(half).times(most)) && reaches(rate.minus(half))) return 'equal';
  if (isBelow(rate.plus(unit)) && reaches(rate)) return 'truncated';
  return isBelow(rate) && reaches(rate.minus(unit.times(TWICE_ROUNDED))) ? 'double' : 'unequal';
}

/** Half a unit of an amount; a zero beside an amount that is rounded may be a rounded one: 41元 are 0.00万元, and have a rate. */
export function roomOf({ value, half }: Interval, other: Interval): Decimal {
  return value.isZero() && half.isZero() ? other.half : half;
}

/** True where a rate of a base printed as zero may come from a base too small to print. */
export function isOfRoundedZero(rate: ClaimFigure, part: Interval, base: Interval): boolean {
  const largest = roomOf(base, part).plus(base.value.abs());
  const least = part.value.abs().minus(part.half);
  return !rate.fine.value.isZero() && rate.coarse.value.abs().plus(rate.coarse.half).times(largest).gte(least.times(HUNDRED));
}

/** The exact rate of two amounts as it would be printed with `decimals`; null where the divisor is zero. */
export function printedRate(part: Interval, whole: Interval, decimals: number): string | null {
  if (isZero(whole)) return null;
  return part.value.abs().div(whole.value.abs()).times(HUNDRED).toFixed(decimals);
}

/** True where zero lies in the interval. */
export function mayBeZero(interval: Interval): boolean {
  return compareIntervals(interval, EXACT_ZERO) !== 'unequal';
}
