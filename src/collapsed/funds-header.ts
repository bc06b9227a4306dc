/**
 * The header of the funds of a self-evaluation form in plain lines.
 *
 * In → Out: words → the columns from a word on, in the order of the year; null where they stand in another order, twice, or without what was
 * budgeted and spent. Two columns below a third (年初预算数: 目标申报数, 预算编制数) are printed behind all others: they stand for the one in
 * whose place they are in order.
 */
import { YEARLY_ORDER } from '../mapping/performance-funds-place.ts';
import { indicatorRole, isOneOf, labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { FormWords } from './form-words.ts';

export interface FundsHeader {
  columns: FundsColumn[];
  titles: string[];
  /** True where remarks stand behind the figures. */
  hasNote: boolean;
  end: number;
}

export interface FundsColumn {
  key: string;
  text: string;
}

/** Columns of budgets. */
const BUDGETS = YEARLY_ORDER.slice(0, -2);
const MIN_COLUMNS = 3;
const UNIT = /^\(?(?:单位:)?(?:万|千|百万)?元\)?$/;

/** Key of the column of remarks. */
export const NOTE = 'note';

/** The labels of columns from `at` on, with the title of the block before or among them. */
export function fundsHeaderAt(words: FormWords, at: number, labels: PerformanceLabels): FundsHeader | null {
  const printed: FundsColumn[] = [];
  const titles: string[] = [];
  let end = at;
  for (let found = columnAt(words, end, labels); found !== null; found = columnAt(words, end, labels)) {
    if (found.key === '') titles.push(found.text);
    else printed.push({ key: found.key, text: found.text });
    end = found.end;
  }
  const columns = isFundsHeader(printed) ? printed : underGroup(printed, labels);
  if (columns === null) return null;
  const hasNote = columns.at(-1)?.key === NOTE;
  return { columns: hasNote ? columns.slice(0, -1) : columns, titles, hasNote, end };
}

/** True for the title of the block or a unit of money. */
export function isBlockTitle(key: string, labels: PerformanceLabels): boolean {
  return isOneOf(labels.fundTitles, key) || UNIT.test(key);
}

function columnAt(words: FormWords, at: number, labels: PerformanceLabels): (FundsColumn & { end: number }) | null {
  const found = words.columnAt(at, (key) => columnOf(key, labels) !== null);
  const key = found === null ? null : columnOf(found.key, labels);
  return found === null || key === null ? null : { key, text: found.text, end: found.end };
}

/** The column that a label names, '' for the title of the block or a unit of money, null for any other word. */
function columnOf(key: string, labels: PerformanceLabels): string | null {
  const column = lookUp(labels.fundColumns, key);
  if (column !== undefined) return column;
  if (isBlockTitle(key, labels)) return '';
  return indicatorRole(labels, key) === NOTE ? NOTE : null;
}

/** True for distinct columns in the order of the year, what was budgeted and spent among them. */
export function isFundsHeader(columns: readonly FundsColumn[]): boolean {
  const keys = columns.map(({ key }) => key);
  const money = keys.map((key) => YEARLY_ORDER.indexOf(key)).filter((place) => place >= 0);
  const isOrdered = money.every((place, i) => i === 0 || place > (money[i - 1] ?? 0));
  const isDistinct = new Set(keys).size === keys.length && [-1, keys.length - 1].includes(keys.indexOf(NOTE));
  return keys.length >= MIN_COLUMNS && keys.includes('executed') && BUDGETS.some((key) => keys.includes(key)) && isOrdered && isDistinct;
}

/** The columns with the last of them in the place of the one group that they may stand below; null where there is none, or several. */
function underGroup(columns: readonly FundsColumn[], labels: PerformanceLabels): FundsColumn[] | null {
  const ways = [2, 3].flatMap((count) => {
    const [top, below] = [columns.slice(0, -count), columns.slice(-count)];
    if (!below.every(({ key }) => YEARLY_ORDER.includes(key))) return [];
    return top.map((group, i) => (isOneOf(labels.fundGroups, labelKey(group.text)) ? top.toSpliced(i, 1, ...below) : []));
  });
  const [way, ...others] = ways.filter(isFundsHeader);
  return way === undefined || others.length > 0 ? null : way;
}
