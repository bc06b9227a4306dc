/**
 * A run over many inputs: one document's failure never ends it, and the order of processing never shows in the output.
 *
 * Each document is written as soon as it is done; the files for all documents and the manifest follow at the end.
 */
import PQueue from 'p-queue';
import { readAcceptFiles } from '../config/accept-files.ts';
import { requireFormats } from '../emit/run-outputs.ts';
import { SCHEMA_VERSION } from '../model/document.ts';
import type { InputRecord, Manifest } from '../model/manifest.ts';
import { assignIdSuffixes } from './assign-ids.ts';
import { findInputs, type Input } from './find-inputs.ts';
import { rootFromOutput } from './input-root.ts';
import { DEFAULT_CONCURRENCY, DEFAULT_MAX_PAGES, type ExtractOptions, type InputOutcome, type RunSummary } from './options.ts';
import { findLeftovers, MANIFEST, prepareOutput, writeManifest } from './output-folder.ts';
import { packageVersion } from './package-version.ts';
import { processInput, type RunContext } from './process-input.ts';
import type { Reader } from './reader.ts';
import { RunError } from './run-error.ts';
import { writeRunFiles } from './run-files.ts';

/** Passes values on in the order of their index, each as soon as all before it have come. */
function inOrder<T>(emit: (value: T) => void): (index: number, value: T) => void {
  const waiting = new Map<number, T>();
  let next = 0;
  return (index, value) => {
    waiting.set(index, value);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      emit(ready);
    }
  };
}

/** Processes all inputs; resolves with their records in the order of `inputs`. Throws the first error that ends a run. */
async function processAll(inputs: readonly Input[], context: RunContext): Promise<InputRecord[]> {
  const { concurrency = DEFAULT_CONCURRENCY, signal, onInput } = context.options;
  const queue = new PQueue({ concurrency });
  const report = inOrder<InputOutcome>((outcome) => onInput?.(outcome));
  const work = inputs.map((input, index) =>
    queue.add(async () => {
      signal?.throwIfAborted();
      const outcome = await processInput(input, context);
      report(index, outcome);
      return outcome.record;
    }),
  );
  try {
    return await Promise.all(work);
  } catch (error) {
    // What has not begun is dropped; what has is awaited, so that nothing is written after the run has ended.
    queue.clear();
    await queue.onIdle();
    throw error;
  }
}

interface FinishedRun {
  options: ExtractOptions;
  /** Absolute path of the input root. */
  root: string;
  startedAt: Date;
  records: InputRecord[];
  /** Files for all documents, relative to the output folder. */
  files: readonly string[];
}

function describeRun({ options, root, startedAt, records, files }: FinishedRun): Manifest {
  return {
    generator: 'juesuan',
    version: packageVersion(),
    schemaVersion: SCHEMA_VERSION,
    node: process.version,
    options: { maxPages: options.maxPages ?? DEFAULT_MAX_PAGES, password: options.password !== undefined },
    inputRoot: rootFromOutput(root, options.out),
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    outputs: [...files, MANIFEST],
    inputs: records,
  };
}

/** Runs `reader` over what `args` stand for. Throws RunError where the run cannot begin or its output cannot be written. */
export async function runBatch(args: readonly string[], options: ExtractOptions, reader: Reader): Promise<RunSummary> {
  const startedAt = new Date();
  const { inputs, root } = await findInputs(args, options.out);
  if (inputs.length === 0)
    throw new RunError('no files in what was given', {
      hint: 'give files, patterns or folders with files; the output folder is not searched',
    });
  await requireFormats(options.output?.formats);
  const fileNames = inputs.map(({ file }) => file);
  const accept = [...(options.accept ?? []), ...(await readAcceptFiles(root, fileNames))];
  await prepareOutput(options.out, options.force ?? false);
  const suffixes = await assignIdSuffixes(inputs);
  const records = await processAll(inputs, { reader, options, suffixes });
  const { files, problems, unusedAccepts } = await writeRunFiles(options.out, records, {
    forms: reader.forms,
    choice: options.output ?? {},
    accept,
  });
  const manifest = describeRun({ options, root, startedAt, records, files });
  await writeManifest(options.out, manifest);
  const written = new Set(records.flatMap((record) => (record.outputs.length > 0 && record.id !== null ? [record.id] : [])));
  return { manifest, leftovers: await findLeftovers(options.out, written), problems, unusedAccepts };
}
