/**
 * What the accounts leave for a doubtful figure, as one more reading of it.
 *
 * In → Out: identities and claims, doubts → the doubts, those with another reading for which several of them leave exactly the same
 * value, the other figures being sure; the narrative counts as one. Where a stamp made 11181 of 0.00, no reader has the right one
 * among its readings, and row and column have it alike.
 */
import { Decimal, toYuan } from '../model/amount.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Constraint } from './constraint.ts';
import type { Doubt } from './problem.ts';

/** Identities that must leave the same value. */
const ENOUGH = 2;
/** Probability of a reading that nobody read. */
const IMPLIED = 0.005;

/** The doubts with the readings that the accounts imply. */
export function withImplied(constraints: readonly Constraint[], doubts: readonly Doubt[]): Doubt[] {
  const doubtful = new Map(doubts.map(({ fact }) => [factKey(fact), fact]));
  const left = new Map<string, Map<string, Set<Constraint | 'narrative'>>>();
  for (const constraint of constraints) {
    const { terms, place } = constraint;
    const asked = terms.filter(({ key }) => key !== null && doubtful.has(key));
    const [one] = asked;
    if (one?.key == null || asked.length > 1 || !isFine(constraint, doubtful.get(one.key))) continue;
    const others = terms.filter((operand) => operand !== one);
    const sum = others.reduce((total, { sign, interval }) => total.plus(interval.value.times(sign)), new Decimal(0));
    const value = (one.sign === 1 ? sum.negated() : sum).toString();
    const counts = left.get(one.key) ?? new Map<string, Set<Constraint | 'narrative'>>();
    counts.set(value, (counts.get(value) ?? new Set()).add(place === null ? constraint : 'narrative'));
    left.set(one.key, counts);
  }
  return doubts.map((doubt) => {
    const agreed = [...(left.get(factKey(doubt.fact)) ?? [])].filter(([, witnesses]) => witnesses.size >= ENOUGH);
    const [only] = agreed;
    return only === undefined || agreed.length > 1 ? doubt : withReading(doubt, new Decimal(only[0]));
  });
}

/** Decimals that figures of money print. */
const USUAL_DECIMALS = 2;

/** True for sums, and for amounts that a sentence states with the decimals of tables. */
function isFine({ percent, step }: Constraint, fact: Fact | undefined): boolean {
  const unit = fact === undefined ? null : toYuan('1', fact.unit);
  return percent === null && step.lte(new Decimal(unit ?? '1').times(`1e-${USUAL_DECIMALS}`));
}

/** `yuan` as one more reading, unless it is one already. */
function withReading(doubt: Doubt, yuan: Decimal): Doubt {
  const { fact, alternatives } = doubt;
  const unit = toYuan('1', fact.unit);
  const value = (unit === null ? yuan : yuan.dividedBy(unit)).toFixed(USUAL_DECIMALS);
  const isKnown = [fact.value, ...alternatives.map((other) => other.value)].some((other) => new Decimal(other).equals(value));
  return isKnown ? doubt : { ...doubt, alternatives: [...alternatives, { value, confidence: IMPLIED }] };
}
