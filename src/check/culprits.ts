/**
 * Which cell is probably wrong where several identities break, and which identities break without telling.
 *
 * In → Out: instances with the difference of their sides → culprits, each with the value that would satisfy every identity around
 * it, and the broken identities that no single cell explains.
 * Method: a cell explains a broken identity where another value of it would mend the identity and break none that holds now. The cell
 * that explains most is taken, where it is alone in doing so, or the only one of which a sentence states the value asked for, or the
 * only one that lost no more than a sign, is a slip of the pen away, or is not asked to turn negative;
 * its identities are then seen with that value, and the search goes on.
 * Limits: the value is evidence, never a correction. Two wrong cells that hide each other are not found.
 */
import type { Decimal } from '../model/amount.ts';
import { type IdentityInstance, type Operand, verdictOf } from './identity-instance.ts';
import { type Interval, moved, negated } from './interval.ts';
import { slipBetween } from './slips.ts';

export interface Culprit {
  operand: Operand;
  /** The value that would satisfy every identity around the cell, in 元 or the figure's own unit. */
  value: Decimal;
  /** The identities that it breaks, in the order of the rules. */
  broken: IdentityInstance[];
}

export interface Explanation {
  culprits: Culprit[];
  /** Broken identities that no cell explains. */
  unexplained: { instance: IdentityInstance; difference: Interval }[];
}

/** True where the narrative states this value of a cell. */
export type Witness = (key: string, value: Interval) => boolean;

/** Explains the broken among `instances`. */
export function explain(instances: readonly IdentityInstance[], isStated: Witness = () => false): Explanation {
  return new Explainer(instances, isStated).run();
}

/** An identity as the search sees it: with the cells that are taken for wrong put right. */
class State {
  readonly instance: IdentityInstance;
  broken: boolean;
  /** True where it was reported as unexplained: it then tells nothing of its cells any more. */
  given = false;
  #difference: Interval | null = null;

  constructor(instance: IdentityInstance) {
    this.instance = instance;
    this.broken = instance.verdict === 'broken';
  }

  get difference(): Interval {
    return this.#difference ?? this.instance.difference;
  }

  set difference(difference: Interval) {
    this.#difference = difference;
    this.broken = verdictOf(this.instance, difference) === 'broken';
  }
}

interface Candidate {
  operand: Operand;
  /** What is to be added to the cell, an exact value. */
  shift: Interval;
  explained: State[];
}

class Explainer {
  readonly #isStated: Witness;
  readonly #states: State[];
  readonly #statesOf = new Map<string, State[]>();
  /** What each cell could explain, until an identity around it is seen differently. */
  readonly #known = new Map<string, Candidate | null>();
  readonly #result: Explanation = { culprits: [], unexplained: [] };

  constructor(instances: readonly IdentityInstance[], isStated: Witness) {
    this.#isStated = isStated;
    const isSound = !instances.some(isBroken);
    this.#states = isSound ? [] : instances.map((instance) => new State(instance));
    // Only cells of broken identities can be culprits.
    for (const { broken, instance } of this.#states) if (broken) for (const { key } of instance.operands) this.#statesOf.set(key, []);
    if (this.#statesOf.size === 0) return;
    for (const state of this.#states) for (const { key } of state.instance.operands) this.#statesOf.get(key)?.push(state);
  }

  run(): Explanation {
    for (;;) {
      const broken = this.#states.filter(isOpen);
      const [first] = broken;
      if (first === undefined) return this.#result;
      const leaders = this.#leaders(broken);
      const best =
        leaders.length > 1 ? (this.#onlyStated(leaders) ?? onlyTurned(leaders) ?? onlySlip(leaders) ?? onlyPlausible(leaders)) : leaders[0];
      if (best !== undefined) this.#take(best);
      else this.#giveUp(leaders[0]?.explained ?? [first]);
    }
  }

  /** The only cell of which a sentence states the value asked for; undefined where there is none, or more than one. */
  #onlyStated(candidates: readonly Candidate[]): Candidate | undefined {
    const stated = candidates.filter(({ operand: { key, interval }, shift }) => this.#isStated(key, moved(interval, shift, 1)));
    return stated.length === 1 ? stated[0] : undefined;
  }

  /** The cells that explain most. */
  #leaders(broken: readonly State[]): Candidate[] {
    const candidates = this.#candidates(broken);
    const most = Math.max(...candidates.map(({ explained }) => explained.length));
    return candidates.filter(({ explained }) => explained.length === most);
  }

  #giveUp(states: readonly State[]): void {
    for (const state of states) {
      state.given = true;
      this.#forget(state);
      this.#result.unexplained.push({ instance: state.instance, difference: state.difference });
    }
  }

  /** Every cell of a broken identity with each shift that one of its broken identities asks for. */
  #candidates(broken: readonly State[]): Candidate[] {
    const seen = new Set<string>();
    const found: Candidate[] = [];
    for (const { instance } of broken) {
      for (const operand of instance.operands) {
        if (seen.has(operand.key)) continue;
        seen.add(operand.key);
        const best = this.#candidateFor(operand);
        if (best !== null) found.push(best);
      }
    }
    return found;
  }

  #candidateFor(operand: Operand): Candidate | null {
    const known = this.#known.get(operand.key);
    if (known !== undefined) return known;
    const fresh = this.#candidate(operand);
    this.#known.set(operand.key, fresh);
    return fresh;
  }

