/**
 * The tables whose rows are functional codes: income, expenditure, general budget, government fund, state capital.
 */
import { type Accounts, codesWithParents, FUND, functionalName, GENERAL, type Item, type Part, total } from '../accounts.ts';
import { bearer, type ItemIncome, itemIncome } from '../income.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import { print, type Style } from '../style.ts';

type Amounts = (prefix: string) => bigint[];

interface CodedTable {
  table: string;
  title: string;
  style: Style;
  items: readonly Item[];
  /** Column keys in printed order. */
  keys: string[];
  /** Header rows over the value columns. */
  headers: PrintedCell[][];
  amounts: Amounts;
  note: string;
  statement?: string;
  /** Where the total row stands. */
  totalLast?: boolean;
}

const INCOMES = [
  'appropriation',
  'superiorSubsidy',
  'institutional',
  'business',
  'subordinateRemittance',
  'other',
] as const satisfies readonly (keyof ItemIncome)[];

/** 收入决算表. */
export function incomeTable(a: Accounts, style: Style): PrintedTable {
  const byItem = a.items.map((item) => ({ code: item.code, income: itemIncome(a, item) }));
  const amounts = (prefix: string): bigint[] => {
    const own = byItem.filter(({ code }) => code.startsWith(prefix));
    const sums = INCOMES.map((source) => own.reduce((sum, { income }) => sum + income[source], 0n));
    return [sums.reduce((x, y) => x + y, 0n), ...sums];
  };
  const names = ['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'];
  return codedTable({
    table: 'income',
    title: '收入决算表',
    style,
    items: a.items,
    keys: ['current_total', 'appropriation', 'superior_subsidy', 'institutional', 'business', 'subordinate_remittance', 'other'],
    headers: [names.map((name) => head(name, 1, 2)), []],
    amounts,
    note: '取得的各项收入',
  });
}

/** 支出决算表. */
export function expenditureTable(a: Accounts, style: Style): PrintedTable {
  const amounts = (prefix: string): bigint[] => {
    const natures: (readonly Part[])[] = [
      ['personnel', 'public', 'fundBasic'],
      ['project', 'fund', 'capital', 'other'],
      ['remitted'],
      ['business'],
      ['subsidy'],
    ];
    const sums = natures.map((parts) => total(a.items, parts, prefix));
    return [sums.reduce((x, y) => x + y, 0n), ...sums];
  };
  const names = ['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'];
  return codedTable({
    table: 'expenditure',
    title: '支出决算表',
    style,
    items: a.items,
    keys: ['current_total', 'basic', 'project', 'remitted_to_superior', 'business', 'subsidy_to_subordinate'],
    headers: [names.map((name) => head(name, 1, 2)), []],
    amounts,
    note: '各项支出',
  });
}

/** 一般公共预算财政拨款支出决算表, with 人员经费 and 公用经费 apart in the five-column form. */
export function generalBudgetTable(a: Accounts, style: Style): PrintedTable {
  const items = a.items.filter((item) => total([item], GENERAL) > 0n);
  const five = style.family === 'jilin';
  const amounts = (prefix: string): bigint[] => {
    const [personnel, operating, project] = [
      total(items, 'personnel', prefix),
      total(items, 'public', prefix),
      total(items, 'project', prefix),
    ];
    const basic = personnel + operating;
    return five ? [basic + project, basic, personnel, operating, project] : [basic + project, basic, project];
  };
  const headers = five
    ? [
        [head('本年支出', 5)],
        [head('小计', 1, 2), head('基本支出', 3), head('项目支出', 1, 2)],
        [head('小计'), head('人员经费'), head('公用经费')],
      ]
    : [[head('本年支出', 3)], [head('小计'), head('基本支出'), head('项目支出')]];
  return codedTable({
    table: 'general_budget_expenditure',
    title: '一般公共预算财政拨款支出决算表',
    style,
    items,
    keys: five ? ['total', 'basic', 'basic.personnel', 'basic.public', 'project'] : ['total', 'basic', 'project'],
    headers,
    amounts,
    note: '一般公共预算财政拨款支出情况',
    totalLast: style.family === 'shanghai',
  });
}

/** 政府性基金预算财政拨款收入支出决算表. */
export function governmentFundTable(a: Accounts, style: Style): PrintedTable {
  const items = a.items.filter((item) => total([item], FUND) > 0n);
  return fundTable('government_fund', '政府性基金预算财政拨款收入支出决算表', {
    style,
    items,
    amounts: flows(a, 'fund', ['fundBasic', 'fund']),
  });
}

/** 国有资本经营预算财政拨款收入支出决算表: with carryovers and income. */
export function stateCapitalFlowTable(a: Accounts, style: Style): PrintedTable {
  const items = a.items.filter((item) => item.capital > 0n);
  return fundTable('state_capital', '国有资本经营预算财政拨款收入支出决算表', {
    style,
    items,
    amounts: flows(a, 'capital', [null, 'capital']),
  });
}

