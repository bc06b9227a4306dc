/**
 * Completion rates of parts against that of their whole: where the parts are all of it, the budgets that follow from their rates make up
 * the budget that follows from the rate of the whole.
 *
 * In → Out: statements → `narrative/rates-of-parts`. Units: 元, rates in %.
 * Limits: only where each part has an amount and a rate of the same budget as the whole; a rate stands for a whole unit of its last
 * digit on either side, since digits may have been cut off. Which of the rates is wrong is not told.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook, Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce } from './claim-findings.ts';
import { compareIntervals, type Interval, isNegative, isZero, sum, ZERO } from './interval.ts';

/** An amount, as a sentence or a table states it, with the rate of its completion. */
interface Rated {
  amount: Interval;
  rate: ClaimFigure;
}

interface Range {
  low: Decimal;
  high: Decimal;
}

const HUNDRED = new Decimal(100);
const TEN_THOUSAND = new Decimal(10000);
const FEWEST_PARTS = 2;

export function checkPartRates(book: ClaimBook): Finding[] {
  const findings: Finding[] = [];
  for (const statement of book.statements) {
    const finding = ratesFinding(book, statement);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

function ratesFinding(book: ClaimBook, statement: Statement): Finding | null {
  const listed = book.partsOf(statement);
  if (listed.length < FEWEST_PARTS) return null;
  const whole = ratedOf(book, statement);
  if (whole === null) return null;
  const parts: Rated[] = [];
  for (const part of listed) {
    const rated = ratedOf(book, part);
    if (rated === null || rated.rate.claim.base !== whole.rate.claim.base) return null;
    parts.push(rated);
  }
  const total = sum(parts.map(({ amount }) => ({ interval: amount, sign: 1 as const })));
  if (compareIntervals(total, whole.amount) === 'unequal') return null;
  const budget = budgetOf(whole);
  const budgets = parts.map(budgetOf).reduce((a, b) => ({ low: a.low.plus(b.low), high: a.high.plus(b.high) }), { low: ZERO, high: ZERO });
  return budget.high.lt(budgets.low) || budgets.high.lt(budget.low) ? finding(statement, whole, { parts, budgets }) : null;
}

/** The amount and the rate of a statement that states one of each; null for others, and for zeros, which any budget may have. */
function ratedOf(book: ClaimBook, statement: Statement): Rated | null {
  const rates = statement.figures.filter(({ claim, kind, approximate }) => claim.kind === 'completion' && kind === 'ratio' && !approximate);
  const [amount] = book.finals(statement);
  const [rate] = rates;
  if (amount === undefined || rate === undefined || rates.length > 1 || statement.evaluation) return null;
  if (isZero(amount) || isNegative(amount) || isZero(rate.fine)) return null;
  return statement.figures.some((figure) => book.blamed.has(figure) && figure.kind !== 'bare') ? null : { amount, rate };
}

/** The budgets of which an amount may be the rate. */
function budgetOf({ amount: { value, half }, rate: { coarse } }: Rated): Range {
  const unit = coarse.half.times(2);
  const least = coarse.value.minus(unit);
  const low = value.minus(half).times(HUNDRED).div(coarse.value.plus(unit));
  const high = least.gt(0) ? value.plus(half).times(HUNDRED).div(least) : new Decimal(Number.POSITIVE_INFINITY);
  return { low, high };
}

function finding(statement: Statement, whole: Rated, { parts, budgets }: { parts: readonly Rated[]; budgets: Range }): Finding {
  const { amount, rate } = whole;
  const budget = amount.value.times(HUNDRED).div(rate.coarse.value);
  const middle = budgets.low.plus(budgets.high).div(2);
  return {
    rule: 'narrative/rates-of-parts',
    args: {
      subject: statement.subject,
      actual: asPrinted(rate),
      base: rate.claim.base === '' ? '预算' : rate.claim.base,
      implied: inTenThousands(budget),
      expected: inTenThousands(budgets.high.isFinite() ? middle : budgets.low),
    },
    locations: placesOnce([rate, ...parts.map((part) => part.rate)].map(({ claim }) => claim.source)),
    facts: [...new Set(rate.claim.facts)],
    actual: rate.claim.value,
  };
}

/** Digits of 万元 that a budget is told with. */
const SHOWN_DIGITS = 2;

function inTenThousands(yuan: Decimal): string {
  return `${yuan.div(TEN_THOUSAND).toDecimalPlaces(SHOWN_DIGITS).toFixed()}万元`;
}
