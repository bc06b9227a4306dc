/**
 * How a cell and its amount are named in messages: 《支出决算表》“208 社会保障和就业支出”行“基本支出”列, amounts in the unit printed.
 */
import { Decimal } from '../model/amount.ts';
import { normalizeLabel } from '../model/label.ts';
import { cover, type Place } from '../model/place.ts';
import { type FigureTable, unitYuan } from './figures.ts';
import type { Operand } from './identity-instance.ts';

/** Digits behind the point that no printed amount exceeds once divided into its unit. */
const MOST_DECIMALS = 8;

/** Totals of the forms that share their printed row with other cells, or print no figure. */
const TOTAL_NAMES: Readonly<Record<string, string>> = {
  'income.current_total': '本年收入合计',
  'income.grand_total': '收入总计',
  'expenditure.current_total': '本年支出合计',
  'expenditure.grand_total': '支出总计',
  'total.personnel': '人员经费合计',
  'total.public': '公用经费合计',
  total: '合计',
};

/** `208 社会保障和就业支出`; of a row without figures what it prints, or the key itself where that is nothing. */
export function rowName(table: FigureTable, row: string): string {
  const label = table.rows.get(row)?.values().next().value?.fact.label;
  if (label === undefined) return printedName(table, row) ?? TOTAL_NAMES[row] ?? row;
  return /^\d/.test(row) && !label.startsWith(row) ? `${row} ${label}` : label;
}

/** The words of a row that holds no figures; undefined where it prints none. */
function printedName({ pieces }: FigureTable, row: string): string | undefined {
  for (const { rows, cells } of pieces) {
    const index = rows.find(({ keys }) => keys.length === 1 && keys[0] === row)?.index;
    const words = index === undefined ? [] : cells.filter((cell) => cell.row === index && cell.content === 'text');
    if (words.length > 0) return words.map(({ raw }) => normalizeLabel(raw)).join(' ');
  }
  return undefined;
}

/** Header of a column, its levels joined; '' where the table has one column of amounts only. `half`: words of the header meant. */
function columnName(table: FigureTable, column: string, half = ''): string {
  if (table.columnKeys.length < 2) return '';
  const columns = table.table.columns.filter(({ key }) => key === column);
  const own = columns.find(({ path }) => half !== '' && path.some((level) => level.includes(half))) ?? columns[0];
  return own?.path.join('/') ?? column;
}

/** Rows of one printed row of amounts, by the words of the header over their half of it. */
const HALVES: Readonly<Record<string, string>> = { budget: '预算', actual: '决算' };

/** A cell as a reader finds it. */
export function cellName({ table, row, column }: Operand): string {
  const header = columnName(table, column, HALVES[row]);
  const name = rowName(table, row);
  return `《${table.table.title}》${name === '' ? '' : `“${name}”行`}${header === '' ? '' : `“${header}”列`}`;
}

/** Unit of a table's amounts as printed beside a figure; 万元 where it prints none. */
export function unitOf({ figure, table }: Operand): string {
  return figure?.fact.unit ?? table.table.unit?.value ?? '万元';
}

/** An amount in 元 as a plain decimal of `unit`; other figures unchanged. */
export function inUnit(amount: Decimal, unit: string): string {
  const size = unitYuan(unit);
  return amount.div(size).toDecimalPlaces(MOST_DECIMALS).toFixed();
}

/** Where an operand stands; its row, or its table, where the cell is blank. */
export function placeOf({ figure, table, row }: Operand): Place {
  if (figure !== null) return figure.fact.source;
  const others = [...(table.rows.get(row)?.values() ?? [])].map(({ fact }) => fact.source);
  return others.length > 0 ? cover(others) : table.table.source;
}

/** An amount with at least the decimals that tables print. */
export function shownAmount(amount: Decimal, unit: string): string {
  const text = inUnit(amount, unit);
  return unit === '万元' && new Decimal(text).decimalPlaces() < 2 ? new Decimal(text).toFixed(2) : text;
}
