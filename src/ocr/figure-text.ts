/**
 * The text of a figure without what engines add to it.
 */
import type { ReadSymbol } from './engine.ts';

/** A zero in front has a point behind it, but for the two digits of a code's part (01). */
const FIGURE = /^-?(?:(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?|0\d)$/;
const GROUPED = /^-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$/;
/** Groups have three digits: a comma before the last two is a point. */
const COMMA_POINT = /^-?\d+,\d{2}$/;
/** A zero in front, and its point swallowed (000) or read as a digit (0100). */
const ZERO_IN_FRONT = /^(-?0)\d?(\d{2})$/;

/** True for what can be a figure or a code. */
export function isWellFormed(text: string): boolean {
  return FIGURE.test(text);
}

/** What a text with a zero in front must be: 000 and 0100 are 0.00; any other text as it is. */
export function withZeroPoint(text: string): string {
  return text.replace(ZERO_IN_FRONT, '$1.$2');
}

/** The characters of a figure: blanks and hanging signs left out, groups of three parted by commas, a point before the decimals. */
export function figureCharacters(symbols: readonly ReadSymbol[]): ReadSymbol[] {
  const characters = symbols.flatMap((symbol) => {
    if (symbol.others !== undefined) return [likeliestOfFigure(symbol)];
    return [...symbol.text.replace(/\s+/g, '')].map((character): ReadSymbol => ({ text: character, confidence: symbol.confidence }));
  });
  const tight = characters.filter(({ text }, i) => !isSign(text) || !isSign(characters[i - 1]?.text ?? ''));
  while (isSign(tight[0]?.text ?? '')) tight.shift();
  while (isSign(tight.at(-1)?.text ?? '') || tight.at(-1)?.text === '-') tight.pop();
  const joined = tight.map(({ text }) => text).join('');
  if (!GROUPED.test(joined) && !COMMA_POINT.test(joined)) return tight;
  const point = joined.length - 3;
  return tight.map((character, i) => (isSign(character.text) ? { ...character, text: i === point ? '.' : ',' } : character));
}

/** What readers of words write for signs of figures. */
const SIGNS: Readonly<Record<string, string>> = { '，': ',', '．': '.', '。': '.', '－': '-', '—': '-', '–': '-' };
const OF_FIGURE = /^[\d.,-]$/;
/** A character of a figure that is less probable than this is none. */
const POSSIBLE = 0.02;

/** A character as that of a figure which it most probably is, with the others that it may be; as it is where it can be none. */
function likeliestOfFigure(symbol: ReadSymbol): ReadSymbol {
  const sums = new Map<string, number>();
  for (const { text, confidence } of [symbol, ...(symbol.others ?? [])]) {
    const plain = SIGNS[text] ?? text;
    if (OF_FIGURE.test(plain)) sums.set(plain, Math.min(1, (sums.get(plain) ?? 0) + confidence));
  }
  const options = [...sums].map(([text, confidence]) => ({ text, confidence })).sort((a, b) => b.confidence - a.confidence);
  const [first, ...others] = options;
  return first === undefined || first.confidence < POSSIBLE ? symbol : { ...first, others };
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
