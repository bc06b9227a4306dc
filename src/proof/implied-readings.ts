/**
 * What the accounts leave for a doubtful figure, as one more reading of it.
 *
 * In → Out: identities, doubts → the doubts, those with another reading for which several identities of sure figures leave exactly the
 * same value. Where a stamp made 11181 of 0.00, no reader has the right one among its readings, and row and column have it alike.
 */
import type { IdentityInstance } from '../check/identity-instance.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import { factKey } from '../model/fact.ts';
import type { Doubt } from './prove-readings.ts';

/** Identities that must leave the same value. */
const ENOUGH = 2;
/** Probability of a reading that nobody read. */
const IMPLIED = 0.005;

/** The doubts with the readings that the accounts imply. */
export function withImplied(instances: readonly IdentityInstance[], doubts: readonly Doubt[]): Doubt[] {
  const doubtful = new Set(doubts.map(({ fact }) => factKey(fact)));
  const left = new Map<string, Map<string, number>>();
  for (const { operands } of instances) {
    const asked = operands.filter(({ key }) => doubtful.has(key));
    const [one] = asked;
    if (one === undefined || asked.length > 1) continue;
    const others = operands.filter((operand) => operand !== one);
    const sum = others.reduce((total, { sign, interval }) => total.plus(interval.value.times(sign)), new Decimal(0));
    const value = (one.sign === 1 ? sum.negated() : sum).toString();
    const counts = left.get(one.key) ?? new Map<string, number>();
    counts.set(value, (counts.get(value) ?? 0) + 1);
    left.set(one.key, counts);
  }
  return doubts.map((doubt) => {
    const agreed = [...(left.get(factKey(doubt.fact)) ?? [])].filter(([, count]) => count >= ENOUGH);
    const [only] = agreed;
    return only === undefined || agreed.length > 1 ? doubt : withReading(doubt, new Decimal(only[0]));
  });
}

/** Decimals that figures of money print. */
const USUAL_DECIMALS = 2;

/** `yuan` as one more reading, unless it is one already. */
function withReading(doubt: Doubt, yuan: Decimal): Doubt {
  const { fact, alternatives } = doubt;
  const unit = toYuan('1', fact.unit);
  const value = (unit === null ? yuan : yuan.dividedBy(unit)).toFixed(USUAL_DECIMALS);
  const isKnown = [fact.value, ...alternatives.map((other) => other.value)].some((other) => new Decimal(other).equals(value));
  return isKnown ? doubt : { ...doubt, alternatives: [...alternatives, { value, confidence: IMPLIED }] };
}
