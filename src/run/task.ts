/**
 * One document of a run as work that a thread can take, and what comes back of it: plain data on both ways.
 */
import type { AcceptEntry } from '../anomaly/acceptance.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import { DocumentError, type DocumentErrorCode } from '../model/error.ts';
import type { InputRecord } from '../model/manifest.ts';
import type { OutputChoice } from '../model/output-format.ts';
import type { DocumentHead } from './document-head.ts';
import type { ReadingOptions } from './options.ts';

/** What all tasks of a run share. */
export interface TaskSettings {
  reading: Omit<ReadingOptions, 'signal'>;
  /** Pages of one document that are read from their image at once. */
  lanes: number;
  /** Output folder; null where documents are handed back instead of written. */
  out: string | null;
  /** Fingerprint of the program and options, see fingerprint.ts; '' where nothing is written. */
  madeBy: string;
  output: OutputChoice;
  accept: readonly AcceptEntry[];
}

/** How far the reading of pages from their images is. */
export interface PageProgress {
  page: number;
  /** Pages read from their image so far, and how many there are in all. */
  done: number;
  scans: number;
}

/** An input with what its id is made of. */
export interface TaskInput {
  file: string;
  path: string;
  /** Keeps the document's id apart from that of another. */
  suffix: string;
}

/** Last year's document of the same unit. */
export interface PriorInput extends TaskInput {
  id: string;
}

export interface Task extends TaskInput {
  /** What an earlier run made of it and still holds: only what follows from its own files is made again. */
  known: { record: InputRecord; pages: number | null } | null;
  /** What its log is held against; null where there is none, or it is not known yet. */
  prior: PriorInput | null;
  /** True where the log of a known document has been held against `prior` already. */
  isJoined: boolean;
}

/** CSV text of a document in one file, the resources behind each other. */
export interface RowsFile {
  path: string;
  lengths: readonly (readonly [name: string, bytes: number])[];
}

/** A DocumentError that can leave its thread. */
export interface ErrorData {
  code: DocumentErrorCode;
  message: string;
  hint: string;
  /** Stack of its first cause. */
  stack: string;
}

export interface TaskResult {
  record: InputRecord;
  pages: number | null;
  /** Of a document that was extracted; null where it is only known. */
  head: DocumentHead | null;
  rows: RowsFile | null;
  /** Places in `TaskSettings.accept` of the entries that it has. */
  accepted: number[];
  error: ErrorData | null;
  /** The document itself where nothing is written. */
  output: { document: Document; anomalies: Anomaly[] } | null;
}

/** What is known of an input before it is read. */
export function emptyRecord(file: string): InputRecord {
  return {
    file,
    sha256: null,
    bytes: null,
    status: 'failed',
    documentKind: null,
    id: null,
    durationMs: 0,
    outputs: [],
    duplicateOf: null,
    error: null,
    facts: 0,
    anomalies: { error: 0, warning: 0, info: 0 },
    accepted: { error: 0, warning: 0, info: 0 },
  };
}

/** The result of a document that failed; `record` as far as it was filled. */
export function failedResult(record: InputRecord, error: DocumentError): TaskResult {
  const { code, message, hint } = error;
  const cause = error.cause instanceof Error ? error.cause : error;
  return {
    record: { ...record, status: 'failed', outputs: [], error: { code, message, hint } },
    pages: null,
    head: null,
    rows: null,
    accepted: [],
    error: { code, message, hint, stack: cause.stack ?? cause.message },
    output: null,
  };
}

/** The error again, with a cause that has the stack of the first. */
export function errorOf({ code, message, hint, stack }: ErrorData): DocumentError {
  const cause = new Error(message);
  cause.stack = stack;
  return new DocumentError(code, message, { hint, cause });
}
