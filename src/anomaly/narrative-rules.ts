/**
 * Rules on what the narrative says: claims against tables, claims against claims, directions, units.
 */
import type { Rule } from './rule.ts';

export const NARRATIVE_RULES = {} as const satisfies Record<string, Rule>;
