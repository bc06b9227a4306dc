/**
 * Words that readers of figures took for figures: ideographs whose parts stand beside each other look like digits (分值 as 518), the more
 * so the finer the scan.
 *
 * In → Out: what the reader of words reads where the vote on a figure is in doubt → whether words are printed there.
 */
import type { LineReading, ReadSymbol } from './engine.ts';

const IDEOGRAPH = /\p{Script=Han}/u;
/** What digits may look like to a reader of words, however sure it is: 11 as 门, 1 as 一. An ideograph alone is believed from here on. */
const SURE_ALONE = 0.95;
/** Ideographs beside others are believed from this confidence of each, digits and signs beside them from that. */
const SURE_IDEOGRAPH = 0.75;
const SURE_DIGIT = 0.9;
/** Ideographs of one stroke or two, which a stroke or two of a digit can be. */
const FEW_STROKES = /^[一二丨丿乙十丁了]+$/u;

/** Digits alone, less sure than this, are worth asking the reader of words about. */
const UNSURE = 0.9;
const DIGITS = /^\d{2,}$/;

/** True for a figure that may be words: digits without a point, of which the readers of figures are not sure. */
export function mayBeWords({ text, confidence }: Pick<LineReading, 'text' | 'confidence'>): boolean {
  return confidence < UNSURE && DIGITS.test(text);
}

/** True for what the reader of words read for certain as words, or as a number and what it counts. */
export function areWords({ text, symbols }: Pick<LineReading, 'text' | 'symbols'>): boolean {
  const ideographs = symbols.filter(({ text: character }) => IDEOGRAPH.test(character));
  if (ideographs.length === 0 || FEW_STROKES.test(text)) return false;
  const least = ideographs.length === 1 ? SURE_ALONE : SURE_IDEOGRAPH;
  const isSure = ({ text: character, confidence }: ReadSymbol): boolean => confidence >= (IDEOGRAPH.test(character) ? least : SURE_DIGIT);
  return symbols.every(isSure);
}
