/**
 * The two-sided tables: 收入支出决算总表 and 财政拨款收入支出决算总表.
 */
import { type Accounts, total } from '../accounts.ts';
import { CLASSES } from '../codes.ts';
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

const GENERAL = ['personnel', 'public', 'project'] as const;
const ALL = [...GENERAL, 'fund', 'other'] as const;

/** General-budget income of the year: spending of the year and what is carried on, less what was carried in. */
export function generalIncome(a: Accounts): bigint {
  return total(a.items, GENERAL) + a.closing.general - a.opening.general;
}

/** 收入支出决算总表. */
export function incomeExpenditureSummary(a: Accounts, style: Style): PrintedTable {
  const fund = total(a.items, 'fund');
  const income = generalIncome(a) + fund + a.institutional + a.otherIncome;
  const opening = a.opening.general + a.opening.other;
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
    一般公共预算财政拨款收入: ['general_public_budget', generalIncome(a)],
    政府性基金预算财政拨款收入: ['government_fund', fund],
    国有资本经营预算财政拨款收入: ['state_capital', 0n],
    上级补助收入: ['superior_subsidy', 0n],
    事业收入: ['institutional', a.institutional],
    经营收入: ['business', 0n],
    附属单位上缴收入: ['subordinate_remittance', 0n],
    其他收入: ['other', a.otherIncome],
  };
  const left: Side = {
    lines: labels.map((label, i) => {
      const [key, amount] = values[label] ?? ['', 0n];
      return { label: `${chineseNumber(i + 1)}、${label}`, key: `income.${key}`, amounts: [amount] };
    }),
    totals: [
      { label: '本年收入合计', key: 'income.current_total', amounts: [income] },
      {
        label: surplusLabel(style),
        key: style.family === 'national-2019' ? 'x:用事业基金弥补收支差额' : 'income.non_fiscal_surplus_used',
        amounts: [a.nonFiscalSurplus],
      },
      { label: '年初结转和结余', key: 'income.opening_carryover', amounts: [opening] },
      { label: '总计', key: 'income.grand_total', amounts: [income + a.nonFiscalSurplus + opening] },
    ],
  };
  const closing = a.closing.general + a.closing.other;
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
  const fund = total(a.items, 'fund');
  const general = generalIncome(a);
  const spent = total(a.items, GENERAL);
  const old = style.family === 'national-2019';
  const funds = ['一般公共预算财政拨款', '政府性基金预算财政拨款', ...(old ? [] : ['国有资本经营预算财政拨款'])];
  const keys = ['general_public_budget', 'government_fund', 'state_capital'];
  const split = (g: bigint, f: bigint): bigint[] => (old ? [g + f, g, f] : [g + f, g, f, 0n]);
  const left: Side = {
    lines: funds.map((label, i) => ({
      label: `${chineseNumber(i + 1)}、${label}`,
      key: `income.${keys[i]}`,
      amounts: [[general, fund, 0n][i] ?? 0n],
    })),
    totals: [
      { label: '本年收入合计', key: 'income.current_total', amounts: [general + fund] },
      { label: '年初财政拨款结转和结余', key: 'income.opening_carryover', amounts: [a.opening.general] },
      ...funds.map(
        (label, i): Line => ({
          label: `  ${label}`,
          key: `income.opening_carryover.${keys[i]}`,
          amounts: [i === 0 ? a.opening.general : 0n],
        }),
      ),
      { label: '总计', key: 'income.grand_total', amounts: [general + fund + a.opening.general] },
    ],
  };
  const right: Side = {
    lines: classLines(a, style, (code) => split(total(a.items, GENERAL, code), total(a.items, 'fund', code))),
    totals: [
      { label: '本年支出合计', key: 'expenditure.current_total', amounts: split(spent, fund) },
      { label: '年末财政拨款结转和结余', key: 'expenditure.closing_carryover', amounts: split(a.closing.general, 0n) },
      ...funds.map((): Line => ({ label: '', key: '', amounts: [] })),
      { label: '总计', key: 'expenditure.grand_total', amounts: split(spent + a.closing.general, fund) },
    ],
  };
  return twoSided({
    table: 'appropriation_summary',
    title: '财政拨款收入支出决算总表',
    style,
    left,
    right,
    columns: ['total', ...keys.slice(0, funds.length)],
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
