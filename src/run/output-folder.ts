/**
 * The output folder of a run: made ready before the first document, completed after the last.
 *
 * The CSV files describe exactly the documents of this run. Document folders of earlier runs are left where they are and
 * named in the summary: deleting what another run found is for people to decide.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import type { Manifest } from '../model/manifest.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { RunError } from './run-error.ts';

export const MANIFEST = 'manifest.json';
const DATA_PACKAGE = 'datapackage.json';
const GENERATOR = 'juesuan';

/** True where the JSON file at `path` says that another program made it, or does not say who did. */
async function isForeign(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return false;
  try {
    return (JSON.parse(text) as { generator?: unknown } | null)?.generator !== GENERATOR;
  } catch {
    return true; // Not even JSON: certainly none of ours.
  }
}

/**
 * Makes a folder and those above it, one at a time. The recursive `mkdir` of Node does not end on file systems that answer
 * "no such folder" for a folder that cannot be made (/proc).
 */
async function makeFolder(path: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  });
}

/** Makes the folder. Throws RunError where it cannot be written or, without `force`, where it holds another program's files. */
export async function prepareOutput(out: string, force: boolean): Promise<void> {
  try {
    await makeFolder(resolve(out, 'documents'));
    for (const name of [MANIFEST, DATA_PACKAGE]) {
      if (force || !(await isForeign(join(out, name)))) continue;
      throw new RunError(`${join(out, name)} is not of juesuan`, { hint: 'choose another --out, or pass --force to overwrite it' });
    }
  } catch (error) {
    throw error instanceof RunError ? error : RunError.writing(out, error);
  }
}

/** Writes `manifest.json`, the last file of a run. */
export async function writeManifest(out: string, manifest: Manifest): Promise<void> {
  const { inputs, ...head } = manifest;
  const lines = inputs.map((input) => `    ${JSON.stringify(input)}`).join(',\n');
  const start = JSON.stringify(head, null, 2).slice(0, -2);
  try {
    await writeAtomically(join(out, MANIFEST), `${start},\n  "inputs": [\n${lines}\n  ]\n}\n`);
  } catch (error) {
    throw RunError.writing(out, error);
  }
}

/** Document folders that are not among `ids`, sorted. */
export async function findLeftovers(out: string, ids: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(join(out, 'documents'));
  return names.filter((name) => !ids.has(name)).sort(byCodeUnit);
}
