/**
 * Rules on what is missing, left over or named in several ways.
 */
import type { Rule } from './rule.ts';

export const COMPLETENESS_RULES = {} as const satisfies Record<string, Rule>;
