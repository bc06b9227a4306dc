/**
 * The funds block of a self-evaluation table: rates of execution and totals of their parts.
 *
 * In → Out: forms → `performance/execution-rate`, `performance/rate-rounding`, `performance/funds-total`.
 * Units: money in 元 inside, in the printed unit in findings; rates in %. A rate may be of 全年预算数 or of 年初预算数.
 * Limits: rates of a budget of zero are left alone, as are totals of forms with rows of their own.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import type { Figure } from './figures.ts';
import { compareIntervals, decimalsOf, type Interval, isNegative, isQuotient, isZero, ratioRange, sum, ZERO } from './interval.ts';
import { type EvaluationForm, IN_DOUBT, plain } from './performance-forms.ts';

const PERCENT = new Decimal(100);
const HALF = new Decimal('0.5');
const PARTS = ['funds.current_appropriation', 'funds.prior_carryover', 'funds.other'] as const;
const MONEY_COLUMNS = ['declared_budget', 'initial_budget', 'adjusted_budget', 'executed'] as const;
/** Digits of an expected rate in a message. */
const SHOWN_DECIMALS = 2;

/** Findings on the funds of one form. */
export function checkFunds(form: EvaluationForm): Finding[] {
  return [...differentRows(form).flatMap((row) => checkRate(form, row)), ...MONEY_COLUMNS.flatMap((column) => checkTotal(form, column))];
}

const RATE_COLUMNS = ['initial_budget', 'adjusted_budget', 'executed', 'execution_rate'] as const;

/** Rows without those that repeat the figures of a row before: the total and its only part share one slip. */
function differentRows({ figures }: EvaluationForm): string[] {
  const seen = new Set<string>();
  return [...figures.rows].flatMap(([row, cells]) => {
    const key = RATE_COLUMNS.map((column) => cells.get(column)?.fact.value ?? '').join(' ');
    if (seen.has(key)) return [];
    seen.add(key);
    return [row];
  });
}

export type RateVerdict = 'fits' | 'rounding' | 'differs';

/** Whether a printed rate is that of two amounts; null where the base is zero or negative. `decimals`: digits printed behind the point. */
export function judgeRate(printed: Decimal, decimals: number, [executed, base]: readonly [Interval, Interval]): RateVerdict | null {
  if (isZero(base) || isNegative(base) || isNegative(executed)) return null;
  const range = ratioRange(executed, base, PERCENT);
  if (range === null) return null;
  const step = new Decimal(10).pow(-decimals);
  const half = step.times(HALF);
  if (range.high.gte(printed.minus(half)) && range.low.lte(printed.plus(half))) return 'fits';
  const exact = executed.value.div(base.value).times(PERCENT);
  const truncated = exact.gte(printed) && exact.lt(printed.plus(step));
  const twice = decimals < SHOWN_DECIMALS && exact.toDecimalPlaces(SHOWN_DECIMALS).minus(printed).abs().lte(half);
  if (truncated || twice) return 'rounding';
  // 0.8673 under a heading of rates: a share of one instead of percent.
  const asShare = exact.div(PERCENT).minus(printed).abs().lte(half);
  return asShare && printed.lte(1) && decimals >= SHOWN_DECIMALS ? 'rounding' : 'differs';
}

/** True where a rate is for sure the quotient of two amounts above zero, as printed; `judgeRate` judges the others. */
function isExactRate({ hundredths: rate }: Figure, decimals: number, [executed, base]: readonly [Interval, Interval]): boolean {
  return !isZero(base) && !isNegative(base) && !isNegative(executed) && isQuotient(executed, base, { rate, decimals });
}

