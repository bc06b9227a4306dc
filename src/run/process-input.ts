/**
 * One input of a run: read, extracted, validated and written, or turned into a failure record. Never throws for the
 * document's sake; throws RunError where the output cannot be written, and the reason of the signal when aborted.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import { anomaliesJsonl, documentJson } from '../emit/document-json.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { DocumentError } from '../model/error.ts';
import type { AnomalyCounts, InputRecord, InputStatus } from '../model/manifest.ts';
import type { IdSuffixes } from './assign-ids.ts';
import { canonicalDocument } from './canonical-document.ts';
import { documentId } from './document-id.ts';
import { documentFailure } from './failure.ts';
import type { Input } from './find-inputs.ts';
import type { ExtractOptions, InputOutcome } from './options.ts';
import type { ReadResult, SourceFile } from './read-document.ts';
import { readInput } from './read-input.ts';
import { type Reader, readOptions } from './reader.ts';
import { RunError } from './run-error.ts';

/** What all inputs of a run share. */
export interface RunContext {
  reader: Reader;
  options: ExtractOptions;
  suffixes: IdSuffixes;
}

function countAnomalies(anomalies: readonly Anomaly[]): AnomalyCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of anomalies) counts[severity] += 1;
  return counts;
}

function statusOf({ document, anomalies }: ReadResult): InputStatus {
  if (document.documentKind !== 'final_account') return 'skipped';
  return anomalies.some((a) => a.severity === 'error' && a.origin === 'extraction') ? 'partial' : 'complete';
}

/** Writes a document's own files; returns their paths from the output folder. */
async function writeDocument(out: string, { document, anomalies }: ReadResult): Promise<string[]> {
  const folder = `documents/${document.id}`;
  const outputs = [`${folder}/document.json`, `${folder}/anomalies.jsonl`] as const;
  try {
    await mkdir(join(out, folder), { recursive: true });
    await writeAtomically(join(out, outputs[0]), documentJson(document));
    await writeAtomically(join(out, outputs[1]), anomaliesJsonl(anomalies));
  } catch (error) {
    throw RunError.writing(out, error);
  }
  return [...outputs];
}

async function readSource(input: Input, { suffixes, options }: RunContext): Promise<SourceFile> {
  if (input.error !== null) throw input.error;
  const { bytes, sha256 } = await readInput(input.path, options.signal);
  return { file: input.file, bytes, sha256, id: documentId(input.file, sha256) + (suffixes.get(input.file) ?? '') };
}

function emptyRecord(file: string): InputRecord {
  return {
    file,
    sha256: null,
    bytes: null,
    status: 'failed',
    documentKind: null,
    id: null,
    durationMs: 0,
    outputs: [],
    error: null,
    facts: 0,
    anomalies: { error: 0, warning: 0, info: 0 },
    accepted: { error: 0, warning: 0, info: 0 },
  };
}

/** Reads and writes one input, filling `record` as far as it gets. */
async function extractInto(record: InputRecord, input: Input, context: RunContext): Promise<void> {
  const { reader, options } = context;
  const source = await readSource(input, context);
  Object.assign(record, { sha256: source.sha256, bytes: source.bytes.byteLength, id: source.id });
  const result = canonicalDocument(await reader.read(source, readOptions(reader.forms, options)));
  record.outputs = await writeDocument(options.out, result);
  record.status = statusOf(result);
  record.documentKind = result.document.documentKind;
  record.facts = result.document.facts.length;
  record.anomalies = countAnomalies(result.anomalies);
}

/** Processes one input of the run. */
export async function processInput(input: Input, context: RunContext): Promise<InputOutcome> {
  const started = performance.now();
  const record = emptyRecord(input.file);
  let error: DocumentError | null = null;
  try {
    await extractInto(record, input, context);
  } catch (thrown) {
    context.options.signal?.throwIfAborted();
    if (thrown instanceof RunError) throw thrown;
    error = documentFailure(thrown);
    record.error = { code: error.code, message: error.message, hint: error.hint };
  }
  record.durationMs = Math.round(performance.now() - started);
  return { record, path: input.path, error };
}
