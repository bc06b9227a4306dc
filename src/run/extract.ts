/**
 * Extraction of files into an output folder, and of one document in memory: the public entry points.
 *
 * Everything heavy is imported when the first document needs it, so that importing the package costs nothing.
 */
import type { DocumentResult, ExtractManyOptions } from './extract-many.ts';
import {
  DEFAULT_MAX_MEMORY_MB,
  DEFAULT_TIMEOUT_S,
  type ExtractDocumentOptions,
  type ExtractOptions,
  type ManyOptions,
  type PlannedInput,
  type PlannedRun,
  type RunSummary,
} from './options.ts';
import type { ReadResult } from './read-document.ts';
import type { PoolOptions } from './thread-pool.ts';

/**
 * Extracts files, folders and zip archives (searched through) and patterns into `options.out`. What an earlier run made of the same
 * bytes, with the same version and options, is kept. What earlier runs into the same folder made of other inputs stays part of the
 * output, unless `options.prune` says otherwise.
 *
 * One document's failure never rejects: it is in the summary. Rejects with RunError where the run cannot begin or its
 * output cannot be written, and with the signal's reason when aborted, after the manifest of what was done is written.
 * @example
 * const { manifest } = await extract(['disclosures/'], { out: 'out' });
 */
export async function extract(inputs: readonly string[], options: ExtractOptions): Promise<RunSummary> {
  const [{ runBatch }, { inThreads }] = await Promise.all([import('./batch.ts'), import('./thread-pool.ts')]);
  return runBatch(inputs, options, inThreads(limitsOf(options)));
}

/** The limits of a thread. */
function limitsOf({ timeout = DEFAULT_TIMEOUT_S, maxMemory = DEFAULT_MAX_MEMORY_MB }: ManyOptions): PoolOptions {
  return { timeoutMs: timeout * 1000, memoryMb: maxMemory };
}

/**
 * What `extract` would do with the same arguments, input by input, and why; writes nothing.
 * @example
 * const { plan } = await planExtract(['disclosures/'], { out: 'out' });
 */
export async function planExtract(inputs: readonly string[], options: ExtractOptions): Promise<PlannedRun> {
  const [{ prepareRun }, { isStanding }] = await Promise.all([import('./prepare-run.ts'), import('./plan.ts')]);
  const { steps, plan } = await prepareRun(inputs, options);
  return {
    plan,
    inputs: steps
      .filter((step) => !isStanding(step))
      .map((step): PlannedInput => {
        const { file } = step.input;
        if (step.action === 'extract') return { file, action: 'extract', reason: step.reason };
        return step.action === 'keep' ? { file, action: 'keep' } : { file, action: 'duplicate', original: step.original };
      }),
  };
}

/**
 * Extracts files, folders, zip archives and patterns one after the other and hands the documents over, in the order of their names;
 * writes nothing. A few documents are worked on ahead, in threads; how many are in memory does not depend on how many there are.
 *
 * Each document comes with what it says alone, because last year's of the same unit may come after it. To hold years against each
 * other keep of each document what `YearDocument` names and where it lies, pair that with `pairYears`, and give both documents of a
 * pair to `compareDocuments`; `extract` does so by itself.
 *
 * A document that fails does not end the iteration: it comes with its error and without a document. Leaving the loop ends the work.
 * Rejects with RunError where there is nothing to read, and with the signal's reason when aborted.
 * @example
 * for await (const { file, document, error } of extractMany(['disclosures/'])) {
 *   if (document === null) failures.push(`${file}: ${error.message} — ${error.hint}`);
 *   else facts.push(...document.facts);
 * }
 */
export async function* extractMany(inputs: readonly string[], options: ExtractManyOptions = {}): AsyncGenerator<DocumentResult, void> {
  const [{ iterate }, { inThreads }] = await Promise.all([import('./extract-many.ts'), import('./thread-pool.ts')]);
  yield* iterate(inputs, options, inThreads(limitsOf(options)));
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
