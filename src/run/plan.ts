/**
 * What a run has to do for each input: extract it, keep what an earlier run made of it, or list it as a duplicate.
 *
 * In → Out: inputs in order and the ledger → one step per input. Files are read only where size and times do not settle whether
 * they changed, and where two could be the same file under two names: of equal size, or of a name that could give the same id. A file
 * that the ledger knows under another path, because it was moved, is kept: no document depends on where its file lies. Inputs of
 * earlier runs that were not given are kept without a look at them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputRecord } from '../model/manifest.ts';
import { ArchiveReader } from './archive-reader.ts';
import { documentId, safeStem } from './document-id.ts';
import type { Input } from './find-inputs.ts';
import { changedBecause, type Fingerprint } from './fingerprint.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { RunPlan } from './options.ts';
import { hashInput } from './read-input.ts';

/**
 * Why an input is extracted. `new`: not known. `changed`: other bytes. `version`, `build`, `options`: made by another version,
 * another build of this version, with other options. `retry`: failed before for a reason that may have gone. `missing`: its files
 * are gone. `forced`: told to.
 */
export type Reason = 'new' | 'changed' | 'version' | 'build' | 'options' | 'retry' | 'missing' | 'forced';

export type Step = { input: Input; suffix: string } & (
  | { action: 'extract'; reason: Reason }
  | { action: 'keep'; entry: LedgerEntry }
  | { action: 'duplicate'; original: string; sha256: string }
);

export interface PlanOptions {
  out: string;
  force: boolean;
  fingerprint: Fingerprint;
  hasPassword: boolean;
  /** The limits of this run as the ledger has them. */
  limits: string;
  signal: AbortSignal | undefined;
}

/** Failures that depend on what else is given to the run, not on the bytes alone. */
function mayHaveGone({ record, limits }: LedgerEntry, options: PlanOptions): boolean {
  if (record.error === null) return false;
  if (record.sha256 === null) return true;
  if (record.error.code === 'encrypted' || record.error.code === 'wrong-password') return options.hasPassword;
  return limits !== null && limits !== options.limits;
}

/** Why a known input is extracted again although its bytes are the same; null where it is kept. */
function redoReason(entry: LedgerEntry, options: PlanOptions): Reason | null {
  if (options.force) return 'forced';
  if (entry.record.duplicateOf !== null) return 'new'; // Only its hash is known.
  const changed = changedBecause(entry.madeBy, options.fingerprint);
  if (changed !== null) return changed;
  if (mayHaveGone(entry, options)) return 'retry';
  return entry.record.outputs.every((path) => existsSync(join(options.out, path))) ? null : 'missing';
}

/** Inputs that share a key with another. */
function shared(inputs: readonly Input[], keyOf: (input: Input) => string | null): Set<Input> {
  const first = new Map<string, Input>();
  const found = new Set<Input>();
  for (const input of inputs) {
    const key = input.error === null ? keyOf(input) : null;
    if (key === null) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, input);
    else found.add(other).add(input);
  }
  return found;
}

/** The hash as far as the ledger knows it without reading the file. */
function knownHash(input: Input, entry: LedgerEntry | undefined): string | null {
  if (entry === undefined) return null;
  const isSame = input.isEarlier === true || (input.signature !== null && entry.signature === input.signature);
  return isSame ? entry.record.sha256 : null;
}

/** Documents that the ledger knows under paths that no input has any more. */
class Moved {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #looks = new Set<string>();

  constructor(inputs: readonly Input[], ledger: Ledger) {
    const paths = new Set(inputs.map(({ file }) => file));
    for (const entry of ledger.all()) {
      const { file, sha256, bytes, outputs } = entry.record;
      if (paths.has(file) || sha256 === null || outputs.length === 0) continue;
      this.#entries.set(`${safeStem(file)} ${sha256}`, entry);
      this.#looks.add(`${safeStem(file)} ${bytes}`);
    }
  }

  /** True for an input that may be one of them by name and size. */
  looksKnown({ file, bytes }: Input): boolean {
    return this.#looks.has(`${safeStem(file)} ${bytes}`);
  }

  /** What is known of an input with this hash, under its path of now. */
  entry({ file, signature }: Input, hash: string | undefined): LedgerEntry | undefined {
    const known = hash === undefined ? undefined : this.#entries.get(`${safeStem(file)} ${hash}`);
    return known === undefined ? undefined : { ...known, signature, record: { ...known.record, file } };
  }
}

