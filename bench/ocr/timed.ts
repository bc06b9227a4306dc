/**
 * Time of work in this process and its threads.
 */
import type { Times } from '../measure.ts';

export const NO_TIME: Times = { wall: 0, cpu: 0 };

/** Does work and tells how long it took. Unit: milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; times: Times }> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, times: { wall: performance.now() - start, cpu: (user + system) / 1000 } };
}

/** Two times as one. */
export function plus(a: Times, b: Times): Times {
  return { wall: a.wall + b.wall, cpu: a.cpu + b.cpu };
}
