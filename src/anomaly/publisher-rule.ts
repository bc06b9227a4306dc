/**
 * Rules on what the publisher wrote, told by what sentences say.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Rule } from './rule.ts';

/** A rule of origin `publisher`; of the category `narrative` where no other is named. */
export const publisherRule = (
  severity: Anomaly['severity'],
  title: string,
  message: string,
  why: string,
  silent: string,
  category: Rule['category'] = 'narrative',
): Rule => ({ severity, origin: 'publisher', category, title, message, why, silent });
