/**
 * 行次 beside the labels of a two-sided table.
 *
 * In → Out: the words of its lines → the same without the line numbers; null where they are none. Each label has one behind it; a side
 * without a label has it alone. Proof: the numbers rise from line to line, and the two of a line are always equally far apart.
 */
import type { Token } from './tokens.ts';

const NUMBER = /^\d{1,3}$/;
/** Sides of a table. */
const SIDES = 2;

/** The lines without their numbers; null where a label has none, or they do not rise as line numbers do. */
export function withoutLineNumbers(lines: readonly (readonly Token[])[]): Token[][] | null {
  const parts = lines.map(partsOf);
  const read = parts.flatMap((part) => (part === null ? [] : [part]));
  if (read.length < parts.length || !areLineNumbers(read.map(({ numbers }) => numbers))) return null;
  return read.map(({ words }) => words);
}

interface Parts {
  words: Token[];
  numbers: number[];
}

/** Words and line numbers of a line; null where a label has no number behind it. */
function partsOf(tokens: readonly Token[]): Parts | null {
  const parts: Parts = { words: [], numbers: [] };
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const due = before === undefined ? isNumber(token) : before.figure === null;
    if (due && isNumber(token)) parts.numbers.push(Number(token.text));
    else if (due && token.figure !== null) return null;
    else parts.words.push(token);
  }
  return tokens.length === 0 || tokens.at(-1)?.figure !== null ? withLast(parts) : null;
}

/** A side at the end that has a number and no label. */
function withLast({ words, numbers }: Parts): Parts {
  const last = words.at(-1);
  const labels = words.filter(({ figure }) => figure === null).length;
  if (last === undefined || numbers.length !== 1 || labels !== 1 || words.length < SIDES || !isNumber(last)) return { words, numbers };
  return { words: words.slice(0, -1), numbers: [...numbers, Number(last.text)] };
}

function isNumber({ text }: Token): boolean {
  return NUMBER.test(text);
}

function areLineNumbers(lines: readonly (readonly number[])[]): boolean {
  let [last, apart] = [0, 0];
  for (const [first, second] of lines) {
    if (first === undefined) continue;
    if (first <= last) return false;
    last = first;
    if (second === undefined) continue;
    if (apart !== 0 && second - first !== apart) return false;
    apart = second - first;
  }
  return apart > 0;
}
