import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summaryText } from '../../../src/cli/extract-report.ts';
import { runBatch } from '../../../src/run/batch.ts';
import type { ExtractOptions } from '../../../src/run/options.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { readDocumentFiles } from '../../../src/run/write-document.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { yearReader } from '../../support/year-reader.ts';

const folder = temporaryFolder();
let cases = 0;

const OLD = '云溪县文化馆 2022 closing=5.00 total=95.00';
const NEW = '云溪县文化馆 2023 opening=4.00 total=105.00 growth=12.00';
const OTHER = '云溪县博物馆 2023 opening=1.00';
const CONTRADICTIONS = ['year_over_year/prior-contradicts-last-year', 'year_over_year/carryover-contradicts-last-year'];

function newCase(files: Record<string, string>) {
  const docs = writeFiles(join(folder, `docs-${++cases}`), files);
  const out = join(folder, `out-${cases}`);
  const read: string[] = [];
  const runOver = (inputs: string[], options: Partial<ExtractOptions> = {}) => {
    read.length = 0;
    return runBatch(inputs, { out, ...options }, inThisThread(yearReader((file) => void read.push(file))));
  };
  const run = async (options: Partial<ExtractOptions> = {}) => ({ ...(await runOver([docs], options)), read: [...read] });
  /** What a run into an empty folder writes. */
  const fresh = async (options: Partial<ExtractOptions> = {}) => {
    const other = join(folder, `fresh-${++cases}`);
    await run({ ...options, out: other });
    return snapshot(other);
  };
  return { docs, out, read, run, runOver, fresh };
}

/** Rules in the log of a file. */
function rulesIn(out: string, file: string): string[] {
  const { inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { inputs: { file: string; id: string }[] };
  const id = inputs.find((input) => input.file === file)?.id ?? '';
  const lines = readFileSync(join(out, 'documents', id, 'anomalies.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { rule: string }).rule);
}

describe('two years of a unit in one run', () => {
  const files = { '2022/a.txt': OLD, '2023/a.txt': NEW, '2023/b.txt': OTHER };

  it('are held against each other, in every file of the later one', async () => {
    const { out, run } = newCase(files);
    const told: ExtractOptions['onInput'][] = [];
    const { manifest } = await run({ onInput: () => told.push(undefined) });
    expect(rulesIn(out, '2023/a.txt')).toEqual(CONTRADICTIONS);
    expect(rulesIn(out, '2022/a.txt')).toEqual([]);
    expect(rulesIn(out, '2023/b.txt')).toEqual([]);
    expect(manifest.inputs.map(({ anomalies }) => anomalies)).toEqual([
      { error: 0, warning: 0, info: 0 },
      { error: 1, warning: 1, info: 0 },
      { error: 0, warning: 0, info: 0 },
    ]);
    const rows = readFileSync(join(out, 'anomalies.csv'), 'utf8').split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',')[5])).toEqual(CONTRADICTIONS);
    expect(told).toHaveLength(3);
  });

  it('give the same bytes in all formats, whichever is done first and wherever the older one lies', async () => {
    const formats = ['csv', 'ndjson', 'parquet', 'sqlite', 'xlsx'] as const;
    const { out, run, fresh } = newCase({
      ...files,
      '2024/z.txt': '云溪县文化馆 2024 opening=1.00',
      'a.txt': '云溪县博物馆 2022 closing=2.00',
    });
    await run({ concurrency: 1, output: { formats } });
    expect(await fresh({ concurrency: 4, output: { formats } })).toEqual(snapshot(out));
    expect(readFileSync(join(out, 'anomalies.ndjson'), 'utf8').split('\n').filter(Boolean)).toHaveLength(3);
    expect(rulesIn(out, '2023/b.txt')).toEqual(['year_over_year/carryover-contradicts-last-year']);
  });

  it('tell that they were', async () => {
    const { run } = newCase(files);
    const events: unknown[] = [];
    await run({ onProgress: (event) => void (event.type === 'compared' && events.push([event.record.file, event.prior])) });
    expect(events).toEqual([['2023/a.txt', '2022/a.txt']]);
  });

  it('are counted in the summary, whether they were read now or before', async () => {
    const { out, run } = newCase(files);
    for (const summary of [await run(), await run()]) {
      expect(summary.compared).toBe(1);
      expect(summaryText(summary, summary.manifest.inputs, out)).toContain('years      1 document held against the year before\n');
    }
  });

  it('count as accepted where they are', async () => {
    const { out, run } = newCase(files);
    await run();
    const [{ id } = { id: '' }] = (await readDocumentFiles(out, documentIdOf(out, '2023/a.txt'))).anomalies;
    const { manifest, unusedAccepts, read } = await run({ accept: [{ id, reason: 'restated' }] });
    expect(manifest.inputs[1]?.accepted).toEqual({ error: 1, warning: 0, info: 0 });
    expect([unusedAccepts, read]).toEqual([[], []]);
    expect(rulesIn(out, '2023/a.txt')).toEqual(CONTRADICTIONS);
  });
});

