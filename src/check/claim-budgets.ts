/**
 * Final amounts against budgets: completion rates, 大于, 小于 and 等于.
 *
 * Units: 元, rates in %. A rate of a budget of zero says nothing: 0% of nothing is gathered into one line, anything else is doubted.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { amountsOf, type ClaimBook, type Statement, tableValues } from './claim-book.ts';
import { type ClaimFigure, isAdjustment, rescaled } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce } from './claim-findings.ts';
import { isAgainstBudget, signOf } from './claim-moves.ts';
import { bestVerdict, isOfRoundedZero, printedRate, type RateAmounts } from './claim-rates.ts';
import { compareIntervals, decimalsOf, EXACT_ZERO, type Interval, isNegative, isZero, sum } from './interval.ts';
import { isOfYearStart, isSameBudget, spokenBudgets } from './spoken-budgets.ts';

const SCALES = [new Decimal(10000), new Decimal('0.0001')] as const;
const HUNDRED = new Decimal(100);
const TEN_THOUSAND = new Decimal(10000);

/** What a statement says of its final amount and its budget. */
interface Pair {
  final: Interval;
  budget: Interval;
}

export function checkBudgets(book: ClaimBook): Finding[] {
  const findings: Finding[] = [];
  const zeros: { rates: ClaimFigure[]; words: ClaimFigure[] } = { rates: [], words: [] };
  for (const statement of book.statements) {
    for (const figure of statement.figures) {
      const { kind } = figure.claim;
      if (kind === 'completion' && figure.kind === 'ratio' && !figure.approximate)
        findings.push(...completion(book, statement, figure, zeros.rates));
      if (kind !== 'change' && kind !== 'growth' && isAgainstBudget(figure))
        findings.push(...relation(book, statement, figure, zeros.words));
    }
  }
  return [...findings, ...zeroRates(zeros.rates), ...zeroWords(zeros.words)];
}

/** Every final amount with every budget that a figure may be measured against. */
function pairsOf(book: ClaimBook, statement: Statement, figure: ClaimFigure): Pair[] {
  const initial = amountsOf(statement, 'initial_budget');
  const adjusted = amountsOf(statement, 'adjusted_budget');
  const ofYearStart = isOfYearStart(figure.claim.base);
  const stated = ofYearStart && initial.length > 0 ? initial : adjusted.length > 0 && !ofYearStart ? adjusted : [...initial, ...adjusted];
  const own = [...stated.map(({ fine }) => fine), ...adjustedSums(adjusted), ...tableValues(book, figure.claim.baseFacts)];
  const budgets = own.length > 0 ? own : spokenBudgets(book, statement, figure.claim).map(({ fine }) => fine);
  const pairs: Pair[] = [];
  for (const final of book.finals(statement)) for (const budget of budgets) pairs.push({ final, budget });
  return pairs;
}

/** 预算数 12万元，调整数 -1万元: an adjustment may be the budget that was adjusted, or what was added to it. */
function adjustedSums(budgets: readonly ClaimFigure[]): Interval[] {
  const [first, second] = budgets;
  if (first === undefined || second === undefined || !isAdjustment(second)) return [];
  return [
    sum([
      { interval: first.fine, sign: 1 },
      { interval: second.fine, sign: 1 },
    ]),
  ];
}

/**
 * The final amount with the budget that a stated difference leaves (决算数大于预算数 5万元), where no budget is stated.
 * A difference from the year's first budget says nothing of a rate of a later one.
 */
function impliedPairs(book: ClaimBook, statement: Statement, rate: ClaimFigure): Pair[] {
  const differences = statement.figures.filter(
    (figure) => figure.claim.kind === 'change' && figure.kind === 'money' && !figure.approximate && isAgainstBudget(figure),
  );
  return differences.flatMap((figure) => {
    const sign = signOf(figure);
    if (sign === null || sign === 0 || !isSameBudget(rate.claim.base, figure.claim.base)) return [];
    return book.finals(statement).map((final) => ({
      final,
      budget: sum([
        { interval: final, sign: 1 },
        { interval: figure.fine, sign: sign === 1 ? -1 : 1 },
      ]),
    }));
  });
}

