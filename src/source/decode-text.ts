/**
 * The characters of a text file, whatever Chinese encoding it is in.
 *
 * In → Out: bytes → text without byte order mark, lines ended by `\n` alone, and the encoding that was used.
 * Evidence decides: mark, NUL pattern, well-formed UTF-8; a few broken bytes in UTF-8 stay as U+FFFD and do not turn it into GB18030.
 * Errors: DocumentError `undecodable-text` for bytes that are no text in any of them. Linear in the size of the file.
 * Source: WHATWG Encoding (TextDecoder); GB 18030 contains GBK and GB 2312.
 */
import { DocumentError } from '../model/error.ts';
import { byteOrderMark, countUtf8, hasBinaryControls, type TextEncoding, utf16ByNuls } from './text-encoding.ts';

/** Broken sequences that never count as evidence against UTF-8: a cut at the end, a slip of a tool. */
const FREE_BROKEN = 2;
/** Broken share of the multi-byte sequences up to which a file is damaged UTF-8; GBK read as UTF-8 breaks nearly all of them. */
const MAX_BROKEN_SHARE = 0.05;
/** Replacement characters tolerated in GB18030 and UTF-16, as a share of all characters beyond ASCII. */
const MAX_LOST_SHARE = 0.02;
/** Part of the characters beyond ASCII that must be Chinese characters or their punctuation for GB18030 to be believed. */
const MIN_CHINESE_SHARE = 0.7;
/** Part of the Chinese characters that must follow another one. */
const MIN_PAIRED_SHARE = 0.3;
/** Characters on which the plausibility of a decoded text is judged. */
const JUDGED_CHARACTERS = 65_536;

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/** Decodes a whole text file. Throws DocumentError `undecodable-text` where no encoding gives text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const wide = utf16ByNuls(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  if (hasBinaryControls(bytes)) throw undecodable();
  const strict = decodeStrictUtf8(bytes);
  if (strict !== null) return { text: unifyLineEnds(strict), encoding: 'utf-8' };
  const { valid, broken } = countUtf8(bytes);
  return decodeAs(bytes, broken <= FREE_BROKEN + valid * MAX_BROKEN_SHARE && valid > 0 ? 'utf-8' : 'gb18030');
}

/** UTF-8 text; null where a byte is out of place. */
function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  if (!isPlausible(text, encoding)) throw undecodable();
  return { text: unifyLineEnds(text), encoding };
}

/** True where decoding lost next to nothing and, for GB18030, gave Chinese in words, not single signs among Latin letters. */
function isPlausible(text: string, encoding: TextEncoding): boolean {
  const { length, beyond, lost, chinese, paired, controls } = census(text);
  if (controls > length * MAX_LOST_SHARE) return false;
  if (encoding === 'utf-8') return true;
  if (lost > FREE_BROKEN + beyond * MAX_LOST_SHARE) return false;
  return encoding !== 'gb18030' || (chinese >= beyond * MIN_CHINESE_SHARE && paired >= chinese * MIN_PAIRED_SHARE);
}

interface Census {
  length: number;
  /** Characters beyond ASCII. */
  beyond: number;
  lost: number;
  chinese: number;
  /** Chinese characters right behind another one. */
  paired: number;
  controls: number;
}

function isControl(code: number): boolean {
  return code < 0x09 || (code > 0x0d && code < 0x1a);
}

/** Counts of the judged characters. */
function census(text: string): Census {
  const counts = { length: Math.min(text.length, JUDGED_CHARACTERS), beyond: 0, lost: 0, chinese: 0, paired: 0, controls: 0 };
  let wasChinese = false;
  for (let i = 0; i < counts.length; i++) {
    const code = text.charCodeAt(i);
    const chinese = code >= 0x80 && isChinese(code);
    if (isControl(code)) counts.controls++;
    if (code >= 0x80) counts.beyond++;
    if (code === 0xfffd) counts.lost++;
    if (chinese) counts.chinese++;
    if (chinese && wasChinese) counts.paired++;
    wasChinese = chinese;
  }
  return counts;
}

/** Chinese characters, Chinese and general punctuation, full-width forms. */
function isChinese(code: number): boolean {
  return (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef) || (code >= 0x2010 && code <= 0x2027) || code === 0xb7;
}

/** CRLF and lone CR to LF, so that lines count as an editor shows them. */
function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function undecodable(): DocumentError {
  return new DocumentError('undecodable-text', 'the bytes are no text in UTF-8, UTF-16 or GB18030', {
    hint: 'save the file as UTF-8 text or pass the original PDF',
  });
}
