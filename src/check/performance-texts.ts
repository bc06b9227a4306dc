/**
 * The texts inside a self-evaluation table against its figures: rates named in words, and years that are long past; the goals have a
 * file of their own.
 *
 * In → Out: a form → `performance/rate-in-text`, `performance/rate-base`, `performance/goal-target`, `performance/stale-year`.
 * Units: rates in %.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Cell } from '../model/table.ts';
import type { Figure } from './figures.ts';
import { decimalsOf } from './interval.ts';
import { type EvaluationForm, fundsTotal, goalRows, IN_DOUBT, LEAST_TEXT, textCells } from './performance-forms.ts';
import { judgeRate, type RateVerdict } from './performance-funds.ts';
import { checkGoals, type GoalText } from './performance-goals.ts';

/** A rate in running text; other rates (完成率) are not of money. */
const RATE_IN_TEXT = /(?:预算|资金|经费)?执行率[为达到是约:：]{0,3}\s*(\d+(?:\.\d+)?)\s*[%％]/g;

export function checkTexts(form: EvaluationForm, year: number | null): Finding[] {
  const cells = textCells(form);
  const goals = goalTexts(cells);
  const rates = cells.filter(({ raw }) => raw.length >= LEAST_TEXT && raw.includes('执行率'));
  return [
    ...rates.flatMap((cell) => checkRates(form, cell)),
    ...checkGoals(form, goals),
    ...(year === null ? [] : staleYears(form, goals, year)),
  ];
}

function checkRates(form: EvaluationForm, { raw, source }: Cell): Finding[] {
  const executed = fundsTotal(form, 'executed');
  const rate = fundsTotal(form, 'execution_rate');
  if (executed === undefined || rate === undefined) return [];
  return [...raw.matchAll(RATE_IN_TEXT)].flatMap(([, text = '']) => {
    const finding = rateFinding(form, text, { rate, executed });
    return finding === null ? [] : [{ ...finding, locations: [source, ...finding.locations] }];
  });
}

/** What is wrong with a rate in words, with the places of the figures; null where the table says the same. */
function rateFinding(form: EvaluationForm, text: string, { rate, executed }: Record<'rate' | 'executed', Figure>): Finding | null {
  const stated = new Decimal(text);
  const decimals = decimalsOf(text);
  if (rate.value.minus(stated).abs().lte(new Decimal(10).pow(-decimals))) return null;
  const bases = (['adjusted_budget', 'initial_budget', 'declared_budget'] as const).flatMap((column) => fundsTotal(form, column) ?? []);
  const base = bases.find((figure) => FITTING.has(judgeRate(stated, decimals, [executed, figure])));
  const args = { actual: `${text}%`, table: `${rate.fact.value}%`, project: form.name };
  const figures = { expected: rate.fact.value, actual: text, facts: [rate.key] };
  if (base === undefined) {
    const doubt = form.doubtful || rate.doubtful || executed.doubtful;
    return { rule: 'performance/rate-in-text', ...(doubt ? IN_DOUBT : {}), args, locations: [rate.fact.source], ...figures };
  }
  const named = { ...args, base: `${base.fact.value}${base.fact.unit}` };
  return { rule: 'performance/rate-base', args: named, locations: [rate.fact.source, base.fact.source], ...figures };
}

const FITTING: ReadonlySet<RateVerdict | null> = new Set(['fits', 'rounding']);

/** A year of a task; years in names of documents, of foundations and of periods are no tasks. */
const TASK_YEAR = /(?<![〔（(《自于从-])(20\d\d)年(?!以来|起|\d{1,2}月|底前|至|—|-|度?《|修订)/g;
const BLANKS = /\s+/g;
/** Tasks of the year before are often paid for in the year; those of years before that are copied. */
const STALE_AFTER = 2;

function staleYears(form: EvaluationForm, goals: readonly GoalText[], year: number): Finding[] {
  const targets = form.indicators.map(({ target, source }) => ({ raw: target, source }));
  const stale = [...targets, ...goals].flatMap(({ raw, source }) => {
    if (!raw.includes('年')) return [];
    const years = [...raw.replace(BLANKS, '').matchAll(TASK_YEAR)].map(([, printed = '']) => Number(printed));
    return years.filter((printed) => printed <= year - STALE_AFTER).map((printed) => ({ printed, source }));
  });
  if (stale.length === 0) return [];
  const years = [...new Set(stale.map(({ printed }) => printed))].sort();
  return [
    {
      rule: 'performance/stale-year',
      args: { project: form.name, years: years.join('、'), year: String(year) },
      locations: [...new Set(stale.map(({ source }) => source))],
      expected: String(year),
      actual: years.join('、'),
    },
  ];
}

/** Texts in rows below a label of goals, the first of each row: what was planned. */
function goalTexts(cells: readonly Cell[]): GoalText[] {
  const isGoalRow = goalRows(cells);
  const rows = new Set<number>();
  return cells.filter(({ row, raw }) => {
    if (!isGoalRow(row) || raw.length < LEAST_TEXT || rows.has(row)) return false;
    rows.add(row);
    return true;
  });
}
