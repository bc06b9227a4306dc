/**
 * Documents one after the other, in memory: the library's way through a folder of thousands.
 *
 * Memory does not grow with the number of documents, see in-order.ts. Each document comes with what it says alone: last year's may
 * come after it, and who wants both holds them together with `pairYears` and `compareDocuments`. The same bytes under two names are
 * two documents here: each caller knows best.
 */
import { availableParallelism } from 'node:os';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { DocumentError } from '../model/error.ts';
import type { InputRecord } from '../model/manifest.ts';
import { findInputs, type Input } from './find-inputs.ts';
import { inOrder } from './in-order.ts';
import type { ManyOptions } from './options.ts';
import { lanesFor } from './page-lanes.ts';
import { readingOf } from './prepare-run.ts';
import { requireEngine } from './require-engine.ts';
import { RunError } from './run-error.ts';
import { emptyRecord, errorOf, failedResult, type PageProgress, type TaskResult } from './task.ts';
import type { OpenRunner, TaskRunner } from './task-runner.ts';

/** Options of `extractMany`. */
export type ExtractManyOptions = ManyOptions;

/** One document, or why there is none. */
export type DocumentResult = {
  /** Path from the deepest folder that holds all inputs, with `/`. */
  file: string;
  /** As in a manifest; nothing is written, so it has no outputs. */
  record: InputRecord;
} & ({ document: Document; anomalies: Anomaly[]; error: null } | { document: null; anomalies: []; error: DocumentError });

function documentResult({ record, output, error }: TaskResult): DocumentResult {
  const { file } = record;
  if (output !== null) return { file, record, ...output, error: null };
  return { file, record, document: null, anomalies: [], error: errorOf(error ?? missingError()) };
}

function missingError(): NonNullable<TaskResult['error']> {
  return { code: 'internal', message: 'a defect of juesuan: neither document nor error', hint: 'report it', stack: '' };
}

async function extractInput({ file, path, error }: Input, runner: TaskRunner, options: ManyOptions): Promise<DocumentResult> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  onProgress?.({ type: 'started', file });
  const task = { file, path, suffix: '', known: null, prior: null, isJoined: false };
  const onRetry = (retry: { code: string; message: string }): void => onProgress?.({ type: 'retried', file, ...retry });
  const onPage = (progress: PageProgress): void => onProgress?.({ type: 'page', file, ...progress });
  const result = error === null ? await runner.run(task, { signal, onRetry, onPage }) : failedResult(emptyRecord(file), error);
  onProgress?.({ type: 'finished', record: result.record, pages: result.pages, kept: false });
  return documentResult(result);
}

/** The documents that `args` stand for, in the order of `file`. */
export async function* iterate(args: readonly string[], options: ManyOptions, open: OpenRunner): AsyncGenerator<DocumentResult, void> {
  const { signal, concurrency = availableParallelism() } = options;
  await requireEngine(options.ocrEngine);
  // No output folder is left out: nothing is written.
  const { inputs } = await findInputs(args, null, { signal });
  if (inputs.length === 0) throw new RunError('no files in what was given', { hint: 'give files, patterns or folders with files' });
  options.onProgress?.({
    type: 'planned',
    plan: { inputs: inputs.length, kept: 0, duplicates: 0, earlier: 0, reasons: { new: inputs.length }, versions: [] },
  });
  const runner = open({
    reading: readingOf(options),
    lanes: lanesFor(inputs.length, concurrency),
    out: null,
    madeBy: '',
    output: {},
    accept: [],
  });
  try {
    yield* inOrder(inputs, concurrency, (input) => extractInput(input, runner, options));
  } finally {
    await runner.close();
  }
}
