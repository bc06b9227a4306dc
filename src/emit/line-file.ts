/**
 * A text file of lines that appears whole: written in large pieces under a temporary name, then renamed.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { commit, discard, temporaryPath } from './atomic-file.ts';

export interface LineFile {
  /** Appends one line; `line` without its end. Rejects with the file system's error. */
  write(line: string): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** Characters gathered before they are written: few calls, little memory. */
const PIECE_LENGTH = 1 << 18;

/** Starts the file `path`; it is opened with the first piece, so an error comes from `write` or `close`. */
export function openLines(path: string): LineFile {
  let handle: FileHandle | null = null;
  let piece = '';
  const flush = async (): Promise<FileHandle> => {
    handle ??= await open(temporaryPath(path), 'w');
    await handle.write(piece);
    piece = '';
    return handle;
  };
  return {
    async write(line) {
      piece += `${line}\n`;
      if (piece.length >= PIECE_LENGTH) await flush();
    },
    async close() {
      await (await flush()).close();
      handle = null;
      await commit(path);
    },
    async abort() {
      await handle?.close();
      handle = null;
      await discard(path);
    },
  };
}
