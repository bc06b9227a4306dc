/**
 * Rule books: the arithmetic identities (勾稽关系) that a disclosure must satisfy, as data of `pipelines/rulebooks/`.
 *
 * Terms are written in the language of `identity-term.ts`. Source: house rule that identities are data and evaluators a handful.
 */
import { z } from 'zod';
import { DecimalString } from './amount.ts';
import { Category, Severity } from './anomaly.ts';

/** Figures of an example: fact key → value in 万元; `null` is a blank cell of a printed row. */
const ExampleFacts = z.record(z.string(), DecimalString.nullable());

export const RuleExampleFinding = z.strictObject({
  message: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
  tolerance: z.string().nullable(),
  facts: z.array(z.string()),
});
export type RuleExampleFinding = z.infer<typeof RuleExampleFinding>;

export const IdentityRule = z.strictObject({
  id: z.string().regex(/^[a-z_]+\/[a-z0-9-]+$/),
  /** `sum`: both sides are equal. `at_most`: the left side is not larger than the right. */
  kind: z.enum(['sum', 'at_most']),
  category: Category,
  severity: Severity,
  title: z.string(),
  /** The identity in the words of the field, as messages and pages show it. */
  label: z.string(),
  why: z.string(),
  /** What the rule leaves alone on purpose. */
  silent: z.string(),
  /** Form note, document number or paper that the identity comes from. */
  source: z.string(),
  /** `exact` where both sides are the same figure and not even rounding may part them. */
  tolerance: z.enum(['rounding', 'exact']).default('rounding'),
  /** Rows and columns that the rule is said of, one by one. */
  each: z
    .strictObject({
      table: z.string(),
      /** `rows` all that the table prints, `codes` those with a code, `parents` codes with codes below, `classes` codes of three digits. */
      row: z.enum(['rows', 'codes', 'parents', 'classes']).optional(),
      /** Columns; `parents` for column codes with codes below. */
      column: z.union([z.array(z.string()).min(1), z.enum(['columns', 'parents'])]).optional(),
    })
    .optional(),
  left: z.array(z.string()).min(1),
  right: z.array(z.string()).min(1),
  /** Fiscal years in which it holds, inclusive; null for open. */
  years: z.tuple([z.int().nullable(), z.int().nullable()]).optional(),
  /** Form families for which it holds; all where absent. */
  families: z.array(z.string()).min(1).optional(),
  examples: z.strictObject({
    silent: z.array(ExampleFacts).min(1),
    firing: z.array(z.strictObject({ facts: ExampleFacts, finding: RuleExampleFinding })).min(1),
  }),
});
export type IdentityRule = z.infer<typeof IdentityRule>;

export const RuleBook = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  rules: z.array(IdentityRule).min(1),
});
export type RuleBook = z.infer<typeof RuleBook>;
