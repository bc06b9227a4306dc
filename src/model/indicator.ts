/**
 * Indicators of a self-evaluation table and claims of the narrative.
 *
 * Source: contract §3 (project_performance) and §5, CSV columns of §7.
 */
import { z } from 'zod';
import { DecimalString } from './amount.ts';
import { Place } from './place.ts';

/** A target or an actual value split into its comparison; every part null where the text carries none. */
export const Comparison = z.strictObject({
  operator: z.enum(['>=', '<=', '=', '>', '<']).nullable(),
  number: DecimalString.nullable(),
  unit: z.string().nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

export const Indicator = z.strictObject({
  table: z.enum(['project_performance', 'overall_performance']),
  occurrence: z.int().positive(),
  projectName: z.string().nullable(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  target: z.string(),
  actual: z.string(),
  targetParsed: Comparison,
  actualParsed: Comparison,
  weight: z.string(),
  score: z.string(),
  note: z.string(),
  source: Place,
});
export type Indicator = z.infer<typeof Indicator>;

export const Claim = z.strictObject({
  section: z.string(),
  kind: z.enum(['amount', 'share', 'change', 'growth', 'completion', 'count']),
  subject: z.string(),
  facts: z.array(z.string()),
  value: DecimalString,
  unit: z.string(),
  direction: z.enum(['增加', '减少', '增长', '下降', '持平', '大于', '小于', '等于']).nullable(),
  base: z.string(),
  text: z.string(),
  source: Place,
});
export type Claim = z.infer<typeof Claim>;
