/**
 * Characters as fonts map them: blanks, wide (CJK) characters, and radicals that stand for ideographs.
 */
import { ideographOf } from './radicals.ts';

/** What stands for a glyph whose character is unknown: it prints something, so it is no blank. */
const UNKNOWN = '\ufffd';

/** The dashes of two and three em, which fonts draw for —— and ———. */
const LONG_DASHES: Readonly<Record<string, string>> = { '\u2e3a': '——', '\u2e3b': '———' };

/**
 * The characters of a glyph: radicals and compatibility ideographs as the ideographs they stand for, long dashes as the dashes that they are
 * drawn for, control characters (the codes of fonts that map to no character) as unknown, everything else as it is.
 */
export function printedText(unicode: string): string {
  const code = unicode.charCodeAt(0);
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return UNKNOWN;
  return LONG_DASHES[unicode] ?? ideographOf(unicode);
}

/** True for glyphs that print nothing: blanks of every width, marks of no width, no character at all. */
export function isBlank(unicode: string): boolean {
  for (let i = 0; i < unicode.length; i++) {
    const code = unicode.charCodeAt(i);
    if (code > 0x20 && code < 0x7f) return false;
    if (!isBlankCode(code)) return false;
  }
  return true;
}

function isBlankCode(code: number): boolean {
  if (code < 0x2000) return code === 0x20 || code === 0xa0 || code === 0 || (code >= 0x09 && code <= 0x0d);
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x206f) || code === 0x3000 || code === 0xfeff;
}

/** True where the text begins with an ideograph, a full-width sign or another character as wide as the em. */
export function isWide(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0x2e80 && !(code >= 0xff61 && code <= 0xffdc);
}
