/**
 * The row above the levels of an indicator block, where a form prints its header in two (绩效指标 | 年度指标值 | 实际完成值 over 一级指标 |
 * 二级指标 | 三级指标 | 指标值) and a dump leaves blank what reaches over both.
 *
 * In → Out: the row of the levels and the one above it → the cells of the latter over blanks of the former; none where the row above
 * holds anything but labels of the block.
 */
import type { FormCell, FormRow } from './performance-join.ts';
import { indicatorRole, type PerformanceLabels } from './performance-labels.ts';

/** What a header prints in the rows below and above that of the levels. */
export interface HeaderBeside {
  sub: FormRow | null;
  upper: readonly FormCell[];
}

/** So many labels make a row a header. */
const MIN_LABELS = 2;

/** Labels above that name the columns which the row of the levels leaves blank. */
export function upperHeader(row: FormRow, above: FormRow | undefined, labels: PerformanceLabels): FormCell[] {
  if (above === undefined || above.filled.length < MIN_LABELS) return [];
  if (!above.filled.every(({ key }) => indicatorRole(labels, key) !== null)) return [];
  const isOver = ({ cell }: FormCell): boolean => row.filled.some((own) => own.cell.column < ends(cell) && ends(own.cell) > cell.column);
  return above.filled.filter((cell) => !isOver(cell));
}

function ends({ column, columnSpan }: FormCell['cell']): number {
  return column + columnSpan;
}
