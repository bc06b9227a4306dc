/**
 * A list of paths from standard input: one a line, or NUL between them as `find -print0` writes.
 *
 * Paths are taken as they are: no pattern is expanded, blanks around a name belong to it. Empty lines are passed over.
 */
import { addAbortSignal, type Readable } from 'node:stream';

/** The paths in `text`. */
export function pathsOf(text: string): string[] {
  const lines = text.includes('\0') ? text.split('\0') : text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.filter((line) => line !== '');
}

/** Reads the list to its end; rejects with the signal's reason when aborted. */
export async function readPathList(stream: Readable, signal: AbortSignal | undefined): Promise<string[]> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of signal === undefined ? stream : addAbortSignal(signal, stream))
      chunks.push(Buffer.from(chunk as Buffer | string));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return pathsOf(Buffer.concat(chunks).toString('utf8'));
}
