/**
 * Figures of funds rows in text dumps that lost their decimal point: `5655` beside 61.20 and 92.40%.
 *
 * In → Out: the figures of a row, of a block → those that lost it: without points the row contradicts itself, and with them its rate or rest
 * proves it; or the same digits stand with a point in the figure's row or column. They are told and left out, never put right.
 * Limits: budgets are printed as whole numbers, too, so that a whole number alone is none; figures that nothing relates are not told.
 */
import { Decimal } from '../model/amount.ts';
import type { NumberReading } from '../repair/number.ts';
import type { FundSlot } from './performance-funds-header.ts';
import { fitsItself, placementOf, provesItself } from './performance-funds-slips.ts';

interface PlacedFigure {
  reading: NumberReading;
  slot: FundSlot;
}

/** Fewest digits of a figure that lost the point before its two decimals. */
const POINTLESS = /^\d{3,}$/;
const TWO_DECIMALS = /\.\d\d$/;
const HUNDRED = 100;
/** More figures of a row than may have lost their points before nothing can be told. */
const MOST_LOST = 6;
const POINTS: ReadonlySet<string> = new Set(['execution_rate', 'weight', 'score']);

/** The figures of a row with whose points it fits, as few as possible; none where it fits as it stands. */
export function pointlessInRow<T extends PlacedFigure>(figures: readonly T[], slots: readonly FundSlot[]): T[] {
  if (fitsItself(placementOf(figures, slots), slots) || !figures.some(({ reading }) => hasDecimals(reading))) return [];
  const candidates = figures.filter(({ reading }) => lacksPoint(reading));
  if (candidates.length > MOST_LOST) return [];
  const fitting = subsetsOf(candidates).filter((lost) => {
    const pointed = figures.map((figure) => (lost.includes(figure) ? { ...figure, reading: withPoint(figure.reading) } : figure));
    return provesItself(placementOf(pointed, slots), slots);
  });
  const least = Math.min(...fitting.map(({ length }) => length));
  return [...new Set(fitting.filter(({ length }) => length === least).flat())];
}

/** The amounts of a block whose digits stand with a point in the same row or column. */
export function pointlessInBlock<T extends PlacedFigure>(rows: readonly (readonly T[])[]): T[] {
  const all = rows.flatMap((figures, row) => figures.map((figure) => ({ figure, row, slot: figure.slot })));
  const money = all.filter(({ slot }) => slot.known && !POINTS.has(slot.key));
  const isPointedTwin = (own: (typeof money)[number], other: (typeof money)[number]): boolean =>
    (other.row === own.row || other.slot === own.slot) &&
    hasDecimals(other.figure.reading) &&
    amountOf(other.figure.reading)
      ?.times(HUNDRED)
      .equals(amountOf(own.figure.reading) ?? 0) === true;
  return money
    .filter((own) => lacksPoint(own.figure.reading) && money.some((other) => isPointedTwin(own, other)))
    .map(({ figure }) => figure);
}

function amountOf(reading: NumberReading): Decimal | null {
  return reading.content === 'amount' ? new Decimal(reading.value) : null;
}

function lacksPoint(reading: NumberReading): boolean {
  return reading.content === 'amount' && POINTLESS.test(reading.value);
}

function hasDecimals(reading: NumberReading): boolean {
  return reading.content === 'amount' && TWO_DECIMALS.test(reading.value);
}

function withPoint(reading: NumberReading): NumberReading {
  if (reading.content !== 'amount') return reading;
  return { ...reading, value: new Decimal(reading.value).dividedBy(HUNDRED).toFixed(2) };
}

/** All choices of one or more. */
function subsetsOf<T>(items: readonly T[]): T[][] {
  let subsets: T[][] = [[]];
  for (const item of items) subsets = subsets.flatMap((subset) => [subset, [...subset, item]]);
  return subsets.filter(({ length }) => length > 0);
}
