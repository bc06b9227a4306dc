/**
 * The tables that only 四川 prints: spending by functional item and economic item, and project spending.
 */
import { type Accounts, codesWithParents, FISCAL, functionalName, GENERAL, type Item, total } from '../accounts.ts';
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

const KEYS = ['total', ...GROUPS.flatMap((group) => [group.code, ...group.items.map(([code]) => code)])];

type Amounts = Record<string, bigint>;

/** Amounts of a row: basic pay takes two thirds of personnel, office supplies a quarter of the rest; sums are exact. */
function amountsOf(items: readonly Item[], parts: typeof FISCAL | typeof GENERAL): Amounts {
  const rest = (item: Item): bigint => total([item], parts) - item.personnel;
  const pay = items.reduce((sum, item) => sum + (item.personnel * 2n) / 3n, 0n);
  const office = items.reduce((sum, item) => sum + rest(item) / 4n, 0n);
  const personnel = total(items, 'personnel');
  const other = items.reduce((sum, item) => sum + rest(item), 0n);
  return { total: personnel + other, 301: personnel, 30101: pay, 30199: personnel - pay, 302: other, 30201: office, 30299: other - office };
}

/** 财政拨款支出决算明细表. */
export function appropriationDetailTable(a: Accounts, style: Style): PrintedTable {
  const table = { table: 'appropriation_expenditure_detail', title: '财政拨款支出决算明细表', note: '财政拨款支出的明细情况' };
  return detailTable(a, style, { ...table, parts: FISCAL });
}

/** 一般公共预算财政拨款支出决算明细表. */
export function generalDetailTable(a: Accounts, style: Style): PrintedTable {
  const title = '一般公共预算财政拨款支出决算明细表';
  return detailTable(a, style, {
    table: 'general_budget_expenditure_detail',
    title,
    note: '一般公共预算财政拨款支出的明细情况',
    parts: GENERAL,
  });
}

interface Detail {
  table: string;
  title: string;
  note: string;
  parts: typeof FISCAL | typeof GENERAL;
}

function detailTable(a: Accounts, style: Style, { parts, ...named }: Detail): PrintedTable {
  const header = [
    [head('项目', 2), head('合计', 1, 2), ...GROUPS.map((group) => head(group.name, group.items.length + 1))],
    [head('科目代码'), head('科目名称'), ...GROUPS.flatMap((group) => [head('小计'), ...group.items.map(([, name]) => head(name))])],
  ];
  const items = a.items.filter((item) => total([item], parts) > 0n);
  return codedRows(items, style, { ...named, header, keys: KEYS, amounts: (own) => amountsOf(own, parts), wide: true });
}

/** 一般公共预算财政拨款项目支出决算表. */
export function projectExpenditureTable(a: Accounts, style: Style): PrintedTable {
  return codedRows(
    a.items.filter((item) => item.project > 0n),
    style,
    {
      table: 'general_budget_project_expenditure',
      title: '一般公共预算财政拨款项目支出决算表',
      note: '一般公共预算财政拨款项目支出情况',
      header: [
        [head('项目', 2), head('金额', 1, 2)],
        [head('科目代码'), head('科目名称')],
      ],
      keys: ['total'],
      amounts: (own) => ({ total: total(own, 'project') }),
      wide: false,
    },
  );
}

interface Rows extends Pick<PrintedTable, 'table' | 'title' | 'header' | 'wide'> {
  note: string;
  keys: readonly string[];
  amounts: (items: readonly Item[]) => Amounts;
}

function codedRows(items: readonly Item[], style: Style, { keys, amounts, note, ...rest }: Rows): PrintedTable {
  const figures = (prefix: string, row: string): PrintedCell[] => {
    const values = amounts(items.filter((item) => item.code.startsWith(prefix)));
    return keys.map((key) => figure(print(values[key] ?? 0n, style), row, key));
  };
  return {
    ...rest,
    occurrence: 1,
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    body: [
      [words('合计', { columnSpan: 2, align: 'center' }), ...figures('', 'total')],
      ...codesWithParents(items).map((code) => [words(code), words(functionalName(code)), ...figures(code, code)]),
    ],
    width: 2 + keys.length,
    widths: [1.6, 4, ...keys.map(() => 1.8)],
    notes: [`注：本表反映${style.entityKind}本年度${note}。`],
  };
}