/** 国有资本经营预算财政拨款支出决算表: spending only. */
export function stateCapitalTable(a: Accounts, style: Style): PrintedTable {
  const items = a.items.filter((item) => item.capital > 0n);
  const statement = `说明：本${style.entityKind}没有国有资本经营预算财政拨款支出，本表无数据。`;
  return codedTable({
    style,
    items,
    amounts: (prefix) => {
      const spent = total(items, 'capital', prefix);
      return [spent, 0n, spent];
    },
    table: 'state_capital',
    title: '国有资本经营预算财政拨款支出决算表',
    keys: ['expenditure.total', 'expenditure.basic', 'expenditure.project'],
    headers: [[head('本年支出', 3)], [head('合计'), head('基本支出'), head('项目支出')]],
    note: '国有资本经营预算财政拨款支出情况',
    ...(items.length === 0 ? { statement } : {}),
  });
}

/** Carried in, income, spending (all, basic, project), carried on; `parts`: basic and project. */
function flows(a: Accounts, budget: 'fund' | 'capital', parts: readonly [Part | null, Part]): Amounts {
  const at = bearer(a, budget);
  return (prefix) => {
    const [basic, project] = [parts[0] === null ? 0n : total(a.items, parts[0], prefix), total(a.items, parts[1], prefix)];
    const bears = at !== '' && at.startsWith(prefix);
    const [opening, closing] = bears ? [a.opening[budget], a.closing[budget]] : [0n, 0n];
    return [opening, basic + project + closing - opening, basic + project, basic, project, closing];
  };
}

function fundTable(table: string, title: string, context: { style: Style; items: readonly Item[]; amounts: Amounts }): PrintedTable {
  const outer = (name: string): PrintedCell => head(name, 1, 2);
  const name = table === 'government_fund' ? '政府性基金预算' : '国有资本经营预算';
  return codedTable({
    ...context,
    table,
    title,
    keys: ['opening_carryover', 'income', 'expenditure.total', 'expenditure.basic', 'expenditure.project', 'closing_carryover'],
    headers: [
      [outer('年初结转和结余'), outer('本年收入'), head('本年支出', 3), outer('年末结转和结余')],
      [head('小计'), head('基本支出'), head('项目支出')],
    ],
    note: `${name}财政拨款收入、支出及结转和结余情况`,
    ...(context.items.length === 0 ? { statement: `说明：本${context.style.entityKind}没有${name}财政拨款收支，本表无数据。` } : {}),
  });
}

/** Puts codes, names and figures together. The leading 项目 header spans code and name. */
function codedTable(t: CodedTable): PrintedTable {
  const split = t.style.family === 'shanghai';
  const codes = codesWithParents(t.items);
  const value = (fen: bigint, row: string, key: string): PrintedCell => figure(print(fen, t.style), row, key);
  const figures = (prefix: string, row: string): PrintedCell[] => {
    const amounts = t.amounts(prefix);
    return t.keys.map((key, i) => (t.items.length === 0 ? words('', { align: 'right' }) : value(amounts[i] ?? 0n, row, key)));
  };
  const codeWidth = split ? 3 : 1;
  const totalRow = [words('合计', { columnSpan: codeWidth + 1, align: 'center' }), ...figures('', 'total')];
  const rows = codes.map((code) => [...codeCells(code, split), words(functionalName(code)), ...figures(code, code)]);
  const depth = t.headers.length;
  const header = t.headers.map((row, i): PrintedCell[] => {
    if (i === 0) return [head('项目', codeWidth + 1), ...row];
    if (i === 1) return [head(split ? '功能分类科目编码' : '科目代码', codeWidth, depth - 1), head('科目名称', 1, depth - 1), ...row];
    return row;
  });
  const numbering = [head('栏次', codeWidth + 1), ...t.keys.map((_, i) => head(String(i + 1)))];
  return {
    table: t.table,
    occurrence: 1,
    title: t.title,
    ordinal: '',
    formNumber: null,
    unit: t.style.unit,
    header: t.style.family === 'shanghai' ? header : [...header, numbering],
    body: t.totalLast === true ? [...rows, totalRow] : [totalRow, ...rows],
    width: codeWidth + 1 + t.keys.length,
    widths: [...(split ? [0.9, 0.7, 0.7] : [1.8]), 5, ...t.keys.map(() => 2)],
    notes: [`注：本表反映${t.style.entityKind}本年度${t.note}。`, ...(t.statement === undefined ? [] : [t.statement])],
    wide: t.keys.length > 3,
  };
}

function codeCells(code: string, split: boolean): PrintedCell[] {
  if (!split) return [words(code)];
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5)].map((part) => words(part, { align: 'center' }));
}
