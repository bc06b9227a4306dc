/**
 * Rows of one table that were put back on their columns: one line of the log a table, with every row's place.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Place } from '../model/place.ts';

/** A row that was moved. */
export interface RealignedRow {
  label: string;
  place: Place;
}

/** Rows that the message names; all of them are among the places. */
const NAMED_ROWS = 3;

/** The finding on the rows of a table that were moved; none where none was. */
export function realignedRows(table: string, rows: readonly RealignedRow[]): Finding[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, NAMED_ROWS).map(({ label }) => `“${label}”`);
  const args = { table, count: String(rows.length), labels: named.join('') + (rows.length > NAMED_ROWS ? '等' : '') };
  return [{ rule: 'structure/row-realigned', args, locations: rows.map(({ place }) => place), repaired: true }];
}
