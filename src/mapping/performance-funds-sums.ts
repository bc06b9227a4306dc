/**
 * Rows of a funds block whose cells slipped, told by the sums of the block: the total is that of its parts in every column of money.
 *
 * In → Out: rows of a block by the header's columns → those of them in which a slip explains sums that do not hold.
 * Limits: blocks with rows of their own, whose sums nobody knows; two rows that slipped. Where a slip of either row explains the sums, both
 * are told.
 */
import { Decimal } from '../model/amount.ts';
import type { FundSlot } from './performance-funds-header.ts';
import { YEARLY_ORDER } from './performance-funds-place.ts';
import { fitsItself, type Placement, slipsOf } from './performance-funds-slips.ts';

interface KeyedRow {
  key: string | null;
  placement: Placement;
}

const TOTAL = 'funds.total';
const PARTS: ReadonlySet<string> = new Set(['funds.current_appropriation', 'funds.prior_carryover', 'funds.other']);
/** What rounding may take from each amount of a sum. */
const ROUNDING = new Decimal('0.01');

/** The rows that fit the sums of the block only where one of their cells slipped. */
export function slippedInSums<T extends KeyedRow>(rows: readonly T[], slots: readonly FundSlot[]): T[] {
  if (!isTotalOfParts(rows)) return [];
  const columns = slots.flatMap(({ key }, column) => (YEARLY_ORDER.includes(key) ? [column] : []));
  const broken = columns.filter((column) => holds(rows, column) === false);
  if (broken.length === 0) return [];
  // A row of nothing takes no part in a sum, wherever its cells belong.
  const own = rows.filter(({ placement }) => broken.some((column) => amountOf(placement, column)?.isZero() !== true));
  return own.filter((row) =>
    slipsOf(row.placement).some(({ placement, kind }) => {
      const moved = rows.map((other) => (other === row ? { ...row, placement } : other));
      const verdicts = columns.map((column) => holds(moved, column));
      return (
        verdicts.every((verdict) => verdict !== false) &&
        (kind === 'lost' ? isAloneWithoutEnd(row, rows) : broken.some((column) => verdicts[columns.indexOf(column)] === true)) &&
        fitsItself(placement, slots, kind)
      );
    }),
  );
}

/** True where every other row has something in the last column, and this one lost it. */
function isAloneWithoutEnd(row: KeyedRow, rows: readonly KeyedRow[]): boolean {
  return rows.every((other) => other === row || (other.placement.at(-1) ?? null) !== null);
}

/** True for a total and at least two of its parts, each once, and nothing else. */
function isTotalOfParts(rows: readonly KeyedRow[]): boolean {
  const keys = rows.map(({ key }) => key ?? '');
  const parts = keys.filter((key) => PARTS.has(key));
  return new Set(keys).size === keys.length && keys.includes(TOTAL) && parts.length >= 2 && parts.length === keys.length - 1;
}

/** Whether a column's total is the sum of its parts; null where one of them is blank or not an amount. */
function holds(rows: readonly KeyedRow[], column: number): boolean | null {
  let rest = new Decimal(0);
  for (const { key, placement } of rows) {
    const amount = amountOf(placement, column);
    if (amount === null) return null;
    rest = key === TOTAL ? rest.plus(amount) : rest.minus(amount);
  }
  return rest.abs().lte(ROUNDING.times(rows.length));
}

/** The amount in a column, nothing for a dash; null where it cannot be told. */
function amountOf(placement: Placement, column: number): Decimal | null {
  const reading = placement[column] ?? null;
  if (reading?.content === 'nil') return new Decimal(0);
  return reading?.content === 'amount' ? new Decimal(reading.value) : null;
}
