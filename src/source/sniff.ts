/**
 * What a file is, from its bytes; its name is never asked.
 *
 * In → Out: bytes (the first 64 KB decide) → kind. `html` is a whole saved page; a text dump with HTML tables in it is `text`; `json` are
 * data, such as this program writes.
 * Source: file signatures of ISO 32000-1 Annex H (header within the first 1024 bytes), ECMA-376, [MS-CFB], PNG, TIFF 6.0, RFC 2557, RFC
 * 8259.
 * Limits: RTF, PostScript and other word processors' formats are `binary`: nothing here reads them.
 */
import { byteOrderMark, hasBinaryControls, SAMPLE_BYTES, utf16ByNuls } from './text-encoding.ts';

export type FileKind = 'pdf' | 'text' | 'html' | 'json' | 'zip' | 'ole' | 'image' | 'empty' | 'binary';

/** Bytes within which a PDF header or the tags of a whole page must begin. */
const HEADER_BYTES = 1024;

const SIGNATURES: readonly { kind: FileKind; at: number; bytes: readonly number[] }[] = [
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'ole', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'image', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'image', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'image', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'image', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'image', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { kind: 'image', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { kind: 'binary', at: 0, bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'binary', at: 0, bytes: [0x25, 0x21, 0x50, 0x53] },
];
/** A bitmap starts with `BM`, like any text may; its four reserved bytes are zero. */
const BITMAP = [0x42, 0x4d];

const PDF_HEADER = /%PDF-\d/;
/** A page begins with its doctype or one of its outermost elements, after byte order mark, XML declaration and comments. */
const PAGE_START = /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body)\b/i;
/** Or it carries them behind other bytes (HTTP headers, a web archive's preamble). */
const PAGE_WITHIN = /<!doctype\s+html|<html[^>]*>\s*<head\b|^MIME-Version:[\s\S]*?Content-Type:\s*(?:multipart\/related|text\/html)/i;
/** Some dumps wrap every table as a page of its own. */
const TABLE_PAGE = /^\s*<html[^>]*>\s*<body[^>]*>\s*<table\b/i;

/** An object or an array; a dump that begins with a bracket goes on with words. */
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;

/** Kind of a file from its bytes. */
export function sniff(bytes: Uint8Array): FileKind {
  if (isEmpty(bytes)) return 'empty';
  const known = SIGNATURES.find((s) => s.bytes.every((byte, i) => bytes[s.at + i] === byte));
  if (known !== undefined) return known.kind;
  const sample = asciiOf(bytes.subarray(0, SAMPLE_BYTES));
  const head = sample.slice(0, HEADER_BYTES);
  if (isPage(sample, head)) return 'html';
  if (PDF_HEADER.test(head)) return 'pdf';
  if (JSON_START.test(head)) return 'json';
  if (BITMAP.every((byte, i) => bytes[i] === byte) && bytes.subarray(6, 10).every((byte) => byte === 0)) return 'image';
  if (byteOrderMark(bytes) === null && utf16ByNuls(bytes) === null && hasBinaryControls(bytes)) return 'binary';
  return 'text';
}

/** True for no bytes, and for blanks, line breaks and NULs (a download that reserved its space) alone. */
function isEmpty(bytes: Uint8Array): boolean {
  const start = byteOrderMark(bytes) === null ? 0 : byteOrderMark(bytes) === 'utf-8' ? 3 : 2;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0 && byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}

/** The ASCII characters of the bytes, one per byte, NULs of UTF-16 and the byte order mark left out. */
function asciiOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const plain = text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text.replace(/^(?:\u00ff\u00fe|\u00fe\u00ff)/, '');
  return plain.includes('\0') ? plain.replaceAll('\0', '') : plain;
}

/** True for a whole saved page; false where the page ends and the text goes on. */
function isPage(sample: string, head: string): boolean {
  if (!PAGE_START.test(head)) return PAGE_WITHIN.test(head);
  if (!TABLE_PAGE.test(head)) return true;
  const end = sample.search(/<\/html\s*>/i);
  return (
    end < 0 ||
    sample
      .slice(end)
      .replace(/<\/html\s*>/i, '')
      .trim() === ''
  );
}
