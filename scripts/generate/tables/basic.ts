/**
 * 公开06: basic expenditure by economic item, in two to four panels side by side; a class may run on at the top of the next panel.
 */
import type { Accounts } from '../accounts.ts';
import { ECONOMIC } from '../codes.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import { print, type Style } from '../style.ts';

const CODE_WIDTH = 1.4;

/** Sum of an economic class or the amount of an item. */
function amountOf(a: Accounts, code: string): bigint {
  let sum = 0n;
  for (const [item, amount] of a.economic) if (item === code || (code.length === 3 && item.startsWith(code))) sum += amount;
  return sum;
}

/** 一般公共预算财政拨款基本支出决算(明细)表 with `panels` panels. */
export function basicExpenditureTable(a: Accounts, style: Style, panels: 2 | 3 | 4): PrintedTable {
  const personnel = ECONOMIC.filter(([code]) => code.startsWith('301') || code.startsWith('303'));
  const operating = ECONOMIC.filter(([code]) => !personnel.some(([other]) => other === code));
  const columns = [personnel, ...cut(operating, panels - 1)];
  const height = Math.max(...columns.map((column) => column.length));
  const body = Array.from({ length: height }, (_, r) =>
    columns.flatMap((column): PrintedCell[] => {
      const entry = column[r];
      if (entry === undefined) return [words(''), words(''), words('', { align: 'right' })];
      return [words(entry[0]), words(entry[1]), figure(print(amountOf(a, entry[0]), style), entry[0], 'amount')];
    }),
  );
  const sum = (list: typeof ECONOMIC): bigint =>
    list.filter(([code]) => code.length === 5).reduce((s, [code]) => s + (a.economic.get(code) ?? 0n), 0n);
  const totals = [
    words('人员经费合计', { columnSpan: 2, align: 'center' }),
    figure(print(sum(personnel), style), 'total.personnel', 'amount'),
    words('公用经费合计', { columnSpan: (panels - 1) * 3 - 1, align: 'center' }),
    figure(print(sum(operating), style), 'total.public', 'amount'),
  ];
  const amount = style.family === 'national-2019' ? '金额' : '决算数';
  const code = style.family === 'shanghai' || style.family === 'national-2019' ? '经济分类科目编码' : '科目代码';
  const labels = columns.flatMap(() => [head(code), head('科目名称'), head(amount)]);
  const sides = [head('人员经费', 3), head('公用经费', (panels - 1) * 3)];
  return {
    table: 'general_budget_basic_expenditure',
    occurrence: 1,
    title: `一般公共预算财政拨款基本支出决算${style.family === 'national-2019' || style.family === 'shanghai' ? '' : '明细'}表`,
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    header: style.family === 'jilin' || style.family === 'shanghai' ? [labels] : [sides, labels],
    body: [...body, totals],
    width: panels * 3,
    widths: columns.flatMap(() => [CODE_WIDTH, 3.6, 1.8]),
    notes: [`注：本表反映${style.entityKind}本年度一般公共预算财政拨款基本支出的明细情况。`],
    wide: panels > 2,
  };
}

/** `list` in `parts` pieces of nearly equal length, in order; a class may be cut. */
function cut<T>(list: readonly T[], parts: number): T[][] {
  const size = Math.ceil(list.length / parts);
  return Array.from({ length: parts }, (_, i) => list.slice(i * size, (i + 1) * size));
}
