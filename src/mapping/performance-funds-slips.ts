/**
 * Whether the figures of a funds row contradict each other as they stand and fit where a cell of the row slipped.
 *
 * In → Out: figures by the header's columns → true where a lost, a doubled or a swapped cell explains what is wrong.
 * A row that lost a cell and got a blank at its end, or got a blank and lost its end, has as many cells as its header: only its figures tell.
 * Limits: a row whose figures nothing relates (no rate, no rest, no sign of percent) is not told; a contradiction that no slip explains is
 * the publisher's.
 */
import { Decimal } from '../model/amount.ts';
import type { NumberReading } from '../repair/number.ts';
import type { FundSlot } from './performance-funds-header.ts';
import { type RatedFigure, ratesAgree, restFits } from './performance-funds-rate.ts';

/** The readings of a row by the header's columns; null where none stands in a column. */
export type Placement = readonly (NumberReading | null)[];

/** The readings of figures, each at the place of its column. */
export function placementOf(figures: readonly { reading: NumberReading; slot: FundSlot }[], slots: readonly FundSlot[]): Placement {
  return slots.map((slot) => figures.find((figure) => figure.slot === slot)?.reading ?? null);
}

/** True where the row does not fit as it stands, and does with a cell slipped. */
export function isSlippedRow(printed: Placement, slots: readonly FundSlot[]): boolean {
  if (fitsItself(printed, slots)) return false;
  const isMarked = hasStrayPercentage(printed, slots) || isRateAmount(printed, slots);
  const slips = [...slipsOf(printed), ...(hasStrayPercentage(printed, slots) ? farSlipsOf(printed) : [])];
  return slips.some(
    ({ placement, kind }) =>
      fitsItself(placement, slots, kind) &&
      (kind === 'lost' ||
        isTelling(placement, slots) ||
        (kind === 'added' && isMarked) ||
        (kind === 'swapped' && isDashForNothing(printed, placement, slots))),
  );
}

/** True where a rate or a rest proves that the figures of a row stand where they belong. */
export function provesItself(placement: Placement, slots: readonly FundSlot[]): boolean {
  return fitsItself(placement, slots) && isTelling(placement, slots);
}

/** True where no figures of a row contradict each other; a row that lost a cell may have a rate and no longer the amounts for it. */
export function fitsItself(placement: Placement, slots: readonly FundSlot[], kind?: Slip['kind']): boolean {
  const figures = figuresOf(placement, slots);
  if (kind !== 'lost' && isRateAlone(figures)) return false;
  if (hasStrayPercentage(placement, slots) || figures.some(isAboveFullMark)) return false;
  return ratesAgree(figures) !== false && restFits(figures) !== false;
}

interface Slip {
  placement: Placement;
  /** What happened to the row. */
  kind: 'lost' | 'added' | 'swapped';
}

/** The rows that may have become this one by a slip: before it lost a cell or two and moved up, got one and lost its end, swapped two. */
export function slipsOf(printed: Placement): Slip[] {
  return printed.flatMap((own, at): Slip[] => {
    const [before, behind] = [printed.slice(0, at), printed.slice(at + 1)];
    const lost = MOST_LOST.filter((count) => isFree(printed, count) && at < printed.length - count);
    return [
      ...lost.map((count): Slip => ({ placement: [...before, ...blanks(count), ...printed.slice(at, -count)], kind: 'lost' })),
      ...(isAdded(own, [before.at(-1), behind[0]]) ? [{ placement: [...before, ...behind, null], kind: 'added' } as const] : []),
      ...(behind.length > 0 ? [{ placement: withSwapped(printed, at, 1), kind: 'swapped' } as const] : []),
    ];
  });
}

/** True for what a slip puts into a row: a blank, or a neighbour once more. */
function isAdded(own: NumberReading | null, neighbours: readonly (NumberReading | null | undefined)[]): boolean {
  const amount = amountOf(own ?? undefined);
  if (amount === null) return own?.content !== 'unreadable';
  return neighbours.some((neighbour) => amountOf(neighbour ?? undefined)?.equals(amount) === true);
}

