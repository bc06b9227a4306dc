/**
 * How much work was done since one asked last, in time that a loaded machine does not stretch.
 *
 * Units: milliseconds. A process that gets no processor does no work, however long it waits: work is the time that went by, but no more
 * than the processor time that the process took, shared among what it does at once. Threads for other documents count as well, so
 * that work may seem up to the time that went by, never more.
 */

export interface Clock {
  /** Time that went by, from some start. */
  wall(): number;
  /** Processor time of all threads of the process. */
  processor(): number;
}

const MICROSECONDS = 1000;

export const PROCESS_CLOCK: Clock = {
  wall: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / MICROSECONDS;
  },
};

export class WorkTime {
  readonly #clock: Clock;
  #wall: number;
  #processor: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wall = clock.wall();
    this.#processor = clock.processor();
  }

  /** The work since the last call, for one of `atOnce` pieces of work; and the time that went by. */
  since(atOnce: number): { work: number; wall: number } {
    const [wall, processor] = [this.#clock.wall(), this.#clock.processor()];
    const [passed, used] = [wall - this.#wall, processor - this.#processor];
    [this.#wall, this.#processor] = [wall, processor];
    return { work: Math.min(passed, used / Math.max(1, atOnce)), wall: passed };
  }
}
