/**
 * Figures behind a purpose or a reason that are again those of the account: 主要用于…，年初预算为 10万元，完成预算的 90%.
 *
 * In → Out: the head of a figure → whether it speaks of what the purpose is about.
 */
import type { ClaimMeasure } from './breath.ts';
import type { Discourse } from './discourse.ts';
import type { Head, Span } from './head.ts';
import type { Spoken } from './statements.ts';

/** The spending of the year, where it is that of the item spoken of. */
const OWN_SPENDING = /^(?:当年|本年度?|全年)(?:实际)?支出(?:决算)?数?$/;
const ITEM_BUDGETS: ReadonlySet<ClaimMeasure> = new Set(['initial_budget', 'adjusted_budget']);

/**
 * A budget, a final amount or its completion that names nothing, where the purpose or the reason has spoken of no amount, is that of what
 * the purpose is about; so is a change of what is named again (…，公务接待费比上年减少 1万元).
 */
export function isOfAccount(discourse: Discourse, { kind, measure, bare, phrase, base }: Head): boolean {
  const { aside, asideSpoken, frame } = discourse.breath;
  if (!aside || frame.spoken === null) return false;
  if (kind === 'change') return isNamedAgain(discourse, bare, frame.spoken) || (base !== null && isBehindReason(discourse, bare));
  if (asideSpoken !== null) return false;
  if (kind === 'completion') return discourse.isPeriod(phrase);
  if (isOwnSpending(discourse, phrase, frame.spoken)) return true;
  return measure !== null && measure.weak !== true && discourse.isPeriod(bare);
}

/** What is spoken of, or what the vocabulary knows and this sentence has told of (购置费 9万元，购置 1辆，用于…，购置费减少 2万元). */
function isNamedAgain(discourse: Discourse, span: Span, spoken: Spoken): boolean {
  const subject = discourse.resolve(span);
  if (subject === null) return false;
  if (subject.key === spoken.subject.key) return true;
  const said = spoken.claims.at(-1)?.text;
  return subject.entry !== null && said !== undefined && discourse.desk.statements.lastOf(subject)?.claims.at(-1)?.text === said;
}

/** What money is called: a reason that ends so may be what moved (主要原因是人员经费增加，比上年增加 2万元). */
const MONEY_END = /(?:费用?|支出|经费|资金|收入|工资|补贴|补助|奖金|公积金|采购|投资|贷款|债券|项目|购置|拨款|缴纳|基数)$/;

/** …的主要原因是从严控制接待，与上年相比减少 3万元: a comparison behind a reason that names no money is of what the reason explains. */
function isBehindReason(discourse: Discourse, bare: Span): boolean {
  const { asideSpoken, lastClause, frame } = discourse.breath;
  if (asideSpoken !== null || lastClause === null || bare.end > bare.start) return false;
  if (!frame.spoken?.claims.some(({ kind, measure }) => kind === 'amount' && measure === 'final')) return false;
  const { normal, desk } = discourse;
  const moved = desk.grammar.directions.longest(normal.text, lastClause.end);
  const reason = { start: lastClause.start, end: lastClause.end - (moved?.length ?? 0) };
  return reason.end > reason.start && !MONEY_END.test(discourse.slice(reason)) && discourse.resolve(reason) === null;
}

/** 年初预算为 3万元，当年支出决算为 2万元: behind the budget of an item its own spending is meant, not that of the year. */
export function isOwnSpending(discourse: Discourse, phrase: Span, spoken: Spoken | null): boolean {
  const last = spoken?.claims.at(-1);
  if (spoken === null || spoken.subject.code === null || last?.kind !== 'amount' || !ITEM_BUDGETS.has(last.measure)) return false;
  return OWN_SPENDING.test(discourse.slice(phrase));
}
