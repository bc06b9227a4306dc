/**
 * What holds between figures of a document: an identity of the accounts, or what a sentence says of them.
 *
 * Units: amounts in 元, other figures in their own unit.
 */
import type { IdentityInstance } from '../check/identity-instance.ts';
import { type Interval, ZERO } from '../check/interval.ts';
import type { Decimal } from '../model/amount.ts';
import type { Place } from '../model/place.ts';

export interface Term {
  /** Key of the fact; null for an amount that a sentence states. */
  key: string | null;
  sign: 1 | -1;
  interval: Interval;
}

/** Terms that add up to zero within their rounding; or, with `percent`, a first one that is so many percent of the second. */
export interface Constraint {
  terms: readonly Term[];
  percent: Interval | null;
  /**
   * Unit of the coarsest last digit that a sentence prints of an amount, or of a percentage: below it, it says nothing. Zero for
   * tables.
   */
  step: Decimal;
  /** Cost of leaving it broken. */
  penalty: number;
  /** Id of the identity, or `claim/<kind>`. */
  id: string;
  label: string;
  /** Where the sentence stands; null for tables. */
  place: Place | null;
}

/** What a broken identity costs: publishers break about one in a thousand. */
const PENALTY = 7;

/** An identity of the rule books as a constraint. */
export function tableConstraint({ operands, rule }: IdentityInstance): Constraint {
  return { terms: operands, percent: null, step: ZERO, penalty: PENALTY, id: rule.id, label: rule.label, place: null };
}
