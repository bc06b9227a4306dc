/**
 * The most probable joint reading of doubtful figures, given the identities that they take part in.
 *
 * In → Out: variables with candidate readings (first: as recognised), identities over them → the reading of each variable, and how
 * much worse the best joint reading is in which that variable is read otherwise (its margin).
 * Cost: a reading costs minus the logarithm of its probability; an identity left broken costs its penalty, since publishers err, too.
 * Method: exact branch and bound. In a joint reading that mends a broken identity at least one of its variables has another reading,
 * so it suffices to branch on those, or to pay the penalty; a variable once settled stays, which makes each joint reading come once.
 * Limits: gives up behind MAX_NODES and says so; then nothing is proved.
 */
import type { Decimal } from '../model/amount.ts';

/** A figure as it may be read. */
export interface Reading {
  value: Decimal;
  /** Half a unit of the last digit; zero for an exact zero. */
  half: Decimal;
  /** Minus the natural logarithm of the reading's probability; not negative. */
  cost: number;
}

/** Readings of one figure, as recognised first; never empty. */
export type Variable = readonly Reading[];

/** Signed figures that must add up to zero within their rounding; or a part that must be so many percent of a whole. */
export interface Identity {
  terms: readonly { variable: number; sign: 1 | -1 }[];
  /** Of the first term in the second; the signs then have no meaning. */
  percent?: { value: Decimal; half: Decimal };
  /** Cost of leaving it broken. */
  penalty: number;
}

export interface JointReading {
  /** Index of the reading chosen for each variable. */
  chosen: number[];
  /** Identities, by index, that hold. */
  holds: boolean[];
  cost: number;
  /** False where the search was given up: `chosen` is then as recognised. */
  complete: boolean;
}

const HUNDRED = 100;
/** Nodes of the search from which it is given up; a page of statutory tables needs some hundred. */
const MAX_NODES = 200_000;

/** Finds the joint reading of least cost. `forbidden` leaves one reading of one variable out. */
export function jointReading(
  variables: readonly Variable[],
  identities: readonly Identity[],
  forbidden: { variable: number; reading: number } | null = null,
): JointReading {
  return new Search(variables, identities, forbidden).run();
}

/** How much dearer the best joint reading is in which `variable` is not read as in `best`; infinite where it has no other reading. */
export function margin(
  variables: readonly Variable[],
  identities: readonly Identity[],
  { best, variable }: { best: JointReading; variable: number },
): number {
  if ((variables[variable]?.length ?? 0) < 2) return Number.POSITIVE_INFINITY;
  const other = jointReading(variables, identities, { variable, reading: best.chosen[variable] ?? 0 });
  return other.complete ? other.cost - best.cost : 0;
}

class Search {
  readonly #variables: readonly Variable[];
  readonly #identities: readonly Identity[];
  readonly #forbidden: { variable: number; reading: number } | null;
  readonly #identitiesOf: number[][];
  readonly #chosen: number[];
  readonly #settled: boolean[];
  readonly #paid: boolean[];
  readonly #start: number[];
  #best: { chosen: number[]; cost: number } | null = null;
  #nodes = 0;

  constructor(variables: readonly Variable[], identities: readonly Identity[], forbidden: { variable: number; reading: number } | null) {
    this.#variables = variables;
    this.#identities = identities;
    this.#forbidden = forbidden;
    this.#identitiesOf = variables.map(() => []);
    for (const [i, { terms }] of identities.entries()) for (const { variable } of terms) this.#identitiesOf[variable]?.push(i);
    this.#start = variables.map((readings, v) => cheapest(readings, v === forbidden?.variable ? forbidden.reading : -1));
    this.#chosen = [...this.#start];
    this.#settled = variables.map(() => false);
    this.#paid = identities.map(() => false);
  }

