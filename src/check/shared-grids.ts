/**
 * Tables of which two stand in one grid (机构运行信息表): what is said of the grid is said once.
 */
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';

/** The tables without those that an earlier one's grid shows. */
export function printedOnce<T>(tables: readonly T[], tableOf: (entry: T) => Table): T[] {
  const seen = new Map<string, Place[]>();
  return tables.filter((entry) => {
    const { source, title } = tableOf(entry);
    const places = seen.get(title);
    if (places === undefined) seen.set(title, [source]);
    else if (places.some((place) => JSON.stringify(place) === JSON.stringify(source))) return false;
    else places.push(source);
    return true;
  });
}
