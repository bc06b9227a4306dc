/**
 * Files appear whole or not at all: written under a temporary name in the same folder, then renamed.
 *
 * The temporary name begins with a dot and carries the process id, so that two runs do not meet in it.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Name under which `path` is written before it is complete. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/** Puts a completed temporary file in its place. */
export function commit(path: string): Promise<void> {
  return rename(temporaryPath(path), path);
}

/** Takes an incomplete temporary file away; does nothing where there is none. */
export function discard(path: string): Promise<void> {
  return rm(temporaryPath(path), { force: true });
}

/** Writes text (as UTF-8) or bytes to `path`. Throws the file system's error and leaves no temporary file behind. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(temporaryPath(path), content);
    await commit(path);
  } catch (error) {
    await discard(path);
    throw error;
  }
}
