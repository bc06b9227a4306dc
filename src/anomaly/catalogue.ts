/**
 * Every rule id that code can report, once: severity, origin, category, message and what it deliberately does not report.
 *
 * Ids are `category/kebab-name`, stable for ever and never reused. Messages are Chinese sentences with `{argument}` places:
 * what was found, what was expected, where to look. Arithmetic identities are no code: they stand in `pipelines/rulebooks/`.
 */
import { ACCOUNT_RULES } from './account-rules.ts';
import { BLANK_RULES } from './blank-rules.ts';
import { CLAIM_UNIT_RULES } from './claim-unit-rules.ts';
import { COMPLETENESS_RULES } from './completeness-rules.ts';
import { NARRATIVE_RULES } from './narrative-rules.ts';
import { NUMBER_RULES } from './number-rules.ts';
import { PAGE_RULES } from './page-rules.ts';
import { PERFORMANCE_RULES } from './performance-check-rules.ts';
import { READING_RULES } from './reading-rules.ts';
import { RECOGNITION_RULES } from './recognition-rules.ts';
import { YEAR_RULES } from './year-rules.ts';

export type { Rule } from './rule.ts';

export const CATALOGUE = {
  ...NUMBER_RULES,
  ...READING_RULES,
  ...BLANK_RULES,
  ...PAGE_RULES,
  ...RECOGNITION_RULES,
  ...ACCOUNT_RULES,
  ...NARRATIVE_RULES,
  ...CLAIM_UNIT_RULES,
  ...PERFORMANCE_RULES,
  ...COMPLETENESS_RULES,
  ...YEAR_RULES,
} as const;

export type RuleId = keyof typeof CATALOGUE;
