/**
 * What a run knows before the first document: its inputs, what earlier runs made of them, and what is to be done.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AcceptEntry } from '../anomaly/acceptance.ts';
import { readAcceptFiles } from '../config/accept-files.ts';
import type { InputRecord } from '../model/manifest.ts';
import { withEarlier } from './earlier-inputs.ts';
import { findInputs } from './find-inputs.ts';
import { type Fingerprint, fingerprint, fingerprintKey } from './fingerprint.ts';
import { Ledger } from './ledger.ts';
import { DEFAULT_MAX_MEMORY_MB, DEFAULT_TIMEOUT_S, type ExtractOptions, type ReadingOptions, type RunPlan } from './options.ts';
import { planRun, type Step, summarize } from './plan.ts';
import { requireEngine } from './require-engine.ts';
import { RunError } from './run-error.ts';

export interface PreparedRun {
  startedAt: Date;
  /** Absolute path of the input root. */
  root: string;
  accept: AcceptEntry[];
  ledger: Ledger;
  fingerprint: Fingerprint;
  /** Limits of time and memory as the ledger has them. */
  limits: string;
  steps: Step[];
  plan: RunPlan;
}

/** Every option of reading; the compiler asks for a new one here. */
const READING: Readonly<Record<keyof Omit<ReadingOptions, 'signal'>, true>> = {
  password: true,
  maxPages: true,
  pipelines: true,
  ocr: true,
  ocrEngine: true,
};

/** The options of a run that can change a document. */
export function readingOf(options: ReadingOptions): Omit<ReadingOptions, 'signal'> {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => name in READING && value !== undefined));
}

/** Finds the inputs and plans the run; writes nothing. Throws RunError where there is nothing to read. */
export async function prepareRun(args: readonly string[], options: ExtractOptions): Promise<PreparedRun> {
  const startedAt = new Date();
  await requireEngine(options.ocrEngine);
  const found = await findInputs(args, options.out, { signal: options.signal });
  if (found.inputs.length === 0)
    throw new RunError('no files in what was given', {
      hint: 'give files, patterns or folders with files; the output folder is not searched',
    });
  const ledger = Ledger.read(options.out);
  const { inputs, root } = await withEarlier(found, ledger, { out: options.out, prune: options.prune === true });
  const inFolders = await readAcceptFiles(
    root,
    inputs.map(({ file }) => file),
  );
  const print = fingerprint(readingOf(options));
  const limits = `${options.timeout ?? DEFAULT_TIMEOUT_S}/${options.maxMemory ?? DEFAULT_MAX_MEMORY_MB}`;
  const steps = await planRun(inputs, ledger, {
    out: options.out,
    force: options.force ?? false,
    fingerprint: print,
    hasPassword: options.password !== undefined,
    limits,
    signal: options.signal,
  });
  const accept = [...(options.accept ?? []), ...inFolders];
  return { startedAt, root, accept, ledger, fingerprint: print, limits, steps, plan: summarize(steps, ledger) };
}

/** From what the files for all documents are made: program, formats, accepted anomalies, and the documents in their order. */
export function outputsKey(run: PreparedRun, { output }: ExtractOptions, records: Iterable<InputRecord>): string {
  const hash = createHash('sha256').update(JSON.stringify([fingerprintKey(run.fingerprint), output ?? null, run.accept]));
  for (const { file, id, outputs } of records) if (outputs.length > 0) hash.update(`\n${file}\0${id}`);
  return hash.digest('hex');
}

/** True where the files for all documents are still those that were written with this key. */
export function outputsHold({ outputs }: Ledger, key: string, out: string): boolean {
  if (outputs === null || outputs.key !== key) return false;
  return Object.entries(outputs.sizes).every(([name, size]) => statSync(join(out, name), { throwIfNoEntry: false })?.size === size);
}
