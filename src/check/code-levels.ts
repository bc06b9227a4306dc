/**
 * The classification codes among the keys of a table, as the tree that their digits make: 208 → 20801 → 2080108.
 *
 * Source: 政府收支分类科目: 类 three digits, 款 five, 项 seven; economic classes three and five.
 */

const NONE: readonly string[] = [];

const CLASS_DIGITS = 3;
const MOST_DIGITS = 7;
const NOUGHT = 0x30;
const NINE = 0x39;

/** True for a code of three, five or seven digits. */
export function isCode(key: string): boolean {
  const { length } = key;
  if (length < CLASS_DIGITS || length > MOST_DIGITS || length % 2 === 0) return false;
  for (let i = 0; i < length; i++) {
    const unit = key.charCodeAt(i);
    if (unit < NOUGHT || unit > NINE) return false;
  }
  return true;
}

export class CodeLevels {
  /** Codes in printed order, each once. */
  readonly all: readonly string[];
  /** Codes of the highest level that is printed. */
  readonly top: readonly string[];
  readonly #children = new Map<string, string[]>();
  readonly #above = new Set<string>();

  constructor(keys: ReadonlySet<string>) {
    const all: string[] = [];
    let shortest = Number.POSITIVE_INFINITY;
    for (const key of keys) {
      if (!isCode(key)) continue;
      all.push(key);
      shortest = Math.min(shortest, key.length);
    }
    const top: string[] = [];
    for (const code of all) if (code.length === shortest) top.push(code);
    this.all = all;
    this.top = top;
    for (const code of all) {
      for (let length = code.length - 2; length >= 3; length -= 2) this.#above.add(code.slice(0, length));
      const parent = code.slice(0, -2);
      const siblings = this.#children.get(parent);
      if (siblings === undefined) this.#children.set(parent, [code]);
      else siblings.push(code);
    }
  }

  /** The printed codes one level below. */
  children(code: string): readonly string[] {
    return this.#children.get(code) ?? NONE;
  }

  /** True where a code below `code`, at any level, is printed. */
  hasBelow(code: string): boolean {
    return this.#above.has(code);
  }
}
