/**
 * Budgets that another sentence states: 预算为 9万元，其中：公务接待费 2万元；… 公务接待费支出 1万元，完成预算的 50%.
 *
 * In → Out: a statement and the keys of its budget → the budgets that sentences give for them. Units: 元.
 */
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';

const YEAR_START = '年初';
const ADJUSTED = /调整|全年|追加/;
const YEAR = /20\d\d(?=年)/;
const YEAR_BEFORE = /上一?年|去年/;

/** True for the base of a figure, or a difference, that is the budget of the year's start. */
export function isOfYearStart(base: string): boolean {
  return base.includes(YEAR_START);
}

/** False for the budget of the year's start and one that was adjusted later; 预算数 alone may be either. */
export function isSameBudget(a: string, b: string): boolean {
  return !(isOfYearStart(a) && ADJUSTED.test(b)) && !(isOfYearStart(b) && ADJUSTED.test(a));
}

/** False for the budget of another year than the account's. */
export function isOfYear(base: string, fiscalYear: number | null): boolean {
  const year = YEAR.exec(base)?.[0];
  return year === undefined ? !YEAR_BEFORE.test(base) : Number(year) === fiscalYear;
}

/**
 * The budgets, each as often as it is stated; empty where none is. A base that names the year's start means that budget, and where both are
 * stated no other.
 */
export function spokenBudgets(book: ClaimBook, { facts, evaluation }: Statement, { base, baseFacts }: ClaimFigure['claim']): ClaimFigure[] {
  if (evaluation || !isOfYear(base, book.input.document.fiscalYear)) return [];
  const statements = new Set([...baseFacts, ...facts].flatMap((key) => book.statementsOn(key)));
  const stated = [...statements];
  const initial = stated.flatMap((statement) => amountsOf(statement, 'initial_budget'));
  const adjusted = stated.flatMap((statement) => amountsOf(statement, 'adjusted_budget'));
  return isOfYearStart(base) && initial.length > 0 ? initial : [...initial, ...adjusted];
}
