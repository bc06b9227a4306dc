/**
 * Amounts of a self-evaluation table that became no fact and that nothing else tells of.
 *
 * In → Out: rows, kinds, the cells that were read and the rows that were told → cells of amounts outside the list of indicators.
 * Limits: whole numbers are not asked for, which may be points, years or telephone numbers; figures in the middle of words are prose.
 */
import type { GridCell } from '../model/block.ts';
import { toHalfWidth } from '../model/label.ts';
import type { FormRow } from './performance-join.ts';
import type { RowKind } from './performance-sections.ts';

/** Amounts in a cell of their own: with decimals or separators of thousands, several where columns were not told apart. */
const AMOUNTS = /^(?:[-(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.])\)?(?:%|万元|元)?\s*)+$/;
/** Rows whose figures are points, or texts as they are printed. */
const OTHERS: ReadonlySet<RowKind> = new Set(['indicator-header', 'indicator-subheader', 'indicator', 'score']);

/** The cells of amounts without a reading. `told` are the rows that were left out and reported. */
export function unplacedAmounts(
  rows: readonly FormRow[],
  kinds: readonly RowKind[],
  { readings, told }: { readings: ReadonlyMap<GridCell, unknown>; told: ReadonlySet<FormRow> },
): GridCell[] {
  const asked = rows.filter((row, at) => !OTHERS.has(kinds[at] ?? 'blank') && !told.has(row));
  return asked.flatMap(({ filled }) => {
    const cells = filled.map(({ cell }) => cell);
    const isRead = (cell: GridCell, i: number): boolean => readings.has(cell) || isWrittenOut(cell, cells.slice(0, i), readings);
    return cells.filter((cell, i) => !isRead(cell, i) && AMOUNTS.test(toHalfWidth(cell.text).trim()));
  });
}

/** True where a dump wrote a figure that was read out once more, in another of the columns that its cell spans. */
function isWrittenOut(cell: GridCell, before: readonly GridCell[], readings: ReadonlyMap<GridCell, unknown>): boolean {
  const last = before.at(-1);
  if (last === undefined || last.text !== cell.text || last.column + last.columnSpan !== cell.column) return false;
  return readings.has(last) || isWrittenOut(last, before.slice(0, -1), readings);
}
