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
  /** Folder, from the input root, whose documents are meant; all where absent or ''. */
  folder?: string;
  /** Where the entry stands, for messages. */
  source?: string;
}

export interface Acceptance {
  /** The anomalies of a document with `accepted` set, or taken away where the list no longer has it. */
  apply(document: { id: string; file: string }, anomalies: readonly Anomaly[]): Anomaly[];
  /** Entries that no anomaly met so far. */
  unused(): AcceptEntry[];
}

/** How closely an entry fits a document: its id before a folder, a deeper folder before one above; -1 where it is not meant. */
function closeness({ document, folder = '' }: AcceptEntry, { id, file }: { id: string; file: string }): number {
  if (document !== undefined && document !== id) return -1;
  if (folder !== '' && !file.startsWith(`${folder}/`)) return -1;
  return document === undefined ? folder.length : Number.POSITIVE_INFINITY;
}

/** Prepares a list of accepted anomalies. */
export function acceptance(entries: readonly AcceptEntry[]): Acceptance {
  const byId = new Map<string, AcceptEntry[]>();
  for (const entry of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  const met = new Set<AcceptEntry>();
  const reasonFor = (id: string, document: { id: string; file: string }): string | null => {
    let [reason, closest]: [string | null, number] = [null, -1];
    for (const entry of byId.get(id) ?? []) {
      const fit = closeness(entry, document);
      if (fit < 0) continue;
      met.add(entry);
      if (fit > closest) [reason, closest] = [entry.reason, fit];
    }
    return reason;
  };
  return {
    apply: (document, anomalies) => anomalies.map((anomaly) => ({ ...anomaly, accepted: reasonFor(anomaly.id, document) })),
    unused: () => entries.filter((entry) => !met.has(entry)),
  };
}
