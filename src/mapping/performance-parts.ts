/**
 * Parts of the money that stand with their label in one cell of a funds block (其中：基本支出：840.10 | 项目支出：500.00).
 *
 * In → Out: rows of the block and the figures under its columns → label–figure pairs. No header names the column of such a part: it is the
 * one of which the total is the sum of all parts of a kind, what was spent where several are; parts that make up no total are told and left
 * out. Source: the form of Hunan, which parts the total by 收入性质 and by 支出性质 beside each other.
 */
import { Decimal } from '../model/amount.ts';
import type { FundRow } from './performance-funds.ts';
import { fundRowKey } from './performance-funds-header.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import type { PerformanceLabels } from './performance-labels.ts';
import { labelledFigure, OF_WHICH, type PairFigure, type PairReading } from './performance-pairs.ts';
import type { RowKind } from './performance-sections.ts';

type Part = Omit<PairFigure, 'column' | 'isAssumed'>;

/** The parts in the rows of the funds blocks. */
export function readParts(
  rows: readonly FormRow[],
  kinds: readonly RowKind[],
  { labels, funds }: { labels: PerformanceLabels; funds: readonly FundRow[] },
): PairReading {
  const placed = new Set(funds.flatMap(({ row, figures }) => (figures.length > 0 ? [row] : [])));
  const own = rows.filter((row, at) => kinds[at] === 'funds' && !placed.has(row));
  const totals = funds.filter(({ key }) => key === TOTAL).flatMap(({ figures }) => figures);
  const all = own.flatMap((row) => row.filled.flatMap((cell) => partsIn(row, cell, labels)));
  const parts = all.filter((part) => !repeatsTotal(part, totals));
  const result: PairReading = { pairs: [], headerless: [] };
  for (const kind of [parts.filter(isByNature), parts.filter((part) => !isByNature(part))]) {
    const column = columnOf(kind, totals);
    if (column === null) result.headerless.push(...kind.map(({ row, label }) => ({ row, label })));
    else result.pairs.push(...kind.map((part) => ({ ...part, column, isAssumed: false })));
  }
  return result;
}

const TOTAL = 'funds.total';
/** Columns that a part may belong to, the likeliest first. */
const COLUMNS: readonly string[] = ['executed', 'adjusted_budget', 'initial_budget'];

/** Between a figure, or a label without one, and the next label. */
const NEXT_LABEL = /(?<=[\d:：])\s*(?=[^\d\s:：.,%][^\d:：]*[:：])/;

/** The parts in a cell, one or several a line. */
function partsIn(row: FormRow, cell: FormCell, labels: PerformanceLabels): Part[] {
  return cell.cell.text.split(NEXT_LABEL).flatMap((text) => {
    const figure = labelledFigure(text.replace(OF_WHICH, ''));
    const rowKey = figure === null ? null : fundRowKey(figure.label, labels);
    return figure === null || rowKey === null ? [] : [{ row, cell, ...figure, rowKey }];
  });
}

/** The heading of a list of parts: 按收入性质分, 按支出性质分. */
const LIST_HEADING = /^按.+分$/;

/** 按支出性质分：812.35 has the figure of the total once more. */
function repeatsTotal({ label, reading }: Part, totals: FundRow['figures']): boolean {
  if (!LIST_HEADING.test(label.trim()) || reading.content !== 'amount') return false;
  return totals.some(({ reading: total }) => total.content === 'amount' && total.value === reading.value);
}

/** True for a part by what it was spent on; the others say where it comes from. */
function isByNature({ rowKey }: Part): boolean {
  return rowKey === 'funds.basic' || rowKey === 'funds.project';
}

function columnOf(parts: readonly Part[], totals: FundRow['figures']): string | null {
  const sum = parts.reduce((total, { reading }) => total.plus(reading.content === 'amount' ? reading.value : 0), new Decimal(0));
  const equal = new Set(
    totals.flatMap(({ reading, slot }) => (reading.content === 'amount' && sum.equals(reading.value) ? [slot.key] : [])),
  );
  const columns = COLUMNS.filter((column) => equal.has(column));
  return columns[0] === 'executed' || columns.length === 1 ? (columns[0] ?? null) : null;
}