/** The hashes of all inputs whose hash matters before they are read; what cannot be read is left to fail where it is read. */
async function hashInputs(
  inputs: readonly Input[],
  { ledger, moved }: { ledger: Ledger; moved: Moved },
  options: PlanOptions,
): Promise<Map<Input, string>> {
  const compared = new Set([
    ...shared(inputs, ({ bytes }) => (bytes === null || bytes === 0 ? null : String(bytes))),
    // File systems of Windows and macOS take names that differ in case alone for the same.
    ...shared(inputs, ({ file }) => safeStem(file).toLowerCase()),
  ]);
  const hashes = new Map<Input, string>();
  const archives = new ArchiveReader();
  try {
    for (const input of inputs) {
      options.signal?.throwIfAborted();
      const entry = ledger.get(input.file);
      const known = knownHash(input, entry);
      const mayBeKept = !options.force && (entry === undefined ? moved.looksKnown(input) : entry.record.bytes === input.bytes);
      const mustRead = known === null && input.error === null && input.isEarlier !== true && (compared.has(input) || mayBeKept);
      const hash = mustRead ? await hashInput(input.path, archives) : known;
      if (hash !== null) hashes.set(input, hash);
    }
  } finally {
    archives.close();
  }
  return hashes;
}

/** Suffixes that keep apart the ids of different files whose names and first digits of the hash agree. */
function idSuffix(input: Input, hash: string | undefined, ids: Map<string, string[]>): string {
  if (hash === undefined) return '';
  const id = documentId(input.file, hash).toLowerCase();
  const taken = ids.get(id) ?? [];
  ids.set(id, [...taken, hash]);
  return taken.length === 0 ? '' : `-${taken.length + 1}`;
}

/** True where a step is that of an input which was not given, and leaves it as it is. */
export function isStanding({ input, action }: Step): boolean {
  return input.isEarlier === true && action !== 'extract';
}

/** What the steps come to. */
export function summarize(steps: readonly Step[], ledger: Ledger): RunPlan {
  const given = steps.filter((step) => !isStanding(step));
  const plan: RunPlan = { inputs: given.length, kept: 0, duplicates: 0, earlier: steps.length - given.length, reasons: {}, versions: [] };
  const versions = new Set<string>();
  for (const step of given) {
    if (step.action === 'keep') plan.kept += 1;
    else if (step.action === 'duplicate') plan.duplicates += 1;
    else plan.reasons[step.reason] = (plan.reasons[step.reason] ?? 0) + 1;
    if (step.action !== 'extract' || step.reason !== 'version') continue;
    const [version = ''] = ledger.get(step.input.file)?.madeBy.split('/') ?? [];
    versions.add(version);
  }
  return { ...plan, versions: [...versions].sort() };
}

/** False where other inputs have given the document another id. */
function keepsId({ id, file, sha256 }: InputRecord, suffix: string): boolean {
  return id === null || sha256 === null || id === documentId(file, sha256) + suffix;
}

/** An input with its hash, and the suffix of its id. */
interface Known {
  input: Input;
  hash: string | undefined;
  suffix: string;
}

/** Why an input is extracted, by what is known of it; null where it is kept. */
function extractReason(entry: LedgerEntry, { input, hash, suffix }: Known, options: PlanOptions): Reason | null {
  const { record } = entry;
  if (input.isEarlier === true && record.duplicateOf === null && keepsId(record, suffix)) return null;
  const hasChanged = record.sha256 !== null && record.sha256 !== hash && !options.force;
  return hasChanged || !keepsId(record, suffix) ? 'changed' : redoReason(entry, options);
}

/** Plans a run. `inputs` in the order of `file`. Rejects with the signal's reason when aborted. */
export async function planRun(inputs: readonly Input[], ledger: Ledger, options: PlanOptions): Promise<Step[]> {
  const moved = new Moved(inputs, ledger);
  const hashes = await hashInputs(inputs, { ledger, moved }, options);
  const originals = new Map<string, string>();
  const ids = new Map<string, string[]>();
  return inputs.map((input): Step => {
    const hash = hashes.get(input);
    const original = hash === undefined ? undefined : originals.get(hash);
    if (hash !== undefined && original !== undefined) return { input, suffix: '', action: 'duplicate', original, sha256: hash };
    if (hash !== undefined) originals.set(hash, input.file);
    const suffix = idSuffix(input, hash, ids);
    const entry = ledger.get(input.file) ?? moved.entry(input, hash);
    if (entry === undefined) return { input, suffix, action: 'extract', reason: 'new' };
    const reason = extractReason(entry, { input, hash, suffix }, options);
    return reason === null ? { input, suffix, action: 'keep', entry } : { input, suffix, action: 'extract', reason };
  });
}
