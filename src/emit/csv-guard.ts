/**
 * Fields that a spreadsheet would run as a formula, made harmless.
 *
 * `=100%` → `'=100%`. A text that begins with `=`, `+`, `-` or `@` (also full-width, behind blanks or apostrophes) gets an
 * apostrophe in front, unless it is a number or nothing but such signs: `-3.1`, `-` and `=` stay. To get the text back, take one
 * apostrophe off where apostrophes stand before such a character. Source: OWASP, CSV injection.
 */

const STARTS_FORMULA = /^[\s']*[=+\-@＝＋－＠]/;
/** A printed number with separators and a percent sign, a dash that stands for nothing, a lone operator: none of them is a formula. */
const HARMLESS = /^(?:[+-]?\d[\d,]*(?:\.\d+)?%?|[=+\-＝＋－]+)$/;
/** First units of what STARTS_FORMULA can match; most fields are settled by one look-up. */
const SUSPECT = new Set(" \t\r\n\v\f'=+-@＝＋－＠　\u00a0\ufeff\u2028\u2029");

/** `text` as it may stand in a CSV field. */
export function guardField(text: string): string {
  if (!SUSPECT.has(text.charAt(0)) || !STARTS_FORMULA.test(text) || HARMLESS.test(text)) return text;
  return `'${text}`;
}
