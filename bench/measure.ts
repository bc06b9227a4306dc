/**
 * Times of processes, and the table they are printed in.
 *
 * Units: milliseconds. What is compared is run in turns within one run, so that a busy machine slows both sides alike; processor
 * time is taken beside wall-clock time because it hardly depends on what else the machine does.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CPU_TIME = fileURLToPath(new URL('cpu-time.cjs', import.meta.url));

/** Wall-clock time, and processor time of all threads. */
export interface Times {
  wall: number;
  cpu: number;
}

/** Middle value; the mean of the two in the middle for an even count. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Times of one process of this Node with `args`. Throws where it does not end with 0. */
export function processTimes(args: readonly string[]): Times {
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--require', CPU_TIME, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const wall = performance.now() - started;
  if (child.status !== 0) throw new Error(`node ${args[0]} ended with ${child.status}: ${child.stderr}`);
  return { wall, cpu: Number(child.output[3]?.toString()) };
}

/** Medians of several measurements that are taken in turns: A B C A B C …; one round before them is not counted. */
export function inTurns(rounds: number, measurements: readonly (() => Times)[]): Times[] {
  for (const measure of measurements) measure();
  const times = measurements.map((): Times[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, measure] of measurements.entries()) times[index]?.push(measure());
  return times.map((list) => ({ wall: median(list.map(({ wall }) => wall)), cpu: median(list.map(({ cpu }) => cpu)) }));
}

/** Two decimals below 10, none above. */
export function shown(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

/** Wall-clock and processor time, each with its ratio to the first of the rows. */
export function timesRow(name: string, times: Times, first: Times): string[] {
  return [name, shown(times.wall), shown(times.wall / first.wall), shown(times.cpu), shown(times.cpu / first.cpu)];
}

/** Lines with their cells in columns, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}
