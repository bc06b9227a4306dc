/**
 * Throughput of the library over text dumps held in memory, after start-up.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extractDocument } from '../src/index.ts';

const MEGABYTE = 1e6;
/** Enough for compiled code to settle, little enough for a coffee. */
const ENOUGH_BYTES = 20 * MEGABYTE;

/** Megabytes a second, by the clock and by processor time, over `texts` read one after the other until 20 MB are through. */
export async function textSpeed(texts: readonly string[]): Promise<{ wall: number; cpu: number }> {
  const inputs = texts.map((path) => ({ file: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
  const readAll = async (): Promise<number> => {
    for (const { file, bytes } of inputs) await extractDocument(bytes, { file });
    return inputs.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  };
  await readAll();
  const [started, used] = [performance.now(), process.cpuUsage()];
  let bytes = 0;
  while (bytes < ENOUGH_BYTES) bytes += await readAll();
  const { user, system } = process.cpuUsage(used);
  const megabytes = bytes / MEGABYTE;
  return { wall: megabytes / ((performance.now() - started) / 1e3), cpu: megabytes / ((user + system) / 1e6) };
}
