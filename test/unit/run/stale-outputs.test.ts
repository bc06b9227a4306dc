import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutputFormat } from '../../../src/model/output-format.ts';
import { runBatch } from '../../../src/run/batch.ts';
import type { ExtractOptions } from '../../../src/run/options.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { FAKE_READER } from '../../support/fake-document.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let cases = 0;

function newCase() {
  const docs = writeFiles(join(folder, `docs-${++cases}`), { 'a.txt': 'fine', 'b.txt': 'fine too' });
  const out = join(folder, `out-${cases}`);
  const run = (formats: OutputFormat[], options: Partial<ExtractOptions> = {}) =>
    runBatch([docs], { out, output: { formats }, ...options }, inThisThread(FAKE_READER));
  return { docs, out, run };
}

/** Files for all documents, and kinds of files of documents. */
function found(out: string): string[] {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.juesuan'));
  const ends = names
    .filter((name) => name.includes('.'))
    .map((name) => (name.startsWith('documents/') ? name.slice(name.lastIndexOf('.')) : name));
  return [...new Set(ends)].sort();
}

const OWN = ['.json', '.jsonl', 'manifest.json'];

describe('files of a format that is not asked for any more', () => {
  it('are taken away, and those of others are not', async () => {
    const { out, run } = newCase();
    await run(['csv', 'ndjson', 'sqlite', 'xlsx']);
    writeFiles(out, { 'mine.csv': 'mine', 'facts.parquet': 'not from here', 'documents/mine/mine.xlsx': 'mine' });
    await run(['json', 'ndjson']);
    const resources = ['anomalies', 'cells', 'claims', 'documents', 'facts', 'indicators', 'tables'].map((name) => `${name}.ndjson`);
    expect(found(out)).toEqual([...OWN, '.xlsx', 'datapackage.json', 'facts.parquet', 'mine.csv', ...resources].sort());
    expect(readdirSync(join(out, 'documents')).filter((id) => existsSync(join(out, 'documents', id, `${id}.xlsx`)))).toEqual(['mine']);
    await run(['json']);
    expect(found(out)).toEqual([...OWN, '.xlsx', 'facts.parquet', 'mine.csv'].sort());
  });

  it('leave what a first run with the formats asked for leaves', async () => {
    const { out, run } = newCase();
    await run(['csv', 'parquet', 'xlsx']);
    await run(['csv'], { force: true });
    const fresh = join(folder, `fresh-${cases}`);
    await run(['csv'], { out: fresh });
    expect(snapshot(out)).toEqual(snapshot(fresh));
  });

  it('are taken away after an interruption, too', async () => {
    const { out, run } = newCase();
    await run(['csv', 'xlsx']);
    const stop: ExtractOptions['onProgress'] = () => controller.abort(new Error('enough'));
    const controller = new AbortController();
    await expect(run(['json'], { signal: controller.signal, force: true, onProgress: stop })).rejects.toThrow('enough');
    expect(existsSync(join(out, 'facts.csv'))).toBe(true);
    await run(['json']);
    expect(found(out)).toEqual(OWN);
  });

  it('stay where no manifest of this program names them', async () => {
    const { out, run } = newCase();
    await run(['csv']);
    const manifest = join(out, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"generator": "juesuan"', '"generator": "other"'));
    rmSync(join(out, '.juesuan'), { recursive: true });
    await run(['json'], { force: true });
    expect(existsSync(join(out, 'facts.csv'))).toBe(true);
  });

  it('are never looked for outside of the folder', async () => {
    const { docs, out, run } = newCase();
    await run(['csv']);
    const manifest = join(out, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"facts.csv"', `"../docs-${cases}/a.txt", "../docs-${cases}/x.csv"`));
    writeFiles(docs, { 'x.csv': 'mine' });
    await run(['json']);
    expect(readdirSync(docs).sort()).toEqual(['a.txt', 'b.txt', 'x.csv']);
  });
});
