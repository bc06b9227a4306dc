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

/** False where more is left than there was to spend: the rate agreed by chance, as the rest is near to a tenth of a rate of nine tenths. */
export function restAgrees(figures: readonly RatedFigure[]): boolean {
  const amountOf = amountsIn(figures);
  const rest = amountOf('surplus');
  const budgets = BUDGETS.map(amountOf).filter((budget) => budget !== null);
  return rest === null || budgets.length === 0 || budgets.some((budget) => budget !== null && rest.lte(budget));
}

/** Holds the rate against the amounts. */
export function ratesAgree(figures: readonly RatedFigure[]): boolean | null {
  const amountOf = amountsIn(figures);
  const [rate, executed] = [amountOf('execution_rate'), amountOf('executed')];
  const budgets = BUDGETS.map(amountOf).filter((budget) => budget !== null && !budget.isZero());
  if (rate === null || executed === null || budgets.length === 0) return null;
  const off = rate.isInteger() ? OFF_WHOLE : OFF_TENTHS;
  return budgets.some((budget) => budget !== null && executed.times(PERCENTS).dividedBy(budget).minus(rate).abs().lt(off));
}
