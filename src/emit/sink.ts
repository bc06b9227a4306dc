/**
 * What writes one format of a run: documents go in one at a time, in the order of the run; files appear when all are in.
 *
 * A sink keeps no more of a document than its format buffers, so memory does not grow with the number of documents.
 */
import type { DocumentOutput } from './resource.ts';

export interface Sink {
  /** Files for the whole run, relative to the output folder. */
  files: readonly string[];
  /** Takes a document. Rejects with the file system's error, or that of the writing package. */
  write(output: DocumentOutput): Promise<void>;
  /** Completes the files under their names. */
  close(): Promise<void>;
  /** Gives the files up; nothing remains of them. */
  abort(): Promise<void>;
}

/** A value that a format cannot hold: its field is left empty, never rounded. */
export interface OutputProblem {
  file: string;
  document: string;
  message: string;
}

export type ReportProblem = (problem: OutputProblem) => void;
