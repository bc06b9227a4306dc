/**
 * Tables of which two stand in one grid (机构运行信息表): what is said of the grid is said once.
 */
import type { Table } from '../model/table.ts';

/** The tables without those that an earlier one's grid shows. */
export function printedOnce<T>(tables: readonly T[], tableOf: (entry: T) => Table): T[] {
  const seen = new Set<string>();
  return tables.filter((entry) => {
    const { source, title } = tableOf(entry);
    const key = JSON.stringify([title, source]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