function checkRate(form: EvaluationForm, row: string): Finding[] {
  const { figures } = form;
  const rate = figures.figure(row, 'execution_rate');
  const executed = figures.cell(row, 'executed');
  if (rate === undefined || executed === undefined) return [];
  const bases = (['adjusted_budget', 'initial_budget', 'declared_budget'] as const).flatMap((column) => figures.figure(row, column) ?? []);
  const decimals = decimalsOf(rate.fact.value);
  if (bases.some((base) => isExactRate(rate, decimals, [executed, base]))) return [];
  const verdicts = bases.map((base) => ({ base, verdict: judgeRate(rate.value, decimals, [executed, base]) }));
  const known = verdicts.filter(({ verdict }) => verdict !== null);
  const [first] = known;
  if (first === undefined || known.some(({ verdict }) => verdict === 'fits')) return [];
  const near = known.find(({ verdict }) => verdict === 'rounding');
  return [rateFinding(form, { rate, executed: figures.figure(row, 'executed'), base: (near ?? first).base, isNear: near !== undefined })];
}

interface WrongRate {
  rate: Figure;
  executed: Figure | undefined;
  base: Figure;
  isNear: boolean;
}

function rateFinding(form: EvaluationForm, { rate, executed, base, isNear }: WrongRate): Finding {
  const expected = (executed?.value ?? ZERO).div(base.value).times(PERCENT).toDecimalPlaces(SHOWN_DECIMALS);
  const operands = [rate, ...(executed === undefined ? [] : [executed]), base];
  const doubt = form.doubtful || operands.some(({ doubtful }) => doubtful);
  return {
    rule: isNear ? 'performance/rate-rounding' : 'performance/execution-rate',
    ...(doubt && !isNear ? IN_DOUBT : {}),
    args: {
      project: form.name,
      actual: `${rate.fact.value}%`,
      expected: `${plain(expected)}%`,
      executed: executed === undefined ? '空白' : `${executed.fact.value}${executed.fact.unit}`,
      budget: `${base.fact.value}${base.fact.unit}`,
    },
    locations: operands.map(({ fact }) => fact.source),
    facts: operands.map(({ key }) => key),
    expected: plain(expected),
    actual: plain(rate.value),
    difference: plain(rate.value.minus(expected)),
  };
}

function checkTotal(form: EvaluationForm, column: (typeof MONEY_COLUMNS)[number]): Finding[] {
  const { figures } = form;
  const total = figures.figure('funds.total', column);
  if (total === undefined) return [];
  const rows = [...figures.rows.keys()].filter((row) => row !== 'funds.total' && row !== 'overall');
  const known = PARTS.filter((row) => figures.hasRow(row));
  // A row of another name is a part or an item of a part: what adds up to the total is not known.
  if (known.length < 2 || rows.some((row) => !PARTS.includes(row as (typeof PARTS)[number]))) return [];
  const parts = known.flatMap((row) => figures.figure(row, column) ?? []);
  const added = sum(parts.map((interval) => ({ interval, sign: 1 as const })));
  // Blank parts of a filled total say nothing about the total.
  if (parts.length === 0 || compareIntervals(total, added) !== 'unequal') return [];
  const unit = new Decimal(toYuan('1', total.fact.unit) ?? '1');
  const doubt = form.doubtful || [total, ...parts].some(({ doubtful }) => doubtful);
  return [
    {
      rule: 'performance/funds-total',
      ...(doubt ? IN_DOUBT : {}),
      args: {
        project: form.name,
        column: COLUMN_NAMES[column],
        actual: `${total.fact.value}${total.fact.unit}`,
        expected: `${plain(added.value.div(unit))}${total.fact.unit}`,
      },
      locations: [total, ...parts].map(({ fact }) => fact.source),
      facts: [total, ...parts].map(({ key }) => key),
      expected: plain(added.value.div(unit)),
      actual: plain(total.value.div(unit)),
      difference: plain(total.value.minus(added.value).div(unit)),
      tolerance: plain(total.half.plus(added.half).div(unit)),
    },
  ];
}

const COLUMN_NAMES = {
  declared_budget: '目标申报数',
  initial_budget: '年初预算数',
  adjusted_budget: '全年预算数',
  executed: '全年执行数',
} as const;
