import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../../src/run/batch.ts';
import { planExtract } from '../../../src/run/extract.ts';
import type { ExtractOptions, RunSummary } from '../../../src/run/options.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { yearReader } from '../../support/year-reader.ts';

const folder = temporaryFolder();
let cases = 0;

const OLD = '云溪县文化馆 2022 closing=5.00 total=95.00';
const NEW = '云溪县文化馆 2023 opening=4.00 total=105.00 growth=12.00';
const OTHER = '云溪县博物馆 2022 opening=1.00';
const TWO_YEARS = { '2022/a.txt': OLD, '2022/b.txt': OTHER, '2023/a.txt': NEW };

/** Inputs in folders of years, an output folder, and runs over some of them. */
function newCase(files: Record<string, string> = TWO_YEARS) {
  const docs = writeFiles(join(folder, `docs-${++cases}`), files);
  const out = join(folder, `out-${cases}`);
  const read: string[] = [];
  const told: string[] = [];
  const run = async (names: string[], options: Partial<ExtractOptions> = {}): Promise<RunSummary> => {
    read.length = 0;
    told.length = 0;
    return runBatch(
      names.map((name) => join(docs, name)),
      { out, onInput: ({ record }) => void told.push(record.file), ...options },
      inThisThread(yearReader((file) => void read.push(file))),
    );
  };
  /** What one run over `names` into an empty folder writes. */
  const fresh = async (names: string[], options: Partial<ExtractOptions> = {}): Promise<Record<string, string>> => {
    const other = join(folder, `fresh-${++cases}`);
    await run(names, { ...options, out: other });
    return snapshot(other);
  };
  return { docs, out, read, told, run, fresh };
}

const filesOf = ({ manifest }: RunSummary): string[] => manifest.inputs.map(({ file }) => file);

describe('a run over the new year alone', () => {
  it.each([
    ['2022', '2023'],
    ['2023', '2022'],
  ])(
    'after %s writes with %s what one run over both writes, and reads the new files alone',
    async (first, second) => {
      const formats = ['csv', 'ndjson', 'sqlite', 'xlsx'] as const;
      const { out, read, told, run, fresh } = newCase();
      await run([first], { output: { formats } });
      const summary = await run([second], { output: { formats } });
      expect(read.every((file) => file.startsWith(second))).toBe(true);
      expect(told).toEqual(read.toSorted());
      expect(summary.earlier).toEqual(Object.keys(TWO_YEARS).filter((file) => file.startsWith(first)));
      expect([summary.plan.inputs, summary.plan.earlier]).toEqual([read.length, summary.earlier.length]);
      expect(readFileSync(join(out, 'anomalies.csv'), 'utf8')).toContain('year_over_year/carryover-contradicts-last-year');
      expect(snapshot(out)).toEqual(await fresh(['2022', '2023'], { output: { formats } }));
    },
    30_000,
  );

  it('goes on so year after year, and does nothing where nothing is new', async () => {
    const { out, read, run, fresh } = newCase({ ...TWO_YEARS, 'x/2024/a.txt': '云溪县文化馆 2024 opening=1.00' });
    for (const year of ['2022', '2023', 'x/2024']) await run([year]);
    const all = await fresh(['2022', '2023', 'x/2024']);
    expect(snapshot(out)).toEqual(all);
    for (const again of ['2022', 'x/2024', '2023/a.txt', '.']) {
      const { earlier } = await run([again]);
      expect(earlier.length).toBe(again === '.' ? 0 : 4 - (again === '2022' ? 2 : 1));
      expect(read).toEqual([]);
      expect(snapshot(out)).toEqual(all);
    }
  });

  it('needs no earlier sources, and reads none of them again, whatever changed', async () => {
    const { docs, out, read, run } = newCase();
    const before = await run(['2022']);
    rmSync(join(docs, '2022'), { recursive: true });
    const { earlier, leftovers, manifest } = await run(['2023'], { force: true, maxPages: 7 });
    expect([earlier, leftovers, read]).toEqual([['2022/a.txt', '2022/b.txt'], [], ['2023/a.txt']]);
    expect(manifest.inputs.slice(0, 2)).toEqual(before.manifest.inputs.map((input) => ({ ...input, file: `2022/${input.file}` })));
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toContain('2022/a.txt');
    expect((await run(['2023'], { maxPages: 7 })).manifest.inputs).toEqual(manifest.inputs);
  });

  it('says nothing of earlier inputs in a dry run but their number', async () => {
    const { docs, out, run } = newCase();
    await run(['2022']);
    const before = snapshot(out);
    const { plan, inputs } = await planExtract([join(docs, '2023')], { out });
    expect([plan.inputs, plan.earlier]).toEqual([1, 2]);
    expect(inputs.map(({ action, file }) => `${action} ${file}`)).toEqual(['extract 2023/a.txt']);
    expect(snapshot(out)).toEqual(before);
  });

  it('leaves nothing of other inputs with prune', async () => {
    const { out, run, fresh } = newCase();
    await run(['2022']);
    const { earlier, leftovers } = await run(['2023'], { prune: true });
    expect([earlier, leftovers]).toEqual([[], []]);
    expect(snapshot(out)).toEqual(await fresh(['2023']));
  });

  it('goes on after an interruption, wherever it came', async () => {
    for (const type of ['planned', 'started', 'finished', 'compared'] as const) {
      const { out, run, fresh } = newCase();
      await run(['2022']);
      const controller = new AbortController();
      const onProgress: ExtractOptions['onProgress'] = (event) => event.type === type && controller.abort(new Error('enough'));
      await expect(run(['2023'], { signal: controller.signal, onProgress })).rejects.toThrow('enough');
      await run(['2023']);
      expect(snapshot(out), type).toEqual(await fresh(['2022', '2023']));
    }
  });
});

