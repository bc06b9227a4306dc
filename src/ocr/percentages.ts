/**
 * Signs of percent at the end of figures: readers of figures know digits only and take them for one or two more.
 */
import type { LineReading } from './engine.ts';
import type { Decision } from './figure-votes.ts';

/** Figures less sure than this may hold a sign that is no digit. */
export const NO_DIGITS = 0.7;
const PERCENTAGE = /^(-?\d{1,4}(?:\.\d{1,2})?)[%％]$/;
/** What a sign is taken for. */
const DIGITS_OF_SIGN = /^[1-9]\d?$/;
/** What one reader alone says is never sure. */
const MOST_SURE = 0.85;

/** A figure as the number of percent that it is to the reader of words; null where that reads something else. */
export function percentageOf({ text }: Decision, words: LineReading): Decision | null {
  const number = PERCENTAGE.exec(words.text)?.[1];
  if (number === undefined || !text.startsWith(number) || !DIGITS_OF_SIGN.test(text.slice(number.length))) return null;
  return { text: `${number}%`, confidence: Math.min(MOST_SURE, words.confidence), candidates: [] };
}
