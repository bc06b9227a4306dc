/**
 * The text of a figure without what engines add to it.
 */
import type { ReadSymbol } from './engine.ts';

const FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$/;

/** True for what can be a figure or a code. */
export function isWellFormed(text: string): boolean {
  return FIGURE.test(text);
}

/** The characters of a figure: blanks and hanging signs left out, groups of three parted by commas, a point before the decimals. */
export function figureCharacters(symbols: readonly ReadSymbol[]): ReadSymbol[] {
  const characters = symbols.flatMap(({ text, confidence }) =>
    [...text.replace(/\s+/g, '')].map((character) => ({ text: character, confidence })),
  );
  const tight = characters.filter(({ text }, i) => !isSign(text) || !isSign(characters[i - 1]?.text ?? ''));
  while (isSign(tight[0]?.text ?? '')) tight.shift();
  while (isSign(tight.at(-1)?.text ?? '') || tight.at(-1)?.text === '-') tight.pop();
  const joined = tight.map(({ text }) => text).join('');
  if (!GROUPED.test(joined)) return tight;
  const point = joined.length - 3;
  return tight.map((character, i) => (isSign(character.text) ? { ...character, text: i === point ? '.' : ',' } : character));
}

/** The same for a text of one confidence. */
export function tidyFigure(text: string): string {
  return figureCharacters([{ text, confidence: 1 }])
    .map((character) => character.text)
    .join('');
}

function isSign(text: string): boolean {
  return text === '.' || text === ',';
}
