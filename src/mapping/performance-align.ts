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
import { isOneOf, type LevelWord, levelTwoWord, levelWord, type PerformanceLabels } from './performance-labels.ts';

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
export function alignIndicator(cells: readonly PlacedText[], { labels, slots }: Vocabulary): Alignment {
  const points = slots.some(({ role }) => role === 'weight' || role === 'score') && !slots.some(({ role }) => role === 'unit');
  const seen: SeenCell[] = [];
  for (const [i, cell] of cells.entries()) seen.push(look(cell, { labels, next: cells[i + 1] ?? null, points }));
  const field = { cells: seen, slots };
  const printed = cells.map((cell) => slots.findIndex((slot) => slot.column === cell.column));
  const printedCost = printed.includes(-1) ? Number.POSITIVE_INFINITY : costOf(printed, field);
  const leastMissed = leastMissedOf(field);
  if (printedCost <= leastMissed + GAIN - EPSILON) return { outcome: 'fits', slots: printed };
  if (printedCost <= leastMissed + leastMisfitOf(field) + GAIN - EPSILON) return { outcome: 'fits', slots: printed };
  const best = cheapest(field);
  if (best === null) return { outcome: 'ambiguous' };
  if (printedCost <= best.cost + GAIN) return { outcome: 'fits', slots: printed };
  const placed = slotsOf(best);
  const impossible = seen.some((cell, i) => misfit(cell, slots[placed[i] ?? -1]) >= MISFIT);
  return best.tied || impossible ? { outcome: 'ambiguous' } : { outcome: 'moved', slots: placed };
}

interface Field {
  cells: readonly SeenCell[];
  slots: readonly Slot[];
}

/** How badly a cell fits a slot; 0 for a good fit. */
function misfit(cell: SeenCell, slot: Slot | undefined): number {
  return slot === undefined ? MISFIT : MISFITS[slot.role](cell);
}

/** What the empty columns of no placement cost less than: those that stay empty are those least missed. */
function leastMissedOf({ cells, slots }: Field): number {
  const costs = slots.map(({ role }) => MISSED[role]).sort((a, b) => a - b);
  let cost = 0;
  for (let i = 0; i < costs.length - cells.length; i++) cost += costs[i] ?? 0;
  return cost;
}

/** What the cells of no placement cost less than: every cell in its best column. */
function leastMisfitOf({ cells, slots }: Field): number {
  let cost = 0;
  for (const cell of cells) {
    let least = Number.POSITIVE_INFINITY;
    for (const slot of slots) least = Math.min(least, misfit(cell, slot));
    cost += least;
  }
  return cost;
}

function missed(slots: readonly Slot[], from: number, to: number): number {
  let sum = 0;
  for (let j = from; j < to; j++) sum += MISSED[slots[j]?.role ?? 'other'];
  return sum;
}

/** A placement of the first cells of a row: the last of them in `slot`, the others as in `before`. */
interface Step {
  cost: number;
  slot: number;
  before: Step | null;
  /** True where another placement costs the same. */
  tied: boolean;
}

/** What cell `i` in slot `j` costs behind the cell before it in slot `previous`, but for how it fits. */
function moveCost({ cells, slots }: Field, at: { i: number; j: number; previous: number | null }): number {
  const { i, j, previous } = at;
  const own = offset(cells[i], slots[j]);
  const shift = previous === null ? (own === 0 ? 0 : FIRST_SHIFT) : own === offset(cells[i - 1], slots[previous]) ? 0 : INNER_SHIFT;
  return missed(slots, (previous ?? -1) + 1, j) + shift;
}

/** Distance of a cell in a slot to its printed column. */
function offset(cell: SeenCell | undefined, slot: Slot | undefined): number {
  return (slot?.column ?? 0) - (cell?.column ?? 0);
}

function costOf(placement: readonly number[], field: Field): number {
  const { cells, slots } = field;
  let cost = 0;
  let previous: number | null = null;
  for (const [i, cell] of cells.entries()) {
    const j = placement[i] ?? -1;
    cost += misfit(cell, slots[j]) + moveCost(field, { i, j, previous });
    previous = j;
  }
  return cost + missed(slots, (previous ?? -1) + 1, slots.length);
}

/** The cheapest monotone placement of all cells; null where there are more cells than columns. */
function cheapest(field: Field): Step | null {
  const { cells, slots } = field;
  let steps: Step[] = [];
  for (const [i, cell] of cells.entries()) {
    const next: Step[] = [];
    for (let j = i; j < slots.length; j++) {
      const fit = misfit(cell, slots[j]);
      if (i === 0) next.push({ cost: fit + moveCost(field, { i, j, previous: null }), slot: j, before: null, tied: false });
      else {
        const step = pick(steps, j, (before) => before.cost + fit + moveCost(field, { i, j, previous: before.slot }));
        if (step !== null) next.push(step);
      }
    }
    steps = next;
  }
  return pick(steps, slots.length, ({ cost, slot }) => cost + missed(slots, slot + 1, slots.length));
}

