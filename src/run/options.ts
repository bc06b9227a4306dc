/**
 * Options of a run, and what it tells while it goes on and when it ends.
 */
import type { AcceptEntry } from '../anomaly/acceptance.ts';
import type { OutputProblem } from '../emit/sink.ts';
import type { DocumentError } from '../model/error.ts';
import type { InputRecord, Manifest } from '../model/manifest.ts';
import type { OutputChoice } from '../model/output-format.ts';

/** A disclosure of a large department has 200 to 400 pages; more than this is another kind of document. */
export const DEFAULT_MAX_PAGES = 3000;

/** Reading a PDF keeps one processor busy; a second document fills the waits for the disk and costs little memory. */
export const DEFAULT_CONCURRENCY = 2;

export interface ReadingOptions {
  /** Password tried on encrypted PDFs. */
  password?: string;
  /** Largest number of pages of a PDF. @default 3000 */
  maxPages?: number;
  /** Folder with forms, families and vocabularies in place of the package's own; it must be complete. */
  pipelines?: string;
  /** Stops the work when aborted. */
  signal?: AbortSignal;
}

export interface ExtractDocumentOptions extends ReadingOptions {
  /** Name of the document, from which its id is made. */
  file: string;
}

export interface ExtractOptions extends ReadingOptions {
  /** Output folder; made where it does not exist. */
  out: string;
  /** Documents in work at the same time, 1 or more. Never changes the output. @default 2 */
  concurrency?: number;
  /** Writes even where the folder holds a `manifest.json` or `datapackage.json` of another program. @default false */
  force?: boolean;
  /** What is written beside the documents' own files. @default CSV */
  output?: OutputChoice;
  /** Anomalies that are known and accepted; they stay in the log, marked. */
  accept?: readonly AcceptEntry[];
  /** Called once for each input, in the order of `file`. */
  onInput?: (outcome: InputOutcome) => void;
}

/** What became of one input. */
export interface InputOutcome {
  /** The input's entry in the manifest. */
  record: InputRecord;
  /** The path that was opened, for messages. */
  path: string;
  /** Why it failed, with its cause; null otherwise. */
  error: DocumentError | null;
}

export interface RunSummary {
  /** The content of `manifest.json`. */
  manifest: Manifest;
  /** Document folders in the output folder that this run did not write: earlier runs left them. */
  leftovers: string[];
  /** Values that a format cannot hold; their fields are empty, never rounded. */
  problems: OutputProblem[];
  /** Entries of `accept` that no document of this run has. */
  unusedAccepts: AcceptEntry[];
}
