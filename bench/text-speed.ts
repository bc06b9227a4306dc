/**
 * Throughput of the library over text dumps held in memory, after start-up.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extractDocument } from '../src/index.ts';

const MEGABYTE = 1e6;
/** Enough for compiled code to settle, little enough for a coffee. */
const ENOUGH_BYTES = 20 * MEGABYTE;

/** Megabytes a second over `texts`, read one after the other until 20 MB are through. */
export async function textSpeed(texts: readonly string[]): Promise<number> {
  const inputs = texts.map((path) => ({ file: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
  const readAll = async (): Promise<number> => {
    for (const { file, bytes } of inputs) await extractDocument(bytes, { file });
    return inputs.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  };
  await readAll();
  const started = performance.now();
  let bytes = 0;
  while (bytes < ENOUGH_BYTES) bytes += await readAll();
  return bytes / MEGABYTE / ((performance.now() - started) / 1000);
}
