/**
 * Two documents of one unit in following years: what the later contradicts of the earlier, and how the facts changed.
 *
 * What it needs is imported when it is called, so that the package's start stays light.
 */
import type { YearChange } from '../check/year-changes.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';

export type { YearChange } from '../check/year-changes.ts';

export interface YearComparison {
  /** Anomalies of the later document, in the order of a log. */
  anomalies: Anomaly[];
  /** Facts of both years side by side. */
  changes: YearChange[];
}

/**
 * Compares a document with that of the year before.
 * @example
 * const { anomalies, changes } = await compareDocuments(current, prior);
 */
export async function compareDocuments(current: Document, prior: Document): Promise<YearComparison> {
  const [{ checkAgainstPrior }, { yearChanges }, { compareAnomalies, toAnomaly }] = await Promise.all([
    import('../check/year-prior.ts'),
    import('../check/year-changes.ts'),
    import('../anomaly/finding.ts'),
  ]);
  const anomalies = checkAgainstPrior(current, prior).map(toAnomaly).sort(compareAnomalies);
  return { anomalies, changes: yearChanges(current, prior) };
}
