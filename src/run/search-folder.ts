/**
 * The inputs below a path: the file itself, the files of a folder and of those in it, the entries of a zip archive.
 *
 * Names that begin with a dot and lists of accepted anomalies are left out. An archive is known by its bytes; a zip that is a
 * document of another format (docx, xlsx, ofd) stays one input.
 */
import type { BigIntStats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isOwnFile } from '../config/own-files.ts';
import { DocumentError } from '../model/error.ts';
import { entryPath } from './archive-reader.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { fileSystemFailure } from './failure.ts';
import { entrySignature, fileSignature } from './file-signature.ts';
import { readHead } from './read-input.ts';

/** An input before it is named; members as in `Input`. */
export interface Found {
  path: string;
  bytes: number | null;
  signature: string | null;
  error: DocumentError | null;
}

/** What the search carries along. */
export interface Search {
  /** Absolute path of the output folder, which is never searched; null where there is none. */
  excluded: string | null;
  /** Folders seen, so that a link to a folder above ends. */
  visited: Set<string>;
  found: Found[];
}

const KINDS: readonly [method: 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice', name: string][] = [
  ['isFIFO', 'a named pipe'],
  ['isSocket', 'a socket'],
  ['isBlockDevice', 'a device'],
  ['isCharacterDevice', 'a device'],
];

/** Signatures of a zip archive with entries, and of an empty one. */
const ARCHIVE_SIGNATURES = new Set(['504b0304', '504b0506']);
const SIGNATURE_BYTES = 4;

async function searchFolder(folder: string, search: Search): Promise<void> {
  if (resolve(folder) === search.excluded) return;
  const real = await realpath(folder);
  if (search.visited.has(real)) return;
  search.visited.add(real);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && !isOwnFile(name)).sort(byCodeUnit);
  for (const name of names) await searchPath(join(folder, name), search);
}

/** Adds the inputs at one path, or the path with its error where it cannot be looked at. */
export async function searchPath(path: string, search: Search): Promise<void> {
  try {
    const stats = await stat(path, { bigint: true });
    if (stats.isDirectory()) await searchFolder(path, search);
    else await searchFile(path, stats, search);
  } catch (error) {
    search.found.push({ path, bytes: null, signature: null, error: await explain(path, error) });
  }
}

async function searchFile(path: string, stats: BigIntStats, search: Search): Promise<void> {
  const file: Found = { path, bytes: Number(stats.size), signature: fileSignature(stats), error: specialFile(stats) };
  const entries = file.error === null && (await isArchive(path)) ? await searchArchive(file) : null;
  for (const found of entries ?? [file]) search.found.push(found);
}

/** True for the bytes of a zip archive. A file that cannot be opened fails where it is read. */
async function isArchive(path: string): Promise<boolean> {
  const head = await readHead(path, SIGNATURE_BYTES).catch(() => new Uint8Array());
  return ARCHIVE_SIGNATURES.has(Buffer.from(head).toString('hex'));
}

/** The entries of an archive, or the archive with its error; null where it is a document of another format. */
async function searchArchive(file: Found): Promise<Found[] | null> {
  const { Archive } = await import('./archive.ts');
  let archive: Awaited<ReturnType<typeof Archive.open>>;
  try {
    archive = await Archive.open(file.path);
  } catch (error) {
    return [{ ...file, error: fileSystemFailure(error) }];
  }
  const entries = archive.entries();
  archive.close();
  if (archive.isDocument) return null;
  if (entries.length === 0)
    return [{ ...file, error: new DocumentError('empty-file', 'the archive holds no files', { hint: 'download it again' }) }];
  return entries.map((entry) => ({
    path: entryPath(file.path, entry.name),
    bytes: entry.bytes,
    signature: entrySignature(file.signature, entry),
    error: entry.error,
  }));
}

/** The error for what is neither file nor folder; null for a regular file. */
function specialFile(stats: BigIntStats): DocumentError | null {
  const kind = KINDS.find(([method]) => stats[method]());
  if (kind === undefined) return null;
  const hint = 'give the file itself, or - for a list of paths on standard input';
  return new DocumentError('not-readable', `${kind[1]}, not a regular file`, { hint });
}

/** The error of a path that could not be looked at, told more precisely where a link or its name is the reason. */
async function explain(path: string, error: unknown): Promise<DocumentError> {
  const failure = fileSystemFailure(error);
  if (failure.code !== 'not-found') return failure;
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  if (isLink) return new DocumentError('not-found', 'symbolic link to nothing', { hint: 'mend or remove the link', cause: error });
  if (path.includes('\ufffd'))
    return new DocumentError('not-found', 'the name is not valid UTF-8', { hint: 'rename the file', cause: error });
  return failure;
}
