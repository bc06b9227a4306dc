/**
 * Wall-clock times of processes and functions, and the table they are printed in.
 *
 * Units: milliseconds. What is compared is run in turns within one run, so that a busy machine slows both sides alike.
 */
import { spawnSync } from 'node:child_process';

/** Middle value; the mean of the two in the middle for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Time of one process of this Node with `args`. Throws where it ends with a code that is not in `accepted`. */
export function processTime(args: readonly string[], accepted: readonly number[] = [0]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const time = performance.now() - started;
  if (status === null || !accepted.includes(status)) throw new Error(`node ${args[0]} ended with ${status}: ${stderr}`);
  return time;
}

/** Medians of several measurements that are taken in turns: A B C A B C …; one round before them is not counted. */
export function inTurns(rounds: number, measurements: readonly (() => number)[]): number[] {
  for (const measure of measurements) measure();
  const times = measurements.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, measure] of measurements.entries()) times[index]?.push(measure());
  return times.map(median);
}

/** `2.345` as `2.35`; times from 10 ms on without decimals. */
export function shown(value: number, decimals = value < 10 ? 2 : 0): string {
  return value.toFixed(decimals);
}

/** Lines with their cells in columns, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}
