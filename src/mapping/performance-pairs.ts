/**
 * Figures printed beside their label in the head of a self-evaluation table, without a column header.
 *
 * In → Out: rows of the head → label–figure pairs with canonical keys: 基本支出总额 | 63.57万元, 预算数： | 100 | 执行数： | 98 and below it
 * 其中：财政拨款 | 100 | 其中：财政拨款 | 98 (older national form), 自评得分 | 95.
 * Limits: a pair that no vocabulary knows is no figure of the form and is left in the grid.
 */
import { type NumberReading, readNumber } from '../repair/number.ts';
import { fundRowKey } from './performance-funds-header.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { isOneOf, labelKey, lookUp, type PerformanceLabels } from './performance-labels.ts';
import type { RowKind } from './performance-sections.ts';

export interface PairFigure {
  row: FormRow;
  cell: FormCell;
  /** The figure's characters: the cell, or what stands in it behind the label. */
  raw: string;
  label: string;
  rowKey: string;
  column: string;
  /** True where nothing names the column: a lone amount of money is what was spent. */
  isAssumed: boolean;
  reading: NumberReading;
}

/** A row of money with several figures and no column header. */
export interface HeaderlessRow {
  row: FormRow;
  label: string;
}

export interface PairReading {
  pairs: PairFigure[];
  /** Rows whose header was lost: what a figure beside a label of such a block means is not known either. */
  headerless: HeaderlessRow[];
}

/** Reads the pairs of all rows that are not under a column header. */
export function readPairs(rows: readonly FormRow[], kinds: readonly RowKind[], labels: PerformanceLabels): PairReading {
  const own = rows.filter((_, at) => kinds[at] === 'attributes');
  const pairs = pairsIn(own, labels);
  const width = rows.reduce((most, { length }) => Math.max(most, length ?? 0), 0);
  const head = rows.filter((_, at) => kinds[at] === 'attributes' || kinds[at] === 'caption');
  const assumed = head.some((row) => isCutHeader(row, width, labels)) ? pairs.filter(({ isAssumed }) => isAssumed) : [];
  const headerless = [...own.flatMap((row) => withoutHeader(row, labels) ?? []), ...assumed];
  return { pairs: headerless.length === 0 ? pairs : pairs.filter(({ isAssumed }) => !isAssumed), headerless };
}

/**
 * True for a row without figures that names a column of the funds, or nothing but their title and how many points they make, and was cut:
 * the header of a block of which the end is lost.
 */
function isCutHeader(row: FormRow, width: number, labels: PerformanceLabels): boolean {
  const isShort = row.length !== null && row.length < width;
  const names = ({ key }: FormCell): boolean => lookUp(labels.fundColumns, key) !== undefined;
  const [title, ...others] = row.filled;
  const isTitle =
    isShort && title !== undefined && others.length === 0 && isOneOf(labels.fundTitles, title.key) && POINTS.test(title.cell.text);
  return (isTitle || row.filled.some(names)) && row.filled.every(({ cell }) => readNumber(cell.text).content !== 'amount');
}

const POINTS = /\d分/;

function withoutHeader(row: FormRow, labels: PerformanceLabels): HeaderlessRow | null {
  const at = row.filled.findIndex(({ key }) => lookUp(labels.fundRows, key) !== undefined);
  const [label, ...behind] = at < 0 ? [] : row.filled.slice(at, at + 3);
  const areFigures = behind.length === 2 && behind.every(({ cell }) => readNumber(cell.text).content === 'amount');
  return label !== undefined && areFigures ? { row, label: label.text } : null;
}

function pairsIn(rows: readonly FormRow[], labels: PerformanceLabels): PairFigure[] {
  const result: PairFigure[] = [];
  let columns: string[] = [];
  for (const row of rows) {
    const pairs = pairsOf(row);
    const named = pairs.map(({ label }) => lookUp(labels.fundColumns, labelKey(label))).filter((column) => column !== undefined);
    if (named.length > 0) columns = named;
    for (const [i, pair] of pairs.entries()) {
      const place = keysOf(pair.label, columns[i], labels);
      if (place !== null) result.push({ row, ...pair, ...place });
    }
  }
  return result;
}

type PairKeys = Pick<PairFigure, 'rowKey' | 'column' | 'isAssumed'>;

/** Row and column of a labelled figure; `column` is that of the same pair in the row of column labels above, if there is one. */
function keysOf(label: string, column: string | undefined, labels: PerformanceLabels): PairKeys | null {
  const key = labelKey(label);
  const own = lookUp(labels.fundColumns, key);
  if (own !== undefined)
    return own === 'score' && isOneOf(labels.scoreLabels, key)
      ? { rowKey: 'overall', column: 'score', isAssumed: false }
      : { rowKey: 'funds.total', column: own, isAssumed: false };
  if (isOneOf(labels.scoreLabels, key)) return { rowKey: 'overall', column: 'score', isAssumed: false };
  const rowKey = fundRowKey(label, labels);
  if (rowKey === null || rowKey.startsWith('x:')) return null;
  return { rowKey, column: column ?? 'executed', isAssumed: column === undefined };
}

type Pair = Pick<PairFigure, 'cell' | 'raw' | 'label' | 'reading'>;

/** Labels directly followed by a figure, in the next cell or after a colon in the same one. */
function pairsOf(row: FormRow): Pair[] {
  return row.filled.flatMap((cell, i) => innerPair(cell) ?? outerPair(cell, row.filled.slice(i + 1, i + 3)) ?? []);
}

function innerPair(cell: FormCell): Pair | null {
  const figure = labelledFigure(cell.text);
  return figure === null ? null : { cell, ...figure };
}

/** What stands in front of a part of a whole. */
export const OF_WHICH = /^\s*其中\s*[:：－-]/;

/** A label, a colon and a figure; null for any other text. */
export function labelledFigure(text: string): Omit<Pair, 'cell'> | null {
  const [label, raw, ...more] = text.split(/[:：]/);
  if (label === undefined || raw === undefined || more.length > 0) return null;
  const reading = readNumber(raw);
  return reading.content === 'amount' ? { raw, label, reading } : null;
}

/** A label and the one figure behind it: several are a row of columns, whose header was not found. */
function outerPair(cell: FormCell, [next, behind]: readonly FormCell[]): Pair | null {
  if (next === undefined || readNumber(cell.text).content !== 'text') return null;
  const reading = readNumber(next.cell.text);
  const isAlone = behind === undefined || readNumber(behind.cell.text).content !== 'amount' || isWrittenOut(next, behind);
  return reading.content === 'amount' && isAlone ? { cell: next, raw: next.cell.text, label: cell.text, reading } : null;
}

/** True where a dump wrote one cell out in the next of the columns that it spans: a row of columns has no such figures in its head. */
function isWrittenOut(a: FormCell, b: FormCell): boolean {
  return a.text === b.text && a.cell.column + a.cell.columnSpan === b.cell.column;
}
