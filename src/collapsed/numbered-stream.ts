/**
 * Two-sided tables with line numbers (行次) whose rows run over the ends of lines, a line a row again.
 *
 * In → Out: lines of a table → its header and a line for every row: label, number and figure of the left, those of the right; null where
 * the cells do not follow each other so from the first number to the end. Some readers of PDF write a wrapped label where it stands in its
 * cell, and go on behind it in the next line. Proof: every number is one more than the one before, the two of nearly all rows are equally far
 * apart, and nothing is left over.
 */
import type { TextLine } from '../model/block.ts';
import { cover } from '../model/place.ts';
import { bodyLines, numberOf } from './numbered-lines.ts';
import { type Token, tokensOf } from './tokens.ts';

const HEADER = /行\s*次|栏\s*次/;
/** Header lines stand above the rows. */
const HEADER_LINES = 30;

/** The lines, one a row; null where they are none of such a table. */
export function numberedRows(lines: readonly TextLine[], apart: number): TextLine[] | null {
  const last = lines.slice(0, HEADER_LINES).findLastIndex(({ text }) => HEADER.test(text));
  if (last < 0) return null;
  const header = lines.slice(0, last + 1);
  const body = bodyLines(lines, last + 1);
  const stream = new Stream(body.flatMap((line) => tokensOf(line)));
  const rows: TextLine[] = [];
  for (let number = 1; !stream.isDone; number++) {
    const row = stream.row(number, apart);
    const [first] = body;
    if (row === null || first === undefined) return null;
    rows.push({ ...first, text: row.map(({ text }) => text).join(' '), place: cover(row.map(({ place }) => place)) });
  }
  return rows.length === 0 ? null : [...header, ...rows];
}

/** The cells of a table one behind the other. */
class Stream {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** The cells of the row with a number; null where another cell stands in the place of one. */
  row(number: number, apart: number): Token[] | null {
    const left = this.#words();
    // A number alone on its line, of a blank left side, looks like that of a page.
    if (left.length > 0 && this.#isNumber(number + apart)) return this.#rightAlone(number, apart, left);
    const first = this.#number(number);
    const own = this.#isNumber(number + apart) ? [] : this.#figures(1);
    const right = this.#words();
    const second = this.#number(number + apart) ?? (right.length > 0 ? this.#misprint() : null);
    if (first === null || second === null) return null;
    return [...left, first, ...own, ...right, second, ...this.#figures(Number.POSITIVE_INFINITY, number + 1)];
  }

  #rightAlone(number: number, apart: number, label: readonly Token[]): Token[] {
    const second = this.#number(number + apart);
    const lost = label.slice(0, 1).map((token) => ({ ...token, text: String(number) }));
    return [...lost, ...label, ...(second === null ? [] : [second]), ...this.#figures(Number.POSITIVE_INFINITY, number + 1)];
  }

  /** Words up to the next figure, as one. */
  #words(): Token[] {
    const from = this.#at;
    while (!this.isDone && this.#tokens[this.#at]?.figure === null) this.#at++;
    const words = this.#tokens.slice(from, this.#at);
    const [first] = words;
    return first === undefined
      ? []
      : [{ ...first, text: words.map(({ text }) => text).join(''), place: cover(words.map(({ place }) => place)) }];
  }

  #isNumber(number: number): boolean {
    return numberOf(this.#tokens[this.#at]) === number;
  }

  #number(number: number): Token | null {
    if (!this.#isNumber(number)) return null;
    this.#at++;
    return this.#tokens[this.#at - 1] ?? null;
  }

  /** A number out of order before a figure, of which the lines may have few. */
  #misprint(): Token | null {
    const [token, next] = this.#tokens.slice(this.#at, this.#at + 2);
    if (token === undefined || numberOf(token) === null || (next?.figure ?? null) === null) return null;
    this.#at++;
    return token;
  }

  /** Figures up to the next word, at most so many, and up to the number of the next row. */
  #figures(most: number, next: number | null = null): Token[] {
    const from = this.#at;
    const isOwn = (): boolean => (this.#tokens[this.#at]?.figure ?? null) !== null && (next === null || !this.#isNumber(next));
    while (this.#at - from < most && isOwn()) this.#at++;
    return this.#tokens.slice(from, this.#at);
  }
}
