/**
 * An example of a rule as data: a minimal disclosure as a text dump, and what the log says of it under that rule.
 *
 * The whole program reads the text, so an example also shows what a reader would see. Silent examples expect no anomaly.
 */
import type { Anomaly } from '../../src/model/anomaly.ts';

/** The part of an anomaly that an example states; ids and boxes are left to other tests. */
export interface ExpectedAnomaly {
  severity: Anomaly['severity'];
  origin: Anomaly['origin'];
  message: string;
  expected: string | null;
  actual: string | null;
  difference: string | null;
  tolerance: string | null;
  /** Sorted. */
  facts: string[];
  /** First line of each location, in the order of the anomaly. */
  lines: (number | null)[];
}

export interface RuleExample {
  /** What the example shows, in one English sentence. */
  shows: string;
  /** The disclosure; line 1 is the first. */
  text: string;
  /** The disclosure of the year before, for rules that compare two years. */
  prior?: string;
  /** How the anomalies come about where no text gives them: from a picture. */
  anomaliesOf?: () => Anomaly[] | Promise<Anomaly[]>;
  /** Every anomaly of the rule that the text gives, in the order of the log; empty for a silent example. */
  anomalies: ExpectedAnomaly[];
}

/** Examples by rule id; each rule has at least one that is silent and one that fires. */
export type RuleExamples = Readonly<Record<string, readonly RuleExample[]>>;

/** The text of a disclosure from its lines. */
export function disclosure(...lines: string[]): string {
  return `${lines.join('\n')}\n`;
}
