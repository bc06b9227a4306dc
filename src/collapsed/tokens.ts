/**
 * Words of a line whose cells single blanks part.
 *
 * In → Out: a text line → its words, each a figure, a code, or text. Amounts are whole numbers of millionths, so that sums are exact.
 * Limits: an integer of three, five or seven digits is a code only where a row or panel begins; everywhere else it is a figure.
 */
import type { TextLine } from '../model/block.ts';
import type { Place } from '../model/place.ts';

/** A figure as printed, its amount in millionths, and half of its last printed digit in millionths. */
export interface Figure {
  text: string;
  amount: bigint;
  half: bigint;
}

export interface Token {
  text: string;
  figure: Figure | null;
  place: Place;
}

const FIGURE = /^[-－−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d{1,6})?$/;
const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;
/** Marks of a blank cell. */
const BLANK = /^[-－−–—―]{1,4}$/;
const DECIMALS = 6;
const MONEY_DECIMALS = 2;

/** The words of a line, left to right. */
export function tokensOf(line: TextLine): Token[] {
  const words = line.text.trim().split(/\s+/);
  return words.filter((word) => word !== '').map((text) => ({ text, figure: figureOf(text), place: line.place }));
}

/** A word's figure, of a mark for a blank cell one of nothing; null where it is no figure. */
export function figureOf(text: string): Figure | null {
  if (BLANK.test(text)) return { text, amount: 0n, half: 0n };
  if (!FIGURE.test(text)) return null;
  const [whole = '', part = ''] = text.replace(/[,，]/g, '').replace(/[－−]/, '-').split(/[.．]/);
  const digits = BigInt(`${whole.replace('-', '')}${part.padEnd(DECIMALS, '0')}`);
  return { text, amount: whole.startsWith('-') ? -digits : digits, half: halfDigit(part.length) };
}

/** Half of the last digit; amounts without decimals are whole to the hundredth (`150` beside `150.25`). */
function halfDigit(decimals: number): bigint {
  return decimals >= DECIMALS ? 1n : 5n * 10n ** BigInt(DECIMALS - 1 - Math.max(decimals, MONEY_DECIMALS));
}

/** True for a word that is a code of a classification where a row begins. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** True for the mark of a blank cell. */
export function isBlankMark({ text }: Token): boolean {
  return BLANK.test(text);
}

/** True for a figure printed with decimals or separators, which no code, ordinal or line number is. */
export function isMoney(token: Token): boolean {
  return token.figure !== null && /[.．,，]/.test(token.text);
}
