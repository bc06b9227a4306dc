import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputRecord } from '../../../src/model/manifest.ts';
import { runBatch } from '../../../src/run/batch.ts';
import type { ExtractOptions } from '../../../src/run/options.ts';
import type { SourceFile } from '../../../src/run/read-document.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { FAKE_READER, readFake } from '../../support/fake-document.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let cases = 0;

/** A folder of inputs and an output folder, with the files that were extracted so far. */
function newCase(files: Record<string, string>) {
  const docs = writeFiles(join(folder, `docs-${++cases}`), files);
  const out = join(folder, `out-${cases}`);
  const read: string[] = [];
  const reader = {
    ...FAKE_READER,
    read: async (source: SourceFile) => {
      read.push(source.file);
      return readFake(source);
    },
  };
  const run = async (options: Partial<ExtractOptions> = {}, inputs = [docs]) => {
    read.length = 0;
    return { ...(await runBatch(inputs, { out, ...options }, inThisThread(reader))), read: [...read] };
  };
  return { docs, out, run };
}

const THREE = { 'a.txt': 'fine', 'b.txt': 'fine too', 'c.txt': 'fail' };
const files = (records: readonly InputRecord[]): string[] => records.map(({ file }) => file);
/** When each file for all documents was written. */
const written = (out: string): number[] => ['facts.csv', 'tables.csv', 'datapackage.json'].map((name) => statSync(join(out, name)).mtimeMs);

describe('a second run', () => {
  it('does nothing where nothing changed, and tells the same', async () => {
    const { out, run } = newCase(THREE);
    const first = await run();
    const [before, times] = [snapshot(out), written(out)];
    const told: InputRecord[] = [];
    const second = await run({ onInput: ({ record }) => told.push(record) });
    expect(second.read).toEqual([]);
    expect(second.plan).toEqual({ inputs: 3, kept: 3, duplicates: 0, earlier: 0, reasons: {}, versions: [] });
    expect(second.manifest.inputs).toEqual(first.manifest.inputs);
    expect(files(told)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(snapshot(out)).toEqual(before);
    expect(written(out)).toEqual(times);
  });

  it('extracts what is new and what changed, as one run over all would have', async () => {
    const { docs, out, run } = newCase(THREE);
    await run();
    writeFiles(docs, { 'b.txt': 'fine, but changed', 'ab.txt': 'new' });
    const { read, leftovers } = await run();
    expect(read.sort()).toEqual(['ab.txt', 'b.txt']);
    expect(leftovers).toEqual([expect.stringMatching(/^b-/)]);
    rmSync(join(out, 'documents', leftovers[0] ?? ''), { recursive: true });
    const fresh = join(folder, 'fresh');
    await run({ out: fresh });
    expect(snapshot(out)).toEqual(snapshot(fresh));
  });

  it('takes no touched or renamed folder for a changed file', async () => {
    const { docs, run } = newCase(THREE);
    await run();
    utimesSync(join(docs, 'a.txt'), 1000, 1000);
    expect((await run()).read).toEqual([]);
  });

  it('leaves the documents of inputs that are gone in their folders, and out of everything else', async () => {
    const { docs, out, run } = newCase(THREE);
    await run();
    rmSync(join(docs, 'b.txt'));
    const { leftovers, manifest } = await run();
    expect(leftovers).toEqual([expect.stringMatching(/^b-[0-9a-f]{8}$/)]);
    expect(files(manifest.inputs)).toEqual(['a.txt', 'c.txt']);
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).not.toContain('b.txt');
    expect(existsSync(join(out, 'documents', leftovers[0] ?? '', 'document.json'))).toBe(true);
  });

  it('takes them away with prune, but nothing that people put there', async () => {
    const { docs, out, run } = newCase(THREE);
    await run();
    writeFiles(out, { 'documents/mine/notes.txt': 'mine' });
    rmSync(join(docs, 'b.txt'));
    const { leftovers } = await run({ prune: true });
    expect(leftovers).toEqual(['mine']);
    expect(readdirSync(join(out, 'documents'))).toHaveLength(2);
  });

  it('does all again with force, or with other options, and says why', async () => {
    const { out, run } = newCase(THREE);
    await run();
    const before = snapshot(out);
    expect((await run({ force: true })).plan.reasons).toEqual({ forced: 3 });
    expect(snapshot(out)).toEqual(before);
    const { plan, read } = await run({ maxPages: 7 });
    expect([plan.reasons, read.length]).toEqual([{ options: 3 }, 3]);
    expect((await run({ maxPages: 7 })).read).toEqual([]);
  });

  it('makes the files for all documents again without extracting, where they are gone, edited, or asked for in another form', async () => {
    const { out, run } = newCase(THREE);
    await run();
    const before = snapshot(out);
    rmSync(join(out, 'facts.csv'));
    expect((await run()).read).toEqual([]);
    writeFileSync(join(out, 'tables.csv'), 'edited');
    expect((await run()).read).toEqual([]);
    expect(snapshot(out)).toEqual(before);
    expect((await run({ output: { bom: true } })).read).toEqual([]);
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toMatch(/^\uFEFF/);
  });

  it('extracts again where the files of a document are gone or damaged', async () => {
    const { out, run } = newCase(THREE);
    const { manifest } = await run();
    const before = snapshot(out);
    const [path = ''] = manifest.inputs[0]?.outputs ?? [];
    rmSync(join(out, path));
    expect(await run()).toMatchObject({ read: ['a.txt'], plan: { reasons: { missing: 1 } } });
    writeFileSync(join(out, path), '{"half":');
    rmSync(join(out, 'facts.csv'));
    expect((await run()).read).toEqual(['a.txt']);
    expect(snapshot(out)).toEqual(before);
  });

  it('tries again what could not be read, without touching other files while it still fails', async () => {
    const { docs, out, run } = newCase(THREE);
    const inputs = [docs, join(docs, 'missing.txt')];
    await run({}, inputs);
    const times = written(out);
    expect(await run({}, inputs)).toMatchObject({ read: [], plan: { kept: 3, reasons: { retry: 1 } } });
    expect(written(out)).toEqual(times);
    writeFiles(docs, { 'missing.txt': 'there now' });
    const { read, manifest } = await run({}, inputs);
    expect(read).toEqual(['missing.txt']);
    expect(manifest.inputs.at(-1)).toMatchObject({ file: 'missing.txt', status: 'complete' });
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toContain('missing.txt');
  });

  it('marks what is accepted now, without extracting', async () => {
    const { out, run } = newCase({ 'a.txt': 'error', 'b.txt': 'fine' });
    await run();
    const { read, manifest, unusedAccepts } = await run({
      accept: [
        { id: 'e', reason: 'known' },
        { id: 'none', reason: 'x' },
      ],
    });
    expect(read).toEqual([]);
    expect(manifest.inputs.map(({ accepted }) => accepted.error)).toEqual([1, 0]);
    expect(unusedAccepts.map(({ id }) => id)).toEqual(['none']);
    expect(readFileSync(join(out, 'anomalies.csv'), 'utf8')).toContain('known');
    const again = await run({
      accept: [
        { id: 'e', reason: 'known' },
        { id: 'none', reason: 'x' },
      ],
    });
    expect(again.unusedAccepts.map(({ id }) => id)).toEqual(['none']);
  });

  it('extracts a duplicate whose original has gone in the meantime', async () => {
    const { docs, run } = newCase({ 'a.txt': 'same', 'b.txt': 'same', 'c.txt': 'same' });
    const onProgress: ExtractOptions['onProgress'] = (event) => {
      if (event.type === 'planned') rmSync(join(docs, 'a.txt'));
    };
    const { manifest } = await run({ onProgress });
    expect(manifest.inputs.map(({ status, duplicateOf }) => [status, duplicateOf])).toEqual([
      ['failed', null],
      ['complete', null],
      ['complete', 'b.txt'],
    ]);
  });
});

