/**
 * Doubtful figures and what holds between them and the others, as the search for the most probable joint reading sees them.
 *
 * In → Out: constraints, doubts → variables with their readings, identities over them; and what a joint reading makes of these.
 */
import { printed } from '../check/interval.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import type { Constraint } from './constraint.ts';
import type { Identity, JointReading, Reading } from './joint-reading.ts';

/** What a figure may be instead: plain decimals with their confidence. */
export interface Doubt {
  fact: Fact;
  alternatives: readonly { value: string; confidence: number }[];
  /** Confidence in a figure that was read for sure and cannot be right as it stands; nothing proves it. */
  confidence?: number;
  /** What such a figure is where nothing is proved: the same digits with the point that its table prints. */
  pointed?: string;
  /** True where a digit may be one that the page misreads throughout. */
  misread?: boolean;
}

/** Confidence from which a reading counts as read. */
const SURE = 0.9;
/** A reading has at least this probability. */
const LEAST = 0.001;

const HUNDRED = new Decimal(100);

/** The doubtful figures and the identities around them, as the search sees them. */
export class Problem {
  readonly variables: Reading[][];
  readonly identities: Identity[] = [];
  readonly #constraints: Constraint[] = [];
  readonly #identitiesOf: number[][];

  readonly #variableOf: ReadonlyMap<string, number>;
  readonly #asked: number;

  constructor(constraints: readonly Constraint[], doubts: readonly Doubt[]) {
    this.#asked = doubts.length;
    this.variables = doubts.map(readingsOf);
    this.#identitiesOf = doubts.map(() => []);
    this.#variableOf = new Map(doubts.map(({ fact }, i) => [factKey(fact), i]));
    const fixed = new Map<string, number>();
    for (const constraint of constraints) {
      if (!constraint.terms.some(({ key }) => key !== null && this.#variableOf.has(key))) continue;
      const terms = constraint.terms.map(({ key, sign, interval }) => {
        const known = key === null ? undefined : (this.#variableOf.get(key) ?? fixed.get(key));
        if (known !== undefined) return { variable: known, sign };
        const variable = this.variables.push([{ value: interval.value, half: interval.half, cost: 0 }]) - 1;
        if (key !== null) fixed.set(key, variable);
        return { variable, sign };
      });
      const { penalty, percent } = constraint;
      const index = this.identities.push({ terms, penalty, ...(percent === null ? {} : { percent }) }) - 1;
      this.#constraints.push(constraint);
      for (const { variable } of terms) this.#identitiesOf[variable]?.push(index);
    }
  }

  /** Whether an identity of the tables holds when the figures are read as in `best`. */
  holds({ terms }: Constraint, best: JointReading): boolean {
    let sum = new Decimal(0);
    let slack = new Decimal(0);
    for (const { key, sign, interval } of terms) {
      const variable = key === null ? undefined : this.#variableOf.get(key);
      const { value, half } = (variable === undefined ? undefined : this.variables[variable]?.[best.chosen[variable] ?? 0]) ?? interval;
      sum = sum.plus(sign === 1 ? value : value.negated());
      slack = slack.plus(half);
    }
    return sum.abs().lte(slack);
  }

  /** True where all other figures of an identity are sure, and what they leave for the doubtful one is to the last digit what was read. */
  leavesExactly(identity: number, best: JointReading, variable: number): boolean {
    return this.#isAlone(identity) && this.isExact(identity, best, variable);
  }

  /**
   * True where the figures add up to the last digit: within rounding, a figure whose last digit was misread does as well. A sentence
   * must print all digits of the figure.
   */
  isExact(identity: number, { chosen }: JointReading, variable: number): boolean {
    const { percent, step } = this.#constraint(identity);
    const half = this.#reading(variable, chosen)?.half;
    if (percent !== null || half === undefined || (step.gt(0) && step.gt(half.times(2)))) return false;
    const terms = this.identities[identity]?.terms ?? [];
    const values = terms.map(({ variable: other, sign }) => (this.#reading(other, chosen)?.value ?? new Decimal(0)).times(sign));
    return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).isZero();
  }

  /** True where a sentence speaks of one doubtful figure alone, and its other readings differ in digits that the sentence prints. */
  tellsApart(identity: number, { chosen }: JointReading, variable: number): boolean {
    const step = this.#stepOf(identity, chosen);
    const taken = this.#reading(variable, chosen);
    if (step === null || taken === undefined || !this.#isAlone(identity)) return false;
    return (this.variables[variable] ?? []).every(({ value }) => value.minus(taken.value).mod(step).isZero());
  }

  /** Unit of the last digit of an amount that a sentence tells; null for tables. */
  #stepOf(identity: number, chosen: readonly number[]): Decimal | null {
    const { percent, step } = this.#constraint(identity);
    if (step.isZero()) return null;
    if (percent === null) return step;
    const [, whole] = this.identities[identity]?.terms ?? [];
    const of = whole === undefined ? undefined : this.#reading(whole.variable, chosen);
    const least = Decimal.min(percent.value.abs(), HUNDRED);
    if (of === undefined || least.isZero()) return null;
    return new Decimal(10).pow(of.value.abs().times(step).dividedBy(least).log(10).ceil());
  }

  /** True where one of the figures alone is in doubt. */
  #isAlone(identity: number): boolean {
    return (this.identities[identity]?.terms ?? []).filter(({ variable }) => variable < this.#asked).length === 1;
  }

  #reading(variable: number, chosen: readonly number[]): Reading | undefined {
    return this.variables[variable]?.[chosen[variable] ?? 0];
  }

  #constraint(identity: number): Constraint {
    const constraint = this.#constraints[identity];
    if (constraint === undefined) throw new RangeError(`no identity ${identity}`);
    return constraint;
  }

  identitiesOf(variable: number): readonly number[] {
    return this.#identitiesOf[variable] ?? [];
  }

  /** True where the figure has another reading to be told from; a figure without alternatives is as unsure as it was. */
  isTold(variable: number): boolean {
    return (this.variables[variable]?.length ?? 0) > 1;
  }

  labelOf(identity: number): string {
    return this.#constraint(identity).label;
  }

  ruleOf(identity: number): string {
    return this.#constraint(identity).id;
  }

  /** Where the sentence stands; null for identities of tables. */
  placeOf(identity: number): Place | null {
    return this.#constraint(identity).place;
  }
}

function readingsOf({ fact, alternatives, confidence = fact.confidence ?? SURE }: Doubt): Reading[] {
  const all = [{ value: fact.value, confidence }, ...alternatives];
  return all.map(({ value, confidence }) => {
    const yuan = toYuan(value, fact.unit);
    const decimals = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
    const unitSize = yuan === null ? new Decimal(1) : new Decimal(toYuan('1', fact.unit) ?? '1');
    const interval = printed(new Decimal(yuan ?? value), decimals, unitSize);
    return { value: interval.value, half: interval.half, cost: -Math.log(Math.max(LEAST, confidence)) };
  });
}
