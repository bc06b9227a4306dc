/**
 * Last year's amounts as this year's sentences imply them: the amount less its change. They must agree with each other.
 *
 * In → Out: the claims → findings. Units: 元 inside, 万元 in messages. An implied amount carries the rounding of both figures.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Place } from '../model/place.ts';
import { amountsOf, type ClaimBook, mayBeEither, type Statement } from './claim-book.ts';
import { inUnit, placesOnce } from './claim-findings.ts';
import { impliedBase } from './claim-growth.ts';
import { type Move, movesOf, signOf } from './claim-moves.ts';
import { compareIntervals, type Interval, isAbove, sum } from './interval.ts';

const TEN_THOUSAND = new Decimal(10000);

/** Last year's amount of a subject, stated or implied. */
export interface PriorAmount {
  keys: readonly string[];
  subject: string;
  interval: Interval;
  /** True where the sentence prints it. */
  stated: boolean;
  place: Place;
}

/** Every amount of last year that the sentences on the accounts state or imply. */
export function priorAmounts(book: ClaimBook): PriorAmount[] {
  const found: PriorAmount[] = [];
  for (const statement of book.statements)
    if (!statement.evaluation && statement.facts.length > 0 && !mayBeEither(statement.facts)) found.push(...priorsOf(book, statement));
  return found;
}

/** Last year's amounts as a statement prints them; where it prints none, as its moves imply them. */
function priorsOf(book: ClaimBook, statement: Statement): PriorAmount[] {
  const { facts: keys, subject } = statement;
  const stated = amountsOf(statement, 'prior').filter((figure) => !book.blamed.has(figure));
  if (stated.length > 0) return stated.map(({ fine, claim }) => ({ keys, subject, interval: fine, stated: true, place: claim.source }));
  return movesOf(book, statement).flatMap((move) => implied(book, statement, move) ?? []);
}

function implied(book: ClaimBook, statement: Statement, { change, growth, budget, earlier }: Move): PriorAmount | null {
  const sign = signOf(change);
  const [final] = book.finals(statement);
  if (change === null || budget || earlier !== null || final === undefined || (sign !== 1 && sign !== -1) || book.blamed.has(change))
    return null;
  const direction = signOf(growth);
  if (direction !== null && direction !== sign) return null;
  return {
    keys: statement.facts,
    subject: statement.subject,
    interval: impliedBase(final, change.fine, sign),
    stated: false,
    place: change.claim.source,
  };
}

/** A whole of last year that cannot be less than its part, or than its parts together. */
interface Bound {
  whole: readonly string[];
  parts: readonly (readonly string[])[];
}

const SUMMARY = 'income_expenditure_summary';
const BOUNDS: readonly Bound[] = [
  { whole: [`${SUMMARY}/income.grand_total/amount`], parts: [['appropriation_summary/income.grand_total/amount']] },
  {
    whole: [`${SUMMARY}/income.current_total/amount`],
    parts: [['appropriation_summary/income.current_total/amount', 'income/total/appropriation']],
  },
  { whole: [`${SUMMARY}/expenditure.current_total/amount`], parts: [['expenditure/total/basic'], ['expenditure/total/project']] },
  { whole: [`${SUMMARY}/expenditure.grand_total/amount`], parts: [['expenditure/total/basic'], ['expenditure/total/project']] },
  { whole: [`${SUMMARY}/expenditure.current_total/amount`], parts: [['general_budget_expenditure/total/total']] },
  {
    whole: [`${SUMMARY}/income.current_total/amount`],
    parts: [['income/total/appropriation'], ['income/total/institutional'], ['income/total/business'], ['income/total/other']],
  },
];

export function checkImpliedPriors(book: ClaimBook): Finding[] {
  const priors = new Map<string, PriorAmount>();
  const findings: Finding[] = [];
  for (const prior of priorAmounts(book)) {
    const before = first(priors, prior.keys);
    if (before !== undefined && compareIntervals(before.interval, prior.interval) === 'unequal') findings.push(disagreement(before, prior));
    for (const key of prior.keys) if (!priors.has(key)) priors.set(key, prior);
  }
  return findings.length > 0 ? findings : exceeding(priors);
}

function disagreement(before: PriorAmount, prior: PriorAmount): Finding {
  return {
    rule: 'year_over_year/implied-priors-disagree',
    args: {
      subject: prior.subject,
      first: inUnit(before.interval.value, TEN_THOUSAND),
      second: inUnit(prior.interval.value, TEN_THOUSAND),
    },
    locations: placesOnce([prior.place, before.place]),
    facts: [...new Set([...prior.keys, ...before.keys])],
    expected: inUnit(before.interval.value, TEN_THOUSAND),
    actual: inUnit(prior.interval.value, TEN_THOUSAND),
    difference: inUnit(prior.interval.value.minus(before.interval.value), TEN_THOUSAND),
    tolerance: inUnit(prior.interval.half.plus(before.interval.half), TEN_THOUSAND),
  };
}

/** Parts of last year that exceed their whole, one line for the first of them. */
function exceeding(priors: ReadonlyMap<string, PriorAmount>): Finding[] {
  for (const { whole: keys, parts: partKeys } of BOUNDS) {
    const whole = first(priors, keys);
    const parts = partKeys.flatMap((part) => first(priors, part) ?? []);
    if (whole === undefined || parts.length === 0) continue;
    const total = sum(parts.map(({ interval }) => ({ interval, sign: 1 as const })));
    if (!isAbove(total, whole.interval)) continue;
    const over = total.value.minus(whole.interval.value);
    const tolerance = total.half.plus(whole.interval.half);
    if (over.lte(tolerance)) continue;
    return [
      {
        rule: 'year_over_year/implied-parts-exceed',
        args: {
          whole: whole.subject,
          wholeAmount: inUnit(whole.interval.value, TEN_THOUSAND),
          parts: parts.map(({ subject, interval }) => `${subject}${inUnit(interval.value, TEN_THOUSAND)}万元`).join('、'),
        },
        locations: placesOnce([whole.place, ...parts.map(({ place }) => place)]),
        facts: [...new Set([whole, ...parts].flatMap((prior) => prior.keys))],
        expected: inUnit(whole.interval.value, TEN_THOUSAND),
        actual: inUnit(total.value, TEN_THOUSAND),
        difference: inUnit(over, TEN_THOUSAND),
        tolerance: inUnit(tolerance, TEN_THOUSAND),
      },
    ];
  }
  return [];
}

function first(priors: ReadonlyMap<string, PriorAmount>, keys: readonly string[]): PriorAmount | undefined {
  for (const key of keys) {
    const prior = priors.get(key);
    if (prior !== undefined) return prior;
  }
  return undefined;
}
