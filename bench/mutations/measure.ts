/**
 * What the log says of a fault: nothing, something, or the very place.
 *
 * A fault is detected where the log of the faulty text has an error or a warning that the log of the clean text has not. It is
 * pinned where such a line names the place first: the cell's characters, the sentence, or the row that went missing.
 */
import type { Anomaly } from '../../src/model/anomaly.ts';
import type { Forms } from '../../src/model/form.ts';
import type { Place } from '../../src/model/place.ts';
import { type ReadResult, readDocument } from '../../src/run/read-document.ts';
import type { Fault } from './mutate.ts';

export interface Tally {
  made: number;
  /** Covered by a check, and large enough to exceed what rounding explains. */
  covered: number;
  detected: number;
  pinned: number;
  coveredDetected: number;
  coveredPinned: number;
}

export const emptyTally = (): Tally => ({ made: 0, covered: 0, detected: 0, pinned: 0, coveredDetected: 0, coveredPinned: 0 });

export interface Outcome {
  detected: boolean;
  pinned: boolean;
}

/** Reads a text dump. */
export function readText(text: string, forms: Forms): Promise<ReadResult> {
  const bytes = new TextEncoder().encode(text);
  return readDocument({ file: 'source.txt', bytes, sha256: '0'.repeat(64), id: 'source' }, { forms });
}

/** What can be said twice: a line of the log without its place and id. */
function content({ rule, message, facts }: Anomaly): string {
  return [rule, message, ...facts].join('\n');
}

/** The outcome of one fault. `missing` are words of which a message names one where a row went missing. */
export function outcomeOf(clean: readonly Anomaly[], faulty: readonly Anomaly[], fault: Fault, missing: readonly string[]): Outcome {
  const known = new Set(clean.map(content));
  const fresh = faulty.filter((anomaly) => anomaly.severity !== 'info' && !known.has(content(anomaly)));
  const pinned = fresh.some((anomaly) =>
    fault.removed > 0 ? missing.some((word) => anomaly.message.includes(word)) : isAt(anomaly.locations[0], fault),
  );
  return { detected: fresh.length > 0, pinned };
}

function isAt(place: Place | undefined, { line, columns }: Fault): boolean {
  if (place === undefined || place.line === null || place.line > line || (place.lineEnd ?? place.line) < line) return false;
  if (columns === null || place.columns === null) return true;
  return place.columns[0] <= columns[1] + 1 && place.columns[1] >= columns[0] - 1;
}

/** Adds an outcome to a tally. */
export function count(tally: Tally, { detected, pinned }: Outcome, covered: boolean): void {
  tally.made += 1;
  if (covered) tally.covered += 1;
  if (detected) tally.detected += 1;
  if (pinned) tally.pinned += 1;
  if (covered && detected) tally.coveredDetected += 1;
  if (covered && pinned) tally.coveredPinned += 1;
}
