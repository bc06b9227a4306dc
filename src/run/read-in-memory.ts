/**
 * One document held in memory to its published form, without files.
 */
import { availableParallelism } from 'node:os';
import { canonicalDocument } from './canonical-document.ts';
import { documentId } from './document-id.ts';
import { documentFailure } from './failure.ts';
import type { ExtractDocumentOptions } from './options.ts';
import { lanesFor } from './page-lanes.ts';
import type { ReadResult } from './read-document.ts';
import { plainBytes, refuseBytes, sha256 } from './read-input.ts';
import { type Reader, readOptions } from './reader.ts';
import { requireEngine } from './require-engine.ts';

/** What to throw because of the signal: its reason, or `timed-out` for a time limit; null where it did not stop the work. */
function stopped(signal: AbortSignal | undefined): unknown {
  if (signal === undefined || !signal.aborted) return null;
  const isTimeLimit = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  return isTimeLimit ? documentFailure(signal.reason) : signal.reason;
}

/** Reads `bytes`. Throws RunError where the engine is not installed, DocumentError, or the signal's reason when aborted. */
export async function readInMemory(bytes: Uint8Array, options: ExtractDocumentOptions, reader: Reader): Promise<ReadResult> {
  await requireEngine(options.ocrEngine);
  const file = options.file.replaceAll('\\', '/');
  const hash = sha256(bytes);
  try {
    refuseBytes(bytes);
    const source = { file, bytes: plainBytes(bytes), sha256: hash, id: documentId(file, hash) };
    const ocrLanes = lanesFor(1, availableParallelism());
    return canonicalDocument(await reader.read(source, { ...readOptions(reader.forms, options), ocrLanes }));
  } catch (error) {
    throw stopped(options.signal) ?? documentFailure(error);
  }
}
