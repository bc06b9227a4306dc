/**
 * What looks like a figure of a table. Compiled once; layout asks it of every word that stands apart.
 */

/** A number with a decimal part or thousand separators: money or a percentage, never a code, a year or an ordinal. */
const AMOUNT = /^[¥￥]?[-−–(（]?(?:\d{1,3}(?:[,，]\d{3})+(?:[.．·]\d+)?|\d+[.．·]\d+)[)）]?%?$/;
/** A number of any kind, or a sign for nothing. */
const FIGURE = /^(?:[¥￥]?[-−–(（]?\d[\d,，.．]*[)）]?%?|[-—–]{1,4}|[.…]{2,6})$/;

/** A sign for nothing. */
const NOTHING = /^(?:[-—–]{1,4}|[.…]{2,6})$/;

/** A sign that spreadsheets put at the left edge of the cell whose figure stands at the right one. */
const LEADING_SIGN = /^[-−–－¥￥]$/;

/** True for a sign that may stand apart from the figure to which it belongs. */
export function isLeadingSign(text: string): boolean {
  return LEADING_SIGN.test(text);
}

/** True for signs for nothing (`--`, `——`, `……`). */
export function isNothing(text: string): boolean {
  return NOTHING.test(text);
}

/** True for `1,234.50`, `0.00`, `(12.5)`. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(text);
}

/** True for amounts, whole numbers and signs for nothing (`--`, `……`). */
export function isFigure(text: string): boolean {
  return FIGURE.test(text);
}

/** A line of a table's body has an amount or so many signs for nothing. */
const MIN_NOTHING = 2;

/** True for the words of a line with amounts; a line that numbers the columns has none. */
export function isBodyLine(words: readonly { text: string }[]): boolean {
  return words.some((word) => isAmount(word.text)) || words.filter((word) => isNothing(word.text)).length >= MIN_NOTHING;
}
