/**
 * From the arguments of a run to the list of its inputs: each once, sorted, named relative to the input root.
 *
 * Patterns are expanded here, so that they work in every shell; a name that exists is never a pattern. Folders and archives
 * are searched through, links to folders followed. What cannot be read stays in the list with its error, so that it is
 * reported: nothing is left out in silence.
 * The input root is the deepest folder that holds every argument; `file` is the path from there, with `/`.
 */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { DocumentError } from '../model/error.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { commonFolder, fileFrom } from './input-root.ts';
import { readPathList } from './path-list.ts';
import { type Found, type Search, searchPath } from './search-folder.ts';

/** Argument that stands for the paths on standard input. */
const STANDARD_INPUT = '-';

export interface Input {
  /** Path from the input root, with `/`. */
  file: string;
  /** Path to open, as it was given or found; it may lead into an archive. */
  path: string;
  /** Size in bytes; null where it could not be looked at. */
  bytes: number | null;
  /** By what it is known to be unchanged, see file-signature.ts. */
  signature: string | null;
  /** Why it cannot be read, where that is known already. */
  error: DocumentError | null;
  /** An input of an earlier run that this one was not given: what is known of it stays. */
  isEarlier?: true;
}

export interface InputList {
  inputs: Input[];
  /** Absolute path of the input root. */
  root: string;
  /** Absolute paths of what was given, patterns expanded. */
  given: ReadonlySet<string>;
}

export interface FindOptions {
  /** Ends the search, and the wait for standard input. */
  signal?: AbortSignal | undefined;
  /** Where the list of paths comes from. @default standard input */
  stdin?: Readable;
}

/** What an argument stands for: a path, or the error of a pattern. */
interface Start {
  path: string;
  error: DocumentError | null;
}

/** The paths that an argument stands for: itself, or what its pattern matches. */
async function expand(argument: string): Promise<Start[]> {
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

/** Where the search begins: arguments with their patterns expanded, and the paths on standard input. */
async function startsOf(args: readonly string[], { signal, stdin = process.stdin }: FindOptions): Promise<Start[]> {
  const named = (await Promise.all(args.filter((argument) => argument !== STANDARD_INPUT).map(expand))).flat();
  if (!args.includes(STANDARD_INPUT)) return named;
  const listed = await readPathList(stdin, signal);
  return [...named, ...listed.map((path) => ({ path, error: null }))];
}

/** The deepest folder that holds all starts; each folder is looked at once, because a list may name thousands of files. */
async function rootOf(starts: readonly Start[]): Promise<string> {
  const folders = new Set<string>();
  for (const { path } of starts) folders.add(await folderOf(path));
  return folders.size === 0 ? resolve('.') : commonFolder([...folders]);
}

/**
 * The inputs that `args` stand for.
 * @param out the output folder, which is not searched; null where there is none
 */
export async function findInputs(args: readonly string[], out: string | null, options: FindOptions = {}): Promise<InputList> {
  const starts = await startsOf(args, options);
  const root = await rootOf(starts);
  const search: Search = { excluded: out === null ? null : resolve(out), visited: new Set(), found: [] };
  for (const { path, error } of starts) {
    options.signal?.throwIfAborted();
    if (error === null) await searchPath(path, search);
    else search.found.push({ path, bytes: null, signature: null, error });
  }
  const unique = new Map(search.found.map((item): [string, Found] => [resolve(item.path), item]));
  const inputs = [...unique.values()].map((found): Input => ({ file: fileFrom(root, found.path), ...found }));
  const given = new Set(starts.map(({ path }) => resolve(path)));
  return { inputs: inputs.sort((a, b) => byCodeUnit(a.file, b.file)), root, given };
}
