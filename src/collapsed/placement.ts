/**
 * The columns of figures whose blank cells were lost.
 *
 * In → Out: figures of a row in printed order, the number of columns and their identities → every placement that keeps the order and
 * holds; and of rows below a total, the placements that all ways to add up to it have in common.
 * Units: millionths; tolerance is what rounding explains: half of the last printed digit of every figure that takes part.
 * Limits: one placement is certain, several are none; a search that grows too large gives none.
 */
import type { Figure } from './tokens.ts';

/** Columns by index: `whole` is the sum of `parts`, less `minus`. */
export interface ColumnSum {
  whole: readonly number[];
  parts: readonly number[];
}

/** Column of each figure of a row. */
export type Placement = readonly number[];

/** Columns beyond which placements are not listed: the widest statutory tables have twelve. */
const MAX_COLUMNS = 14;
/** Steps of a search for all ways to add up. */
const MAX_STEPS = 60_000;

/** All placements of the figures that keep their order and satisfy the sums; `always` is filled in every row. */
export function placementsOf(
  figures: readonly Figure[],
  width: number,
  sums: readonly ColumnSum[],
  always: readonly number[],
): Placement[] {
  if (figures.length > width || width > MAX_COLUMNS) return [];
  const found: Placement[] = [];
  const choose = (from: number, chosen: number[]): void => {
    if (chosen.length === figures.length) {
      if (always.every((column) => chosen.includes(column)) && sums.every((sum) => holds(figures, chosen, sum))) found.push([...chosen]);
      return;
    }
    for (let column = from; column <= width - (figures.length - chosen.length); column++) choose(column + 1, [...chosen, column]);
  };
  choose(0, []);
  return found;
}

/** True where the figures in these columns satisfy the sum. */
export function holds(figures: readonly Figure[], placement: Placement, { whole, parts }: ColumnSum): boolean {
  let [rest, slack] = [0n, 0n];
  for (const [i, figure] of figures.entries()) {
    const column = placement[i] ?? -1;
    const sign = whole.includes(column) ? 1n : parts.includes(column) ? -1n : 0n;
    rest += sign * figure.amount;
    if (sign !== 0n) slack += figure.half;
  }
  return absolute(rest) <= slack;
}

/** A row that may stand in several ways. */
export interface Choice {
  figures: readonly Figure[];
  placements: readonly Placement[];
}

/** Amounts by column of a placed row. */
export function amountsOf(figures: readonly Figure[], placement: Placement, width: number): bigint[] {
  const amounts = Array.from({ length: width }, () => 0n);
  for (const [i, figure] of figures.entries()) amounts[placement[i] ?? width] = figure.amount;
  return amounts.slice(0, width);
}

/**
 * The placements of rows that add up to `total` by column; null for a row that stands differently in several ways to add up, and for
 * all rows where there is no way or the search is too large.
 */
export function addingUp(choices: readonly Choice[], total: { amounts: readonly bigint[]; half: bigint }): (Placement | null)[] {
  const none = choices.map(() => null);
  if (choices.some(({ placements }) => placements.length === 0)) return none;
  const width = total.amounts.length;
  const slack = choices.reduce((sum, { figures }) => sum + widest(figures), total.half);
  // Without negative figures, what is left of a column never grows again.
  const onlyFalls = choices.every(({ figures }) => figures.every(({ amount }) => amount >= 0n));
  const isSpent = (left: readonly bigint[]): boolean => onlyFalls && left.some((amount) => amount < -slack);
  const agreed: (Placement | null | undefined)[] = choices.map(() => undefined);
  let [steps, ways] = [0, 0];
  const walk = (at: number, rest: readonly bigint[], chosen: readonly Placement[]): void => {
    if (++steps > MAX_STEPS) return;
    const choice = choices[at];
    if (choice === undefined) {
      if (rest.some((amount) => absolute(amount) > slack)) return;
      ways++;
      for (const [i, placement] of chosen.entries()) agreed[i] = merge(agreed[i], placement);
      return;
    }
    for (const placement of choice.placements) {
      const amounts = amountsOf(choice.figures, placement, width);
      const left = rest.map((amount, column) => amount - (amounts[column] ?? 0n));
      if (!isSpent(left)) walk(at + 1, left, [...chosen, placement]);
    }
  };
  walk(0, total.amounts, []);
  return steps > MAX_STEPS || ways === 0 ? none : agreed.map((placement) => placement ?? null);
}

function merge(known: Placement | null | undefined, placement: Placement): Placement | null {
  if (known === undefined) return placement;
  return known?.every((column, i) => column === placement[i]) === true ? known : null;
}

/** The largest half digit of a row's figures. */
export function widest(figures: readonly Figure[]): bigint {
  return figures.reduce((most, { half }) => (half > most ? half : most), 0n);
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
