/**
 * A run over many inputs: one document's failure never ends it, and the order of processing never shows in the output.
 *
 * Each document is written as soon as it is done and noted in the ledger, so that a run that was killed goes on where it was. The
 * files for all documents and the manifest follow in the order of the inputs; they stay as they are where nothing changed.
 */
import { requireFormats } from '../emit/run-outputs.ts';
import type { Manifest } from '../model/manifest.ts';
import { Batch } from './batch-steps.ts';
import { describeRun } from './describe-run.ts';
import type { ExtractOptions, RunSummary } from './options.ts';
import { findLeftovers, prepareOutput, pruneLeftovers, sweepOutput, writeManifest } from './output-folder.ts';
import { dropAllPages } from './page-store.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { RunError } from './run-error.ts';
import { formatOutputs, removeStale } from './stale-outputs.ts';
import type { OpenRunner } from './task-runner.ts';
import { openRowsFolder, removeRowsFolder } from './write-document.ts';

/** Files of formats that earlier runs wrote and this one did not. */
async function staleAfter({ ledger }: PreparedRun, { outputs, inputs }: Manifest, out: string): Promise<string[]> {
  const now = new Set([...outputs, ...inputs.flatMap((input) => input.outputs)]);
  const before = new Set([...(await formatOutputs(out)), ...ledger.staleFiles]);
  return [...before].filter((path) => !now.has(path));
}

/** Writes what describes the run, after all documents. */
async function finish(batch: Batch, run: PreparedRun, options: ExtractOptions): Promise<RunSummary> {
  const { out, signal } = options;
  const { outputs, records, remaining, earlier } = batch;
  const manifest = describeRun({ ...run, options, records, remaining, files: Object.keys(outputs?.sizes ?? {}) });
  const written = new Set(records.flatMap((record) => (record.outputs.length > 0 && record.id !== null ? [record.id] : [])));
  const stale = await staleAfter(run, manifest, out);
  // Before the manifest is written: a run that is killed here still finds them named in the one before.
  if (outputs !== null)
    await removeStale(out, stale, written).catch((error: unknown) => {
      throw RunError.writing(out, error);
    });
  await writeManifest(out, manifest);
  await run.ledger.complete(remaining > 0 ? null : records.map(({ file }) => file), outputs, outputs === null ? stale : []);
  if (signal?.aborted) throw signal.reason;
  const standing = new Set(earlier);
  const leftovers = await findLeftovers(out, written);
  return {
    manifest,
    plan: run.plan,
    earlier,
    compared: records.filter(({ file }) => !standing.has(file) && (run.ledger.get(file)?.prior ?? null) !== null).length,
    leftovers: options.prune === true ? await pruneLeftovers(out, leftovers) : leftovers,
    problems: outputs?.problems ?? [],
    unusedAccepts: (outputs?.unusedAccepts ?? []).flatMap((place) => run.accept[place] ?? []),
  };
}

/**
 * Runs over what `args` stand for; `open` says who does the work. Throws RunError where the run cannot begin or its output cannot
 * be written, and the signal's reason when aborted, after the manifest of what was done.
 */
export async function runBatch(args: readonly string[], options: ExtractOptions, open: OpenRunner): Promise<RunSummary> {
  const run = await prepareRun(args, options);
  await requireFormats(options.output?.formats);
  await prepareOutput(options.out, options.force ?? false);
  if (options.force === true) await dropAllPages(options.out);
  if (run.ledger.wasCutShort) await sweepOutput(options.out);
  await openRowsFolder(options.out);
  const batch = new Batch(options, run, open);
  try {
    await batch.process();
    return await finish(batch, run, options);
  } finally {
    await batch.close();
    await removeRowsFolder(options.out);
  }
}
