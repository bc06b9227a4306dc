/**
 * From what was asked for (files, folders, patterns, `-`) to the inputs of a run.
 *
 * In → Out: arguments → inputs sorted by `file`, each once. Folders are searched through; names that begin with a dot are
 * left out there, and so is the output folder. Symbolic links are followed. What cannot be read stays in the list with its
 * error, so that it is reported: nothing is left out in silence.
 * The input root is the deepest folder that holds every argument; `file` is the path from there, with `/`.
 */
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { DocumentError } from '../model/error.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { fileSystemFailure } from './failure.ts';
import { commonFolder, fileFrom } from './input-root.ts';

/** Argument that stands for standard input, and the name its document gets. */
export const STANDARD_INPUT = '-';
const STANDARD_INPUT_NAME = 'stdin';

export interface Input {
  /** Path from the input root, with `/`. */
  file: string;
  /** Path to open, as it was given or found; `-` for standard input. */
  path: string;
  /** Why it cannot be read, where that is known already. */
  error: DocumentError | null;
}

export interface InputList {
  inputs: Input[];
  /** Absolute path of the input root. */
  root: string;
}

interface Found {
  path: string;
  error: DocumentError | null;
}

/** What the search carries along. */
interface Search {
  /** Absolute path of the output folder, which is never searched. */
  excluded: string;
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

/** Settings and accept files, which stand beside the documents. */
const OWN_FILE = /^juesuan\.(?:accept\.json|config\.(?:json|mjs|ts))$/;

async function searchFolder(folder: string, search: Search): Promise<void> {
  if (resolve(folder) === search.excluded) return;
  const real = await realpath(folder);
  if (search.visited.has(real)) return;
  search.visited.add(real);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && !OWN_FILE.test(name)).sort(byCodeUnit);
  for (const name of names) await searchPath(join(folder, name), search);
}

/** Adds the inputs at one path, or the path with its error where it cannot be looked at. */
async function searchPath(path: string, search: Search): Promise<void> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) await searchFolder(path, search);
    else search.found.push({ path, error: specialFile(stats) });
  } catch (error) {
    search.found.push({ path, error: await explain(path, error) });
  }
}

/** The error for what is neither file nor folder; null for a regular file. */
function specialFile(stats: Stats): DocumentError | null {
  const kind = KINDS.find(([method]) => stats[method]());
  if (kind === undefined) return null;
  return new DocumentError('not-readable', `${kind[1]}, not a regular file`, { hint: 'give the file itself, or - for standard input' });
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

/** The paths that an argument stands for: itself, or what its pattern matches. */
async function expand(argument: string): Promise<Found[]> {
  const exists = await stat(argument).then(
    () => true,
    () => false,
  );
  if (exists) return [{ path: argument, error: null }];
  const { glob, isDynamicPattern } = await import('tinyglobby');
  // On Windows a backslash in an argument separates folders; in a pattern it would escape.
  const pattern = sep === '\\' ? argument.replaceAll('\\', '/') : argument;
  if (!isDynamicPattern(pattern)) return [{ path: argument, error: null }];
  const paths = await glob(pattern, { onlyFiles: false, expandDirectories: false, absolute: isAbsolute(pattern) });
  if (paths.length > 0) return paths.sort(byCodeUnit).map((path) => ({ path, error: null }));
  return [{ path: argument, error: new DocumentError('not-found', 'the pattern matches no file', { hint: 'check the pattern' }) }];
}

async function folderOf(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isFolder ? resolve(path) : dirname(resolve(path));
}

/**
 * The inputs that `args` stand for.
 * @param out the output folder, which is not searched
 */
export async function findInputs(args: readonly string[], out: string): Promise<InputList> {
  const paths = args.filter((argument) => argument !== STANDARD_INPUT);
  const starts = (await Promise.all(paths.map(expand))).flat();
  const folders = await Promise.all(starts.map(({ path }) => folderOf(path)));
  const root = folders.length === 0 ? resolve('.') : commonFolder(folders);
  const search: Search = { excluded: resolve(out), visited: new Set(), found: [] };
  if (args.includes(STANDARD_INPUT)) search.found.push({ path: STANDARD_INPUT, error: null });
  for (const start of starts) {
    if (start.error === null) await searchPath(start.path, search);
    else search.found.push(start);
  }
  const unique = new Map(search.found.map((item) => [item.path === STANDARD_INPUT ? item.path : resolve(item.path), item]));
  const inputs = [...unique.values()].map(({ path, error }) => ({
    file: path === STANDARD_INPUT ? STANDARD_INPUT_NAME : fileFrom(root, path),
    path,
    error,
  }));
  return { inputs: inputs.sort((a, b) => byCodeUnit(a.file, b.file)), root };
}
