/**
 * The total of a funds block that its label does not name: recognised too badly for any vocabulary, or not printed in the only row.
 *
 * In → Out: rows of a block → the same, an unknown first one named the total where its money is that of the rows below together, in every
 * column that both print. Only for recognised rows; the name is told, and its figures are listed.
 * Limits: blocks in which the money of a row below was not read.
 */
import { Decimal } from '../model/amount.ts';
import type { FundRow } from './performance-funds.ts';
import { type FundFigure, YEARLY_ORDER } from './performance-funds-place.ts';
import type { PerformanceLabels } from './performance-labels.ts';

const TOTAL = 'funds.total';
/** What rounding may take from each amount of a sum. */
const ROUNDING = new Decimal('0.01');
/** Columns of money from which on sums are no chance. */
const FEWEST_SUMS = 2;

/** Names the total in place. */
export function nameTotal(rows: readonly FundRow[], { fundRows }: PerformanceLabels): void {
  const [first, ...parts] = rows;
  if (first?.key?.startsWith('x:') !== true || !first.row.filled.some(({ cell }) => cell.recognition !== undefined)) return;
  if (parts.some(({ key }) => key === TOTAL) || !parts.some(({ key }) => key?.startsWith('funds.') === true)) return;
  const sums = first.figures.filter(({ slot }) => YEARLY_ORDER.includes(slot.key)).map((figure) => isSumOf(figure, parts));
  if (sums.length < FEWEST_SUMS || !sums.every(Boolean)) return;
  Object.assign(first, { key: TOTAL, meant: [...fundRows].find(([, key]) => key === TOTAL)?.[0] });
}

/** Names the only row of a block after the block itself, whose title stands over both lines of it (部门预算执行情况). */
export function nameLoneTotal(rows: readonly FundRow[], title: string | null): void {
  const [only, another] = rows;
  if (only === undefined || another !== undefined || title === null) return;
  if (only.label === '' && only.key === null && only.outcome === 'fits') Object.assign(only, { key: TOTAL, label: title });
}

function isSumOf({ reading, slot }: FundFigure, parts: readonly FundRow[]): boolean {
  if (reading.content !== 'amount') return false;
  const below = parts.map(({ figures }) => figures.find((figure) => figure.slot === slot)?.reading ?? null);
  if (below.some((part) => part !== null && part.content !== 'amount' && part.content !== 'nil')) return false;
  const sum = below.reduce((total, part) => (part?.content === 'amount' ? total.plus(part.value) : total), new Decimal(0));
  return sum.minus(reading.value).abs().lte(ROUNDING.times(parts.length));
}
