/**
 * Digits that a page has misread throughout: thin type whose strokes broke makes every 4 a 1, and all readers agree.
 *
 * In → Out: broken identities, recognised figures → the digit that was read and the one that is printed, where that one exchange in
 * one figure mends several identities; and each figure's readings after it.
 * Proof: publishers slip, too, but not time and again from the same digit to the one that looks like it. The same wrong amount in
 * several tables is one slip: its identities break by the same difference and count once.
 */
import { Decimal, toYuan } from '../model/amount.ts';
import type { Fact } from '../model/fact.ts';
import { likeDigits } from '../model/likeness.ts';
import type { Constraint, Term } from './constraint.ts';

/** A digit as it was read, and as it is printed. */
export interface MisreadDigit {
  read: string;
  printed: string;
}

/** Different differences that one exchange must mend. */
const ENOUGH = 3;

/**
 * The misread digit that broken identities speak of; two where either of a pair may have been read for the other; none where they
 * speak of none, or of several. `facts`: recognised ones, by key.
 */
export function misreadDigits(broken: readonly Constraint[], facts: ReadonlyMap<string, Fact>): MisreadDigit[] {
  const mended = new Map<string, Set<string>>();
  for (const constraint of broken) {
    const difference = total(constraint).value.abs().toString();
    for (const pair of mendingExchanges(constraint, facts)) mended.set(pair, (mended.get(pair) ?? new Set()).add(difference));
  }
  const most = Math.max(ENOUGH, ...[...mended.values()].map(({ size }) => size));
  const pairs = [...mended].flatMap(([pair, { size }]) => (size === most ? [pair] : []));
  const isOnePair = new Set(pairs.map((pair) => [...pair].sort().join(''))).size === 1;
  return isOnePair ? pairs.map(([read = '', printed = '']) => ({ read, printed })) : [];
}

/** Exchanges in one figure after which an identity holds: the digit that was read and the other. */
function mendingExchanges(constraint: Constraint, facts: ReadonlyMap<string, Fact>): string[] {
  const { value, half } = total(constraint);
  return constraint.terms.flatMap(({ key, sign }) => {
    const fact = key === null ? undefined : facts.get(key);
    const mending = fact === undefined ? [] : exchangesIn(fact).filter(({ step }) => value.plus(step.times(sign)).abs().lte(half));
    return mending.map(({ read, printed }) => read + printed);
  });
}

/** Each value that a figure has where one of its digits is the one that was misread. */
export function asPrinted({ value }: Pick<Fact, 'value'>, { read, printed }: MisreadDigit): string[] {
  return [...value].flatMap((digit, i) => (digit === read ? [value.slice(0, i) + printed + value.slice(i + 1)] : []));
}

/** Exchanges of one digit for one that looks like it, and by how much the amount then differs. Unit: 元. */
function exchangesIn({ value, unit }: Fact): (MisreadDigit & { step: Decimal })[] {
  const own = toYuan(value, unit);
  if (own === null) return [];
  const pairs = [...new Set(value)].flatMap((read) => likeDigits(read).map((printed) => ({ read, printed })));
  return pairs.flatMap((pair) =>
    asPrinted({ value }, pair).map((other) => ({ ...pair, step: new Decimal(toYuan(other, unit) ?? own).minus(own) })),
  );
}

/** What the terms add up to, and what rounding may make of nothing. */
function total({ terms }: { terms: readonly Term[] }): { value: Decimal; half: Decimal } {
  const zero = { value: new Decimal(0), half: new Decimal(0) };
  return terms.reduce(
    ({ value, half }, { sign, interval }) => ({ value: value.plus(interval.value.times(sign)), half: half.plus(interval.half) }),
    zero,
  );
}
