/**
 * What is known of a rule of the anomaly log before it meets a document.
 *
 * Rules that code reports stand in the catalogue, arithmetic identities in the rule books of `pipelines/`; both are of this shape.
 */
import type { Anomaly } from '../model/anomaly.ts';

/** The static facts of a rule. */
export interface Rule {
  severity: Anomaly['severity'];
  origin: Anomaly['origin'];
  category: Anomaly['category'];
  /** Short English title for documentation. */
  title: string;
  /** Chinese message template. */
  message: string;
  /** Why it matters to a reader. */
  why: string;
  /** What the rule leaves alone on purpose. */
  silent: string;
}

/** A rule with its id, as rule books hold them. */
export interface NamedRule extends Rule {
  id: string;
}
