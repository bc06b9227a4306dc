/**
 * Extraction of files into an output folder, and of one document in memory: the public entry points.
 *
 * Everything heavy is imported when the first document needs it, so that importing the package costs nothing.
 */
import type { ExtractDocumentOptions, ExtractOptions, RunSummary } from './options.ts';
import type { ReadResult } from './read-document.ts';

/**
 * Extracts files, folders (searched through) and patterns into `options.out`.
 *
 * One document's failure never rejects: it is in the summary. Rejects with RunError where the run cannot begin or its
 * output cannot be written, and with the signal's reason when aborted.
 * @example
 * const { manifest } = await extract(['disclosures/'], { out: 'out' });
 */
export async function extract(inputs: readonly string[], options: ExtractOptions): Promise<RunSummary> {
  const [{ runBatch }, { loadReader }] = await Promise.all([import('./batch.ts'), import('./reader.ts')]);
  return runBatch(inputs, options, await loadReader(options.pipelines));
}

/**
 * Extracts one document held in memory and writes nothing.
 *
 * Rejects with DocumentError where the document cannot be processed.
 * @example
 * const { document, anomalies } = await extractDocument(await readFile('a.pdf'), { file: 'a.pdf' });
 */
export async function extractDocument(bytes: Uint8Array, options: ExtractDocumentOptions): Promise<ReadResult> {
  const [{ readInMemory }, { loadReader }] = await Promise.all([import('./read-in-memory.ts'), import('./reader.ts')]);
  return readInMemory(bytes, options, await loadReader(options.pipelines));
}
