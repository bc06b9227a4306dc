/**
 * Money of a self-evaluation table beyond its totals: parts against the whole, what is left, rates of nothing, and the money of the
 * whole unit against its accounts.
 *
 * In → Out: a form → `performance/funds-part`, `performance/funds-surplus`, `performance/zero-base-rate`,
 * `performance/overall-funds`. Units: money in 元 inside, in the printed unit in findings.
 * Limits: the whole may have parts that the form does not print, so only a part above it is wrong for sure; what is left may be
 * counted from any of the printed budgets; the unit's own evaluation may speak of all its money or of the general budget alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type Decimal, toYuan } from '../model/amount.ts';
import type { Figure, Figures } from './figures.ts';
import { compareIntervals, isSameValue, isZero, sum } from './interval.ts';
import { inUnit } from './operand-text.ts';
import { type EvaluationForm, IN_DOUBT, isProject } from './performance-forms.ts';

const TOTAL = 'funds.total';
const COLUMN_NAMES = {
  declared_budget: '目标申报数',
  initial_budget: '年初预算数',
  adjusted_budget: '全年预算数',
  executed: '全年执行数',
  surplus: '资金结余',
} as const;
type MoneyColumn = keyof typeof COLUMN_NAMES;
const COLUMNS = Object.keys(COLUMN_NAMES) as MoneyColumn[];
/** Columns in which a part must equal the whole for it to be the only one. */
const LEAST_EQUAL = 2;

/** Findings on the money of one form. */
export function checkParts(form: EvaluationForm, figures: Figures): Finding[] {
  return [
    ...[...form.figures.rows.keys()].filter(isPart).flatMap((row) => [...partFindings(form, row), ...rateOfNothing(form, row)]),
    ...rateOfNothing(form, TOTAL),
    ...surplusFinding(form),
    ...(isProject(form) ? [] : overallFindings(form, figures)),
  ];
}

function isPart(row: string): boolean {
  return row.startsWith('funds.') && row !== TOTAL && row !== 'funds.basic' && row !== 'funds.project';
}

/** A part above the whole; or below it in one column, where it is the only part and equal to the whole in the others. */
function partFindings(form: EvaluationForm, row: string): Finding[] {
  const even: MoneyColumn[] = [];
  const uneven: { column: MoneyColumn; part: Figure; whole: Figure }[] = [];
  for (const column of COLUMNS) {
    const [part, whole] = [form.figures.figure(row, column), form.figures.figure(TOTAL, column)];
    if (part === undefined || whole === undefined) continue;
    if (compareIntervals(part, whole) === 'unequal') uneven.push({ column, part, whole });
    else even.push(column);
  }
  if (uneven.length === 0) return [];
  const above = uneven.filter(({ part, whole }) => part.value.gt(whole.value));
  const parts = [...form.figures.rows.keys()].filter(isPart);
  // Where all parts are known, the sum of the parts tells.
  if (parts.length > 1 && above.length > 0 && isSummed(form, parts)) return [];
  const isOnly = parts.length === 1 && uneven.length === 1 && even.length >= LEAST_EQUAL;
  const told = above.length > 0 ? above : isOnly ? uneven : [];
  return told.map(({ column, part, whole }) => {
    const doubt = form.doubtful || part.doubtful || whole.doubtful;
    return {
      rule: 'performance/funds-part' as const,
      ...(doubt ? IN_DOUBT : above.length > 0 ? {} : { severity: 'warning' as const }),
      args: {
        project: form.name,
        column: COLUMN_NAMES[column],
        part: part.fact.label,
        actual: shown(part),
        expected: shown(whole),
        relation: above.length > 0 ? '超过总额' : '为唯一一项资金，却不等于总额',
      },
      ...involving([part, whole]),
      expected: whole.fact.value,
      actual: part.fact.value,
    };
  });
}

const SUMMED: readonly string[] = ['funds.current_appropriation', 'funds.prior_carryover', 'funds.other'];

function isSummed({ figures }: EvaluationForm, parts: readonly string[]): boolean {
  return parts.every((row) => SUMMED.includes(row)) && figures.hasRow(TOTAL);
}

