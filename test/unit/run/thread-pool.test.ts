import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../../src/run/batch.ts';
import { documentId } from '../../../src/run/document-id.ts';
import type { ExtractOptions, RunEvent } from '../../../src/run/options.ts';
import { sha256 } from '../../../src/run/read-input.ts';
import { RunError } from '../../../src/run/run-error.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { inThreads } from '../../../src/run/thread-pool.ts';
import { FAKE_READER } from '../../support/fake-document.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const limits = { memoryMb: 64, script: new URL('../../support/faulty-thread.ts', import.meta.url) };
/** What a thread needs at least on a busy machine to answer at all: for documents that never end. */
const SHORT = { ...limits, timeoutMs: 3000 };
/** What no document here needs on any machine: for those that end some other way. */
const LONG = { ...limits, timeoutMs: 60_000 };
let outs = 0;

async function run(files: Record<string, string>, options: Partial<ExtractOptions> = {}, within = SHORT) {
  const out = join(folder, `out-${++outs}`);
  const docs = writeFiles(join(folder, `docs-${outs}`), files);
  const events: RunEvent[] = [];
  const onProgress = (event: RunEvent): void => void events.push(event);
  const summary = await runBatch([docs], { out, onProgress, ...options }, inThreads(within));
  const retried = events.flatMap((event) => (event.type === 'retried' ? [`${event.file} ${event.code}`] : []));
  return { ...summary, out, docs, retried: retried.sort() };
}

const outcome = ({ file, status, error }: Awaited<ReturnType<typeof run>>['manifest']['inputs'][number]) => [
  file,
  status,
  error && `${error.code}: ${error.message} — ${error.hint}`,
];

/** Starting threads that read TypeScript takes seconds on a busy machine. */
describe('threads', { timeout: 120_000 }, () => {
  it('write what one thread writes, whichever is done first', async () => {
    const files = {
      'a.txt': 'fake HOOK:slow',
      'b.txt': 'fake',
      'c.txt': 'fake fail',
      'd.txt': 'fake crash',
      'e.txt': 'fake warning',
      'f.txt': '',
    };
    const order: string[] = [];
    const { out, docs } = await run(files, { concurrency: 2, onInput: ({ record }) => order.push(record.file) });
    const alone = join(folder, 'alone');
    await runBatch([docs], { out: alone }, inThisThread(FAKE_READER));
    expect(order).toEqual(Object.keys(files));
    expect(snapshot(out)).toEqual(snapshot(alone));
  });

  it('are replaced where a document hangs; it is tried twice, and the rest goes on', async () => {
    const { manifest, retried, out } = await run({ 'a-hang.txt': 'fake HOOK:hang', 'b-fine.txt': 'fake fine' }, { concurrency: 2 });
    expect(manifest.inputs.map(outcome)).toEqual([
      ['a-hang.txt', 'failed', 'timed-out: no end after 3 seconds, twice — raise --timeout if it is a long disclosure'],
      ['b-fine.txt', 'complete', null],
    ]);
    expect(retried).toEqual(['a-hang.txt timed-out']);
    expect(manifest.inputs.every(({ sha256, id }) => sha256 !== null && id !== null)).toBe(true);
    expect(readdirSync(join(out, 'documents'))).toHaveLength(1);
  });

  it('are replaced where a document explodes, ends or breaks them; it is tried twice, and the rest goes on', async () => {
    const { manifest, retried, out } = await run(
      {
        'b-explode.txt': 'fake HOOK:explode',
        'c-exit.txt': 'fake HOOK:exit',
        'd-throw.txt': 'fake HOOK:throw',
        'e-fine.txt': 'fake fine',
        'f-once.txt': 'fake HOOK:exit HOOK:once',
        'g-fine.txt': 'fake fine, too',
      },
      { concurrency: 2 },
      LONG,
    );
    expect(manifest.inputs.map(outcome)).toEqual([
      ['b-explode.txt', 'failed', 'out-of-memory: more than 64 MB of memory, twice — raise --max-memory if it is a long disclosure'],
      ['c-exit.txt', 'failed', expect.stringMatching(/^crashed: its thread ended with 3, twice — report it/)],
      ['d-throw.txt', 'failed', expect.stringMatching(/^crashed: its thread crashed: thrown outside, twice — report it/)],
      ['e-fine.txt', 'complete', null],
      ['f-once.txt', 'complete', null],
      ['g-fine.txt', 'complete', null],
    ]);
    expect(retried.map((text) => text.slice(0, 1))).toEqual(['b', 'c', 'd', 'f']);
    expect(manifest.inputs.every(({ sha256, id }) => sha256 !== null && id !== null)).toBe(true);
    expect(readdirSync(join(out, 'documents'))).toHaveLength(3);
  });

  it('are asked to give up when the run is interrupted, and stopped where they do not', async () => {
    const controller = new AbortController();
    const interrupted = run(
      { 'a.txt': 'fake HOOK:hang', 'b.txt': 'fake' },
      {
        signal: controller.signal,
        concurrency: 2,
        onInput: () => undefined,
        onProgress: (event) => {
          if (event.type === 'finished') controller.abort(new Error('enough'));
        },
      },
    );
    await expect(interrupted).rejects.toThrow('enough');
    expect(existsSync(join(folder, `out-${outs}`, 'manifest.json'))).toBe(true);
  });

  it('end the run where nothing can be written', async () => {
    const id = documentId('a.txt', sha256(Buffer.from('fake')));
    const out = writeFiles(join(folder, 'full'), { [`documents/${id}`]: 'a file where a folder is to be' });
    const docs = writeFiles(join(folder, 'docs-full'), { 'a.txt': 'fake' });
    await expect(runBatch([docs], { out }, inThreads(SHORT))).rejects.toThrow(RunError);
  });
});
