/**
 * The bytes of one input, refused before they are read where they cannot be a disclosure.
 *
 * Throws DocumentError: not-found, not-readable, empty-file, too-large.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { DocumentError } from '../model/error.ts';
import { sniff } from '../source/sniff.ts';
import { fileSystemFailure } from './failure.ts';
import { STANDARD_INPUT } from './find-inputs.ts';

const MEBIBYTE = 1024 * 1024;

/** Largest disclosures seen have a few hundred scanned pages and stay below 200 MB; a buffer beyond this strains a small machine. */
const MAX_PDF_BYTES = 500 * MEBIBYTE;
/** A text dump of a thousand pages has about 3 MB. */
const MAX_TEXT_BYTES = 64 * MEBIBYTE;

/** Bytes by which a PDF is known. */
const HEAD_BYTES = 1024;

/** Bytes with their SHA-256 in hex. */
export interface InputBytes {
  bytes: Uint8Array;
  sha256: string;
}

function sizeLimit(head: Uint8Array): number {
  return sniff(head) === 'pdf' ? MAX_PDF_BYTES : MAX_TEXT_BYTES;
}

function refuseSize(size: number, limit: number): void {
  if (size === 0) throw new DocumentError('empty-file', 'the file is empty', { hint: 'download it again' });
  if (size <= limit) return;
  const message = `${Math.ceil(size / MEBIBYTE)} MB is more than the ${limit / MEBIBYTE} MB that are read`;
  throw new DocumentError('too-large', message, { hint: 'split it, or check that it is a disclosure' });
}

/** Throws DocumentError where there are no bytes, or too many for what they are. */
export function refuseBytes(bytes: Uint8Array): void {
  refuseSize(bytes.byteLength, sizeLimit(bytes.subarray(0, HEAD_BYTES)));
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readStandardInput(signal: AbortSignal | undefined): Promise<Uint8Array> {
  const stream: Readable = signal === undefined ? process.stdin : addAbortSignal(signal, process.stdin);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).byteLength;
    refuseSize(size, MAX_PDF_BYTES);
  }
  return Buffer.concat(chunks);
}

async function readBytes(path: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (path === STANDARD_INPUT) {
    const bytes = await readStandardInput(signal);
    refuseBytes(bytes);
    return bytes;
  }
  const { size } = await stat(path);
  refuseSize(size, MAX_PDF_BYTES);
  refuseSize(size, sizeLimit(await readHead(path)));
  return readFile(path);
}

/** Reads an input; `path` as in `Input`. `signal` ends the wait for standard input. */
export async function readInput(path: string, signal?: AbortSignal): Promise<InputBytes> {
  try {
    const bytes = plainBytes(await readBytes(path, signal));
    return { bytes, sha256: sha256(bytes) };
  } catch (error) {
    throw fileSystemFailure(error);
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

/** SHA-256 of a file in hex, without holding it in memory. Throws the file system's error. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