const MOST_LOST = [1, 2];
function withSwapped(printed: Placement, at: number, distance: number): Placement {
  const placement = [...printed];
  placement[at] = printed[at + distance] ?? null;
  placement[at + distance] = printed[at] ?? null;
  return placement;
}

/** The rows before the rate, as its sign shows, changed places with a cell farther off. */
function farSlipsOf(printed: Placement): Slip[] {
  return printed.slice(2).map((_, at): Slip => ({ placement: withSwapped(printed, at, 2), kind: 'swapped' }));
}

function blanks(count: number): null[] {
  return Array.from({ length: count }, () => null);
}

/** True where the last `count` columns are empty. */
function isFree(placement: Placement, count: number): boolean {
  return placement.slice(-count).every((reading) => reading === null);
}

/** True for a rate without an amount executed, of which it would be one. */
function isRateAlone(figures: readonly RatedFigure[]): boolean {
  return isAmountUnder(figures, RATE) && !isAmountUnder(figures, EXECUTED);
}

function isAmountUnder(figures: readonly RatedFigure[], key: string): boolean {
  return figures.find(({ slot }) => slot.key === key)?.reading.content === 'amount';
}

function isAboveFullMark({ reading, slot }: RatedFigure): boolean {
  return POINTS.has(slot.key) && amountOf(reading)?.gt(FULL_MARK) === true;
}

/** True where the rate or the rest holds, and could not by chance. */
function isTelling(placement: Placement, slots: readonly FundSlot[]): boolean {
  const figures = figuresOf(placement, slots);
  // The budget in force is the last: a slip of the one that was spent fits an earlier one by chance, where the year changed nothing.
  const inForce = figures.findLast(({ slot }) => BUDGETS.has(slot.key));
  const sure = figures.filter((figure) => figure === inForce || !BUDGETS.has(figure.slot.key));
  return ratesAgree(sure) === true || restFits(sure) === true;
}

function figuresOf(placement: Placement, slots: readonly FundSlot[]): RatedFigure[] {
  const figures: RatedFigure[] = [];
  for (const [i, reading] of placement.entries()) {
    const slot = slots[i];
    if (reading !== null && slot !== undefined) figures.push({ reading, slot });
  }
  return figures;
}

const BUDGETS: ReadonlySet<string> = new Set(['declared_budget', 'initial_budget', 'adjusted_budget']);
const POINTS: ReadonlySet<string> = new Set(['weight', 'score']);
const FULL_MARK = 100;
const RATE = 'execution_rate';
const EXECUTED = 'executed';

function amountOf(reading: NumberReading | undefined): Decimal | null {
  return reading?.content === 'amount' ? new Decimal(reading.value) : null;
}

function amountUnder(figures: readonly RatedFigure[], key: string): Decimal | null {
  return amountOf(figures.find(({ slot }) => slot.key === key)?.reading);
}

/** True where what stands for the rate is the amount executed once more. */
function isRateAmount(placement: Placement, slots: readonly FundSlot[]): boolean {
  const figures = figuresOf(placement, slots);
  const rate = amountUnder(figures, RATE);
  return rate !== null && amountUnder(figures, EXECUTED)?.equals(rate) === true;
}

/** True where a dash stands for the amount executed and the nothing that it changed places with is elsewhere. */
function isDashForNothing(printed: Placement, swapped: Placement, slots: readonly FundSlot[]): boolean {
  const column = slots.findIndex(({ key }) => key === EXECUTED);
  return printed[column]?.content === 'nil' && amountOf(swapped[column] ?? undefined)?.isZero() === true;
}

/** A sign of percent under a known column of money or points. */
function hasStrayPercentage(placement: Placement, slots: readonly FundSlot[]): boolean {
  return placement.some((reading, i) => {
    const slot = slots[i];
    return reading?.content === 'amount' && reading.unit === '%' && slot?.known === true && slot.key !== RATE;
  });
}
