/**
 * The cells of an indicator row put on the columns of its header by what they are, where a text dump lost or doubled some.
 *
 * In → Out: printed cells, header slots → the slot of each cell, or that no placement is clearly the best.
 * Method: cheapest monotone placement. A cell costs by how badly it fits its column, an empty column by how much it is missed, and
 * every change of the distance to the printed column costs, so a row is left as printed unless its contents speak against it.
 * Limits: no cell is dropped; two placements of equal cost leave the row ambiguous.
 */
import type { IndicatorRole } from '../model/performance-form.ts';
import { valueShape } from './performance-comparison.ts';
import { isOneOf, levelTwoWord, levelWord, type PerformanceLabels } from './performance-labels.ts';

/** A column of the indicator block. */
export interface Slot {
  role: IndicatorRole;
  column: number;
}

export interface PlacedText {
  text: string;
  key: string;
  column: number;
}

export type Alignment = { outcome: 'fits' | 'moved'; slots: number[] } | { outcome: 'ambiguous' };

/** A cell that cannot be in a column of this kind. */
const MISFIT = 4;
/** A cell that hardly is. */
const ODD = 3;
/** A name of no vocabulary in a level column: common, but a known name or the third level fits better. */
const UNKNOWN_LEVEL = 0.6;
/** Words in a column of values: targets may be words. */
const WORDS = 0.2;
/** A number without a unit in a column of values, where it may be points. */
const BARE_NUMBER = 0.3;
/** All cells of the row moved by the same distance: the usual trace of merged cells lost in front. */
const FIRST_SHIFT = 0.3;
/** A cell lost or doubled inside the row. */
const INNER_SHIFT = 1;
/** How much cheaper a placement must be than the printed one. */
const GAIN = 0.25;
const EPSILON = 1e-9;

/** How much an empty column is missed. */
const MISSED: Readonly<Record<IndicatorRole, number>> = {
  section: 0,
  level1: 0.1,
  level2: 0.1,
  level3: 1.5,
  operator: 0.5,
  target: 1.2,
  adjusted: 0.8,
  unit: 0.2,
  actual: 0.9,
  weight: 1,
  score: 1,
  note: 0,
  other: 0.3,
};

const FIGURE = /^-?[\d,.]+(?:分|%)?$/;
const NIL = /^[-—–/／*…]+$/;
const SIGN = /^(?:[≥≤=><＝＞＜]{1,2}|\\[gl]eq?)$/;
/** Longest unit of measure that is a word. */
const UNIT_LENGTH = 8;

interface Vocabulary {
  labels: PerformanceLabels;
  slots: readonly Slot[];
}

/** Places the non-blank cells of one row. */
export function alignIndicator(cells: readonly PlacedText[], vocabulary: Vocabulary): Alignment {
  const { slots } = vocabulary;
  const points = slots.some(({ role }) => role === 'weight' || role === 'score') && !slots.some(({ role }) => role === 'unit');
  const fits = cells.map((cell, i) =>
    slots.map((slot) => MISFITS[slot.role](cell, { labels: vocabulary.labels, next: cells[i + 1] ?? null, points })),
  );
  const printed = cells.map((cell) => slots.findIndex((slot) => slot.column === cell.column));
  const printedCost = printed.includes(-1) ? Number.POSITIVE_INFINITY : costOf(printed, cells, { fits, slots });
  if (printedCost <= lowestCost(fits, slots) + GAIN - EPSILON) return { outcome: 'fits', slots: printed };
  const best = cheapest(cells, { fits, slots });
  if (best === null) return { outcome: 'ambiguous' };
  if (printedCost <= best.cost + GAIN) return { outcome: 'fits', slots: printed };
  const impossible = best.slots.some((j, i) => (fits[i]?.[j] ?? MISFIT) >= MISFIT);
  return best.tied || impossible ? { outcome: 'ambiguous' } : { outcome: 'moved', slots: best.slots };
}

interface Field {
  fits: readonly (readonly number[])[];
  slots: readonly Slot[];
}

interface Path {
  cost: number;
  slots: number[];
  /** True where another placement costs the same. */
  tied: boolean;
}

/** What no placement costs less than: every cell in its best column, and the columns that stay empty are those least missed. */
function lowestCost(fits: Field['fits'], slots: readonly Slot[]): number {
  let cost = 0;
  for (const row of fits) cost += Math.min(...row);
  const empty = slots.map(({ role }) => MISSED[role]).sort((a, b) => a - b);
  for (let i = 0; i < slots.length - fits.length; i++) cost += empty[i] ?? 0;
  return cost;
}

function missed(slots: readonly Slot[], from: number, to: number): number {
  let sum = 0;
  for (let j = from; j < to; j++) sum += MISSED[slots[j]?.role ?? 'other'];
  return sum;
}

/** Distance of a cell in slot `j` to its printed column. */
function offset(cell: PlacedText | undefined, slot: Slot | undefined): number {
  return (slot?.column ?? 0) - (cell?.column ?? 0);
}

function shiftCost(cells: readonly PlacedText[], slots: readonly Slot[], at: { i: number; j: number; previous: number | null }): number {
  const own = offset(cells[at.i], slots[at.j]);
  if (at.previous === null) return own === 0 ? 0 : FIRST_SHIFT;
  return own === offset(cells[at.i - 1], slots[at.previous]) ? 0 : INNER_SHIFT;
}

function costOf(placement: readonly number[], cells: readonly PlacedText[], { fits, slots }: Field): number {
  let cost = 0;
  let previous: number | null = null;
  for (const [i, j] of placement.entries()) {
    cost += (fits[i]?.[j] ?? MISFIT) + missed(slots, (previous ?? -1) + 1, j) + shiftCost(cells, slots, { i, j, previous });
    previous = j;
  }
  return cost + missed(slots, (previous ?? -1) + 1, slots.length);
}

