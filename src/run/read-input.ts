/**
 * The bytes of one input, refused before they are read where they cannot be a disclosure.
 *
 * Throws DocumentError: not-found, not-readable, empty-file, too-large; for entries of archives what archive.ts throws.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { ArchiveReader, splitArchivePath } from './archive-reader.ts';
import { fileSystemFailure } from './failure.ts';
import { HEAD_BYTES, MAX_PDF_BYTES, refuseSize, sizeLimit } from './size-limits.ts';

/** Bytes with their SHA-256 in hex. */
export interface InputBytes {
  bytes: Uint8Array;
  sha256: string;
}

/** Throws DocumentError where there are no bytes, or too many for what they are. */
export function refuseBytes(bytes: Uint8Array): void {
  refuseSize(bytes.byteLength, sizeLimit(bytes.subarray(0, HEAD_BYTES)));
}

/** The first bytes of a file. Throws the file system's error. */
export async function readHead(path: string, length = HEAD_BYTES): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readFileBytes(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  refuseSize(size, MAX_PDF_BYTES);
  refuseSize(size, sizeLimit(await readHead(path)));
  return readFile(path);
}

/** Errors of a path that leads through a file, which may be an archive. */
const LEADS_NOWHERE = new Set(['ENOENT', 'ENOTDIR']);

async function readBytes(path: string, archives: ArchiveReader): Promise<Uint8Array> {
  try {
    return await readFileBytes(path);
  } catch (error) {
    const inArchive = LEADS_NOWHERE.has(String((error as NodeJS.ErrnoException).code)) ? await splitArchivePath(path) : null;
    if (inArchive === null) throw error;
    return archives.read(inArchive);
  }
}

/** Reads an input; `path` as in `Input`, so it may lead into an archive. `archives` is kept by who reads many. */
export async function readInput(path: string, archives?: ArchiveReader): Promise<InputBytes> {
  const reader = archives ?? new ArchiveReader();
  try {
    const bytes = plainBytes(await readBytes(path, reader));
    return { bytes, sha256: sha256(bytes) };
  } catch (error) {
    throw fileSystemFailure(error);
  } finally {
    if (archives === undefined) reader.close();
  }
}

/** The same bytes, not copied, as a plain Uint8Array: pdf.js refuses a Buffer. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** SHA-256 of `bytes` in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** SHA-256 of an input in hex, a file without holding it in memory; null where it cannot be read. */
export async function hashInput(path: string, archives: ArchiveReader): Promise<string | null> {
  return hashFile(path).catch(() =>
    readInput(path, archives).then(
      (input) => input.sha256,
      () => null,
    ),
  );
}
