/**
 * Text and cell references as SpreadsheetML writes them. Source: ECMA-376 part 1, 18.2 and 22.9.
 */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 cannot hold, and what would be read as SpreadsheetML's escape of one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Largest number of characters of a cell in Excel. */
const MOST_CHARACTERS = 32_767;
const CUT_MARK = '……（全文见 document.json）';

/** Text for an element or an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(UNPRINTABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

/** Text of a cell or a comment, cut with a visible mark where Excel holds no more. */
export function cellText(text: string): string {
  const fits = text.length <= MOST_CHARACTERS;
  return escapeXml(fits ? text : text.slice(0, MOST_CHARACTERS - CUT_MARK.length) + CUT_MARK);
}

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = column % 26;
  return (column >= 26 ? columnLetters((column - rest) / 26 - 1) : '') + String.fromCharCode(65 + rest);
}

/** Reference of a cell by its 0-based row and column: (0, 0) → A1. */
export function cellReference(row: number, column: number): string {
  return columnLetters(column) + String(row + 1);
}

/** The start of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
