/**
 * One input of a run: read, extracted, validated and written, or turned into a failure record. Never throws for the
 * document's sake; throws RunError where the output cannot be written, and the reason of the signal when aborted.
 */
import { type Acceptance, acceptance } from '../anomaly/acceptance.ts';
import type { Document } from '../model/document.ts';
import type { InputRecord, InputStatus } from '../model/manifest.ts';
import type { ArchiveReader } from './archive-reader.ts';
import { canonicalDocument } from './canonical-document.ts';
import { headOf } from './document-head.ts';
import { documentId } from './document-id.ts';
import { documentFailure } from './failure.ts';
import { dropPages, pageStore } from './page-store.ts';
import type { ReadResult } from './read-document.ts';
import { readInput } from './read-input.ts';
import { type Reader, readOptions } from './reader.ts';
import { RunError } from './run-error.ts';
import {
  emptyRecord,
  failedResult,
  type PageProgress,
  type PriorInput,
  type Task,
  type TaskInput,
  type TaskResult,
  type TaskSettings,
} from './task.ts';
import { countAnomalies, readDocumentFiles, rewriteDocument, type WriteOptions, writeDocument } from './write-document.ts';

/** What a thread has for all its tasks. */
export interface TaskContext {
  settings: TaskSettings;
  /** The pipeline, loaded when the first document needs it. */
  reader: () => Promise<Reader>;
  archives: ArchiveReader;
  signal: AbortSignal | undefined;
  /** Told what an input is as soon as its bytes are known. */
  onIdentified: (record: Pick<InputRecord, 'sha256' | 'bytes' | 'id'>) => void;
  /** Told of each page that was read from its image. */
  onPage: (progress: PageProgress) => void;
}

function statusOf({ document, anomalies }: ReadResult): InputStatus {
  if (document.documentKind !== 'final_account') return 'skipped';
  return anomalies.some((a) => a.severity === 'error' && a.origin === 'extraction') ? 'partial' : 'complete';
}

/** Reads and extracts one input, filling `record` as far as it gets. */
async function extractInto(record: InputRecord, task: TaskInput, context: TaskContext): Promise<ReadResult> {
  const { bytes, sha256 } = await readInput(task.path, context.archives);
  const id = documentId(task.file, sha256) + task.suffix;
  const size = bytes.byteLength; // Taken before the PDF engine takes over the bytes.
  context.onIdentified(Object.assign(record, { sha256, bytes: size, id }));
  const { signal, settings } = context;
  const { read, forms } = await context.reader();
  const reading = readOptions(forms, signal === undefined ? settings.reading : { ...settings.reading, signal });
  const { lanes, out, madeBy } = settings;
  const store = out === null ? {} : { pageStore: pageStore({ out, sha256, madeBy }) };
  const options = { ...reading, ocrLanes: lanes, onPage: context.onPage, ...store };
  const result = canonicalDocument(await read({ file: task.file, bytes, sha256, id }, options));
  record.status = statusOf(result);
  record.documentKind = result.document.documentKind;
  record.facts = result.document.facts.length;
  record.anomalies = countAnomalies(result.anomalies);
  return result;
}

/** The options for writing; null where nothing is written. */
function writeOptions({ out, output }: TaskSettings, accepted: Acceptance): WriteOptions | null {
  return out === null ? null : { out, output, acceptance: accepted };
}

async function extractTask(record: InputRecord, task: Task, context: TaskContext): Promise<TaskResult> {
  const { accept } = context.settings;
  const accepted = acceptance(accept);
  const options = writeOptions(context.settings, accepted);
  const result = await extractInto(record, task, context);
  const { document } = result;
  const base = { record, pages: document.pages, head: headOf(document), rows: null, accepted: [], error: null, output: null };
  if (options === null) return { ...base, output: result };
  if (task.prior !== null) await holdAgainst(result, task, context);
  record.anomalies = countAnomalies(result.anomalies);
  const written = await writeDocument(result, options);
  Object.assign(record, { outputs: written.outputs, accepted: written.accepted });
  await dropPages({ out: options.out, sha256: document.sha256 });
  return { ...base, rows: written.rows, accepted: metPlaces(accepted, accept) };
}

function metPlaces(accepted: Acceptance, entries: TaskSettings['accept']): number[] {
  const unused = new Set(accepted.unused());
  return entries.flatMap((entry, place) => (unused.has(entry) ? [] : [place]));
}

/** Brings the log of a document up to what last year's document shows. */
async function holdAgainst(result: ReadResult, { prior }: Task, context: TaskContext): Promise<void> {
  const { yearLog } = await import('./year-log.ts');
  const document = prior === null ? null : await priorDocument(prior, context);
  result.anomalies = yearLog(result.document, result.anomalies, document);
}

/** Last year's document from its files, or from its source where they are damaged; null where that is gone as well. */
async function priorDocument(prior: PriorInput, context: TaskContext): Promise<Document | null> {
  const { out } = context.settings;
  const read = out === null ? null : await readDocumentFiles(out, prior.id).catch(() => null);
  if (read !== null) return read.document;
  try {
    return (await extractInto(emptyRecord(prior.file), prior, { ...context, onIdentified: () => undefined })).document;
  } catch (error) {
    context.signal?.throwIfAborted();
    if (error instanceof RunError) throw error;
    return null; // Its own task meets the same and reports it.
  }
}

/** Makes again what follows from the files of an earlier run; null where they are gone. */
async function rewriteTask(task: Task, context: TaskContext): Promise<TaskResult | null> {
  const { known, isJoined } = task;
  const { settings } = context;
  const accepted = acceptance(settings.accept);
  const options = writeOptions(settings, accepted);
  if (known === null || known.record.id === null || options === null) return null;
  const update = isJoined ? async () => undefined : (result: ReadResult) => holdAgainst(result, task, context);
  const { id, outputs: before } = known.record;
  const written = await rewriteDocument({ id, file: task.file, before, update }, options);
  if (written === null) return null;
  const { outputs, rows, anomalies } = written;
  const record = { ...known.record, outputs, anomalies, accepted: written.accepted };
  const places = metPlaces(accepted, settings.accept);
  return { record, pages: known.pages, head: null, rows, accepted: places, error: null, output: null };
}

/** Does one task. */
export async function processTask(task: Task, context: TaskContext): Promise<TaskResult> {
  const started = performance.now();
  const record = emptyRecord(task.file);
  let result: TaskResult;
  try {
    const again = await rewriteTask(task, context);
    if (again !== null) return again;
    result = await extractTask(record, task, context);
  } catch (thrown) {
    context.signal?.throwIfAborted();
    if (thrown instanceof RunError) throw thrown;
    result = failedResult(record, documentFailure(thrown));
  }
  result.record.durationMs = Math.round(performance.now() - started);
  return result;
}
