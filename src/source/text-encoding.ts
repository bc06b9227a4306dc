/**
 * Which encoding the bytes of a text file have, from byte statistics of its beginning.
 *
 * In → Out: bytes → encoding candidates and counts; no decoding, no names, one pass over at most `SAMPLE_BYTES`.
 * Source: Chinese disclosures come as UTF-8, UTF-16 (Windows „Unicode“) and GBK/GB18030; UTF-16 of any text with line breaks holds NULs.
 * Limits: UTF-16 without byte order mark needs a few ASCII characters; UTF-32 and Big5 are not recognised.
 */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Bytes that decide; enough for stable shares, small enough to cost nothing. */
export const SAMPLE_BYTES = 65_536;

/** Share of NULs on one side of the byte pairs from which a file without mark is UTF-16: a line break each 200 characters. */
const MIN_NUL_SHARE = 0.002;
/** NULs on the other side may be this small part of them: characters like U+0100 or U+4E00 have one. */
const MAX_OTHER_SIDE = 0.2;
/** Part of the byte pairs of UTF-16 that may be other than ASCII, Chinese and punctuation. */
const MAX_UNLIKELY = 0.1;
/** Share of control characters above which bytes are no text; a stray one in a hundred is tolerated. */
const MAX_CONTROL_SHARE = 0.01;

/** Encoding that a byte order mark announces; null where there is none. */
export function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark, by the side of the byte pairs on which the NULs of ASCII characters stand; null where the pattern is absent. */
export function utf16ByNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  // Nearly all files have none, and this look-up is that of the processor.
  if (!bytes.subarray(0, length).includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const [more, less] = odd > even ? [odd, even] : [even, odd];
  if (more === 0 || more < length * MIN_NUL_SHARE || less > more * MAX_OTHER_SIDE) return null;
  const high = odd > even ? 1 : 0;
  return unlikelyPairs(bytes.subarray(0, length), high) <= (length / 2) * MAX_UNLIKELY ? (high === 1 ? 'utf-16le' : 'utf-16be') : null;
}

/** Byte pairs that are neither printable ASCII nor Chinese, its punctuation or full-width forms; `high` is the place of the high byte. */
function unlikelyPairs(bytes: Uint8Array, high: 0 | 1): number {
  let unlikely = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    const [upper, lower] = [bytes[i + high] ?? 0, bytes[i + 1 - high] ?? 0];
    const isLikely =
      upper === 0
        ? lower >= 0x20 || !isControl(lower)
        : (upper >= 0x20 && upper <= 0x30) || (upper >= 0x4e && upper <= 0x9f) || upper === 0xff;
    if (!isLikely) unlikely++;
  }
  return unlikely;
}

/** True where a single-byte or multi-byte text cannot look like this: too many control characters. */
export function hasBinaryControls(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < length; i++) controls += CONTROLS[bytes[i] ?? 0] ?? 0;
  return controls > length * MAX_CONTROL_SHARE;
}

/** C0 controls that no text editor writes; tab, line breaks, form feed, DOS end-of-file and escape are none. */
function isControl(byte: number): boolean {
  return byte < 0x20 ? !((byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b) : byte === 0x7f;
}

/** 1 for each byte that is such a control: one look-up for each byte of a sample. */
const CONTROLS = Uint8Array.from({ length: 0x100 }, (_, byte) => (isControl(byte) ? 1 : 0));

/** Counts of well-formed and broken UTF-8 sequences beyond ASCII, over all bytes. */
export function countUtf8(bytes: Uint8Array): { valid: number; broken: number } {
  let valid = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const width = sequenceWidth(bytes, i);
    if (width > 1) valid++;
    else broken++;
    i += width;
  }
  return { valid, broken };
}

/** Length of the UTF-8 sequence that starts at `at`; 1 where it is broken. */
function sequenceWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const width = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
  for (let k = 1; k < width; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 1;
  return width;
}