  /** The shift of one cell that explains most of its broken identities and breaks none; null where there is none. */
  #candidate(operand: Operand): Candidate | null {
    const states = this.#statesOf.get(operand.key) ?? [];
    let best: Candidate | null = null;
    for (const asking of states) {
      if (!isOpen(asking)) continue;
      const shift = shiftFor(asking, operand.key);
      const after = states.map((state) => isBrokenAfter(state, operand.key, shift));
      if (after.some((isBroken, i) => isBroken && states[i]?.broken === false)) continue;
      const explained = states.filter((state, i) => isOpen(state) && after[i] === false);
      if (best === null || explained.length > best.explained.length) best = { operand, shift, explained };
    }
    return best;
  }

  #take({ operand, shift, explained }: Candidate): void {
    const value = operand.interval.value.plus(shift.value);
    this.#result.culprits.push({ operand, value, broken: explained.map(({ instance }) => instance) });
    for (const state of this.#statesOf.get(operand.key) ?? []) {
      state.difference = shifted(state, operand.key, shift);
      this.#forget(state);
    }
  }

  /** Lets the cells of an identity that is seen differently now be judged anew. */
  #forget({ instance }: State): void {
    for (const { key } of instance.operands) this.#known.delete(key);
  }
}

function isBroken({ verdict }: IdentityInstance): boolean {
  return verdict === 'broken';
}

function isOpen({ broken, given }: State): boolean {
  return broken && !given;
}

/** The only negative cell that need only lose its sign, but for what rounding explains; undefined where there is none, or more than one. */
function onlyTurned(candidates: readonly Candidate[]): Candidate | undefined {
  const turned = candidates.filter(({ operand: { interval }, shift, explained: [first] }) => {
    const { value } = interval;
    return value.isNegative() && first !== undefined && value.times(2).plus(shift.value).abs().lte(first.difference.half);
  });
  return turned.length === 1 ? turned[0] : undefined;
}

/** The only cell of which the value asked for is a usual slip of the pen away; undefined where there is none, or more than one. */
function onlySlip(candidates: readonly Candidate[]): Candidate | undefined {
  const slips = candidates.filter(({ operand, shift }) => {
    const { value } = operand.interval;
    return !value.isZero() && slipBetween(value, value.plus(shift.value)) !== null;
  });
  return slips.length === 1 ? slips[0] : undefined;
}

/** The only cell that need not turn negative for the sides to be equal; undefined where there is none, or more than one. */
function onlyPlausible(candidates: readonly Candidate[]): Candidate | undefined {
  const plausible = candidates.filter(({ operand, shift }) => {
    const { value } = operand.interval;
    return value.isNegative() || !value.plus(shift.value).isNegative();
  });
  return plausible.length === 1 ? plausible[0] : undefined;
}

function signIn({ instance }: State, key: string): 1 | -1 {
  return instance.operands.find((operand) => operand.key === key)?.sign ?? 1;
}

/** What must be added to the cell for the sides to be equal. */
function shiftFor(state: State, key: string): Interval {
  return signIn(state, key) === 1 ? negated(state.difference) : state.difference;
}

function shifted(state: State, key: string, shift: Interval): Interval {
  return moved(state.difference, shift, signIn(state, key));
}

function isBrokenAfter(state: State, key: string, shift: Interval): boolean {
  return verdictOf(state.instance, shifted(state, key, shift)) === 'broken';
}
