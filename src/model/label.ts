/**
 * Normal form of printed Chinese labels, so that layout and typography do not matter when they are compared.
 *
 * Source: artefact list of real disclosures: inner blanks, full-width Latin and digits, bracket and quote variants.
 */

const WIDTH_OFFSET = 0xfee0;

/** Full-width ASCII (！ to ～) and the ideographic space to their half-width forms; other characters as they are. */
export function toHalfWidth(text: string): string {
  let changed = false;
  let result = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) {
      result += String.fromCharCode(code - WIDTH_OFFSET);
      changed = true;
    } else if (code === 0x3000) {
      result += ' ';
      changed = true;
    } else result += char;
  }
  return changed ? result : text;
}

/** Label without blanks, with half-width punctuation, straight quotes removed and 金額 read as 金额. */
export function normalizeLabel(text: string): string {
  return toHalfWidth(text)
    .replace(/[\s\u00a0\u200b-\u200f\ufeff]+/g, '')
    .replace(/["'“”‘’「」『』＂]/g, '')
    .replace(/[〔【［]/g, '(')
    .replace(/[〕】］]/g, ')')
    .replace(/額/g, '额');
}

/** Ordinals as printed, full-width or half-width. */
const PRINTED_ORDINAL = /^(?:第?[一二三四五六七八九十百]+[、.．:：]|[（(][一二三四五六七八九十百\d]+[)）]|\d{1,2}[、.．](?!\d))+/;

/** A printed label without its leading ordinal, other characters as they are; the label itself where nothing would remain. */
export function stripPrintedOrdinal(label: string): string {
  const rest = label.replace(PRINTED_ORDINAL, '');
  return rest === '' ? label : rest;
}

const ORDINAL = /^(?:第?[一二三四五六七八九十百]+[、.．:]|\([一二三四五六七八九十百\d]+\)|\d{1,2}[、.．](?!\d))+/;

/** A normalised label without its leading ordinal (一、 （一） 1. (1)); the label itself where nothing would remain. */
export function stripOrdinal(label: string): string {
  const rest = label.replace(ORDINAL, '');
  return rest === '' ? label : rest;
}
