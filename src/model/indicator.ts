/**
 * Indicators of a self-evaluation table and claims of the narrative.
 *
 * Source: contract §3 (project_performance) and §5, CSV columns of §7.
 */
import { z } from 'zod';
import { DecimalString } from './amount.ts';
import { Repair } from './fact.ts';
import { Place } from './place.ts';
import { Recognition } from './recognition.ts';

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

/** Which figure of a subject a claim states; `other` where the sentence does not tell. */
export const Measure = z.enum(['final', 'initial_budget', 'adjusted_budget', 'prior', 'other']);
export type Measure = z.infer<typeof Measure>;

export const Claim = z.strictObject({
  /** Titles of the section and those above it, joined with ` / `. */
  section: z.string(),
  kind: z.enum(['amount', 'share', 'change', 'growth', 'completion', 'count']),
  /** What the figure is said of, as printed, spaces removed (一般公共预算财政拨款支出). */
  subject: z.string(),
  measure: Measure,
  /** Keys of the facts that state the same figure (`amount`), or of which the figure is a share, change, growth or completion. */
  facts: z.array(z.string()),
  /** Magnitude as printed; the sign of a change is in `direction`. */
  value: DecimalString,
  /** Unit as printed beside the figure; '' where none is. */
  unit: z.string(),
  direction: z.enum(['增加', '减少', '增长', '下降', '持平', '大于', '小于', '等于']).nullable(),
  /** What it is compared with, as printed (上年, 年初预算, 本年支出合计); '' where nothing. */
  base: z.string(),
  /** Keys of the facts that state the base; empty where no table does. */
  baseFacts: z.array(z.string()),
  /** Number within the document, from 1: claims of one statement speak of one subject in one breath. */
  statement: z.int().positive(),
  /** The statement of which this one is a part (a list behind 其中：or 主要包括：); null elsewhere. */
  partOf: z.int().positive().nullable(),
  /** The sentence. */
  text: z.string(),
  source: Place,
  /** Where the sentence was read from an image: how sure its figure is. */
  recognition: Recognition.optional(),
  /** Steps from the figure that recognition gave to `value`; absent where it was taken as read. */
  repairs: z.array(Repair).optional(),
});
export type Claim = z.infer<typeof Claim>;
