/**
 * Rules on the accounts that no identity of the rule books states: structure of classifications, rounding tails, year against year.
 */
import type { Rule } from './rule.ts';

export const ACCOUNT_RULES = {} as const satisfies Record<string, Rule>;
