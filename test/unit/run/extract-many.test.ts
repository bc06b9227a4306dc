import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractMany } from '../../../src/index.ts';
import { iterate } from '../../../src/run/extract-many.ts';
import type { ManyOptions } from '../../../src/run/options.ts';
import type { SourceFile } from '../../../src/run/read-document.ts';
import { RunError } from '../../../src/run/run-error.ts';
import { inThisThread, type OpenRunner } from '../../../src/run/task-runner.ts';
import { FAKE_READER, readFake } from '../../support/fake-document.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const docs = writeFiles(join(folder, 'docs'), { 'a.txt': 'fine', 'b/c.txt': 'fail', 'd.txt': 'warning', 'e.txt': 'fine' });

async function collect(options: ManyOptions = {}, open: OpenRunner = inThisThread(FAKE_READER)) {
  const found: [string, number | string][] = [];
  for await (const { file, document, anomalies, error } of iterate([docs], options, open))
    found.push([file, document === null ? error.code : anomalies.length]);
  return found;
}

const ALL = [
  ['a.txt', 1],
  ['b/c.txt', 'damaged-pdf'],
  ['d.txt', 2],
  ['e.txt', 1],
];

describe('extractMany', () => {
  it('gives the documents in the order of their names, with those that failed, as often as it is asked', async () => {
    expect(await collect()).toEqual(ALL);
    expect(await Promise.all([collect({ concurrency: 1 }), collect({ concurrency: 8 })])).toEqual([ALL, ALL]);
  });

  it('works only a little ahead of its reader', async () => {
    const many = writeFiles(join(folder, 'many'), Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, `fine ${n}`])));
    let read = 0;
    const reader = {
      ...FAKE_READER,
      read: async (source: SourceFile) => {
        read += 1;
        return readFake(source);
      },
    };
    let taken = 0;
    for await (const { document } of iterate([many], { concurrency: 2 }, inThisThread(reader))) {
      taken += document === null ? 0 : 1;
      await new Promise((done) => setTimeout(done, 2));
      expect(read - taken).toBeLessThanOrEqual(5);
    }
    expect([taken, read]).toEqual([40, 40]);
  });

  it('tells what goes on', async () => {
    const events: string[] = [];
    await collect({
      concurrency: 1,
      onProgress: (event) => events.push(event.type === 'finished' ? `finished ${event.record.file}` : event.type),
    });
    expect(events[0]).toBe('planned');
    expect(events.filter((event) => event.startsWith('finished'))).toEqual(ALL.map(([file]) => `finished ${file}`));
  });

  it('ends its work when the loop is left, and when aborted', async () => {
    let closed = 0;
    const open: OpenRunner = (settings) => {
      const runner = inThisThread(FAKE_READER)(settings);
      const close = async (): Promise<void> => {
        closed += 1;
      };
      return { ...runner, close };
    };
    for await (const { file } of iterate([docs], {}, open)) {
      expect(file).toBe('a.txt');
      break;
    }
    expect(closed).toBe(1);
    await expect(collect({ signal: AbortSignal.abort(new Error('enough')) }, open)).rejects.toThrow('enough');
    const controller = new AbortController();
    const reading = (async () => {
      for await (const { file } of iterate([docs], { signal: controller.signal, concurrency: 1 }, open))
        if (file === 'a.txt') controller.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(closed).toBe(2);
  });

  it('rejects where there is nothing to read', async () => {
    await expect(extractMany([writeFiles(join(folder, 'none'), { '.x': '' })]).next()).rejects.toThrow(RunError);
  });

  it('reads in threads', { timeout: 60_000 }, async () => {
    const found: string[] = [];
    for await (const { file, error } of extractMany([join(docs, 'a.txt'), join(docs, 'missing.txt')]))
      found.push(`${file} ${error?.code ?? 'fine'}`);
    expect(found).toEqual(['a.txt fine', 'missing.txt not-found']);
  });
});
