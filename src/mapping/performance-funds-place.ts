/**
 * The columns of the values of a row of funds.
 *
 * In → Out: the cells behind a row's label, the header → each figure with its column; null where they fit no columns.
 * Limits: values of a text dump are moved only where they do not fit as printed.
 */
import type { NumberReading } from '../repair/number.ts';
import type { FundHeader, FundSlot } from './performance-funds-header.ts';
import { ratesAgree, restFits } from './performance-funds-rate.ts';
import type { FormCell } from './performance-join.ts';

/** Columns of money in the order of the year. */
export const YEARLY_ORDER: readonly string[] = ['declared_budget', 'initial_budget', 'adjusted_budget', 'executed', 'surplus'];
const MONEY_COLUMNS: ReadonlySet<string> = new Set(YEARLY_ORDER);
const CHINESE = /[\u4e00-\u9fff]{3,}/;

/** A cell of a row behind its label, or the label's where it holds a figure. */
export interface Value {
  cell: FormCell;
  /** What was printed, where the cell holds more than the figure. */
  raw?: string;
  reading: NumberReading;
}

export interface FundFigure extends Value {
  slot: FundSlot;
}

/** Figures under their columns; `moved` where they were put right. */
interface PlacedFigures {
  figures: FundFigure[];
  outcome: 'fits' | 'moved';
}

/** True for what stands for an amount in a column of figures. */
export function isFigure(reading: NumberReading): boolean {
  return reading.content === 'amount' || reading.content === 'nil' || reading.content === 'unreadable';
}

interface PlaceContext {
  header: FundHeader;
  label: FormCell | null;
  exact: boolean;
}

/** The columns of a row's values: as printed, or all moved by one distance, or in order where their number fits. */
export function place(values: readonly Value[], { header, label, exact }: PlaceContext): PlacedFigures | null {
  const labelEnd = label === null ? null : label.cell.column + label.cell.columnSpan;
  if (exact || (labelEnd ?? 0) <= header.first) {
    const printed = shifted(values, header, { distance: 0, exact });
    if (printed !== null) return { figures: printed, outcome: 'fits' };
    if (exact) return null;
  }
  const moved = labelEnd === null ? null : shifted(values, header, { distance: labelEnd - header.first, exact });
  const agrees = moved === null ? null : ratesAgree(moved);
  // A label that stands where the header has it tells nothing of its figures: they are moved away from it where the rate says so.
  const isSure = (labelEnd ?? 0) < header.first ? agrees === true : agrees !== false;
  return moved === null || !isSure ? inOrder(values, header) : { figures: moved, outcome: 'moved' };
}

/** The columns of a row that lost or doubled a cell, or whose header did: in order where their number fits, else where the rate agrees. */
export function placeOdd(values: readonly Value[], { header, label, exact }: PlaceContext): PlacedFigures | null {
  if (
    values.some(
      ({ cell, reading }, i) =>
        reading.content === 'text' && CHINESE.test(cell.text) && values.slice(i + 1).some((v) => isFigure(v.reading)),
    )
  )
    return null;
  const ordered = inOrder(values, header);
  if (ordered !== null) return ratesAgree(ordered.figures) === false ? null : ordered;
  const labelEnd = label === null ? null : label.cell.column + label.cell.columnSpan;
  const distances = [0, ...(labelEnd === null || labelEnd === header.first ? [] : [labelEnd - header.first])];
  const placed = distances.flatMap((distance) => {
    const figures = shifted(values, header, { distance, exact });
    return figures !== null && ratesAgree(figures) === true && restFits(figures) !== false
      ? [{ figures, outcome: distance === 0 ? ('fits' as const) : ('moved' as const) }]
      : [];
  });
  return placed.length === 1 ? (placed[0] ?? null) : null;
}

/** The values on the columns `distance` to the left; null where a figure meets no column or words meet a known one. */
function shifted(
  values: readonly Value[],
  header: FundHeader,
  { distance, exact }: { distance: number; exact: boolean },
): FundFigure[] | null {
  const figures: FundFigure[] = [];
  for (const { cell, raw, reading } of values) {
    const from = cell.cell.column - distance;
    const slot = header.slots.find((candidate) => from < candidate.to && from + cell.cell.columnSpan > candidate.from);
    if (isFigure(reading)) {
      if (slot === undefined || (!exact && isStrayPercentage(reading, slot))) return null;
      figures.push({ cell, ...(raw === undefined ? {} : { raw }), reading, slot });
    } else if (slot?.known === true && reading.content === 'text' && isNumberColumn(slot)) return null;
  }
  return new Set(figures.map(({ slot }) => slot)).size === figures.length ? figures : null;
}

/** A percentage under a column of money or weights belongs to another column. */
function isStrayPercentage(reading: NumberReading, slot: FundSlot): boolean {
  return reading.content === 'amount' && reading.unit === '%' && slot.known && (MONEY_COLUMNS.has(slot.key) || slot.key === 'weight');
}

/** Words may stand in for a score (优), never for money. */
function isNumberColumn(slot: FundSlot): boolean {
  return slot.key !== 'score' && slot.key !== 'weight';
}

function inOrder(values: readonly Value[], header: FundHeader): PlacedFigures | null {
  const figures = values.filter(({ reading }) => isFigure(reading));
  const slots = header.slots.filter(({ known }) => known);
  if (figures.length !== slots.length) return null;
  if (figures.some(({ reading }, i) => slots[i] !== undefined && isStrayPercentage(reading, slots[i]))) return null;
  return { figures: figures.flatMap((value, i) => (slots[i] === undefined ? [] : [{ ...value, slot: slots[i] }])), outcome: 'moved' };
}