  run(): JointReading {
    const broken = new Set(this.#identities.flatMap((_, i) => (this.#holds(i) ? [] : [i])));
    const cost = this.#chosen.reduce((sum, reading, v) => sum + (this.#variables[v]?.[reading]?.cost ?? 0), 0);
    this.#visit(broken, cost);
    const complete = this.#nodes <= MAX_NODES;
    const chosen = complete && this.#best !== null ? this.#best.chosen : this.#start;
    for (const [v, reading] of chosen.entries()) this.#chosen[v] = reading;
    const holds = this.#identities.map((_, i) => this.#holds(i));
    const penalties = this.#identities.reduce((sum, { penalty }, i) => sum + (holds[i] === true ? 0 : penalty), 0);
    const readings = chosen.reduce((sum, reading, v) => sum + (this.#variables[v]?.[reading]?.cost ?? 0), 0);
    return { chosen: [...chosen], holds, cost: readings + penalties, complete };
  }

  /** `broken`: identities that do not hold and are not paid for; `cost`: of the readings so far and the penalties paid. */
  #visit(broken: Set<number>, cost: number): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES || (this.#best !== null && cost >= this.#best.cost)) return;
    const identity = this.#mostBound(broken);
    if (identity === null) {
      this.#best = { chosen: [...this.#chosen], cost };
      return;
    }
    const free = (this.#identities[identity]?.terms ?? []).map(({ variable }) => variable).filter((v) => this.#settled[v] === false);
    const undo: number[] = [];
    for (const variable of free) {
      this.#tryOthers(variable, { broken, cost });
      // Later branches keep this variable as it is: else the same joint reading would be met again.
      this.#settled[variable] = true;
      undo.push(variable);
    }
    this.#pay(identity, { broken, cost });
    for (const variable of undo) this.#settled[variable] = false;
  }

  #tryOthers(variable: number, at: { broken: Set<number>; cost: number }): void {
    const readings = this.#variables[variable] ?? [];
    const now = this.#chosen[variable] ?? 0;
    this.#settled[variable] = true;
    for (const [r, reading] of readings.entries()) {
      if (r === now || (this.#forbidden?.variable === variable && this.#forbidden.reading === r)) continue;
      this.#chosen[variable] = r;
      this.#visit(this.#after(variable, at.broken), at.cost - (readings[now]?.cost ?? 0) + reading.cost);
    }
    this.#chosen[variable] = now;
    this.#settled[variable] = false;
  }

  #pay(identity: number, { broken, cost }: { broken: Set<number>; cost: number }): void {
    const rest = new Set(broken);
    rest.delete(identity);
    this.#paid[identity] = true;
    this.#visit(rest, cost + (this.#identities[identity]?.penalty ?? 0));
    this.#paid[identity] = false;
  }

  /** The broken identities after `variable` changed. A paid identity stays paid. */
  #after(variable: number, broken: Set<number>): Set<number> {
    const after = new Set(broken);
    for (const i of this.#identitiesOf[variable] ?? []) {
      if (this.#paid[i] === true || this.#holds(i)) after.delete(i);
      else after.add(i);
    }
    return after;
  }

  /** The broken identity with fewest free variables that have another reading; null where none is broken. */
  #mostBound(broken: Set<number>): number | null {
    let most: number | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (const i of broken) {
      const terms = this.#identities[i]?.terms ?? [];
      const free = terms.filter(({ variable }) => this.#settled[variable] === false && (this.#variables[variable]?.length ?? 0) > 1).length;
      if (free < fewest) [most, fewest] = [i, free];
    }
    return most;
  }

  #holds(identity: number): boolean {
    const { terms = [], percent } = this.#identities[identity] ?? {};
    const [part, whole] = terms.map(({ variable }) => this.#variables[variable]?.[this.#chosen[variable] ?? 0]);
    if (percent !== undefined) return part === undefined || whole === undefined || isShare(part, whole, percent);
    let sum: Decimal | null = null;
    let slack: Decimal | null = null;
    for (const { variable, sign } of terms) {
      const reading = this.#variables[variable]?.[this.#chosen[variable] ?? 0];
      if (reading === undefined) continue;
      const value = sign === 1 ? reading.value : reading.value.negated();
      sum = sum === null ? value : sum.plus(value);
      slack = slack === null ? reading.half : slack.plus(reading.half);
    }
    return sum === null || slack === null || sum.abs().lte(slack);
  }
}

type Printed = Pick<Reading, 'value' | 'half'>;

/** True where a part is so many percent of a whole, all three within their rounding. */
export function isShare(part: Printed, whole: Printed, percent: Printed): boolean {
  const difference = part.value.times(HUNDRED).minus(whole.value.times(percent.value)).abs();
  const slack = part.half
    .times(HUNDRED)
    .plus(whole.half.times(percent.value.abs()))
    .plus(percent.half.times(whole.value.abs().plus(whole.half)));
  return difference.lte(slack);
}

function cheapest(readings: Variable, without: number): number {
  let best = -1;
  for (const [r, { cost }] of readings.entries()) {
    if (r !== without && (best < 0 || cost < (readings[best]?.cost ?? 0))) best = r;
  }
  return Math.max(best, 0);
}
