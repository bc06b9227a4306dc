/**
 * Sets of words that are looked up at the start or at the end of a stretch of text, all of them in one walk.
 *
 * Invariant: a look-up costs the length of the longest word at most, whatever the number of words.
 */

interface Node<T> {
  next: Map<number, Node<T>>;
  value: T | undefined;
}

export interface Found<T> {
  /** Length of the word, in characters. */
  length: number;
  value: T;
}

/** Words read forward from a place, or backward from one. */
export class WordTree<T> {
  readonly #root: Node<T> = { next: new Map(), value: undefined };
  readonly #step: 1 | -1;

  constructor(reading: 'forward' | 'backward') {
    this.#step = reading === 'forward' ? 1 : -1;
  }

  /** Adds a word; a word that is there already keeps its value. Returns the value kept. */
  add(word: string, value: T): T {
    let node = this.#root;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(this.#step === 1 ? i : word.length - 1 - i);
      let next = node.next.get(code);
      if (next === undefined) {
        next = { next: new Map(), value: undefined };
        node.next.set(code, next);
      }
      node = next;
    }
    node.value ??= value;
    return node.value;
  }

  /** All words that begin (forward) or end (backward) at `at` within `text`, the shortest first. */
  all(text: string, at: number): Found<T>[] {
    const found: Found<T>[] = [];
    let node: Node<T> | undefined = this.#root;
    for (let length = 0; node !== undefined; length++) {
      if (node.value !== undefined) found.push({ length, value: node.value });
      const index: number = this.#step === 1 ? at + length : at - 1 - length;
      if (index < 0 || index >= text.length) break;
      node = node.next.get(text.charCodeAt(index));
    }
    return found;
  }

  /** The longest word that begins (forward) or ends (backward) at `at`; null where none does. */
  longest(text: string, at: number): Found<T> | null {
    let best: Found<T> | null = null;
    let node: Node<T> | undefined = this.#root;
    for (let length = 0; node !== undefined; length++) {
      if (node.value !== undefined) best = { length, value: node.value };
      const index: number = this.#step === 1 ? at + length : at - 1 - length;
      if (index < 0 || index >= text.length) break;
      node = node.next.get(text.charCodeAt(index));
    }
    return best;
  }
}

/** A tree of words that carry nothing but themselves. */
export function wordSet(words: readonly string[], reading: 'forward' | 'backward'): WordTree<true> {
  const tree = new WordTree<true>(reading);
  for (const word of words) tree.add(word, true);
  return tree;
}
