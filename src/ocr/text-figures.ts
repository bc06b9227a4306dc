/**
 * The numbers within a text that was read: how sure each of them is.
 *
 * In → Out: the characters of a line in order → its numbers without signs of thousands, each as sure as its worst character. The mean
 * over a line says nothing of one digit among forty characters.
 */
import type { Candidate } from '../model/recognition.ts';
import type { ReadSymbol } from './engine.ts';

const DIGIT = /^\d+$/;
/** Signs within a number, also as readers of words write them. */
const SIGN = /^[.,，．]$/;
const POINT = /[.．]/g;
const COMMA = /[,，]/g;

/** The numbers, in order. */
export function figuresIn(symbols: readonly ReadSymbol[]): Candidate[] {
  const found: Candidate[] = [];
  let open: ReadSymbol[] = [];
  for (const symbol of symbols) {
    if (DIGIT.test(symbol.text) || (open.length > 0 && SIGN.test(symbol.text))) open.push(symbol);
    else {
      close(open, found);
      open = [];
    }
  }
  close(open, found);
  return found;
}

function close(open: readonly ReadSymbol[], found: Candidate[]): void {
  const end = open.findLastIndex(({ text }) => DIGIT.test(text)) + 1;
  if (end === 0) return;
  const own = open.slice(0, end);
  const text = own.map((symbol) => symbol.text.replace(POINT, '.').replace(COMMA, '')).join('');
  found.push({ text, confidence: Math.min(...own.map(({ confidence }) => confidence)) });
}
