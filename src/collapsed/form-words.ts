/**
 * The words of a self-evaluation form in plain lines, and the labels that several of them make together.
 *
 * In → Out: text lines → words in reading order, each with its line. A label may be parted by blanks and broken over lines: the longest
 * run of words that the vocabulary knows is the label.
 */
import { isOneOf, labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { TextLine } from '../model/block.ts';
import { cover, type Place } from '../model/place.ts';

export interface FormWord {
  text: string;
  /** Index of its line. */
  line: number;
  /** True where the line holds nothing else. */
  alone: boolean;
}

/** A label and the index of the first word behind it. */
export interface FoundLabel {
  text: string;
  key: string;
  end: number;
}

/** Words that make a label together, and characters of the longest label. */
const MOST_WORDS = 6;
const LONGEST = 30;
const BLANKS = /\s+/;
const FIGURE = /^[-－−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?[%％]?$/;
const PART = /^第[一二三四五六七八九十]+部分/;
const NOTHING = /^[-－−–—―/\\]{1,4}$/;

export class FormWords {
  readonly words: readonly FormWord[];
  readonly #lines: readonly TextLine[];

  constructor(lines: readonly TextLine[]) {
    this.#lines = lines;
    const words: FormWord[] = [];
    for (const [line, { text }] of lines.entries()) {
      const parts = text.trim().split(BLANKS);
      for (const part of parts) words.push({ text: part, line, alone: parts.length === 1 });
    }
    this.words = words;
  }

  /** The longest label from the word at `at` on of which the test says that it is one; null where none is. */
  labelAt(at: number, isLabel: (key: string) => boolean): FoundLabel | null {
    return this.#labels(at, isLabel).at(-1) ?? null;
  }

  /** As `labelAt`, but of two words that are labels each the first alone. */
  columnAt(at: number, isLabel: (key: string) => boolean): FoundLabel | null {
    const found = this.#labels(at, isLabel);
    const isApart = ({ end }: FoundLabel): boolean => isLabel(labelKey(this.words[end]?.text ?? ''));
    return found.find(isApart) ?? found.at(-1) ?? null;
  }

  #labels(at: number, isLabel: (key: string) => boolean): FoundLabel[] {
    const found: FoundLabel[] = [];
    let text = '';
    for (let end = at + 1; end <= this.count && end <= at + MOST_WORDS; end++) {
      text += this.words[end - 1]?.text ?? '';
      if (text.length > LONGEST) break;
      const key = labelKey(text);
      if (key !== '' && isLabel(key)) found.push({ text, key, end });
    }
    return found;
  }

  get count(): number {
    return this.words.length;
  }

  /** The lines of the words from `from` to `to`; of a line that is cut only the words of the range. */
  linesOf(from: number, to: number): TextLine[] {
    const lines: TextLine[] = [];
    for (let at = from; at < to; ) {
      const end = Math.min(to, this.restOfLine(at).end);
      const line = this.#lines[this.words[at]?.line ?? -1];
      const isWhole = this.opensLine(at) && (end === this.count || this.opensLine(end));
      if (line !== undefined) lines.push(isWhole ? line : { ...line, text: this.textOf(at, end) });
      at = end;
    }
    return lines;
  }

  /** True for the first word of its line. */
  opensLine(at: number): boolean {
    return this.words[at]?.line !== this.words[at - 1]?.line;
  }

  /** The text of the line from the word at `at` on, and the index of the first word behind it. */
  restOfLine(at: number): { text: string; end: number } {
    let end = at + 1;
    while (end < this.words.length && !this.opensLine(end)) end++;
    return { text: this.textOf(at, end), end };
  }

  /** Words from `from` to `to`, parted by blanks. */
  textOf(from: number, to: number): string {
    return this.words
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Where the words from `from` to `to` stand. */
  placeOf(from: number, to: number): Place {
    const places = this.words.slice(from, to).flatMap(({ line }) => this.#lines[line]?.place ?? []);
    return cover(places);
  }
}

/** True for a figure, with or without a sign for hundredths. */
export function isFigureWord(text: string): boolean {
  return FIGURE.test(text);
}

/** True for a figure, or the mark that there is none. */
export function isValueWord(text: string): boolean {
  return isFigureWord(text) || isNothing(text);
}

/** True for a line with which another part of the document begins. */
export function opensPart(text: string): boolean {
  return PART.test(text.trim());
}

/** True for the mark of a cell that holds nothing. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text);
}

/** True for a label that ends the funds: goals, names, indicators, remarks. */
export function endsFunds(key: string, labels: PerformanceLabels): boolean {
  const sets = [labels.goalLabels, labels.goalHeaders, labels.sectionLabels, labels.closingLabels];
  if (lookUp(labels.attributes, key) !== undefined || sets.some((set) => isOneOf(set, key))) return true;
  const role = lookUp(labels.indicatorRoles, key);
  return role === 'level1' || role === 'level2' || role === 'level3';
}
