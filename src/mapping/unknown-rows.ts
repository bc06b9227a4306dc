/**
 * Findings on rows that no vocabulary knows.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { GridCell } from '../model/block.ts';
import { type Fact, factKey } from '../model/fact.ts';

/** One finding a row, by its key and first cell. A label read from an image may be another one, so that its figures are doubtful. */
export function unknownRowFindings(table: string, rows: ReadonlyMap<string, GridCell>, facts: readonly Fact[]): Finding[] {
  return [...rows].map(([row, cell]): Finding => {
    const own = facts.filter((fact) => fact.row === row).map(factKey);
    const doubt: Partial<Finding> = cell.recognition === undefined ? {} : { severity: 'warning', facts: own };
    return { rule: 'structure/unknown-row', args: { table, label: row.slice(2) }, locations: [cell.place], ...doubt };
  });
}
