/**
 * Whether the execution rate of a funds row is that of its amounts: the proof that figures of a damaged row stand where they belong.
 *
 * In → Out: figures under their columns → true, false, or null where a rate, an amount executed or a budget is missing.
 * Units: percent; forms print rates with up to two decimals or as whole percents, against the adjusted or the initial budget.
 */
import { Decimal } from '../model/amount.ts';
import type { NumberReading } from '../repair/number.ts';

export interface RatedFigure {
  reading: NumberReading;
  slot: { key: string };
}

/** Percent that a rate stays below being off by, cut off to whole percents or to printed tenths and hundredths of rounded amounts. */
const OFF_WHOLE = 1;
const OFF_TENTHS = 0.1;
const PERCENTS = 100;
const BUDGETS = ['adjusted_budget', 'initial_budget', 'declared_budget'] as const;

function amountsIn(figures: readonly RatedFigure[]): (key: string) => Decimal | null {
  return (key) => {
    const reading = figures.find(({ slot }) => slot.key === key)?.reading;
    return reading?.content === 'amount' ? new Decimal(reading.value) : null;
  };
}

/** What rounding may take from a difference of two amounts. */
const ROUNDING = new Decimal('0.02');

/** Whether what is left is a budget less what was spent; null where one of them is missing. */
export function restFits(figures: readonly RatedFigure[]): boolean | null {
  const amountOf = amountsIn(figures);
  const rest = amountOf('surplus');
  const executed = rest === null ? null : amountOf('executed');
  if (rest === null || executed === null) return null;
  const budgets = BUDGETS.flatMap((key) => amountOf(key) ?? []);
  if (budgets.length === 0) return null;
  return budgets.some((budget) => budget.minus(executed).minus(rest).abs().lte(ROUNDING));
}

/** Holds the rate against the amounts. */
export function ratesAgree(figures: readonly RatedFigure[]): boolean | null {
  const amountOf = amountsIn(figures);
  const rate = amountOf('execution_rate');
  const executed = rate === null ? null : amountOf('executed');
  if (rate === null || executed === null) return null;
  const budgets = BUDGETS.map(amountOf).filter((budget) => budget !== null && !budget.isZero());
  if (budgets.length === 0) return null;
  const off = rate.isInteger() ? OFF_WHOLE : OFF_TENTHS;
  const percents = executed.times(PERCENTS);
  // Multiplied out, which takes a fraction of the time of a quotient of many digits.
  return budgets.some((budget) => budget !== null && percents.minus(rate.times(budget)).abs().lt(budget.abs().times(off)));
}
