/**
 * A small seeded generator, so that a disclosure is the same for the same seed on every machine.
 *
 * Method: mulberry32 (32-bit state), a public-domain mixing function. Not for anything but samples.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer in [low, high]. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** An amount in fen in [low, high] 元. */
  fen(low: number, high: number): bigint {
    return BigInt(this.integer(low * 100, high * 100));
  }

  /** One of `items`; throws RangeError on none. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError('pick() needs at least one item');
    return item;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** `total` split into `parts` non-negative amounts that add up to it exactly. */
  split(total: bigint, parts: number): bigint[] {
    const weights = Array.from({ length: parts }, () => BigInt(this.integer(1, 1000)));
    const sum = weights.reduce((a, b) => a + b, 0n);
    const amounts = weights.map((weight) => (total * weight) / sum);
    const rest = total - amounts.reduce((a, b) => a + b, 0n);
    return amounts.map((amount, i) => (i === 0 ? amount + rest : amount));
  }
}
