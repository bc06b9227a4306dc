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

export class TextTraits {
  readonly #units = new Uint8Array(UNITS);
  readonly #pairs = new Uint8Array(UNITS);

  constructor(text: string) {
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#units[unit] = 1;
      this.#pairs[pairPlace(before, unit)] = 1;
      before = unit;
    }
  }

  /** False where the text surely does not hold `words`. */
  mayHold(words: string): boolean {
    if (words.length === 1) return this.#units[words.charCodeAt(0)] === 1;
    for (let i = 1; i < words.length; i++) if (this.#pairs[pairPlace(words.charCodeAt(i - 1), words.charCodeAt(i))] !== 1) return false;
    return true;
  }
}

export type Condition = (traits: TextTraits) => boolean;

const ALWAYS: Condition = () => true;
const GROUP = /\((?:\?(?:[:=!]|<[=!]))?/y;
const QUANTIFIER = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y;
const CLASS = /\[(\^?)((?:\\.|[^\]\\])*)\]/y;
const DIGITS = '0123456789';
/** Characters that stand for no character of the text. */
const SIGNS = '^$.';

/** What every text holds in which `pattern` matches. */
export function conditionOf(pattern: string): Condition {
  return new PatternReader(pattern).alternatives();
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to the end of the pattern or of the group: one of them must hold. */
  alternatives(): Condition {
    const conditions = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      conditions.push(this.#sequence());
    }
    if (conditions.includes(ALWAYS)) return ALWAYS;
    return (traits) => conditions.some((condition) => condition(traits));
  }

  /** What stands side by side: all of it must hold, and characters without anything optional between them as neighbours. */
  #sequence(): Condition {
    const conditions: Condition[] = [];
    let words = '';
    const close = (): void => {
      const own = words;
      if (own !== '') conditions.push((traits) => traits.mayHold(own));
      words = '';
    };
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const item = this.#item();
      const least = this.#least();
      if (typeof item === 'string' && least === 1) words += item;
      else {
        close();
        if (least > 0) conditions.push(typeof item === 'string' ? oneOf([item]) : item);
      }
    }
    close();
    return conditions.length === 0 ? ALWAYS : (traits) => conditions.every((condition) => condition(traits));
  }

  /** A character, or the condition of a class or group. */
  #item(): string | Condition {
    const char = this.#source.charAt(this.#at);
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    this.#at++;
    if (char === '\\') return this.#escape(this.#source.charAt(this.#at++));
    return SIGNS.includes(char) ? ALWAYS : char;
  }

  #group(): Condition {
    const opening = this.#take(GROUP)?.[0] ?? '';
    const condition = this.alternatives();
    this.#at++;
    return opening.endsWith('!') ? ALWAYS : condition;
  }

  #class(): Condition {
    const [, negated, members = ''] = this.#take(CLASS) ?? [];
    const listed = members.replaceAll('\\d', DIGITS);
    const isListed = negated === '' && !/\\|.-./.test(listed);
    return isListed ? oneOf([...listed]) : ALWAYS;
  }

  #escape(char: string): string | Condition {
    if (char === 'd') return oneOf([...DIGITS]);
    return /\w/.test(char) ? ALWAYS : char;
  }

  /** How often the item before must stand at least; what may stand once only is no neighbour of what follows it twice. */
  #least(): number {
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier === null) return 1;
    const [sign, count] = quantifier;
    if (count !== undefined) return Number(count) === 0 ? 0 : SEVERAL;
    return sign.startsWith('+') ? SEVERAL : 0;
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#source);
    if (match !== null) this.#at = expression.lastIndex;
    return match;
  }
}

/** Once or more. */
const SEVERAL = 2;

function oneOf(chars: readonly string[]): Condition {
  return (traits) => chars.some((char) => traits.mayHold(char));
}
