/**
 * Whether a printed rate agrees with the amounts that it is made of.
 *
 * Units: %. The exact rate lies in a range, since the amounts are rounded; a printed rate of p decimals stands for ± half a unit of
 * its last digit. Cut-off digits and a rate rounded twice (90.646 → 90.65 → 90.7) are known as such and are no contradiction.
 */
import { Decimal } from '../model/amount.ts';
import { type ClaimFigure, decimalsOf } from './claim-figures.ts';
import { type Interval, ratioRange, ZERO } from './interval.ts';

export type RateVerdict = 'equal' | 'truncated' | 'double' | 'unequal';

const HUNDRED = new Decimal(100);
const TEN = new Decimal(10);
const TWO = new Decimal(2);
/** Of half a unit: how far a first rounding to one more digit can lift a value. */
const FIRST_ROUNDING = new Decimal('0.1');
const VERDICTS: readonly RateVerdict[] = ['equal', 'truncated', 'double', 'unequal'];

/** The rate of two amounts, magnitudes, in %; null where the divisor may be zero. */
export function rateOf(part: Interval, whole: Interval): { low: Decimal; high: Decimal } | null {
  return ratioRange(magnitude(part), magnitude(whole), HUNDRED);
}

export function magnitude({ value, half }: Interval): Interval {
  return { value: value.abs(), half };
}

/** How a printed rate stands to the range of the exact one. */
export function rateVerdict({ claim }: ClaimFigure, { low, high }: { low: Decimal; high: Decimal }): RateVerdict {
  const rate = new Decimal(claim.value).abs();
  const unit = TEN.pow(-decimalsOf(claim.value));
  const half = unit.div(TWO);
  if (low.lte(rate.plus(half)) && high.gte(rate.minus(half))) return 'equal';
  if (low.lt(rate.plus(unit)) && high.gte(rate)) return 'truncated';
  return high.gte(rate.minus(half).minus(half.times(FIRST_ROUNDING))) && low.lt(rate) ? 'double' : 'unequal';
}

/** The mildest verdict over several readings of the amounts; null where none could be calculated. */
export function bestVerdict(figure: ClaimFigure, ranges: Iterable<{ low: Decimal; high: Decimal } | null>): RateVerdict | null {
  let best: number | null = null;
  for (const range of ranges) {
    if (range === null) continue;
    const at = VERDICTS.indexOf(rateVerdict(figure, range));
    if (best === null || at < best) best = at;
  }
  return best === null ? null : (VERDICTS[best] ?? null);
}

/** The exact rate of two amounts as it would be printed with `decimals`; null where the divisor is zero. */
export function printedRate(part: Interval, whole: Interval, decimals: number): string | null {
  if (whole.value.isZero()) return null;
  return part.value.abs().div(whole.value.abs()).times(HUNDRED).toFixed(decimals);
}

/** The interval's end that is nearest to zero is at or below it. */
export function mayBeZero({ value, half }: Interval): boolean {
  return value.abs().minus(half).lte(ZERO);
}
