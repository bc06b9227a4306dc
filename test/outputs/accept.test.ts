/**
 * Accepted anomalies from the command line to every file: the log, the CSV files, the databases, the exit code.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'node-sqlite3-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { printedTerminal } from '../support/printed.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const folder = temporaryFolder();
const [docs, out] = [join(folder, 'docs'), join(folder, 'out')];

async function run(...words: string[]): Promise<{ code: number; stderr: string }> {
  const terminal = printedTerminal();
  const code = await runCli(['extract', docs, '--out', out, ...words], terminal, new AbortController().signal);
  return { code, stderr: terminal.text.stderr };
}

const log = (): Anomaly[] =>
  readdirSync(join(out, 'documents')).flatMap((id) =>
    readFileSync(join(out, 'documents', id, 'anomalies.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Anomaly),
  );
const manifest = (): Manifest => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;

let warnings: Anomaly[] = [];

beforeAll(async () => {
  mkdirSync(join(docs, 'sub'), { recursive: true });
  for (const name of readdirSync(SAMPLES).filter((file) => file.endsWith('.txt'))) {
    // A figure that cannot be read is a warning.
    const text = readFileSync(join(SAMPLES, name), 'utf8').replace(/^(205\t[^\t]+\t)[\d.]+/m, '$13.6I.1');
    writeFileSync(join(docs, 'sub', name), text);
  }
  for (const name of readdirSync(SAMPLES).filter((file) => file.endsWith('.md'))) copyFileSync(join(SAMPLES, name), join(docs, name));
  await run('--quiet');
  warnings = log().filter(({ severity }) => severity !== 'info');
}, 60_000);

describe('accepted anomalies', () => {
  it('stay in the log with their reason, count no more, and count again when the entry is gone', { timeout: 60_000 }, async () => {
    expect(warnings.length).toBeGreaterThan(0);
    expect((await run('--fail-on', 'warning', '--quiet')).code).toBe(1);

    const list = warnings.map(({ id }) => ({ id, reason: '已与纸面核对' }));
    writeFileSync(join(docs, 'juesuan.accept.json'), JSON.stringify(list));
    writeFileSync(join(docs, 'sub', 'juesuan.accept.json'), '[{"id": "unknown", "reason": "r"}]');
    const { code, stderr } = await run('--fail-on', 'warning', '--quiet', '--format', 'csv,sqlite');
    expect(code).toBe(0);
    expect(stderr).toContain('unknown (sub/juesuan.accept.json)');
    expect(stderr.match(/juesuan\.accept\.json/g)).toHaveLength(1);
    expect(log().filter(({ accepted }) => accepted === '已与纸面核对')).toHaveLength(warnings.length);
    expect(log().filter(({ severity, accepted }) => severity === 'info' && accepted !== null)).toEqual([]);
    expect(readFileSync(join(out, 'anomalies.csv'), 'utf8').match(/,已与纸面核对\r\n/g)).toHaveLength(warnings.length);
    const database = new sqlite.Database(join(out, 'juesuan.sqlite'), { readOnly: true });
    expect(database.get('SELECT count(accepted) AS n FROM anomalies')).toEqual({ n: warnings.length });
    database.close();
    const count = (of: 'anomalies' | 'accepted'): number => manifest().inputs.reduce((sum, input) => sum + input[of].warning, 0);
    expect(count('anomalies')).toBe(warnings.filter(({ severity }) => severity === 'warning').length);
    expect(count('accepted')).toBe(count('anomalies'));
    expect(
      manifest()
        .inputs.map(({ file }) => file)
        .filter((file) => file.includes('accept')),
    ).toEqual([]);

    rmSync(join(docs, 'juesuan.accept.json'));
    rmSync(join(docs, 'sub', 'juesuan.accept.json'));
    expect((await run('--fail-on', 'warning', '--quiet')).code).toBe(1);
    expect(log().filter(({ accepted }) => accepted !== null)).toEqual([]);
  });

  it('are refused before anything is read where the list has a fault', async () => {
    writeFileSync(join(docs, 'juesuan.accept.json'), '[{"id": "x"}]');
    const { code, stderr } = await run('--quiet');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^juesuan: juesuan\.accept\.json: \[0\]\.reason: [^\n]+\n$/);
    rmSync(join(docs, 'juesuan.accept.json'));
  });
});
