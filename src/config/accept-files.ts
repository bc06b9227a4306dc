/**
 * Accept files beside the documents: lists of anomalies that people looked at and know.
 *
 * In → Out: input root and names of the inputs → entries, each for the documents in the file's folder and below it. Files are
 * looked for in every folder from the root down to a document. Throws ConfigError where one cannot be used.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AcceptEntry } from '../anomaly/acceptance.ts';
import { AcceptFile } from '../model/config.ts';
import { ConfigError, describeIssues } from './config-error.ts';
import { ACCEPT_FILE } from './own-files.ts';

/** The folders of `files` and all above them, '' for the root; parents first. */
function foldersOf(files: readonly string[]): string[] {
  const folders = new Set(['']);
  for (const file of files) for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  return [...folders].sort();
}

/** The text of a file; null where there is none. */
async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null;
    throw new ConfigError(path, [`cannot be read (${cause.code})`], { hint: 'check its permissions', cause });
  });
}

function parseList(text: string, name: string): AcceptEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(name, [`is not JSON: ${why}`], { hint: 'look for a missing or extra comma, quote or bracket', cause });
  }
  const parsed = AcceptFile.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ConfigError(name, describeIssues(parsed.error, []), { hint: 'write a list of { "id": …, "reason": … }' });
}

/** The entries of all accept files from the folder `root` down to the inputs `files`. */
export async function readAcceptFiles(root: string, files: readonly string[]): Promise<AcceptEntry[]> {
  const entries: AcceptEntry[] = [];
  for (const folder of foldersOf(files)) {
    const name = folder === '' ? ACCEPT_FILE : `${folder}/${ACCEPT_FILE}`;
    const text = await readIfThere(join(root, name));
    if (text !== null) entries.push(...parseList(text, name).map((entry) => ({ ...entry, folder, source: name })));
  }
  return entries;
}
