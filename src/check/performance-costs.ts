/**
 * Cost indicators against the funds of the same project: the whole cost is what was budgeted and what was paid.
 *
 * In → Out: a form → `performance/cost-indicator` (the achieved cost is not the money executed), `unit/cost-indicator` (元 for 万元).
 * Units: 元 inside, the indicator's unit in findings. Only indicators whose target is the whole budget speak of the whole cost.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal, isMoneyUnit, toYuan } from '../model/amount.ts';
import type { Comparison, Indicator } from '../model/indicator.ts';
import type { Figure } from './figures.ts';
import { compareIntervals, decimalsOf, exact, type Interval, isSameValue, printed } from './interval.ts';
import { type EvaluationForm, fundsTotal, IN_DOUBT } from './performance-forms.ts';

const COST = /成本|费用|经费|支出|资金|投入/;
/** 万元 in 元. */
const SCALE = new Decimal(10000);
/** A budget below this many 元 proves nothing: small round numbers are met by chance. */
const LEAST_BUDGET = new Decimal(10000);

export function checkCosts(form: EvaluationForm): Finding[] {
  const budgets = (['initial_budget', 'adjusted_budget'] as const).flatMap((column) => fundsTotal(form, column) ?? []);
  const executed = fundsTotal(form, 'executed');
  if (executed === undefined || budgets.length === 0) return [];
  return form.indicators.flatMap((indicator) => checkCost(form, indicator, { budgets, executed }));
}

interface Funds {
  budgets: readonly Figure[];
  executed: Figure;
}

function money({ number, unit }: Comparison): Interval | null {
  const own = unit === '万' ? '万元' : unit;
  if (number === null || own === null || !isMoneyUnit(own)) return null;
  return exact(toYuan(number, own) ?? '0');
}

function checkCost(form: EvaluationForm, indicator: Indicator, { budgets, executed }: Funds): Finding[] {
  const { level2, level3, targetParsed, actualParsed } = indicator;
  const target = money(targetParsed);
  if (target === null || !COST.test(`${level2}${level3}`)) return [];
  const slipped = budgets.find(({ value }) => value.gte(LEAST_BUDGET) && value.eq(target.value.times(SCALE)));
  if (slipped !== undefined) return [unitFinding(form, indicator, slipped)];
  const whole = budgets.some((budget) => isSameValue(budget, target)) && level2.includes('成本');
  const actual = whole ? money(actualParsed) : null;
  if (actual === null) return [];
  const size = new Decimal(toYuan('1', actualParsed.unit === '万' ? '万元' : (actualParsed.unit ?? '元')) ?? 1);
  const stated = printed(actual.value, decimalsOf(actualParsed.number ?? ''), size);
  return compareIntervals(stated, executed) === 'unequal' ? [costFinding(form, indicator, executed)] : [];
}

function unitFinding(form: EvaluationForm, { level3, target, source }: Indicator, budget: Figure): Finding {
  return {
    rule: 'unit/cost-indicator',
    ...(budget.doubtful || form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: level3, target, budget: `${budget.fact.value}${budget.fact.unit}` },
    locations: [source, budget.fact.source],
    facts: [budget.key],
    expected: `${budget.fact.value}${budget.fact.unit}`,
    actual: target,
  };
}

function costFinding(form: EvaluationForm, { level3, actual, source }: Indicator, executed: Figure): Finding {
  return {
    rule: 'performance/cost-indicator',
    ...(executed.doubtful || form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: level3, actual, executed: `${executed.fact.value}${executed.fact.unit}` },
    locations: [source, executed.fact.source],
    facts: [executed.key],
    expected: `${executed.fact.value}${executed.fact.unit}`,
    actual,
  };
}
