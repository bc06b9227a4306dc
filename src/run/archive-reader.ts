/**
 * Bytes at a path that may lead into an archive: `folder/archive.zip/inner/name.pdf`.
 *
 * Keeps the archive that was read last open, because inputs come archive by archive and a directory of thousands of entries
 * takes as long to read as a document.
 */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DocumentError } from '../model/error.ts';
import type { Archive } from './archive.ts';

/** A path taken apart: the archive on disk, and the entry's name in it. */
export interface ArchivePath {
  archive: string;
  entry: string;
}

/** The path of an entry of `archive`. */
export function entryPath(archive: string, entry: string): string {
  return `${archive}/${entry}`;
}

/** Takes `path` apart where a folder in it is in truth a file; null otherwise. */
export async function splitArchivePath(path: string): Promise<ArchivePath | null> {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const stats = await stat(above).catch(() => null);
    if (stats === null) continue;
    return stats.isFile() ? { archive: above, entry: path.slice(above.length + 1).replaceAll('\\', '/') } : null;
  }
  return null;
}

export class ArchiveReader {
  #open: { path: string; archive: Archive } | null = null;

  /** The bytes of an entry. Throws DocumentError. */
  async read({ archive: path, entry }: ArchivePath): Promise<Uint8Array> {
    const bytes = await (await this.#archive(path)).read(entry);
    if (bytes === null) throw new DocumentError('not-found', 'the archive has no such file', { hint: 'check the path' });
    return bytes;
  }

  async #archive(path: string): Promise<Archive> {
    if (this.#open?.path === path) return this.#open.archive;
    this.close();
    const { Archive } = await import('./archive.ts');
    const archive = await Archive.open(path);
    this.#open = { path, archive };
    return archive;
  }

  /** Closes what is open; the reader can go on being used. */
  close(): void {
    this.#open?.archive.close();
    this.#open = null;
  }
}
