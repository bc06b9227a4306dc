/**
 * The two-sided tables: 收入支出决算总表 and 财政拨款收入支出决算总表.
 */
import { type Accounts, ALL, total } from '../accounts.ts';
import { CLASSES } from '../codes.ts';
import { BUDGETS, budgetIncome, carried, fiscalIncome, income, spending } from '../income.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import { chineseNumber, print, type Style } from '../style.ts';

interface Line {
  label: string;
  key: string;
  amounts: bigint[];
}

/** Lines of one side with the totals kept apart, so that the other side can fill up to the same height. */
interface Side {
  lines: Line[];
  totals: Line[];
}

/** 收入支出决算总表. */
export function incomeExpenditureSummary(a: Accounts, style: Style): PrintedTable {
  const gained = income(a);
  const opening = carried(a.opening);
  const spent = total(a.items, ALL);
  const labels = [
    '一般公共预算财政拨款收入',
    '政府性基金预算财政拨款收入',
    ...(style.family === 'national-2019' ? [] : ['国有资本经营预算财政拨款收入']),
    '上级补助收入',
    '事业收入',
    '经营收入',
    '附属单位上缴收入',
    '其他收入',
  ];
  const values: Record<string, [string, bigint]> = {
    一般公共预算财政拨款收入: ['general_public_budget', budgetIncome(a, 'general')],
    政府性基金预算财政拨款收入: ['government_fund', budgetIncome(a, 'fund')],
    国有资本经营预算财政拨款收入: ['state_capital', budgetIncome(a, 'capital')],
    上级补助收入: ['superior_subsidy', a.superiorSubsidy],
    事业收入: ['institutional', a.institutional],
    经营收入: ['business', a.businessIncome],
    附属单位上缴收入: ['subordinate_remittance', a.subordinateRemittance],
    其他收入: ['other', a.otherIncome],
  };
  const left: Side = {
    lines: labels.map((label, i) => {
      const [key, amount] = values[label] ?? ['', 0n];
      return { label: `${chineseNumber(i + 1)}、${label}`, key: `income.${key}`, amounts: [amount] };
    }),
    totals: [
      { label: '本年收入合计', key: 'income.current_total', amounts: [gained] },
      {
        label: surplusLabel(style),
        key: style.family === 'national-2019' ? 'x:用事业基金弥补收支差额' : 'income.non_fiscal_surplus_used',
        amounts: [a.nonFiscalSurplus],
      },
      { label: '年初结转和结余', key: 'income.opening_carryover', amounts: [opening] },
      { label: '总计', key: 'income.grand_total', amounts: [gained + a.nonFiscalSurplus + opening] },
    ],
  };
  const closing = carried(a.closing);
  const right: Side = {
    lines: classLines(a, style, (code) => [total(a.items, ALL, code)]),
    totals: [
      { label: '本年支出合计', key: 'expenditure.current_total', amounts: [spent] },
      { label: '结余分配', key: 'expenditure.surplus_distribution', amounts: [a.surplusDistribution] },
      { label: '年末结转和结余', key: 'expenditure.closing_carryover', amounts: [closing] },
      { label: '总计', key: 'expenditure.grand_total', amounts: [spent + a.surplusDistribution + closing] },
    ],
  };
  return twoSided({ table: 'income_expenditure_summary', title: '收入支出决算总表', style, left, right, columns: ['amount'] });
}

function surplusLabel(style: Style): string {
  if (style.family === 'national-2019') return '用事业基金弥补收支差额';
  if (style.family === 'shanghai') return '使用非财政拨款结余';
  return style.family === 'jilin' ? '使用非财政拨款结余（含专用结余）' : '使用非财政拨款结余和专用结余';
}

