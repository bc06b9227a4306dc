/**
 * Rates by which the final amount differs from the budget (预决算差异率), against the two amounts of their sentence.
 *
 * In → Out: statements → `narrative/growth-contradicts-change`. Units: 元, rates in %. The rate is said of no subject of its own: it is
 * that of a budget and the final amount behind it in the sentence; of several budgets any may be meant. Limits: a rate without a sign may be
 * of either direction, but not in a document that prints others with a minus; then it is a warning.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook, Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';
import { bestVerdict, mayBeZero, printedRate } from './claim-rates.ts';
import { decimalsOf, type Interval, isNegative, sum } from './interval.ts';

const VARIANCE = /差异率$/;
const BUDGETS: ReadonlySet<string> = new Set(['initial_budget', 'adjusted_budget']);

/** The amounts of a sentence that a rate behind them is made of. */
interface Pair {
  text: string;
  /** 年初预算, and 全年预算 where both are printed. */
  budgets: ClaimFigure[];
  final: ClaimFigure | null;
}

export function checkVariance(book: ClaimBook): Finding[] {
  const isSigned = book.statements.some((own) => own.figures.some((figure) => isVariance(own, figure) && isNegative(figure.fine)));
  let pair: Pair = { text: '', budgets: [], final: null };
  const findings: Finding[] = [];
  for (const statement of book.statements) {
    for (const figure of statement.figures) {
      pair = pairAt(figure, pair);
      const finding = isVariance(statement, figure) ? varianceFinding(book, { ...pair, isSigned }, figure) : null;
      if (finding !== null) findings.push(finding);
    }
  }
  return findings;
}

function isVariance({ evaluation }: Statement, { claim, kind, approximate }: ClaimFigure): boolean {
  return !evaluation && !approximate && kind === 'ratio' && claim.kind === 'share' && VARIANCE.test(claim.subject);
}

/** The amounts of the sentence up to a figure. */
function pairAt(figure: ClaimFigure, before: Pair): Pair {
  const { text, kind } = figure.claim;
  const pair: Pair = text === before.text ? before : { text, budgets: [], final: null };
  if (figure.kind === 'money' && kind === 'amount') note(pair, figure);
  return pair;
}

function note(pair: Pair, figure: ClaimFigure): void {
  if (BUDGETS.has(figure.claim.measure)) {
    if (pair.final !== null) pair.budgets = [];
    pair.budgets.push(figure);
    pair.final = null;
  } else pair.final = figure.claim.measure === 'final' && pair.final === null ? figure : pair.final;
}

/** With `isSigned`, rates below zero have a minus. */
function varianceFinding(book: ClaimBook, { budgets, final, isSigned }: Pair & { isSigned: boolean }, rate: ClaimFigure): Finding | null {
  const budget = budgets.at(-1);
  if (budget === undefined || final === null || [...budgets, final].some((figure) => book.blamed.has(figure))) return null;
  if (budgets.some(({ fine }) => mayBeZero(fine))) return null;
  const fitting = budgets.filter((own) => isRateOf(book, rate, own, final));
  const lacksMinus = (own: ClaimFigure): boolean => isSigned && !isNegative(rate.fine) && !mayBeZero(rate.coarse) && isBelow(final, own);
  if (fitting.length > 0 && !fitting.every(lacksMinus)) return null;
  const part = differenceOf(final, budget);
  const size = printedRate(part, budget.fine, decimalsOf(rate.claim.value));
  if (size === null) return null;
  const expected = isNegative(part) ? `-${size}` : size;
  return {
    rule: 'narrative/growth-contradicts-change',
    ...(fitting.length > 0 ? { severity: 'warning' as const } : {}),
    args: {
      subject: subjectName(budget.claim),
      change: `预算数为${asPrinted(budget)}、决算数为${asPrinted(final)}`,
      actual: asPrinted(rate),
      expected: `${expected}%`,
      hint: '',
    },
    locations: placesOnce([budget, final, rate].map(({ claim }) => claim.source)),
    facts: [...final.claim.facts],
    actual: rate.claim.value,
    expected,
    difference: new Decimal(rate.claim.value).minus(expected).toFixed(),
  };
}

function isBelow(final: ClaimFigure, budget: ClaimFigure): boolean {
  const difference = differenceOf(final, budget);
  return isNegative(difference) && !mayBeZero(difference);
}

/** True for the rate of the two amounts, also as roundings may have left it. */
function isRateOf(book: ClaimBook, rate: ClaimFigure, budget: ClaimFigure, final: ClaimFigure): boolean {
  const part = differenceOf(final, budget);
  const verdict = bestVerdict(rate, [
    { part, whole: budget.fine },
    { part: differenceOf(final, budget, 'coarse'), whole: budget.coarse },
  ]);
  const isTurned = isNegative(rate.fine) && !isNegative(part) && !mayBeZero(part);
  if (verdict === 'unequal' || isTurned) return false;
  if (verdict !== null && verdict !== 'equal') book.rateTails.push(rate);
  return true;
}

function differenceOf(final: ClaimFigure, budget: ClaimFigure, digits: 'fine' | 'coarse' = 'fine'): Interval {
  return sum([
    { interval: final[digits], sign: 1 },
    { interval: budget[digits], sign: -1 },
  ]);
}