/** The step behind the cheapest of those left of `end`; null where there is none. */
function pick(steps: readonly Step[], end: number, costBehind: (before: Step) => number): Step | null {
  let best: Step | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const step of steps) {
    if (step.slot >= end) break;
    const cost = costBehind(step);
    if (cost < lowest - EPSILON) {
      best = step;
      lowest = cost;
      tied = false;
    } else if (cost < lowest + EPSILON) tied = true;
  }
  return best === null ? null : { cost: lowest, slot: end, before: best, tied: best.tied || tied };
}

/** The slots of a placement, first cell first; the step behind the last cell is none. */
function slotsOf(end: Step): number[] {
  const placed: number[] = [];
  for (let step = end.before; step !== null; step = step.before) placed.unshift(step.slot);
  return placed;
}

interface Neighbour {
  labels: PerformanceLabels;
  next: PlacedText | null;
  /** True where the form has columns of points, which hold bare numbers, and none for units. */
  points: boolean;
}

/** What there is to see in a cell, looked at once for all columns. */
interface SeenCell extends Neighbour {
  key: string;
  column: number;
  shape: ReturnType<typeof valueShape>;
  isFigure: boolean;
  isSign: boolean;
  level1: LevelWord | null;
  level2: LevelWord | null;
}

function look({ text, key, column }: PlacedText, { labels, next, points }: Neighbour): SeenCell {
  return {
    labels,
    next,
    points,
    key,
    column,
    shape: valueShape(text),
    isFigure: FIGURE.test(key),
    isSign: SIGN.test(key),
    level1: levelWord(labels.level1, key),
    level2: levelTwoWord(labels, key),
  };
}

type Misfit = (cell: SeenCell) => number;

const value =
  (role: IndicatorRole): Misfit =>
  (cell) =>
    valueMisfit(cell, role) + (cell.points && cell.isFigure ? BARE_NUMBER : 0);
const figure: Misfit = ({ isFigure, key }) => (isFigure || NIL.test(key) ? 0 : MISFIT);
const remark: Misfit = ({ shape }) => (shape === 'text' ? WORDS / 2 : 1);

/** How badly a cell fits a column of each kind; 0 for a good fit. */
const MISFITS: Readonly<Record<IndicatorRole, Misfit>> = {
  section: ({ labels, key }) => (isOneOf(labels.sectionLabels, key) ? 0 : MISFIT),
  level1: (cell) => levelMisfit(cell, 'level1'),
  level2: (cell) => levelMisfit(cell, 'level2'),
  level3: nameMisfit,
  operator: ({ labels, key, isSign }) => (isSign || isOneOf(labels.operatorWords, key) ? 0 : MISFIT),
  target: value('target'),
  adjusted: value('adjusted'),
  unit: ({ isFigure, key }) => (isFigure ? ODD : key.length <= UNIT_LENGTH ? 0 : 1),
  actual: value('actual'),
  weight: figure,
  score: figure,
  note: remark,
  other: remark,
};

function levelMisfit(cell: SeenCell, role: 'level1' | 'level2'): number {
  const { key, next, column } = cell;
  const [own, other] = role === 'level1' ? [cell.level1, cell.level2] : [cell.level2, cell.level1];
  if (own !== null) return 0;
  if (other !== null) return other === 'strong' ? ODD : ODD / 2;
  if (cell.isSign) return MISFIT;
  if (cell.shape !== 'text') return ODD;
  // A second and third level of one name: with a gap between them, the first of the two has slipped to the left.
  if (next === null || next.key !== key) return UNKNOWN_LEVEL;
  if (role === 'level2') return 0;
  return next.column > column + 1 ? ODD : UNKNOWN_LEVEL;
}

function nameMisfit({ labels, key, shape, isSign, level1, level2 }: SeenCell): number {
  const level = level2 ?? level1;
  if (level !== null) return level === 'strong' ? ODD : FIRST_SHIFT;
  if (isOneOf(labels.unfilled, key)) return 1.2;
  if (isSign) return MISFIT;
  return shape === 'comparison' ? MISFIT : shape === 'number' ? ODD : 0;
}

function valueMisfit({ shape, level1, level2 }: SeenCell, role: IndicatorRole): number {
  if (level2 === 'strong' || level1 === 'strong') return MISFIT;
  if (shape === 'text') return WORDS;
  return shape === 'comparison' && role === 'actual' ? FIRST_SHIFT : 0;
}
