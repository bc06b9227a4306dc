/**
 * Findings on rows that no vocabulary knows, that the form named, or that have no name at all.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { GridCell } from '../model/block.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { NumberReading } from '../repair/number.ts';
import type { JoinedRow } from './joined-table.ts';
import type { NamedRow } from './recognised-rows.ts';
import { holdsFigure } from './swallowed-figures.ts';

/**
 * One finding a row, by its key and first cell. A label read from an image may be another one, and one that holds a figure is none, so that
 * its figures are doubtful.
 */
export function unknownRowFindings(table: string, rows: ReadonlyMap<string, GridCell>, facts: readonly Fact[]): Finding[] {
  return [...rows].map(([row, cell]): Finding => {
    const own = facts.filter((fact) => fact.row === row).map(factKey);
    const isSure = cell.recognition === undefined && !holdsFigure(row);
    const doubt: Partial<Finding> = isSure ? {} : { severity: 'warning', facts: own };
    return { rule: 'structure/unknown-row', args: { table, label: row.slice(2) }, locations: [cell.place], ...doubt };
  });
}

/** One finding a row that was read badly and that the form named. Where that is not sure its figures are listed. */
export function namedRowFindings(
  named: ReadonlyMap<number, NamedRow>,
  { title, rows, facts }: { title: string; rows: readonly JoinedRow[]; facts: readonly Fact[] },
): Finding[] {
  return [...named].flatMap(([index, { meant, read, isSure }]): Finding[] => {
    const places = new Set(rows[index]?.cells.map(({ place }) => place));
    const own = facts.filter(({ label, source }) => label === meant && places.has(source));
    if (own.length === 0) return [];
    const doubt: Partial<Finding> = isSure ? {} : { severity: 'warning', facts: own.map(factKey) };
    const locations = own.slice(0, 1).map(({ source }) => source);
    return [{ rule: 'ocr/row-by-form', args: { table: title, label: read, meant }, locations, ...doubt }];
  });
}

/** Figures without a name; zeros in otherwise empty rows are no loss. */
export function orphanFinding(title: string, cells: readonly GridCell[], readings: ReadonlyMap<GridCell, NumberReading>): Finding {
  const isLoss = cells.some((cell) => {
    const reading = readings.get(cell);
    return reading?.content !== 'amount' || /[1-9]/.test(reading.value);
  });
  const args = { table: title, count: String(cells.length) };
  return { rule: 'structure/unlabelled-figure', ...(isLoss ? {} : { severity: 'info' }), args, locations: cells.map(({ place }) => place) };
}
