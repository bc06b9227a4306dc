/**
 * Lanes of an engine, kept open for the next page and the next document: opening one costs seconds.
 *
 * A page that takes too long, or is given up, takes its lane with it: an engine that is at work cannot be stopped otherwise.
 */
import type { Engine, Lane } from './engine.ts';

/** What ended the work on a page before it was done. */
export class PageTimeout extends Error {
  constructor(ms: number) {
    super(`no end after ${ms / 1000} seconds`);
    this.name = 'PageTimeout';
  }
}

export interface LaneLimits {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export class Lanes {
  readonly #engine: Engine;
  readonly #idle: Lane[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #size: number;

  constructor(engine: Engine, size: number) {
    this.#engine = engine;
    this.#size = size;
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** How many pages may be read at once from now on. */
  set size(size: number) {
    this.#size = size;
  }

  /** Does work with a lane of its own. Rejects with PageTimeout, the signal's reason, or what the work throws. */
  async use<T>(work: (lane: Lane) => Promise<T>, limits: LaneLimits): Promise<T> {
    while (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    try {
      limits.signal?.throwIfAborted();
      const lane = this.#idle.pop() ?? (await this.#engine.open());
      const result = await this.#limited(lane, () => work(lane), limits);
      this.#idle.push(lane);
      return result;
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the work where it takes too long or is aborted, and the lane with whatever ended it early. */
  async #limited<T>(lane: Lane, work: () => Promise<T>, { timeoutMs, signal }: LaneLimits): Promise<T> {
    let end: (reason: unknown) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    const timer = setTimeout(() => end(new PageTimeout(timeoutMs)), timeoutMs);
    const abort = (): void => end(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    try {
      return await Promise.race([ended, work()]);
    } catch (error) {
      await lane.close();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends all lanes that are idle. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((lane) => lane.close()));
  }
}
