import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../../src/model/document.ts';
import { Manifest } from '../../../src/model/manifest.ts';
import { runBatch } from '../../../src/run/batch.ts';
import type { ExtractOptions } from '../../../src/run/options.ts';
import { RunError } from '../../../src/run/run-error.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { FAKE_READER, readFake } from '../../support/fake-document.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const docs = writeFiles(join(folder, 'docs'), {
  'a.txt': 'fine',
  'b/a.txt': 'fine',
  'c/A.txt': 'fine',
  'c/other.txt': 'fine',
  'd.txt': 'fail',
  'e.txt': 'crash',
  'f.txt': 'broken',
  'g.txt': 'budget',
  'h.txt': 'error warning',
  'i.txt': '',
});
let runs = 0;
const newOut = (): string => join(folder, `out-${++runs}`);
const run = (inputs: string[], options: ExtractOptions) => runBatch(inputs, options, inThisThread(FAKE_READER));

describe('a run', () => {
  it('records what became of each input, sorted, and goes on after failures', async () => {
    const out = newOut();
    const { manifest, leftovers } = await run([docs], { out });
    expect(manifest.inputs.map(({ file, status, error }) => [file, status, error?.code ?? null])).toEqual([
      ['a.txt', 'complete', null],
      ['b/a.txt', 'complete', null],
      ['c/A.txt', 'complete', null],
      ['c/other.txt', 'complete', null],
      ['d.txt', 'failed', 'damaged-pdf'],
      ['e.txt', 'failed', 'internal'],
      ['f.txt', 'failed', 'internal'],
      ['g.txt', 'skipped', null],
      ['h.txt', 'partial', null],
      ['i.txt', 'failed', 'empty-file'],
    ]);
    expect(manifest.inputs.at(-2)?.anomalies).toEqual({ error: 1, warning: 1, info: 1 });
    expect(Manifest.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')))).toEqual(manifest);
    expect(leftovers).toEqual([]);
  });

  it('makes one document of the same bytes under several names, and lists the others', async () => {
    const { manifest, plan } = await run([docs], { out: newOut() });
    const [first, ...others] = manifest.inputs.slice(0, 4);
    expect(first?.duplicateOf).toBeNull();
    for (const other of others)
      expect(other).toMatchObject({
        id: first?.id,
        sha256: first?.sha256,
        status: 'complete',
        duplicateOf: 'a.txt',
        outputs: [],
        facts: 0,
      });
    expect(plan).toMatchObject({ inputs: 10, duplicates: 3, kept: 0 });
  });

  it('writes the layout of the contract and leaves no temporary file', async () => {
    const out = newOut();
    const { manifest } = await run([join(docs, 'a.txt')], { out });
    const id = manifest.inputs[0]?.id;
    expect(Object.keys(snapshot(out))).toEqual(
      [
        'anomalies.csv',
        'claims.csv',
        'datapackage.json',
        `documents/${id}/anomalies.jsonl`,
        `documents/${id}/document.json`,
        'facts.csv',
        'indicators.csv',
        'manifest.json',
        'tables.csv',
      ].sort(),
    );
    expect(manifest.inputs[0]?.outputs).toEqual([`documents/${id}/document.json`, `documents/${id}/anomalies.jsonl`]);
    expect(manifest.schemaVersion).toBe(SCHEMA_VERSION);
  });

  it('writes the same bytes again, at any concurrency', async () => {
    const [first, second] = [newOut(), newOut()];
    await run([docs], { out: first, concurrency: 1 });
    await run([docs], { out: second, concurrency: 8 });
    expect(snapshot(second)).toEqual(snapshot(first));
    await run([docs], { out: second });
    expect(snapshot(second)).toEqual(snapshot(first));
  });

  it('names no absolute path, and finds its inputs from the output folder', async () => {
    const out = newOut();
    const { manifest } = await run([docs], { out });
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).not.toContain(folder);
    expect(manifest.inputRoot).toBe('../docs');
  });

  it('reports inputs in their order, whichever is done first', async () => {
    const order: string[] = [];
    const slowFirst = async (source: Parameters<typeof readFake>[0]) => {
      await new Promise((done) => setTimeout(done, source.file === 'a.txt' ? 30 : 0));
      return readFake(source);
    };
    const reader = { ...FAKE_READER, read: slowFirst };
    await runBatch([docs], { out: newOut(), concurrency: 4, onInput: ({ record }) => order.push(record.file) }, inThisThread(reader));
    expect(order).toEqual([...order].sort());
    expect(order).toHaveLength(10);
  });

  it('has headers alone in the CSV files where every input fails', async () => {
    const out = newOut();
    await run([join(docs, 'd.txt')], { out });
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toMatch(/^document,file,[^\r\n]*columnEnd\r\n$/);
  });

  it('does not write over files of another program unless told to', async () => {
    const out = writeFiles(newOut(), { 'datapackage.json': '{"name": "mine"}', 'README.md': 'mine' });
    await expect(run([docs], { out })).rejects.toThrow(RunError);
    expect(readFileSync(join(out, 'datapackage.json'), 'utf8')).toBe('{"name": "mine"}');
    await run([docs], { out, force: true });
    expect(existsSync(join(out, 'facts.csv'))).toBe(true);
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe('mine');
  });

  it('rejects where there is nothing to read, or nowhere to write', async () => {
    await expect(run([writeFiles(join(folder, 'empty'), { '.gitkeep': '' })], { out: newOut() })).rejects.toThrow(/no files/);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(run([docs], { out: join(file, 'out') })).rejects.toThrow(/cannot write into/);
    await expect(run([docs], { out: file })).rejects.toThrow(/cannot write into/);
  });

  it.runIf(existsSync('/proc/self'))('does not hang where no folder can be made', async () => {
    await expect(run([docs], { out: '/proc/none/out' })).rejects.toThrow(/cannot write into/);
  });

  it('rejects with the reason when aborted, after the work in hand has ended', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const reader = {
      ...FAKE_READER,
      read: async (source: Parameters<typeof readFake>[0]) => {
        seen.push(source.file);
        controller.abort(new Error('enough'));
        return readFake(source);
      },
    };
    const out = newOut();
    await expect(runBatch([docs], { out, concurrency: 1, signal: controller.signal }, inThisThread(reader))).rejects.toThrow('enough');
    expect(seen).toEqual(['a.txt']);
    expect(existsSync(join(out, 'facts.csv'))).toBe(false);
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
    expect(manifest.inputs.map(({ file }) => file)).toEqual(['a.txt', 'b/a.txt', 'c/A.txt', 'c/other.txt']);
    expect([manifest.remaining, manifest.outputs]).toEqual([6, ['manifest.json']]);
    expect(readdirSync(join(out, 'documents'))).toHaveLength(1);
  });
});
