/**
 * Anomalies that a reader of the run knows and accepts, with the reason.
 *
 * In → Out: list of ids and reasons → the same anomalies with `accepted` set, and the entries that met none. An accepted
 * anomaly stays in the log; it counts no more where a run is asked to fail on findings.
 */
import type { Anomaly } from '../model/anomaly.ts';

/** One accepted anomaly. */
export interface AcceptEntry {
  /** The anomaly's id, as in the log. */
  id: string;
  /** Why it is accepted, for whoever reads the log later. */
  reason: string;
  /** Id of the only document that is meant; all documents where absent. */
  document?: string | undefined;
}

export interface Acceptance {
  /** The anomalies of a document with `accepted` set, or taken away where the list no longer has it. */
  apply(document: string, anomalies: readonly Anomaly[]): Anomaly[];
  /** Entries that no anomaly met so far. */
  unused(): AcceptEntry[];
}

/** Prepares a list of accepted anomalies. */
export function acceptance(entries: readonly AcceptEntry[]): Acceptance {
  const byId = new Map<string, AcceptEntry[]>();
  for (const entry of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  const met = new Set<AcceptEntry>();
  return {
    apply(document, anomalies) {
      return anomalies.map((anomaly) => {
        const meant = (byId.get(anomaly.id) ?? []).filter((entry) => entry.document === undefined || entry.document === document);
        for (const entry of meant) met.add(entry);
        // What was said of this very document goes before what was said of all.
        const entry = meant.find((item) => item.document !== undefined) ?? meant[0];
        return { ...anomaly, accepted: entry?.reason ?? null };
      });
    },
    unused: () => entries.filter((entry) => !met.has(entry)),
  };
}
