/**
 * Numbers 0 … n - 1 in sets that grow together: pieces of ink, edges or cells that touch.
 *
 * In → Out: pairs that belong together → the smallest member of each number's set.
 */
export class DisjointSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The smallest member of the set of `i`; halves the way there. */
  find(i: number): number {
    const parent = this.#parent;
    let at = i;
    for (let above = parent[at] ?? at; above !== at; above = parent[at] ?? at) {
      parent[at] = parent[above] ?? above;
      at = above;
    }
    return at;
  }

  /** Makes one set of those of `a` and `b`. */
  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }
}