function documentIdOf(out: string, file: string): string {
  const { inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { inputs: { file: string; id: string }[] };
  return inputs.find((input) => input.file === file)?.id ?? '';
}

describe('a run after that of the year before', () => {
  it('reads the new document alone', async () => {
    const { docs, out, run, fresh } = newCase({ 'a-2022.txt': OLD });
    await run();
    writeFiles(docs, { 'a-2023.txt': NEW });
    expect((await run()).read).toEqual(['a-2023.txt']);
    expect(rulesIn(out, 'a-2023.txt')).toEqual(CONTRADICTIONS);
    expect(snapshot(out)).toEqual(await fresh());
    expect((await run()).read).toEqual([]);
    expect(snapshot(out)).toEqual(await fresh());
  });

  it('holds the newer one against an older one that comes late, changes, or goes', async () => {
    const { docs, out, run, fresh } = newCase({ 'b.txt': NEW });
    await run();
    writeFiles(docs, { 'a.txt': OLD });
    expect((await run()).read).toEqual(['a.txt']);
    expect(snapshot(out)).toEqual(await fresh());
    expect(rulesIn(out, 'b.txt')).toEqual(CONTRADICTIONS);
    writeFiles(docs, { 'a.txt': OLD.replace('5.00', '4.00') });
    expect((await run({ prune: true })).read).toEqual(['a.txt']);
    expect(rulesIn(out, 'b.txt')).toEqual(CONTRADICTIONS.slice(0, 1));
    expect(snapshot(out)).toEqual(await fresh());
    rmSync(join(docs, 'a.txt'));
    expect((await run({ prune: true })).read).toEqual([]);
    expect(rulesIn(out, 'b.txt')).toEqual([]);
    expect(snapshot(out)).toEqual(await fresh());
  });

  it('takes no side where a second document of the year before comes up', async () => {
    const { docs, out, run, fresh } = newCase({ 'a.txt': OLD, 'b.txt': NEW });
    await run();
    writeFiles(docs, { 'c.txt': `${OLD} also=x` });
    await run();
    expect(rulesIn(out, 'b.txt')).toEqual([]);
    expect(snapshot(out)).toEqual(await fresh());
  });

  it('heals files of the older one that are damaged', async () => {
    const { docs, out, run, fresh } = newCase({ 'b.txt': OLD });
    await run();
    for (const content of [
      '{"half":',
      `${readFileSync(join(out, 'documents', documentIdOf(out, 'b.txt'), 'document.json'), 'utf8').slice(0, -20)}`,
    ]) {
      writeFileSync(join(out, 'documents', documentIdOf(out, 'b.txt'), 'document.json'), content);
      writeFiles(docs, { 'a.txt': `${NEW} also=${content.length}` });
      expect((await run({ prune: true })).read.sort()).toContain('b.txt');
      expect(rulesIn(out, 'a.txt')).toEqual(CONTRADICTIONS);
      expect(snapshot(out)).toEqual(await fresh());
    }
  });
});

describe('a run over a folder above that of the year before', () => {
  it('reads the new year alone, and writes what one run over both would have', async () => {
    const { docs, out, read, runOver } = newCase({ '2022/a.txt': OLD, '2022/b.txt': OTHER });
    const formats = ['csv', 'ndjson', 'xlsx'] as const;
    await runOver([join(docs, '2022')], { output: { formats } });
    writeFiles(docs, { '2023/a.txt': NEW, '2023/c.txt': OTHER.replace('opening', 'closing') });
    const { plan } = await runOver([docs], { output: { formats } });
    expect([plan.kept, read.sort()]).toEqual([2, ['2023/a.txt', '2023/c.txt']]);
    expect(rulesIn(out, '2023/a.txt')).toEqual(CONTRADICTIONS);
    const other = join(folder, `fresh-${++cases}`);
    await runOver([docs], { output: { formats }, out: other });
    expect(snapshot(out)).toEqual(snapshot(other));
    await runOver([docs], { output: { formats } });
    expect(read).toEqual([]);
  });

  it('knows a later one again that was held against the year before, when that is not among its inputs any more', async () => {
    const { docs, out, read, runOver } = newCase({ 'x/2022/a.txt': OLD, 'x/2023/b.txt': NEW });
    await runOver([docs]);
    await runOver([join(docs, 'x', '2023')], { prune: true });
    expect(read).toEqual([]);
    expect(rulesIn(out, 'b.txt')).toEqual([]);
    const other = join(folder, `fresh-${++cases}`);
    await runOver([join(docs, 'x', '2023')], { out: other });
    expect(snapshot(out)).toEqual(snapshot(other));
  });

  it('reads what has another name or other bytes', async () => {
    const { docs, read, runOver } = newCase({ '2022/a.txt': OLD, '2022/b.txt': OTHER });
    await runOver([join(docs, '2022')]);
    writeFiles(docs, { '2022/a.txt': OLD.replace('5.00', '6.00') });
    renameSync(join(docs, '2022', 'b.txt'), join(docs, '2022', 'c.txt'));
    await runOver([docs]);
    expect(read.sort()).toEqual(['2022/a.txt', '2022/c.txt']);
  });
});

describe('a run over two years that ends early', () => {
  const files = { 'a.txt': OLD, 'b.txt': NEW, 'c.txt': OTHER, 'd.txt': '云溪县博物馆 2022 closing=2.00' };

  it.each(['finished', 'compared'] as const)('goes on after an interruption at %s', async (type) => {
    const { out, run, fresh } = newCase(files);
    const controller = new AbortController();
    const onProgress: ExtractOptions['onProgress'] = (event) => event.type === type && controller.abort(new Error('enough'));
    await expect(run({ concurrency: 1, signal: controller.signal, onProgress })).rejects.toThrow('enough');
    const { read } = await run();
    if (type === 'compared') expect(read).toEqual([]);
    expect(snapshot(out)).toEqual(await fresh());
  });

  it('looks again at a log that a killed run was at', async () => {
    const { docs, out, run, fresh } = newCase(files);
    await run();
    // As it stands when the run is killed behind the log and before its note: the log is of another prior than the ledger says.
    const ledger = join(out, '.juesuan', 'ledger.jsonl');
    const entry = readFileSync(ledger, 'utf8')
      .split('\n')
      .find((line) => line.includes('"file":"b.txt"'));
    appendFileSync(ledger, `${entry?.replace(/"prior":"[^"]*"/, '"prior":"open"')}\n`);
    rmSync(join(docs, 'a.txt'));
    await run({ prune: true });
    expect(rulesIn(out, 'b.txt')).toEqual([]);
    expect(snapshot(out)).toEqual(await fresh());
  });
});