/** The cheapest monotone placement of all cells; null where there are more cells than columns. */
function cheapest(cells: readonly PlacedText[], field: Field): Path | null {
  const { fits, slots } = field;
  let row: (Path | null)[] = [];
  for (let i = 0; i < cells.length; i++) {
    const next: (Path | null)[] = [];
    for (let j = 0; j < slots.length; j++) {
      const fit = fits[i]?.[j] ?? MISFIT;
      next.push(i === 0 ? opening(cells, field, j) : extended(row, fit, { cells, slots, i, j }));
    }
    row = next;
  }
  return pick(row.map((path, j) => (path === null ? null : { ...path, cost: path.cost + missed(slots, j + 1, slots.length) })));
}

function opening(cells: readonly PlacedText[], { fits, slots }: Field, j: number): Path {
  return {
    cost: (fits[0]?.[j] ?? MISFIT) + missed(slots, 0, j) + shiftCost(cells, slots, { i: 0, j, previous: null }),
    slots: [j],
    tied: false,
  };
}

function extended(
  row: readonly (Path | null)[],
  fit: number,
  at: { cells: readonly PlacedText[]; slots: readonly Slot[]; i: number; j: number },
): Path | null {
  const { cells, slots, i, j } = at;
  const options = row.slice(0, j).map((path, previous) => {
    if (path === null) return null;
    const cost = path.cost + fit + missed(slots, previous + 1, j) + shiftCost(cells, slots, { i, j, previous });
    return { cost, slots: [...path.slots, j], tied: path.tied };
  });
  return pick(options);
}

function pick(options: readonly (Path | null)[]): Path | null {
  let best: Path | null = null;
  let tied = false;
  for (const option of options) {
    if (option === null) continue;
    if (best === null || option.cost < best.cost - EPSILON) {
      best = option;
      tied = false;
    } else if (option.cost < best.cost + EPSILON) tied = true;
  }
  return best === null ? null : { ...best, tied: best.tied || tied };
}

interface Neighbour {
  labels: PerformanceLabels;
  next: PlacedText | null;
  /** True where the form has columns of points, which hold bare numbers, and none for units. */
  points: boolean;
}

type Misfit = (cell: PlacedText, neighbour: Neighbour) => number;

const value =
  (role: IndicatorRole): Misfit =>
  (cell, { labels, points }) =>
    valueMisfit(cell, role, labels) + (points && FIGURE.test(cell.key) ? BARE_NUMBER : 0);
const figure: Misfit = (cell) => (FIGURE.test(cell.key) || NIL.test(cell.key) ? 0 : MISFIT);
const remark: Misfit = (cell) => (valueShape(cell.text) === 'text' ? WORDS / 2 : 1);

/** How badly a cell fits a column of each kind; 0 for a good fit. */
const MISFITS: Readonly<Record<IndicatorRole, Misfit>> = {
  section: (cell, { labels }) => (isOneOf(labels.sectionLabels, cell.key) ? 0 : MISFIT),
  level1: (cell, neighbour) => levelMisfit(cell, 'level1', neighbour),
  level2: (cell, neighbour) => levelMisfit(cell, 'level2', neighbour),
  level3: (cell, { labels }) => nameMisfit(cell, labels),
  operator: (cell, { labels }) => (SIGN.test(cell.key) || isOneOf(labels.operatorWords, cell.key) ? 0 : MISFIT),
  target: value('target'),
  adjusted: value('adjusted'),
  unit: (cell) => (FIGURE.test(cell.key) ? ODD : cell.key.length <= UNIT_LENGTH ? 0 : 1),
  actual: value('actual'),
  weight: figure,
  score: figure,
  note: remark,
  other: remark,
};

function levelMisfit(cell: PlacedText, role: 'level1' | 'level2', { labels, next }: Neighbour): number {
  const one = levelWord(labels.level1, cell.key);
  const two = levelTwoWord(labels, cell.key);
  const [own, other] = role === 'level1' ? [one, two] : [two, one];
  if (own !== null) return 0;
  if (other !== null) return other === 'strong' ? ODD : ODD / 2;
  if (SIGN.test(cell.key)) return MISFIT;
  if (valueShape(cell.text) !== 'text') return ODD;
  // A second and third level of one name: with a gap between them, the first of the two has slipped to the left.
  if (next === null || next.key !== cell.key) return UNKNOWN_LEVEL;
  if (role === 'level2') return 0;
  return next.column > cell.column + 1 ? ODD : UNKNOWN_LEVEL;
}

function nameMisfit(cell: PlacedText, labels: PerformanceLabels): number {
  const level = levelTwoWord(labels, cell.key) ?? levelWord(labels.level1, cell.key);
  if (level !== null) return level === 'strong' ? ODD : FIRST_SHIFT;
  if (isOneOf(labels.unfilled, cell.key)) return 1.2;
  if (SIGN.test(cell.key)) return MISFIT;
  const shape = valueShape(cell.text);
  return shape === 'comparison' ? MISFIT : shape === 'number' ? ODD : 0;
}

function valueMisfit(cell: PlacedText, role: IndicatorRole, labels: PerformanceLabels): number {
  if (levelTwoWord(labels, cell.key) === 'strong' || levelWord(labels.level1, cell.key) === 'strong') return MISFIT;
  const shape = valueShape(cell.text);
  if (shape === 'text') return WORDS;
  return shape === 'comparison' && role === 'actual' ? FIRST_SHIFT : 0;
}
