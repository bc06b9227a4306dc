/**
 * By what a file is known to be unchanged without reading it: size, time of change of content and of inode.
 *
 * The inode's time cannot be set by programs, so a file put back with an old date is noticed. A file that was changed a moment
 * ago has no signature: a second change within the same tick of the file system's clock would not show.
 */
import type { BigIntStats } from 'node:fs';

/** FAT counts in steps of two seconds, the coarsest in use. Unit: milliseconds. */
const COARSEST_CLOCK_MS = 2000n;

/** The signature of a file; null where it may still change without a trace. */
export function fileSignature({ size, mtimeMs, mtimeNs, ctimeMs, ctimeNs }: BigIntStats, nowMs = Date.now()): string | null {
  const changedMs = mtimeMs > ctimeMs ? mtimeMs : ctimeMs;
  if (BigInt(nowMs) - changedMs <= COARSEST_CLOCK_MS) return null;
  return `${size}:${mtimeNs}:${ctimeNs}`;
}

/** The signature of an entry in an archive with this signature. */
export function entrySignature(archive: string | null, entry: { bytes: number; crc32: number }): string | null {
  return archive === null ? null : `${archive}:${entry.bytes}:${entry.crc32.toString(16)}`;
}