function completion(book: ClaimBook, statement: Statement, figure: ClaimFigure, zeros: ClaimFigure[]): Finding[] {
  const stated = pairsOf(book, statement, figure);
  const pairs = stated.length > 0 ? stated : impliedPairs(book, statement, figure);
  const [first] = pairs;
  if (first === undefined) return [];
  if (pairs.every(({ budget }) => isZero(budget))) return ofZero(pairs, statement, figure, zeros);
  const verdict = bestVerdict(figure, pairs.map(amountsOfPair));
  if (verdict === 'equal' || verdict === null) return [];
  if (verdict !== 'unequal' || coarselyConsistent(book, statement, figure)) {
    book.rateTails.push(figure);
    return [];
  }
  const scaled = SCALES.some((scale) => {
    const readings = pairs.map(({ final, budget }) => ({ part: rescaled(final, scale), whole: budget }));
    return bestVerdict(figure, readings) === 'equal';
  });
  book.blamed.add(figure);
  return [scaled && !isZero(figure.fine) ? scaleFinding(statement, figure) : completionFinding(statement, figure, first)];
}

function amountsOfPair({ final, budget }: Pair): RateAmounts {
  return { part: final, whole: budget };
}

/**
 * True where the amounts as printed, digits that were left off and all, allow the rate. An amount that a table confirms to the last
 * digit has left off nothing but zeros, and two that are printed alike are equal.
 */
function coarselyConsistent(book: ClaimBook, statement: Statement, figure: ClaimFigure): boolean {
  const tables = tableValues(book, [...statement.facts, ...figure.claim.baseFacts]);
  const readingOf = ({ fine, coarse }: ClaimFigure): Interval => (tables.some(({ value }) => value.eq(fine.value)) ? fine : coarse);
  const finals = amountsOf(statement, 'final', 'other');
  const own = amountsOf(statement, 'initial_budget', 'adjusted_budget');
  const printed = tableValues(book, figure.claim.baseFacts);
  const stated = own.length + printed.length > 0 ? own : spokenBudgets(book, statement, figure.claim);
  const unlike = stated.filter(({ coarse }) => !finals.some((final) => final.coarse.value.eq(coarse.value)));
  const budgets = [...unlike.map(readingOf), ...printed];
  const readings = finals.flatMap((final) => budgets.map((whole) => ({ part: readingOf(final), whole })));
  return bestVerdict(figure, readings) === 'equal';
}

function ofZero(pairs: readonly Pair[], statement: Statement, figure: ClaimFigure, zeros: ClaimFigure[]): Finding[] {
  if (pairs.some(({ final }) => isZero(final))) {
    zeros.push(figure);
    return [];
  }
  if (pairs.some(({ final, budget }) => isOfRoundedZero(figure, final, budget))) return [];
  return [
    {
      rule: 'narrative/zero-base-rate',
      severity: 'warning',
      args: { subject: statement.subject, base: '预算数', actual: `完成预算${asPrinted(figure)}` },
      locations: [figure.claim.source],
      facts: [...figure.claim.facts, ...figure.claim.baseFacts],
      actual: figure.claim.value,
    },
  ];
}

function completionFinding(statement: Statement, figure: ClaimFigure, { final, budget }: Pair): Finding {
  const decimals = decimalsOf(figure.claim.value);
  const expected = printedRate(final, budget, decimals);
  return {
    rule: 'narrative/completion-contradicts-amounts',
    args: {
      subject: statement.subject,
      actual: asPrinted(figure),
      expected: `${expected ?? ''}%`,
      final: inUnit(final.value, TEN_THOUSAND),
      budget: inUnit(budget.value, TEN_THOUSAND),
    },
    locations: [figure.claim.source],
    facts: [...new Set([...figure.claim.facts, ...figure.claim.baseFacts])],
    actual: figure.claim.value,
    ...(expected === null ? {} : { expected, difference: new Decimal(figure.claim.value).minus(expected).toFixed() }),
  };
}

function scaleFinding(statement: Statement, figure: ClaimFigure): Finding {
  return {
    rule: 'unit/claim-off-by-ten-thousand',
    args: {
      subject: `${statement.subject}的决算数或预算数`,
      actual: '所写单位',
      expected: `按完成比例${asPrinted(figure)}推算，两者的单位相差一万倍`,
    },
    locations: [figure.claim.source],
    facts: [...figure.claim.facts],
    actual: figure.claim.value,
  };
}