describe('a run that was killed', () => {
  it('leaves nothing that stops the next one, folders beside half-written databases included', async () => {
    const { out, run } = newCase(THREE);
    await run();
    const before = snapshot(out);
    writeFiles(out, { '.facts.csv.77.tmp': 'half', '.juesuan.duckdb.77.tmp.tmp/block': 'half' });
    mkdirSync(join(out, '.juesuan.sqlite.77.tmp.lock'));
    appendFileSync(join(out, '.juesuan', 'ledger.jsonl'), '{"begin":"a.txt"}\n');
    expect((await run()).read).toEqual(['a.txt']);
    expect(snapshot(out)).toEqual(before);
    expect(readdirSync(out).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

describe('a run that was killed before its first document', () => {
  it('leaves no half-written files behind', async () => {
    const { out, run } = newCase(THREE);
    await run();
    const before = snapshot(out);
    writeFiles(out, { '.facts.parquet.77.tmp': 'half' });
    appendFileSync(join(out, '.juesuan', 'ledger.jsonl'), '{"outputs":null}\n');
    await run();
    expect(snapshot(out)).toEqual(before);
    expect(readdirSync(out).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

describe('a run that was interrupted', () => {
  it('writes the manifest of what was done, and the next goes on from there', async () => {
    const { out, run } = newCase({ ...THREE, 'd.txt': 'fine as well' });
    const controller = new AbortController();
    const stop: ExtractOptions['onProgress'] = (event) => {
      if (event.type === 'finished' && event.record.file === 'b.txt') controller.abort(new Error('enough'));
    };
    await expect(run({ concurrency: 1, signal: controller.signal, onProgress: stop })).rejects.toThrow('enough');
    const { remaining, inputs, outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect([remaining, files(inputs), outputs]).toEqual([2, ['a.txt', 'b.txt'], ['manifest.json']]);
    expect((await run()).read.sort()).toEqual(['c.txt', 'd.txt']);
    const fresh = join(folder, 'fresh-2');
    await run({ out: fresh });
    expect(snapshot(out)).toEqual(snapshot(fresh));
  });

  it('leaves the files of the run before as they are', async () => {
    const { docs, out, run } = newCase(THREE);
    await run();
    const before = readFileSync(join(out, 'facts.csv'), 'utf8');
    writeFiles(docs, { 'aa.txt': 'new' });
    await expect(run({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    const controller = new AbortController();
    const stop: ExtractOptions['onProgress'] = () => controller.abort(new Error('enough'));
    await expect(run({ signal: controller.signal, onProgress: stop })).rejects.toThrow('enough');
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toBe(before);
    const { remaining, inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect([remaining, files(inputs)]).toEqual([1, ['a.txt', 'b.txt', 'c.txt']]);
    expect((await run()).read).toEqual(['aa.txt']);
  });
});
