/**
 * A paragraph as printed, reached from places in its normal form: phrases, sentences, and where they stand in the source.
 */
import type { NormalText } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { LineStart, Paragraph } from '../model/section.ts';
import type { Span } from './head.ts';

const BLANKS = /\s+/g;
const OPENING_QUOTES = '“‘「『"《';
const CLOSING_QUOTES = '”’」』"》';
const SENTENCE_END = '。';

export class PrintedText {
  readonly #paragraph: Paragraph;
  readonly #lines: readonly LineStart[];
  readonly #sentence: string | null;
  #shown: { start: number; end: number; text: string } | null = null;

  /** `sentence`: the sentence around a bracketed remark; null for running text. */
  constructor(paragraph: Paragraph, lines: readonly LineStart[], sentence: string | null = null) {
    this.#paragraph = paragraph;
    this.#lines = lines;
    this.#sentence = sentence;
  }

  get source(): string {
    return this.#paragraph.text;
  }

  /** The same paragraph for a remark within the sentence at a place. */
  within(normal: NormalText, at: number): PrintedText {
    return new PrintedText(this.#paragraph, this.#lines, this.sentence(normal, at));
  }

  /** The characters of a span as printed, blanks removed, with the quotes around them. */
  words({ origins }: NormalText, { start, end }: Span): string {
    if (end <= start) return '';
    const { text } = this.#paragraph;
    let [from, to] = [origins[start] ?? 0, (origins[end - 1] ?? 0) + 1];
    const inner = text.slice(from, to);
    if (isQuote(text, from - 1, OPENING_QUOTES) && isOpen(inner, CLOSING_QUOTES, OPENING_QUOTES)) from--;
    if (isQuote(text, to, CLOSING_QUOTES) && isOpen(inner, OPENING_QUOTES, CLOSING_QUOTES)) to++;
    return text.slice(from, to).replace(BLANKS, '');
  }

  /** The sentence around a place, as printed. */
  sentence({ text, origins }: NormalText, place: number): string {
    if (this.#sentence !== null) return this.#sentence;
    const at = Math.max(0, Math.min(place, text.length - 1));
    if (this.#shown !== null && at >= this.#shown.start && at < this.#shown.end) return this.#shown.text;
    const start = at === 0 ? 0 : text.lastIndexOf(SENTENCE_END, at - 1) + 1;
    const next = text.indexOf(SENTENCE_END, at);
    const end = next < 0 ? text.length : next + 1;
    const from = start === 0 ? 0 : (origins[start] ?? 0);
    const shown = this.#paragraph.text.slice(from, end === text.length ? undefined : (origins[end - 1] ?? 0) + 1).trim();
    this.#shown = { start, end, text: shown };
    return shown;
  }

  /** Where the character at a place stands in the source: its line, where the lines of the paragraph are known. */
  place({ origins }: NormalText, at: number): Place {
    const offset = origins[at] ?? 0;
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#lines[low - 1]?.place ?? this.#paragraph.source;
  }
}

function isQuote(text: string, at: number, quotes: string): boolean {
  return at >= 0 && at < text.length && quotes.includes(text.charAt(at));
}

/** True where a mark of `these` comes without one of `those` before it. */
function isOpen(text: string, these: string, those: string): boolean {
  let [open, close] = [0, 0];
  for (const char of text) {
    if (these.includes(char)) open++;
    else if (those.includes(char)) close++;
  }
  return open > close;
}
