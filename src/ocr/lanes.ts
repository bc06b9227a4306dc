/**
 * Lanes of an engine, kept open for the next page and the next document: opening one costs seconds.
 *
 * A page that takes too long, or is given up, takes its lane with it: an engine that is at work cannot be stopped otherwise.
 * Too long is told by work, not by time: on a machine that is busy with other things a page takes longer and is no worse for it.
 */
import type { Engine, Lane } from './engine.ts';
import { Preparation } from './preparation.ts';
import { type Clock, PROCESS_CLOCK, WorkTime } from './work-time.ts';

/** What ended the work on a page before it was done. */
export class PageTimeout extends Error {
  constructor(ms: number, what: 'work' | 'time') {
    super(`no end after ${ms / 1000} seconds${what === 'work' ? ' of work' : ''}`);
    this.name = 'PageTimeout';
  }
}

/** Unit: milliseconds. */
export interface LaneLimits {
  /** Processor time of the work. */
  workMs: number;
  /** Time that goes by, for an engine that waits for something that never comes. */
  wallMs: number;
  signal?: AbortSignal | undefined;
}

/** How often work is measured. Unit: milliseconds. */
const TICK_MS = 250;

/** Where a page is made ready and read. */
interface Seat {
  lane: Lane;
  preparation: Preparation;
}

export class Lanes {
  readonly #engine: Engine;
  readonly #idle: Seat[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #clock: Clock;
  #busy = 0;
  #size: number;

  constructor(engine: Engine, size: number, clock: Clock = PROCESS_CLOCK) {
    this.#engine = engine;
    this.#size = size;
    this.#clock = clock;
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** How many pages may be read at once from now on. */
  set size(size: number) {
    this.#size = size;
  }

  /** Does work with a lane of its own. Rejects with PageTimeout, the signal's reason, or what the work throws. */
  async use<T>(work: (seat: Seat) => Promise<T>, limits: LaneLimits): Promise<T> {
    while (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    try {
      limits.signal?.throwIfAborted();
      const seat = this.#idle.pop() ?? { lane: await this.#engine.open(), preparation: new Preparation() };
      const result = await this.#limited(seat, () => work(seat), limits);
      this.#idle.push(seat);
      return result;
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the work where it takes too long or is aborted, and the lane with whatever ended it early. */
  async #limited<T>(seat: Seat, work: () => Promise<T>, limits: LaneLimits): Promise<T> {
    const { signal } = limits;
    let end: (reason: unknown) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    const watch = this.#watch(limits, end);
    const abort = (): void => end(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    try {
      return await Promise.race([ended, work()]);
    } catch (error) {
      await closed(seat);
      throw error;
    } finally {
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends work that goes beyond its limits. */
  #watch({ workMs, wallMs }: LaneLimits, end: (reason: unknown) => void): NodeJS.Timeout {
    const time = new WorkTime(this.#clock);
    let [worked, waited] = [0, 0];
    return setInterval(() => {
      const { work, wall } = time.since(this.#busy);
      [worked, waited] = [worked + work, waited + wall];
      if (worked >= workMs) end(new PageTimeout(workMs, 'work'));
      else if (waited >= wallMs) end(new PageTimeout(wallMs, 'time'));
    }, TICK_MS);
  }

  /** Ends all lanes that are idle. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(closed));
  }
}

async function closed({ lane, preparation }: Seat): Promise<void> {
  await Promise.all([lane.close(), preparation.close()]);
}
