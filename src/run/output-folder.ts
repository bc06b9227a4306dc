/**
 * The output folder of a run: made ready before the first document, completed after the last.
 *
 * The CSV files describe exactly the documents of this run. Document folders of earlier runs are left where they are and
 * named in the summary: deleting what another run found is for people to decide.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import { type CsvFile, openCsv } from '../emit/csv.ts';
import { csvName, dataPackage, RESOURCES } from '../emit/datapackage.ts';
import type { DocumentOutput } from '../emit/resource.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { InputRecord, Manifest } from '../model/manifest.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { RunError } from './run-error.ts';

const MANIFEST = 'manifest.json';
const DATA_PACKAGE = 'datapackage.json';
const GENERATOR = 'juesuan';

/** Files of a run that describe all of its documents. */
export const RUN_OUTPUTS: readonly string[] = [...RESOURCES.map(csvName), DATA_PACKAGE, MANIFEST];

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

async function readOutput(out: string, outputs: readonly string[]): Promise<DocumentOutput> {
  const [document = '', anomalies = ''] = await Promise.all(outputs.map((path) => readFile(join(out, path), 'utf8')));
  return {
    document: JSON.parse(document) as Document,
    anomalies: anomalies
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Anomaly),
  };
}

/** Writes the CSV files from the documents' own files, one document in memory at a time, in the order of their ids. */
export async function writeCsvFiles(out: string, records: readonly InputRecord[]): Promise<void> {
  const written = records.filter((record) => record.outputs.length > 0).sort((a, b) => byCodeUnit(a.id ?? '', b.id ?? ''));
  const open: [(typeof RESOURCES)[number], CsvFile][] = RESOURCES.map((resource) => [
    resource,
    openCsv(
      join(out, csvName(resource)),
      resource.columns.map((column) => column.name),
    ),
  ]);
  try {
    for (const { outputs } of written) {
      const output = await readOutput(out, outputs);
      for (const [resource, file] of open) await file.write(resource.rows(output));
    }
    for (const [, file] of open) await file.close();
    await writeAtomically(join(out, DATA_PACKAGE), dataPackage());
  } catch (error) {
    for (const [, file] of open) await file.abort();
    throw RunError.writing(out, error);
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
