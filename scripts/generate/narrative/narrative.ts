/**
 * The narrative of an invented disclosure: it repeats the tables' figures, and agrees with them to the digit.
 *
 * In → Out: accounts → the sections of the 情况说明 in order, with the claims they make. All sentences are our own.
 */
import { type Accounts, ALL, total } from '../accounts.ts';
import type { Piece, TruthClaim } from '../disclosure.ts';
import { BUDGETS, carried, fiscalIncome, income, spending } from '../income.ts';
import type { Random } from '../random.ts';
import type { Style } from '../style.ts';
import { basicExpenditure, generalBudget } from './general-budget.ts';
import { otherMatters, threePublic } from './other-matters.ts';
import { Prose } from './prose.ts';

export interface Narrative {
  pieces: Piece[];
  claims: TruthClaim[];
}

/** Writes the narrative. */
export function writeNarrative(a: Accounts, { random, style }: { random: Random; style: Style }): Narrative {
  const prose = new Prose(random, style);
  overall(prose, a);
  incomeSection(prose, a);
  expenditureSection(prose, a);
  appropriation(prose, a);
  generalBudget(prose, a);
  basicExpenditure(prose, a);
  threePublic(prose, a);
  budgetFlow(prose, a, 'fund');
  if (style.family !== 'national-2019') budgetFlow(prose, a, 'capital');
  otherMatters(prose, a);
  return { pieces: prose.pieces, claims: prose.claims };
}

function overall(prose: Prose, a: Accounts): void {
  const grand = income(a) + a.nonFiscalSurplus + carried(a.opening);
  prose.open('收入支出决算总体情况说明');
  prose.say(
    `${prose.style.year}年度收入总计、支出总计均为${prose.amount(grand, '收入支出总计')}，${prose.change(grand, '收入支出总计')}。`,
  );
}

function incomeSection(prose: Prose, a: Accounts): void {
  const whole = income(a);
  const sources: [string, bigint][] = [
    ['财政拨款收入', fiscalIncome(a)],
    ['上级补助收入', a.superiorSubsidy],
    ['事业收入', a.institutional],
    ['经营收入', a.businessIncome],
    ['附属单位上缴收入', a.subordinateRemittance],
    ['其他收入', a.otherIncome],
  ];
  prose.open('收入决算情况说明');
  const start = `本年收入合计${prose.amount(whole, '本年收入合计')}`;
  prose.say(`${start}，其中：${listed(prose, sources, { whole, of: '' })}。`);
}

function expenditureSection(prose: Prose, a: Accounts): void {
  const whole = total(a.items, ALL);
  const natures: [string, bigint][] = [
    ['基本支出', total(a.items, ['personnel', 'public', 'fundBasic'])],
    ['项目支出', total(a.items, ['project', 'fund', 'capital', 'other'])],
    ['上缴上级支出', total(a.items, 'remitted')],
    ['经营支出', total(a.items, 'business')],
    ['对附属单位补助支出', total(a.items, 'subsidy')],
  ];
  prose.open('支出决算情况说明');
  const start = `本年支出合计${prose.amount(whole, '本年支出合计')}`;
  prose.say(`${start}，其中：${listed(prose, natures, { whole, of: '' })}。`);
}

/** Figures with their shares; what is nothing is left out, or said to be nothing. */
function listed(prose: Prose, parts: readonly [string, bigint][], { whole, of }: { whole: bigint; of: string }): string {
  const named = prose.random.chance(0.5) ? parts : parts.filter(([, amount]) => amount !== 0n);
  return named
    .map(([name, amount]) => `${name}${prose.amount(amount, name)}${prose.share(amount, whole, { subject: name, of })}`)
    .join('；');
}

function appropriation(prose: Prose, a: Accounts): void {
  const grand = fiscalIncome(a) + BUDGETS.reduce((sum, budget) => sum + a.opening[budget], 0n);
  prose.open('财政拨款收入支出决算总体情况说明');
  const change = prose.change(grand, '财政拨款收支总计');
  prose.say(`${prose.style.year}年度财政拨款收、支总计${prose.amount(grand, '财政拨款收支总计')}，${change}。`);
}

const FLOWS = { fund: '政府性基金预算', capital: '国有资本经营预算' } as const;

function budgetFlow(prose: Prose, a: Accounts, budget: 'fund' | 'capital'): void {
  const name = FLOWS[budget];
  const spent = spending(a, budget);
  prose.open(`${name}财政拨款支出决算情况说明`);
  if (spent === 0n) {
    prose.say(`本${prose.style.entityKind}本年度没有使用${name}财政拨款安排的支出。`);
    return;
  }
  const [opening, closing] = [a.opening[budget], a.closing[budget]];
  prose.say(
    `${name}财政拨款年初结转和结余${prose.amount(opening, `${name}年初结转和结余`)}，本年收入${prose.amount(spent + closing - opening, `${name}本年收入`)}，本年支出${prose.amount(spent, `${name}本年支出`)}，年末结转和结余${prose.amount(closing, `${name}年末结转和结余`)}。`,
  );
}
