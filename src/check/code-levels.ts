/**
 * The classification codes among the keys of a table, as the tree that their digits make: 208 → 20801 → 2080108.
 *
 * Source: 政府收支分类科目: 类 three digits, 款 five, 项 seven; economic classes three and five.
 */

const CODE = /^\d{3}(?:\d{2}){0,2}$/;
const NONE: readonly string[] = [];

export class CodeLevels {
  /** Codes in printed order, each once. */
  readonly all: readonly string[];
  /** Codes of the highest level that is printed. */
  readonly top: readonly string[];
  readonly #children = new Map<string, string[]>();
  readonly #above = new Set<string>();

  constructor(keys: Iterable<string>) {
    this.all = [...new Set(keys)].filter((key) => CODE.test(key));
    const shortest = Math.min(...this.all.map(({ length }) => length));
    this.top = this.all.filter(({ length }) => length === shortest);
    for (const code of this.all) {
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
