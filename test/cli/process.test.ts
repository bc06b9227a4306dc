/**
 * The program as a process: streams, exit codes, interruption. Runs the source through tsx, so no build is needed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const folder = temporaryFolder();

const start = (...words: string[]): ChildProcess => spawn(process.execPath, ['--import', 'tsx', MAIN, ...words]);

/** Loaded before the program: it hears interruptions, says so, and its work goes on all the same. */
const DEAF = `data:text/javascript,${encodeURIComponent(`
  process.on('newListener', (name) => name === 'SIGINT' && setImmediate(() => process.stderr.write('listening\\n')));
  AbortController.prototype.abort = function () {
    Object.defineProperty(this.signal, 'aborted', { value: true });
    process.stderr.write('heard\\n');
  };
`)}`;

/** What the stream has given so far. */
function text(stream: Readable | null): () => string {
  let all = '';
  stream?.on('data', (chunk) => {
    all += chunk;
  });
  return () => all;
}

async function ended(child: ChildProcess) {
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout: stdout(), stderr: stderr() };
}

const run = (...words: string[]) => ended(start(...words));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 20));
}

/** A disclosure of one table, in the labels of the statutory form. */
const DISCLOSURE = [
  '示例市示例中心2023年度单位决算',
  '',
  '支出决算表',
  '公开03表',
  '单位：示例市示例中心\t单位：万元',
  '项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
  '科目代码\t科目名称\t\t\t\t\t\t',
  '栏次\t\t1\t2\t3\t4\t5\t6',
  '合计\t\t1,300.50\t1,000.00\t300.50\t\t\t',
  '208\t社会保障和就业支出\t1,300.50\t1,000.00\t300.50\t\t\t',
  '20801\t人力资源和社会保障管理事务\t1,300.50\t1,000.00\t300.50\t\t\t',
  '2080150\t事业运行\t1,300.50\t1,000.00\t300.50\t\t\t',
  '注：本表反映单位本年度各项支出情况。',
  '',
].join('\n');

/** Starting a process and reading its modules takes a second or two, more on a busy machine. */
const LIMIT = { timeout: 60_000 };

describe('the process', LIMIT, () => {
  it('prints nothing but data to stdout, and ends with 0', async () => {
    const docs = writeFiles(join(folder, 'fine'), { '示例.txt': DISCLOSURE });
    const out = join(folder, 'fine-out');
    const { code, stdout, stderr } = await run('extract', docs, '--out', out);
    expect(stdout).toMatch(/^示例-[0-9a-f]{8}\tcomplete\t12\t\d+\t\d+\t\d+\t示例\.txt\n$/);
    expect(stderr).toContain('documents  1 (1 complete)');
    expect(code).toBe(0);
    expect(readFileSync(join(out, 'facts.csv'), 'utf8')).toContain('expenditure,1,208,project,社会保障和就业支出,300.50,万元,3005000');
    const traced = await run('trace', 'expenditure/208/current_total', '--out', out);
    expect(traced.stdout).toContain('words     "1,300.50"');
  });

  it('ends with 2 where a file failed, after all others', async () => {
    const docs = writeFiles(join(folder, 'mixed'), {
      'a.txt': '',
      'b.txt': DISCLOSURE,
      'c.pdf': '%PDF-1.7\nnothing',
      'd.zip': 'PK\u0003\u0004',
    });
    const { code, stdout, stderr } = await run('extract', docs, '--out', join(folder, 'mixed-out'));
    expect(code).toBe(2);
    expect(stdout.split('\n').map((line) => line.split('\t')[1])).toEqual(['failed', 'complete', 'failed', 'failed', undefined]);
    expect(stderr.split('failed\n')[1]?.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('reads a list of paths from standard input', async () => {
    const docs = writeFiles(join(folder, 'listed'), { 'a.txt': DISCLOSURE, 'b.txt': 'not listed' });
    const child = start('extract', '-', '--out', join(folder, 'stdin-out'), '--quiet');
    child.stdin?.end(`${join(docs, 'a.txt')}\0`);
    expect(await ended(child)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^a-[0-9a-f]{8}\tcomplete\t12\t[^\n]+\n$/),
      stderr: '',
    });
  });

  it('says with --log json what goes on, one object a line', async () => {
    const docs = writeFiles(join(folder, 'logged'), { 'a.txt': DISCLOSURE, 'b.txt': '' });
    const { code, stderr } = await run('extract', docs, '--out', join(folder, 'logged-out'), '--log', 'json');
    const events = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(2);
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['planned', 'started', 'finished', 'ended']));
    expect(events.find(({ event, file }) => event === 'finished' && file === 'b.txt')).toMatchObject({
      status: 'failed',
      error: { code: 'empty-file' },
    });
  });

  it.skipIf(process.platform === 'win32')('ends with 130 when interrupted, and the next run goes on', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, `${DISCLOSURE}\n${n}`]));
    const docs = writeFiles(join(folder, 'interrupted'), many);
    const out = join(folder, 'interrupted-out');
    const child = start('extract', docs, '--out', out, '--concurrency', '1');
    const end = ended(child);
    await until(() => existsSync(join(out, 'documents')) && readdirSync(join(out, 'documents')).length > 1);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130, stderr: expect.stringMatching(/^interrupted: [^\n]+\n$/m) });
    const { inputs, remaining } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.length + remaining).toBe(40);
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.tmp'))).toEqual([]);
    const next = await run('extract', docs, '--out', out);
    expect(next).toMatchObject({ code: 0, stderr: expect.stringMatching(/^kept \d+, extracting \d+ new\n/) });
  });

  it.skipIf(process.platform === 'win32')('ends at once at the second interruption, also where the first one stops nothing', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', DEAF, MAIN, 'extract', '-', '--out', join(folder, 'twice-out')]);
    const told = text(child.stderr);
    const end = ended(child);
    await until(() => told().includes('listening'));
    child.kill('SIGINT');
    await until(() => told().includes('heard'));
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, stdout: '', stderr: 'listening\nheard\n' });
  });

  it('goes on when the reader of its output has gone', async () => {
    const docs = writeFiles(join(folder, 'pipe'), { 'a.txt': DISCLOSURE });
    const out = join(folder, 'pipe-out');
    const child = start('extract', docs, '--out', out);
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ code: 0 });
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
  });
});
