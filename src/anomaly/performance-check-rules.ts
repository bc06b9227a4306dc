/**
 * Rules on self-evaluation tables: funds, rates, scores, indicators against targets and narrative.
 */
import type { Rule } from './rule.ts';

export const PERFORMANCE_RULES = {} as const satisfies Record<string, Rule>;
