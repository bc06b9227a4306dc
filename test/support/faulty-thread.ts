/**
 * A thread whose pipeline breaks where a document says so: the hook for tests of what a run bears. The program cannot be made to use
 * it; a test hands this file to `inThreads`.
 *
 * A text that begins with `fake` is answered by the fake reader, which also knows `fail`, `crash` and `broken`; one that
 * begins with `year` by the reader of years; all else is read in earnest. Orders anywhere in the bytes: `HOOK:hang`, `HOOK:explode`
 * (memory), `HOOK:exit`, `HOOK:throw` (outside of any promise),
 * `HOOK:once` (with another order: only the first time, told by a file beside the output folder), `HOOK:slow`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadOptions, SourceFile } from '../../src/run/read-document.ts';
import { loadReader, type Reader } from '../../src/run/reader.ts';
import { serveTasks } from '../../src/run/serve-tasks.ts';
import type { TaskSettings } from '../../src/run/task.ts';
import { FAKE_READER, readFake } from './fake-document.ts';

const settings = workerData as TaskSettings;
const SLOW_MS = 300;

const FAULTS: Readonly<Record<string, () => unknown>> = {
  'HOOK:hang': () => {
    for (;;);
  },
  'HOOK:explode': () => {
    // A chain, not an array: the engine ends the whole process where a single growing block finds no room.
    let kept: object | null = null;
    for (;;) kept = { some: 'thing', that: ['stays', kept] };
  },
  'HOOK:exit': () => process.exit(3),
  'HOOK:throw': () =>
    new Promise(() => {
      setImmediate(() => {
        throw new RangeError('thrown outside');
      });
    }),
  'HOOK:slow': () => new Promise((done) => setTimeout(done, SLOW_MS)),
};

/** True where this order was obeyed before. */
function wasObeyed(source: SourceFile): boolean {
  const mark = `${settings.out}-${source.sha256.slice(0, 8)}.mark`;
  if (existsSync(mark)) return true;
  writeFileSync(mark, '');
  return false;
}

async function readFaulty(source: SourceFile, options: ReadOptions) {
  const text = Buffer.from(source.bytes).toString('latin1');
  const isOver = text.includes('HOOK:once') && wasObeyed(source);
  for (const [order, fault] of Object.entries(FAULTS)) if (!isOver && text.includes(order)) await fault();
  if (text.startsWith('fake')) return readFake(source);
  if (text.startsWith('year ')) {
    const { yearDocument } = await import('./year-reader.ts');
    return { document: yearDocument(Buffer.from(source.bytes).toString('utf8').slice(5), source), anomalies: [] };
  }
  return (await loadReader()).read(source, options);
}

const reader: Reader = { read: readFaulty, forms: FAKE_READER.forms };
if (parentPort !== null) serveTasks(parentPort, settings, async () => reader);