/** 大于, 小于, 等于 against the two amounts, or against the completion rate where no budget is stated. */
function relation(book: ClaimBook, statement: Statement, figure: ClaimFigure, zeros: ClaimFigure[]): Finding[] {
  const word = signOf(figure);
  if (word === null) return [];
  const pairs = pairsOf(book, statement, figure);
  if (pairs.length > 0 && pairs.every(({ final, budget }) => isZero(final) && isZero(budget))) {
    if (word !== 0) zeros.push(figure);
    return [];
  }
  const reason = contradictionOf(word, statement, pairs);
  if (reason === null) return [];
  return [
    {
      rule: 'narrative/direction-contradicts-amounts',
      ...(reason.hidden ? { severity: 'warning' as const } : {}),
      args: { subject: statement.subject, word: figure.claim.direction ?? '', reason: reason.words },
      locations: placesOnce([figure.claim.source, ...amountsOf(statement, 'final').map(({ claim }) => claim.source)]),
      facts: [...figure.claim.facts],
      actual: figure.claim.direction ?? '',
    },
  ];
}

interface Reason {
  words: string;
  /** True where rounding may hide the difference. */
  hidden: boolean;
}

/** What speaks against a word of relation; null where nothing does. */
function contradictionOf(word: 1 | -1 | 0, statement: Statement, pairs: readonly Pair[]): Reason | null {
  const signs = pairs.length > 0 ? pairs.flatMap(signsOfPair) : rateSigns(statement);
  if (signs.length === 0) return null;
  const hidden = signs.includes(0);
  if (signs.includes(word)) return word === 0 && isNotWhole(statement) ? { words: '完成比例不是100%', hidden } : null;
  return { words: `决算数${hidden ? '等于' : signs.includes(1) ? '大于' : '小于'}预算数`, hidden };
}

/** The side on which the final amount lies; a difference within rounding may be none. */
function signsOfPair({ final, budget }: Pair): (1 | -1 | 0)[] {
  const difference = sum([
    { interval: final, sign: 1 },
    { interval: budget, sign: -1 },
  ]);
  if (isZero(difference)) return [0];
  const side = isNegative(difference) ? -1 : 1;
  return compareIntervals(difference, EXACT_ZERO) === 'unequal' ? [side] : [side, 0];
}

/** 等于 beside a rate of 100.03%: what is equal is 100%, whatever the amounts may hide. */
function isNotWhole(statement: Statement): boolean {
  return rateSigns(statement).length > 0 && !statement.figures.some(({ claim }) => claim.text.includes('基本'));
}

/** Which side of 100% the rates lie on; a printed 100 may lie on either. */
function rateSigns(statement: Statement): (1 | -1)[] {
  const rates = statement.figures.filter(({ claim, kind, approximate }) => claim.kind === 'completion' && kind === 'ratio' && !approximate);
  return rates.flatMap(({ coarse }) => {
    const over = coarse.value.minus(HUNDRED);
    return over.abs().lte(coarse.half) || isZero(coarse) ? [] : [over.isPositive() ? 1 : -1];
  });
}

function zeroRates(figures: readonly ClaimFigure[]): Finding[] {
  if (figures.length === 0) return [];
  return [
    {
      rule: 'narrative/rate-of-nothing',
      args: { count: String(figures.length) },
      locations: placesOnce(figures.map(({ claim }) => claim.source)),
      facts: [...new Set(figures.flatMap(({ claim }) => claim.facts))],
    },
  ];
}

function zeroWords(figures: readonly ClaimFigure[]): Finding[] {
  if (figures.length === 0) return [];
  return [
    {
      rule: 'narrative/direction-of-nothing',
      args: { count: String(figures.length), word: [...new Set(figures.map(({ claim }) => claim.direction))].join('”或“') },
      locations: placesOnce(figures.map(({ claim }) => claim.source)),
      facts: [...new Set(figures.flatMap(({ claim }) => claim.facts))],
    },
  ];
}