/** 财政拨款收入支出决算总表. */
export function appropriationSummary(a: Accounts, style: Style): PrintedTable {
  const old = style.family === 'national-2019';
  const budgets = BUDGETS.filter((budget) => !old || budget !== 'capital');
  const names = { general: '一般公共预算财政拨款', fund: '政府性基金预算财政拨款', capital: '国有资本经营预算财政拨款' };
  const keys = { general: 'general_public_budget', fund: 'government_fund', capital: 'state_capital' };
  const gained = fiscalIncome(a);
  const opening = budgets.reduce((sum, budget) => sum + a.opening[budget], 0n);
  /** All budgets together, then each. */
  const split = (amount: (budget: (typeof budgets)[number]) => bigint): bigint[] => {
    const parts = budgets.map(amount);
    return [parts.reduce((x, y) => x + y, 0n), ...parts];
  };
  const left: Side = {
    lines: budgets.map((budget, i) => ({
      label: `${chineseNumber(i + 1)}、${names[budget]}`,
      key: `income.${keys[budget]}`,
      amounts: [budgetIncome(a, budget)],
    })),
    totals: [
      { label: '本年收入合计', key: 'income.current_total', amounts: [gained] },
      { label: '年初财政拨款结转和结余', key: 'income.opening_carryover', amounts: [opening] },
      ...budgets.map(
        (budget): Line => ({ label: `  ${names[budget]}`, key: `income.opening_carryover.${keys[budget]}`, amounts: [a.opening[budget]] }),
      ),
      { label: '总计', key: 'income.grand_total', amounts: [gained + opening] },
    ],
  };
  const right: Side = {
    lines: classLines(a, style, (code) => split((budget) => spending(a, budget, code))),
    totals: [
      { label: '本年支出合计', key: 'expenditure.current_total', amounts: split((budget) => spending(a, budget)) },
      { label: '年末财政拨款结转和结余', key: 'expenditure.closing_carryover', amounts: split((budget) => a.closing[budget]) },
      ...budgets.map((): Line => ({ label: '', key: '', amounts: [] })),
      { label: '总计', key: 'expenditure.grand_total', amounts: split((budget) => spending(a, budget) + a.closing[budget]) },
    ],
  };
  return twoSided({
    table: 'appropriation_summary',
    title: '财政拨款收入支出决算总表',
    style,
    left,
    right,
    columns: ['total', ...budgets.map((budget) => keys[budget])],
  });
}

/** The functional classes: all of the form, or the used ones renumbered. */
function classLines(a: Accounts, style: Style, amounts: (code: string) => bigint[]): Line[] {
  const used = CLASSES.filter(({ code }) => style.family !== 'jilin' || a.items.some((item) => item.code.startsWith(code)));
  return used.map(({ code, name, name2019 }, i) => ({
    label: `${chineseNumber(i + 1)}、${style.family === 'national-2019' ? (name2019 ?? name) : name}`,
    key: `expenditure.${code}`,
    amounts: amounts(code),
  }));
}

interface TwoSided {
  table: string;
  title: string;
  style: Style;
  left: Side;
  right: Side;
  columns: string[];
}

const COLUMN_LABELS: Record<string, string> = {
  amount: '决算数',
  total: '合计',
  general_public_budget: '一般公共预算财政拨款',
  government_fund: '政府性基金预算财政拨款',
  state_capital: '国有资本经营预算财政拨款',
};

function twoSided({ table, title, style, left, right, columns }: TwoSided): PrintedTable {
  const numbered = style.family !== 'shanghai';
  const height = Math.max(left.lines.length, right.lines.length);
  const pad = (side: Side): Line[] => [
    ...side.lines,
    ...Array.from({ length: height - side.lines.length }, () => ({ label: '', key: '', amounts: [] })),
    ...side.totals,
  ];
  const [leftLines, rightLines] = [pad(left), pad(right)];
  const row = (line: Line | undefined, side: { line: number; keys: string[] }): PrintedCell[] => [
    words(line?.label ?? ''),
    ...(numbered ? [words(String(side.line), { align: 'center' })] : []),
    ...side.keys.map((key, i) =>
      line === undefined || line.key === '' ? words('') : figure(print(line.amounts[i] ?? 0n, style), line.key, key),
    ),
  ];
  const body = leftLines.map((line, i) => [
    ...row(line, { line: i + 1, keys: ['amount'] }),
    ...row(rightLines[i], { line: leftLines.length + i + 1, keys: columns }),
  ]);
  const labelled = (names: string[]): PrintedCell[] => [
    head('项目'),
    ...(numbered ? [head('行次')] : []),
    ...names.map((name) => head(name)),
  ];
  const perSide = numbered ? 2 : 1;
  const header = [
    [head('收入', perSide + 1), head('支出', perSide + columns.length)],
    [...labelled(['决算数']), ...labelled(columns.map((column) => COLUMN_LABELS[column] ?? ''))],
    ...(numbered ? [[head('栏次'), head(''), head('1'), head('栏次'), head(''), ...columns.map((_, i) => head(String(i + 2)))]] : []),
  ];
  const sideWidths = (count: number): number[] => [5, ...(numbered ? [1] : []), ...Array.from({ length: count }, () => 2.2)];
  return {
    table,
    occurrence: 1,
    title,
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    header,
    body,
    width: perSide * 2 + 1 + columns.length,
    widths: [...sideWidths(1), ...sideWidths(columns.length)],
    notes: [`注：本表反映${style.entityKind}本年度的收支总体情况。`],
    wide: columns.length > 1,
  };
}