describe('earlier inputs', () => {
  it('are gone where what they lie in is given and they are not there', async () => {
    const { docs, run } = newCase();
    await run(['2022', '2023']);
    rmSync(join(docs, '2022/b.txt'));
    expect(filesOf(await run(['2023']))).toEqual(['2022/a.txt', '2022/b.txt', '2023/a.txt']);
    const { manifest, leftovers } = await run(['2022']);
    expect(manifest.inputs.map(({ file }) => file)).toEqual(['2022/a.txt', '2023/a.txt']);
    expect(leftovers).toHaveLength(1);
  });

  it('are gone where somebody took their documents out of the output', async () => {
    const { out, run } = newCase();
    await run(['2022']);
    for (const id of readdirSync(join(out, 'documents'))) if (id.startsWith('b-')) rmSync(join(out, 'documents', id), { recursive: true });
    expect(filesOf(await run(['2023']))).toEqual(['2022/a.txt', '2023/a.txt']);
  });

  it('are the same where they were moved to a place that is given', async () => {
    const { docs, out, read, run, fresh } = newCase();
    await run(['2022']);
    mkdirSync(join(docs, 'archive'));
    renameSync(join(docs, '2022'), join(docs, 'archive/2022'));
    const { earlier } = await run(['archive', '2023']);
    expect([earlier, read]).toEqual([[], ['2023/a.txt']]);
    expect(snapshot(out)).toEqual(await fresh(['archive', '2023']));
  });

  it('and new ones of the same bytes are one document, in either order', async () => {
    const { out, run, fresh } = newCase({ '2022/a.txt': OLD, '2023/a.txt': OLD, '2023/c.txt': NEW });
    for (const years of [
      ['2022', '2023'],
      ['2023', '2022'],
    ]) {
      rmSync(out, { recursive: true, force: true });
      for (const year of years) await run([year]);
      expect(snapshot(out)).toEqual(await fresh(['2022', '2023']));
    }
  });

  it('take the place of an original of the same bytes that has gone', async () => {
    const { docs, out, run, fresh } = newCase({ '2022/a.txt': OLD, '2022/x.txt': OTHER, '2023/a.txt': OLD });
    await run(['2022', '2023']);
    rmSync(join(docs, '2022/a.txt'));
    expect(filesOf(await run(['2022']))).toEqual(['2022/x.txt', '2023/a.txt']);
    expect(snapshot(out)).toEqual(await fresh(['2022', '2023']));
  });

  it('that failed stay in the manifest, and are no failure of this run', async () => {
    const { docs, told, run, fresh, out } = newCase();
    const bad = join(docs, '2022/z.pdf');
    writeFiles(docs, { '2022/z.pdf': '' });
    const { manifest } = await run(['2022']);
    expect(manifest.inputs.at(-1)).toMatchObject({ file: 'z.pdf', status: 'failed' });
    const summary = await run(['2023']);
    expect(filesOf(summary)).toContain('2022/z.pdf');
    expect([told, summary.earlier]).toEqual([['2023/a.txt'], ['2022/a.txt', '2022/b.txt', '2022/z.pdf']]);
    expect(snapshot(out)).toEqual(await fresh(['2022', '2023']));
    expect(existsSync(bad)).toBe(true);
  });
});
