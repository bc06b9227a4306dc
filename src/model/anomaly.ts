/**
 * An anomaly: something odd in a disclosure, or in our reading of it, with every place that takes part.
 *
 * Source: contract §6.
 */
import { z } from 'zod';
import { Place } from './place.ts';

export const Severity = z.enum(['error', 'warning', 'info']);
export const Origin = z.enum(['publisher', 'extraction']);
export const Category = z.enum([
  'format',
  'unit',
  'ocr',
  'structure',
  'within_table',
  'cross_table',
  'narrative',
  'year_over_year',
  'performance',
  'completeness',
  'identity',
]);

export const Anomaly = z.strictObject({
  id: z.string(),
  rule: z.string(),
  severity: Severity,
  origin: Origin,
  category: Category,
  /** One Chinese sentence that a reader of the disclosure understands. */
  message: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
  tolerance: z.string().nullable(),
  locations: z.array(Place),
  /** Keys of the facts involved, each of which the document has; cells that are blank or not printed are none. */
  facts: z.array(z.string()),
  repaired: z.boolean(),
  /** Reason for which the reader of the run accepted it; null where nobody did. */
  accepted: z.string().nullable(),
});
export type Anomaly = z.infer<typeof Anomaly>;
