/**
 * Words that readers of figures took for figures: ideographs whose parts stand beside each other look like digits (分值 as 518), the more
 * so the finer the scan. And figures that the reader of words took for words, where one reader of figures saw none.
 *
 * In → Out: what the reader of words reads where the vote on a figure is in doubt → whether words are printed there.
 */
import type { LineReading, ReadSymbol } from './engine.ts';
import { isWellFormed, tidyFigure } from './figure-text.ts';

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

const PRINTABLE = /^[\x21-\x7e]+$/;
/** Share of characters that are letters and signs of Latin script. */
const JUMBLE_SHARE = 0.7;

/** True for what the reader of words took for a figure, or for a jumble of letters, as it takes digits that touch each other. */
export function mayBeFigure(text: string): boolean {
  const plain = [...text].filter((character) => !IDEOGRAPH.test(character)).join('');
  return isWellFormed(tidyFigure(text)) || (plain.length > JUMBLE_SHARE * text.length && PRINTABLE.test(plain));
}

/** Ideographs are at least this wide, in em. */
const IDEOGRAPH_EM = 0.75;

/** True for more ideographs than stand beside each other in `width` pixels: what a reader of words makes of digits. */
export function areTooMany(text: string, { width, em }: { width: number; em: number }): boolean {
  return [...text].filter((character) => IDEOGRAPH.test(character)).length * IDEOGRAPH_EM * em > width;
}
