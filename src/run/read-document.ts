/**
 * One input's bytes to everything known of it: the pipeline of stages, in order, with no domain knowledge of its own.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';

/** An input as the run knows it before it is read. */
export interface SourceFile {
  /** Path as given, relative to the input root, with `/` as separator. */
  file: string;
  bytes: Uint8Array;
  sha256: string;
  /** `<document id>` of the contract §7. */
  id: string;
}

export interface ReadOptions {
  forms: Forms;
  /** Password tried on an encrypted PDF; none by default. */
  password?: string;
  /** Stops the work between two pages when aborted. */
  signal?: AbortSignal;
}

export interface ReadResult {
  document: Document;
  anomalies: Anomaly[];
}
