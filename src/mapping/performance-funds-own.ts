/**
 * Labels of rows of funds that hold the row's first figure: 年度资金总额：88.00 | 88.00 | 85.00 under 预算数 | 到位数 | 执行数.
 *
 * In → Out: the label's cell and the columns of the header → the label without the figure, and the figure where the cell stands under a
 * column. A label in front of all columns repeats a figure of its row, which is then the row's.
 */
import type { NumberReading } from '../repair/number.ts';
import type { FundHeader } from './performance-funds-header.ts';
import type { Value } from './performance-funds-place.ts';
import type { FormCell } from './performance-join.ts';
import { labelledFigure, OF_WHICH } from './performance-pairs.ts';

export interface OwnFigure {
  label: string;
  raw: string;
  reading: NumberReading;
  /** Whether the cell stands under a column of figures. */
  isPlaced: boolean;
}

/** The label and the figure of a cell that holds both; null for any other. */
export function ownFigure({ text, cell }: FormCell, { slots }: FundHeader): OwnFigure | null {
  const which = OF_WHICH.exec(text)?.[0] ?? '';
  const figure = labelledFigure(text.slice(which.length));
  if (figure === null) return null;
  const isPlaced = slots.some(({ from, to }) => from < cell.column + cell.columnSpan && to > cell.column);
  return { label: which + figure.label, raw: figure.raw, reading: figure.reading, isPlaced };
}

/** True where the figure of a label stands among the values of its row, as that of a label under a column does. */
export function isRepeated({ reading }: OwnFigure, values: readonly Value[]): boolean {
  return values.some(({ reading: other }) => reading.content === 'amount' && other.content === 'amount' && other.value === reading.value);
}
