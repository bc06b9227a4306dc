/**
 * Work on many items, several at a time, of which the first few tell whether the others are worth it.
 *
 * In → Out: items → what becomes of each, handed on in their order whichever was done first, so that the same items give the same
 * answer however many are in work. The others are begun as soon as the answer is yes; a no counts when a whole group is done.
 */

export interface ProbedWork<Item, Done> {
  /** Items in work at a time. */
  atOnce: number;
  /** Items of a group, after which it is asked whether there shall be another one. */
  group: number;
  work(item: Item): Promise<Done>;
  take(done: Done): void;
  /** Asked after each item until it says yes, or no at the end of a group. null: more must be seen to tell. */
  isWorthwhile(): boolean | null;
}

/** Does the work. Rejects with what the first item that failed threw, when those in work are done. */
export function probedInOrder<Item, Done>(items: readonly Item[], work: ProbedWork<Item, Done>): Promise<void> {
  return new Probing(items, work).run();
}

class Probing<Item, Done> {
  readonly #items: readonly Item[];
  readonly #work: ProbedWork<Item, Done>;
  readonly #done = new Map<number, Done>();
  #waiting: (() => void)[] = [];
  #begun = 0;
  #taken = 0;
  /** Items that may be begun. */
  #allowed: number;
  #isKnown = false;
  #isOver = false;

  constructor(items: readonly Item[], work: ProbedWork<Item, Done>) {
    this.#items = items;
    this.#work = work;
    this.#allowed = work.group;
  }

  async run(): Promise<void> {
    const lanes = Array.from({ length: Math.min(this.#work.atOnce, this.#items.length) }, () => this.#lane());
    for (const result of await Promise.allSettled(lanes)) if (result.status === 'rejected') throw result.reason;
  }

  async #lane(): Promise<void> {
    while (!this.#isOver && this.#begun < this.#items.length) {
      if (this.#begun < this.#allowed) await this.#doNext();
      else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async #doNext(): Promise<void> {
    const at = this.#begun++;
    const item = this.#items[at];
    try {
      if (item !== undefined) this.#done.set(at, await this.#work.work(item));
      if (!this.#isOver) this.#takeAll();
    } catch (error) {
      this.#isOver = true;
      throw error;
    } finally {
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  /** Hands on what is done and next in order. */
  #takeAll(): void {
    for (let done = this.#done.get(this.#taken); done !== undefined && !this.#isOver; done = this.#done.get(this.#taken)) {
      this.#done.delete(this.#taken++);
      this.#work.take(done);
      if (!this.#isKnown) this.#ask();
    }
  }

  #ask(): void {
    const answer = this.#work.isWorthwhile();
    if (answer === true) this.#isKnown = true;
    else if (this.#taken < this.#allowed) return;
    else if (answer === false) this.#isOver = true;
    this.#allowed = this.#isKnown ? this.#items.length : this.#allowed + this.#work.group;
  }
}
