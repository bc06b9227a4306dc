/**
 * How large an input may be, by what it is. Units: bytes.
 */
import { DocumentError } from '../model/error.ts';
import { sniff } from '../source/sniff.ts';

const MEBIBYTE = 1024 * 1024;

/** Largest disclosures seen have a few hundred scanned pages and stay below 200 MB; a buffer beyond this strains a small machine. */
export const MAX_PDF_BYTES = 500 * MEBIBYTE;
/** A text dump of a thousand pages has about 3 MB. */
const MAX_TEXT_BYTES = 64 * MEBIBYTE;

/** Bytes by which a PDF is known. */
export const HEAD_BYTES = 1024;

/** The limit for a file that begins with `head`. */
export function sizeLimit(head: Uint8Array): number {
  return sniff(head) === 'pdf' ? MAX_PDF_BYTES : MAX_TEXT_BYTES;
}

/** Throws DocumentError for nothing, and for more than `limit`. */
export function refuseSize(size: number, limit: number): void {
  if (size === 0) throw new DocumentError('empty-file', 'the file is empty', { hint: 'download it again' });
  if (size <= limit) return;
  const message = `${Math.ceil(size / MEBIBYTE)} MB is more than the ${limit / MEBIBYTE} MB that are read`;
  throw new DocumentError('too-large', message, { hint: 'split it, or check that it is a disclosure' });
}
