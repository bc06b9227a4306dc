/**
 * Files of formats that an earlier run into the same folder wrote and this one does not: they would tell of another state.
 *
 * Only what a manifest or ledger of this program says it wrote is ever taken away, and of that only what this program can have
 * written. Documents that no input of this run has keep all their files.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../model/manifest.ts';
import { GENERATOR, MANIFEST } from './output-folder.ts';

/** Files for all documents: one per resource, or a database. */
const FOR_ALL = /^(?:[a-z]+\.(?:csv|ndjson|parquet)|juesuan\.(?:duckdb|sqlite)|datapackage\.json)$/;
/** The workbook of a document, the only file of a format that a document has for itself. */
const WORKBOOK = /^documents\/([^/\\]+)\/\1\.xlsx$/;

/** Paths from the output folder that the last manifest names and that belong to formats; none where it is not of this program. */
export async function formatOutputs(out: string): Promise<string[]> {
  const text = await readFile(join(out, MANIFEST), 'utf8').catch(() => '{}');
  try {
    const { generator, outputs = [], inputs = [] } = JSON.parse(text) as Partial<Manifest>;
    const named = generator === GENERATOR ? [...outputs, ...inputs.flatMap((input) => input.outputs)] : [];
    return named.filter((path) => FOR_ALL.test(path) || WORKBOOK.test(path));
  } catch {
    return []; // A damaged manifest says nothing of what was written.
  }
}

/** Takes `stale` files away; those of documents only where `ids` has the document. Rejects with the file system's error. */
export async function removeStale(out: string, stale: readonly string[], ids: ReadonlySet<string>): Promise<void> {
  for (const path of stale) {
    const id = WORKBOOK.exec(path)?.[1];
    if (FOR_ALL.test(path) || (id !== undefined && ids.has(id))) await rm(join(out, path), { force: true });
  }
}
