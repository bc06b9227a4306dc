/**
 * Which patterns may occur in a text at all, told from the characters and pairs of neighbours that the text holds.
 *
 * In → Out: text → `TextTraits`, in one pass; pattern → `Condition` that holds for every text in which the pattern matches. Most of
 * the patterns that look for oddities ask for neighbours that a text without oddities has not, and need not be tried.
 * Limits: pairs are told apart by a hash, so a condition may hold in vain. Read are the characters, classes, groups and quantifiers
 * of regular expressions without named groups and back references; what else stands in a pattern asks for nothing.
 */

const UNITS = 0x10000;
/** Spreads pairs over as many places as there are characters. */
const SPREAD = 0x9e5;

function pairPlace(first: number, second: number): number {
  return (first * SPREAD + second) & (UNITS - 1);
}

/** Bits of a word as a power of two, and what is left of a place within its word. */
const WORD_BITS = 5;
const IN_WORD = (1 << WORD_BITS) - 1;

function mark(bits: Int32Array, place: number): void {
  const word = place >> WORD_BITS;
  bits[word] = (bits[word] ?? 0) | (1 << (place & IN_WORD));
}

function isMarked(bits: Int32Array, place: number): boolean {
  return (((bits[place >> WORD_BITS] ?? 0) >> (place & IN_WORD)) & 1) === 1;
}

export class TextTraits {
  /** A bit for each character, and one for each place of a pair: small enough to stay near the processor. */
  readonly #units = new Int32Array(UNITS >> WORD_BITS);
  readonly #pairs = new Int32Array(UNITS >> WORD_BITS);

  constructor(text: string) {
    const units = this.#units;
    const pairs = this.#pairs;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      mark(units, unit);
      mark(pairs, pairPlace(before, unit));
      before = unit;
    }
  }

  /** False where the text surely does not hold `words`. */
  mayHold(words: string): boolean {
    if (words.length === 1) return isMarked(this.#units, words.charCodeAt(0));
    for (let i = 1; i < words.length; i++)
      if (!isMarked(this.#pairs, pairPlace(words.charCodeAt(i - 1), words.charCodeAt(i)))) return false;
    return true;
  }

  /** False where the text surely holds none of the pairs, each at its `pairPlace`. */
  mayHoldPair(places: readonly number[]): boolean {
    for (const place of places) if (isMarked(this.#pairs, place)) return true;
    return false;
  }

  /** False where the text surely holds none of the characters, each by its code. */
  mayHoldUnit(units: readonly number[]): boolean {
    for (const unit of units) if (isMarked(this.#units, unit)) return true;
    return false;
  }
}

export type Condition = (traits: TextTraits) => boolean;

/** A part of a pattern: what it asks for, and the characters with which its matches begin and end, null where they are not listed. */
interface Part {
  condition: Condition;
  first: string | null;
  last: string | null;
  /** True where it matches between two characters. */
  isBetween: boolean;
}

const ALWAYS: Condition = () => true;
const ANYTHING: Part = { condition: ALWAYS, first: null, last: null, isBetween: false };
const BETWEEN: Part = { ...ANYTHING, isBetween: true };
const GROUP = /\((?:\?(?:[:=!]|<[=!]))?/y;
const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;
const CLASS = /\[(\^?)((?:\\.|[^\]\\])*)\]/y;
const DIGITS = '0123456789';

/** What every text holds in which `pattern` matches. */
export function conditionOf(pattern: string): Condition {
  return new PatternReader(pattern).alternatives().condition;
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end of the pattern or of the group: one of them must hold. */
  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      parts.push(this.#sequence());
    }
    const conditions = parts.map(({ condition }) => condition);
    const isAlways = conditions.includes(ALWAYS);
    return {
      condition: isAlways ? ALWAYS : anyOf(conditions),
      first: together(parts.map(({ first }) => first)),
      last: together(parts.map(({ last }) => last)),
      isBetween: false,
    };
  }

  /** What stands side by side: all of it must hold, and the end of one part beside the beginning of the next. */
  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const part = this.#part();
      parts.push(this.#isOptional() ? { ...ANYTHING, isBetween: part.isBetween } : part);
    }
    const solid = parts.filter(({ isBetween }) => !isBetween);
    const conditions = [...parts.map(({ condition }) => condition), ...solid.slice(1).map((part, i) => neighbours(solid[i], part))];
    const asked = conditions.filter((condition) => condition !== ALWAYS);
    const condition: Condition = asked.length === 0 ? ALWAYS : allOf(asked);
    return { condition, first: solid[0]?.first ?? null, last: solid.at(-1)?.last ?? null, isBetween: false };
  }

  #part(): Part {
    const char = this.#source.charAt(this.#at);
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    this.#at++;
    if (char === '\\') return this.#escape(this.#source.charAt(this.#at++));
    if (char === '.') return ANYTHING;
    return char === '^' || char === '$' ? BETWEEN : oneOf(char);
  }

  #group(): Part {
    const opening = this.#take(GROUP)?.[0] ?? '';
    const inner = this.alternatives();
    this.#at++;
    if (opening.endsWith('!')) return BETWEEN;
    return opening.endsWith('=') ? { ...inner, isBetween: true } : inner;
  }

  #class(): Part {
    const [, negated, members = ''] = this.#take(CLASS) ?? [];
    const listed = members.replaceAll('\\d', DIGITS);
    return negated === '' && !/\\|.-./.test(listed) ? oneOf(listed) : ANYTHING;
  }

  #escape(char: string): Part {
    if (char === 'd') return oneOf(DIGITS);
    return /\w/.test(char) ? ANYTHING : oneOf(char);
  }

  /** True where the part before need not stand at all. */
  #isOptional(): boolean {
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier === null) return false;
    const [sign, count] = quantifier;
    return count === undefined ? !sign.startsWith('+') : Number(count) === 0;
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#source);
    if (match !== null) this.#at = expression.lastIndex;
    return match;
  }
}

function anyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return (traits) => {
    for (const condition of conditions) if (condition(traits)) return true;
    return false;
  };
}

function allOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return (traits) => {
    for (const condition of conditions) if (!condition(traits)) return false;
    return true;
  };
}

function together(chars: readonly (string | null)[]): string | null {
  return chars.includes(null) ? null : chars.join('');
}

function oneOf(chars: string): Part {
  const units = unitsOf(chars);
  return { condition: (traits) => traits.mayHoldUnit(units), first: chars, last: chars, isBetween: false };
}

function neighbours({ last } = ANYTHING, { first }: Part): Condition {
  if (last === null || first === null) return ALWAYS;
  const firsts = unitsOf(first);
  const places = unitsOf(last).flatMap((before) => firsts.map((behind) => pairPlace(before, behind)));
  return (traits) => traits.mayHoldPair(places);
}

function unitsOf(chars: string): number[] {
  return Array.from({ length: chars.length }, (_, i) => chars.charCodeAt(i));
}
