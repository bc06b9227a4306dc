/**
 * Columns of indicators whose header was recognised too badly for any vocabulary, named by what forms print there.
 *
 * In → Out: header cells of which some have no role → the roles of those that are clearly most like a word for a column that is not there
 * yet, or that alone fit their place (see named-in-order.ts). Only for recognised headers.
 */
import type { IndicatorRole } from '../model/performance-form.ts';
import { type Named, nameAll, otherReadings } from './performance-funds-named.ts';
import type { FormCell } from './performance-join.ts';
import { indicatorRole, isOneOf, type PerformanceLabels } from './performance-labels.ts';

/** A header that was misread: what it was taken for, null where nothing told, and how it was read. */
export interface MisreadHeader {
  cell: FormCell;
  role: IndicatorRole | null;
  meant: string | null;
}

/** The misread headers of a row of column labels, from the left. */
export function misreadHeaders(cells: readonly FormCell[], labels: PerformanceLabels): MisreadHeader[] {
  const words = new Map([...labels.indicatorRoles].filter(([, role]) => role !== 'other'));
  const all = cells.map((cell): Named & { cell: FormCell } => {
    const role = indicatorRole(labels, cell.key);
    const isFree = role === null && !isOneOf(labels.levelNames, cell.key);
    const isOpen = isFree && cell.cell.recognition !== undefined && cell.cell.rowSpan <= 1;
    return { cell, key: role ?? (isOpen ? `x:${cell.key}` : null), label: cell.text, ...otherReadings(cell) };
  });
  const open = all.filter(({ key }) => key?.startsWith('x:') === true);
  if (open.length === 0) return [];
  nameAll(all, words);
  return open.map(({ cell, key, meant }) => ({ cell, role: roleOf(key, words), meant: meant ?? null }));
}

function roleOf(key: string | null, words: ReadonlyMap<string, IndicatorRole>): IndicatorRole | null {
  return [...words.values()].find((role) => role === key) ?? null;
}
