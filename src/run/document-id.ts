/**
 * `<document id>`: a folder name that any file system takes, that people recognise and that the bytes make unique.
 *
 * In → Out: path of the input and SHA-256 of its bytes → `<safe stem>-<first 8 hex digits>`.
 * Source: contract §7; naming rules of Windows (reserved characters and device names), the strictest in use.
 */

/** Longest stem in bytes of UTF-8: leaves room below the usual limit of 255 for the hash, a suffix and a temporary name. */
const MAX_STEM_BYTES = 100;
const HASH_DIGITS = 8;

/** Reserved on Windows, control, format and lone surrogate characters, line and paragraph separators. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** A leading dot hides a file, a leading dash looks like an option, and outer blanks get lost. */
const LEADING = /^[\s.-]+/u;
const TRAILING = /[\s.]+$/u;
/** Names of devices on Windows, also with an extension behind them. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[ .])/iu;

/** `text` cut to at most `limit` bytes of UTF-8 at a code point. */
function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > limit) return text.slice(0, end);
    end += char.length;
  }
  return text;
}

/** File name without its last extension, made safe for any file system; `document` where nothing remains. */
export function safeStem(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const stem = (dot > 0 ? name.slice(0, dot) : name).normalize('NFC').replace(UNSAFE, '_').replace(LEADING, '');
  const short = cutToBytes(stem, MAX_STEM_BYTES).replace(TRAILING, '');
  if (short === '') return 'document';
  return DEVICE.test(short) ? `_${short}` : short;
}

/** The document id of a file with these bytes. Two inputs get the same id where name and bytes agree. */
export function documentId(file: string, sha256: string): string {
  return `${safeStem(file)}-${sha256.slice(0, HASH_DIGITS)}`;
}
