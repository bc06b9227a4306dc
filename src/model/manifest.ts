/**
 * The record of a run: what went in, what came of each input, and what was written. The content of `manifest.json`.
 *
 * Paths use `/`; none is absolute. Times and durations are the only parts that differ between two equal runs.
 * Source: contract §7.
 */
import { z } from 'zod';
import { DocumentKind } from './document.ts';

/**
 * What became of an input. `complete`: everything was read. `partial`: read, but with errors of extraction.
 * `skipped`: no final account, so it yields no facts. `failed`: could not be processed.
 */
export const InputStatus = z.enum(['complete', 'partial', 'skipped', 'failed']);
export type InputStatus = z.infer<typeof InputStatus>;

export const Failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** What its reader can do about it. */
  hint: z.string(),
});
export type Failure = z.infer<typeof Failure>;

export const AnomalyCounts = z.strictObject({
  error: z.int().nonnegative(),
  warning: z.int().nonnegative(),
  info: z.int().nonnegative(),
});
export type AnomalyCounts = z.infer<typeof AnomalyCounts>;

export const InputRecord = z.strictObject({
  /** Path relative to the input root. */
  file: z.string(),
  /** null where the bytes could not be read. */
  sha256: z.string().nullable(),
  bytes: z.int().nonnegative().nullable(),
  status: InputStatus,
  documentKind: DocumentKind.nullable(),
  /** Document id; null where the bytes could not be read. */
  id: z.string().nullable(),
  durationMs: z.int().nonnegative(),
  /** Files written for this input alone, relative to the output folder. */
  outputs: z.array(z.string()),
  /** The first input with the same bytes, in the order of `file`, whose document stands for both; null for all others. */
  duplicateOf: z.string().nullable(),
  error: Failure.nullable(),
  facts: z.int().nonnegative(),
  anomalies: AnomalyCounts,
  /** How many of them the run was told to accept. */
  accepted: AnomalyCounts,
});
export type InputRecord = z.infer<typeof InputRecord>;

export const Manifest = z.strictObject({
  generator: z.literal('juesuan'),
  version: z.string(),
  schemaVersion: z.string(),
  node: z.string(),
  /** What was asked for, as far as it can change the output; a password is only said to have been given. */
  options: z.strictObject({ maxPages: z.int().positive(), password: z.boolean() }),
  /** The input root seen from the output folder; null where the two share no folder. */
  inputRoot: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Files written for all documents together, relative to the output folder. */
  outputs: z.array(z.string()),
  /** Inputs that an interruption left out; they are not in `inputs`. */
  remaining: z.int().nonnegative(),
  /** Sorted by `file`. */
  inputs: z.array(InputRecord),
});
export type Manifest = z.infer<typeof Manifest>;
