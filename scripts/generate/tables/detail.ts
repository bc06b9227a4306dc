/**
 * 财政拨款支出决算明细表 (四川): functional rows by economic columns, a class's 小计 before its items.
 */
import { type Accounts, codesWithParents, functionalName, type Item, total } from '../accounts.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import { print, type Style } from '../style.ts';

const GROUPS = [
  {
    code: '301',
    name: '工资福利支出',
    items: [
      ['30101', '基本工资'],
      ['30199', '其他工资福利支出'],
    ],
  },
  {
    code: '302',
    name: '商品和服务支出',
    items: [
      ['30201', '办公费'],
      ['30299', '其他商品和服务支出'],
    ],
  },
] as const;

/** Amounts of a row: basic pay takes two thirds of personnel, office supplies a quarter of the rest; sums are exact. */
function amounts(items: readonly Item[], prefix: string): Record<string, bigint> {
  const own = items.filter((item) => item.code.startsWith(prefix));
  const pay = own.reduce((sum, item) => sum + (item.personnel * 2n) / 3n, 0n);
  const rest = (item: Item): bigint => item.public + item.project;
  const office = own.reduce((sum, item) => sum + rest(item) / 4n, 0n);
  const personnel = total(own, 'personnel');
  const other = total(own, ['public', 'project']);
  return { total: personnel + other, 301: personnel, 30101: pay, 30199: personnel - pay, 302: other, 30201: office, 30299: other - office };
}

export function detailTable(a: Accounts, style: Style): PrintedTable {
  const items = a.items.filter((item) => total([item], ['personnel', 'public', 'project']) > 0n);
  const keys = ['total', ...GROUPS.flatMap((group) => [group.code, ...group.items.map(([code]) => code)])];
  const figures = (prefix: string, row: string): PrintedCell[] => {
    const values = amounts(items, prefix);
    return keys.map((key) => figure(print(values[key] ?? 0n, style), row, key));
  };
  return {
    table: 'appropriation_expenditure_detail',
    occurrence: 1,
    title: '财政拨款支出决算明细表',
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    header: [
      [head('项目', 2), head('合计', 1, 2), ...GROUPS.map((group) => head(group.name, group.items.length + 1))],
      [head('科目代码'), head('科目名称'), ...GROUPS.flatMap((group) => [head('小计'), ...group.items.map(([, name]) => head(name))])],
    ],
    body: [
      [words('合计', { columnSpan: 2, align: 'center' }), ...figures('', 'total')],
      ...codesWithParents(items).map((code) => [words(code), words(functionalName(code)), ...figures(code, code)]),
    ],
    width: 2 + keys.length,
    widths: [1.6, 4, ...keys.map(() => 1.8)],
    notes: [`注：本表反映${style.entityKind}本年度财政拨款支出的明细情况。`],
    wide: true,
  };
}
