/**
 * A fact: one published, non-blank cell under its canonical table, row and column.
 *
 * Units: `value` is in `unit` as printed; `amountYuan` in 元. Source: contract §1–§3.
 */
import { z } from 'zod';
import { DecimalString } from './amount.ts';
import { Place } from './place.ts';

/** One step from `raw` to `value`. Replaying `before` → `after` in order over `raw` gives `value`. */
export const Repair = z.strictObject({
  rule: z.string(),
  before: z.string(),
  after: z.string(),
  /** Id of the arithmetic identity that the repair leaned on, `claim/<kind>` for a sentence; null where the cell alone sufficed. */
  identity: z.string().nullable(),
});
export type Repair = z.infer<typeof Repair>;

export const Fact = z.strictObject({
  table: z.string(),
  occurrence: z.int().positive(),
  row: z.string(),
  column: z.string(),
  label: z.string(),
  value: DecimalString,
  unit: z.string(),
  amountYuan: DecimalString.nullable(),
  raw: z.string(),
  repairs: z.array(Repair),
  confidence: z.number().min(0).max(1).nullable(),
  source: Place,
});
export type Fact = z.infer<typeof Fact>;

/** `table/row/column`, with `#n` behind the table from the second occurrence on. */
export function factKey(fact: Pick<Fact, 'table' | 'occurrence' | 'row' | 'column'>): string {
  const table = fact.occurrence > 1 ? `${fact.table}#${fact.occurrence}` : fact.table;
  return `${table}/${fact.row}/${fact.column}`;
}
