/**
 * Whether the rows of one level of a table make up the row above them, as a witness that no row of them is missing.
 *
 * Units: as in the figures. A row above that the table does not print, or that has no row below it, is no witness.
 */
import type { FigureTable } from './figures.ts';
import { compareIntervals, type Interval, sum } from './interval.ts';

export interface Level {
  /** What stands before the code in the keys of the rows; '' in coded tables. */
  prefix: string;
  /** Row of the total over all classes. */
  total: string;
  column: string;
}

export type LevelSum = 'holds' | 'broken' | 'unknown';

const CLASS_DIGITS = 3;
const LEVEL_DIGITS = 2;

/** The sum of the rows beside `code`, printed or not, held against the row above it. */
export function levelSum(table: FigureTable, { prefix, total, column }: Level, code: string): LevelSum {
  const isClass = code.length === CLASS_DIGITS;
  const above = table.cell(isClass ? total : code.slice(0, -LEVEL_DIGITS), column);
  const beside = isClass ? table.topRows(prefix) : table.codeRows.children(code.slice(0, -LEVEL_DIGITS));
  if (above === undefined || beside.length === 0) return 'unknown';
  const addends = beside.flatMap((row): { interval: Interval; sign: 1 }[] => {
    const interval = table.cell(row, column);
    return interval === undefined ? [] : [{ interval, sign: 1 }];
  });
  return compareIntervals(above, sum(addends)) === 'unequal' ? 'broken' : 'holds';
}
