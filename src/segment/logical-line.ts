/**
 * A heading or a paragraph while it grows from printed lines, with what is asked of it kept until it grows again.
 *
 * Invariant: appending costs the piece, not the whole, so a paragraph of any length is joined in linear time.
 */
import { cover, type Place } from '../model/place.ts';
import type { LineStart } from '../model/section.ts';
import { type Heading, type ListedTitles, readHeading } from './headings.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import type { LineItem } from './outline-item.ts';
import { titleKey } from './wording.ts';

/** Longest text that is looked at as a title or a short statement, in characters. */
export const MAX_SHORT_LENGTH = 80;
/** Characters from the end that are kept at hand. */
const TAIL_LENGTH = 8;

const LATIN_END = /[A-Za-z0-9]$/;
const LATIN_START = /^[A-Za-z0-9]/;

/** What stands between two pieces of a sentence: nothing between Chinese, a blank between Latin letters and numbers. */
function jointOf(before: string, after: string): string {
  return LATIN_END.test(before) && LATIN_START.test(after) ? ' ' : '';
}

/** Two pieces of a sentence as one. */
export function joinText(before: string, after: string): string {
  return before + jointOf(before.slice(-1), after) + after;
}

export class LogicalLine {
  readonly first: LineItem;
  readonly items: LineItem[];
  /** The last characters of the text. */
  tail: string;
  readonly #pieces: string[];
  /** Where the characters of each printed line begin in the text. */
  readonly #starts: number[] = [0];
  #length: number;
  #text: string | null;
  #numbering: Numbering | null | undefined;
  #heading: Heading | null | undefined;
  #listed: boolean | undefined;

  constructor(first: LineItem) {
    this.first = first;
    this.items = [first];
    this.#pieces = [first.text];
    this.#length = first.text.length;
    this.#text = first.text;
    this.#numbering = first.numbering;
    this.tail = first.text.slice(-TAIL_LENGTH);
  }

  /** Adds a printed line without its first `skip` characters; a title goes behind its number with a blank. */
  append(item: LineItem, skip: number): void {
    const rest = item.text.slice(skip);
    const numberOnly = this.items.length === 1 && this.first.numbering?.rest === '';
    const joint = numberOnly ? ' ' : jointOf(this.tail.slice(-1), rest);
    const piece = joint + rest;
    this.items.push(item);
    this.#pieces.push(piece);
    this.#starts.push(this.#length + joint.length);
    this.#length += piece.length;
    this.tail = (this.tail + piece.slice(-TAIL_LENGTH)).slice(-TAIL_LENGTH);
    this.#text = null;
    this.#numbering = undefined;
    this.#heading = undefined;
    this.#listed = undefined;
  }

  get last(): LineItem {
    return this.items.at(-1) ?? this.first;
  }

  get text(): string {
    this.#text ??= this.#pieces.join('');
    return this.#text;
  }

  /** The text where it is short enough for a title; null otherwise. */
  get short(): string | null {
    return this.#length <= MAX_SHORT_LENGTH ? this.text : null;
  }

  get numbering(): Numbering | null {
    if (this.#numbering === undefined) this.#numbering = readNumbering(this.text);
    return this.#numbering;
  }

  /** The printed lines in the last `length` characters of the text, with where they begin there. */
  lineStarts(length: number): LineStart[] {
    const shift = this.#length - length;
    return this.items.map((item, i) => ({ offset: Math.max(0, (this.#starts[i] ?? 0) - shift), place: item.line.place }));
  }

  get source(): Place {
    return cover(this.items.map((item) => item.line.place));
  }

  /** The heading that it is; null where it is text. */
  heading(listed: ListedTitles): Heading | null {
    if (this.#heading === undefined) {
      this.#heading = this.short === null ? null : readHeading(this.text, this.numbering, { first: this.first, listed });
    }
    return this.#heading;
  }

  /** True where the contents page lists exactly this title. */
  isListed({ levels }: ListedTitles): boolean {
    this.#listed ??= this.short !== null && levels.size > 0 && levels.has(titleKey(this.numbering?.rest ?? this.text));
    return this.#listed;
  }
}
