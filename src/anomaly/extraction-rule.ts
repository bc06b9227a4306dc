/**
 * The shape of rules on our own reading: they never accuse the publisher.
 */
import type { Rule } from './rule.ts';

/** A rule of origin `extraction`. */
export const extraction = (
  category: Rule['category'],
  severity: Rule['severity'],
  title: string,
  message: string,
  why: string,
  silent: string,
): Rule => ({
  severity,
  origin: 'extraction',
  category,
  title,
  message,
  why,
  silent,
});
