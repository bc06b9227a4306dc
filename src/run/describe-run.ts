/**
 * The manifest of a run.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../model/document.ts';
import type { InputRecord, Manifest } from '../model/manifest.ts';
import { rootFromOutput } from './input-root.ts';
import { DEFAULT_MAX_PAGES, type ExtractOptions } from './options.ts';
import { MANIFEST } from './output-folder.ts';
import { packageVersion } from './package-version.ts';

export interface FinishedRun {
  options: ExtractOptions;
  /** Absolute path of the input root. */
  root: string;
  startedAt: Date;
  records: InputRecord[];
  /** Inputs that an interruption left out. */
  remaining: number;
  /** Files for all documents, relative to the output folder. */
  files: readonly string[];
}

/** The content of `manifest.json`. */
export function describeRun({ options, root, startedAt, records, remaining, files }: FinishedRun): Manifest {
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
    remaining,
    inputs: records,
  };
}

/** By what an input's time is found again, also where it is named from another folder now. */
export function durationKey({ id, file, duplicateOf }: Pick<InputRecord, 'id' | 'file' | 'duplicateOf'>): string {
  return duplicateOf === null ? (id ?? file) : '';
}

/** How long each input took when it was extracted, by its key, as the last manifest has it; empty where there is none. */
export async function durationsBefore(out: string): Promise<Map<string, number>> {
  const text = await readFile(join(out, MANIFEST), 'utf8').catch(() => '{}');
  try {
    const { inputs = [] } = JSON.parse(text) as Partial<Manifest>;
    return new Map(inputs.map((input) => [durationKey(input), input.durationMs]));
  } catch {
    return new Map(); // Durations are for information; a damaged manifest is written anew.
  }
}
