/**
 * Throughput over text dumps held in memory, after start-up: of the pipeline alone, and of the library.
 *
 * By the clock and by processor time. The latter counts the threads that collect garbage and compile, too, so what is counted begins
 * when the compiler has had as much text as is measured.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extractDocument, loadForms, readDocument } from './built.ts';

const MEGABYTE = 1e6;
/** Enough for compiled code to settle, little enough for a coffee. */
const ENOUGH_BYTES = 20 * MEGABYTE;

interface Input {
  file: string;
  bytes: Uint8Array;
}

/** Megabytes a second. */
export interface Speed {
  wall: number;
  cpu: number;
}

/** Reads `inputs` one after the other until 20 MB are through; returns how many bytes that were. */
async function readEnough(inputs: readonly Input[], read: (input: Input) => Promise<unknown>): Promise<number> {
  let bytes = 0;
  while (bytes < ENOUGH_BYTES) {
    for (const input of inputs) {
      await read(input);
      bytes += input.bytes.byteLength;
    }
  }
  return bytes;
}

async function speedOf(inputs: readonly Input[], read: (input: Input) => Promise<unknown>): Promise<Speed> {
  await readEnough(inputs, read);
  const [started, used] = [performance.now(), process.cpuUsage()];
  const megabytes = (await readEnough(inputs, read)) / MEGABYTE;
  const { user, system } = process.cpuUsage(used);
  return { wall: megabytes / ((performance.now() - started) / 1e3), cpu: megabytes / ((user + system) / 1e6) };
}

/** Speed of reading, and of reading, checking against the schema and ordering what is published. */
export async function textSpeed(texts: readonly string[]): Promise<{ read: Speed; extract: Speed }> {
  const inputs = texts.map((path) => ({ file: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
  const forms = loadForms();
  return {
    read: await speedOf(inputs, ({ file, bytes }) => readDocument({ file, bytes, sha256: '', id: file }, { forms })),
    extract: await speedOf(inputs, ({ file, bytes }) => extractDocument(bytes, { file })),
  };
}