/** A rate above zero of a budget of zero; 0 and 100 are what forms fill in by themselves. */
function rateOfNothing(form: EvaluationForm, row: string): Finding[] {
  const rate = form.figures.figure(row, 'execution_rate');
  if (rate === undefined || isZero(rate) || form.figures.cell(row, 'executed') === undefined) return [];
  const bases = (['adjusted_budget', 'initial_budget', 'declared_budget'] as const).flatMap((column) => {
    const base = form.figures.figure(row, column);
    return base === undefined ? [] : [base];
  });
  if (bases.length === 0 || !bases.every(isZero) || FILLED_IN.has(rate.value.toFixed())) return [];
  return [
    {
      rule: 'performance/zero-base-rate',
      ...(form.doubtful || rate.doubtful ? IN_DOUBT : {}),
      args: { project: form.name, row: rate.fact.label, actual: `${rate.fact.value}%` },
      ...involving([rate, ...bases]),
      actual: rate.fact.value,
    },
  ];
}

const FILLED_IN: ReadonlySet<string> = new Set(['100']);

/** 资金结余 is the budget less what was executed. */
function surplusFinding(form: EvaluationForm): Finding[] {
  const surplus = form.figures.figure(TOTAL, 'surplus');
  const executed = form.figures.figure(TOTAL, 'executed');
  const bases = (['adjusted_budget', 'initial_budget'] as const).flatMap((column) => form.figures.figure(TOTAL, column) ?? []);
  const [budget] = bases;
  if (surplus === undefined || executed === undefined || budget === undefined) return [];
  const left = (base: Figure) =>
    sum([
      { interval: base, sign: 1 },
      { interval: executed, sign: -1 },
    ]);
  if (bases.some((base) => compareIntervals(surplus, left(base)) !== 'unequal')) return [];
  const expected = left(budget).value;
  return [
    {
      rule: 'performance/funds-surplus',
      ...(form.doubtful || [surplus, executed, budget].some(({ doubtful }) => doubtful) ? IN_DOUBT : {}),
      args: {
        project: form.name,
        actual: shown(surplus),
        expected: `${inUnit(expected, surplus.fact.unit)}${surplus.fact.unit}`,
        budget: shown(budget),
        executed: shown(executed),
      },
      ...involving([surplus, budget, executed]),
      expected: inUnit(expected, surplus.fact.unit),
      actual: surplus.fact.value,
      difference: inUnit(surplus.value.minus(expected), surplus.fact.unit),
    },
  ];
}

/** Rows of the unit's own evaluation with the totals of the accounts that they may repeat. */
const ACCOUNTS = [
  {
    row: 'funds.basic',
    name: '基本支出总额',
    totals: ['expenditure/total/basic', 'general_budget_expenditure/total/basic'],
  },
  {
    row: 'funds.project',
    name: '项目支出总额',
    totals: ['expenditure/total/project', 'general_budget_expenditure/total/project', 'government_fund/total/expenditure.project'],
  },
  {
    row: TOTAL,
    name: '整体支出总额',
    totals: [
      'expenditure/total/current_total',
      'general_budget_expenditure/total/total',
      'appropriation_summary/expenditure.current_total/total',
    ],
  },
] as const;

function overallFindings(form: EvaluationForm, figures: Figures): Finding[] {
  return ACCOUNTS.flatMap(({ row, name, totals }): Finding[] => {
    const own = form.figures.figure(row, 'executed');
    const accounts = totals.flatMap((key) => figures.byKey(key) ?? []);
    const [first] = accounts;
    if (own === undefined || first === undefined || isZero(own) || accounts.some((total) => fits(own, total))) return [];
    // Evaluations of a group of units or of another scope are no slips of these accounts.
    if (!isNear(own.value, first.value)) return [];
    return [
      {
        rule: 'performance/overall-funds',
        ...(form.doubtful || own.doubtful || first.doubtful ? IN_DOUBT : {}),
        args: { name, actual: shown(own), expected: shown(first) },
        ...involving([own, first]),
        expected: inUnit(first.value, own.fact.unit),
        actual: own.fact.value,
        difference: inUnit(own.value.minus(first.value), own.fact.unit),
      },
    ];
  });
}

/** Equal within rounding, or with fewer digits. */
function fits(own: Figure, total: Figure): boolean {
  return isSameValue(own, total) || compareIntervals(own, total) !== 'unequal';
}

/** Amounts further apart than this ratio speak of different scopes. */
const NEAR = 2;

function isNear(a: Decimal, b: Decimal): boolean {
  return !b.isZero() && a.div(b).lt(NEAR) && b.div(a).lt(NEAR);
}

function shown({ fact: { value, unit } }: Figure): string {
  return `${value}${toYuan('1', unit) === null ? '' : unit}`;
}

function involving(figures: readonly Figure[]): Pick<Finding, 'locations' | 'facts'> {
  return { locations: figures.map(({ fact }) => fact.source), facts: figures.map(({ key }) => key) };
}
