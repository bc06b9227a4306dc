/**
 * The sections on the general budget: in all, by class, by item against an invented budget, and basic expenditure.
 */
import { type Accounts, ALL, functionalName, GENERAL, type Item, total } from '../accounts.ts';
import { ECONOMIC } from '../codes.ts';
import type { Prose } from './prose.ts';

const SUBJECT = '一般公共预算财政拨款支出';

/** 总体情况, 结构情况, 具体情况. */
export function generalBudget(prose: Prose, a: Accounts): void {
  const general = total(a.items, GENERAL);
  prose.open('一般公共预算财政拨款支出决算情况说明');
  prose.heading('（一）总体情况');
  const share = prose.share(general, total(a.items, ALL), { subject: SUBJECT, of: '本年支出合计的' });
  prose.say(`${prose.style.year}年度${SUBJECT}${prose.amount(general, SUBJECT)}${share}，${prose.change(general, SUBJECT)}。`);
  prose.heading('（二）结构情况');
  const classes = [...new Set(a.items.map((item) => item.code.slice(0, 3)))].filter((code) => total(a.items, GENERAL, code) > 0n);
  const parts = classes.map((code) => {
    const amount = total(a.items, GENERAL, code);
    const subject = functionalName(code);
    return `${subject}（类）${prose.amount(amount, subject)}${prose.share(amount, general, { subject, of: '' })}`;
  });
  prose.say(`按功能分类，支出用于以下方面：${parts.join('；')}。`);
  prose.heading('（三）具体情况');
  const items = a.items.filter((item) => total([item], GENERAL) > 0n);
  for (const [i, item] of items.entries()) prose.say(`${i + 1}.${itemSentence(prose, item)}`);
}

function itemSentence(prose: Prose, item: Item): string {
  const { code } = item;
  const path = `${functionalName(code.slice(0, 3))}（类）${functionalName(code.slice(0, 5))}（款）${functionalName(code)}（项）`;
  const spent = total([item], GENERAL);
  const budget = (spent * BigInt(prose.random.pick([900, 1000, 1000, 1050, 1200]))) / 1000n;
  const figures = `年初预算${prose.amount(budget, `${path}年初预算`)}，支出决算${prose.amount(spent, path)}${prose.completion(spent, budget, { subject: path, of: '年初预算' })}`;
  if (spent === budget) return `${path}。${figures}，决算数等于预算数。`;
  const reason = prose.random.pick(['年中调整了预算', '按实际工作进度支付', '据实结算']);
  return `${path}。${figures}，决算数${spent > budget ? '大于' : '小于'}预算数，主要是${reason}。`;
}

/** 人员经费 and 公用经费, with what they were spent on. */
export function basicExpenditure(prose: Prose, a: Accounts): void {
  const [personnel, operating] = [total(a.items, 'personnel'), total(a.items, 'public')];
  const basic = '一般公共预算财政拨款基本支出';
  prose.open(`${basic}决算情况说明`);
  const named = (personal: boolean): string =>
    ECONOMIC.filter(([code]) => code.length === 5 && /^30[13]/.test(code) === personal && (a.economic.get(code) ?? 0n) > 0n)
      .map(([, name]) => name)
      .join('、');
  prose.say(
    `${prose.style.year}年度${basic}${prose.amount(personnel + operating, basic)}，其中：人员经费${prose.amount(personnel, '人员经费')}，用于${named(true)}；公用经费${prose.amount(operating, '公用经费')}，用于${named(false)}。`,
  );
}
