/**
 * The log of a document with what last year's document of the same unit shows, and without what another one showed before.
 *
 * In → Out: a document, its log, last year's document or none → its log as it is published. A log depends on nothing but these, so
 * it is the same whichever of the two was read first.
 */
import { compareAnomalies, logOf } from '../anomaly/finding.ts';
import { checkAgainstPrior, needsPrior } from '../check/year-prior.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';

/** The log of `document` beside that of the year before; `prior` null where there is none. */
export function yearLog(document: Document, anomalies: readonly Anomaly[], prior: Document | null): Anomaly[] {
  const own = anomalies.filter(({ rule }) => !needsPrior(rule));
  if (prior === null) return own;
  return [...own, ...logOf(checkAgainstPrior(document, prior), document.facts)].sort(compareAnomalies);
}
