import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { EXTRACT } from '../../../src/cli/commands.ts';
import { extractCommand } from '../../../src/cli/extract-command.ts';
import { runBatch } from '../../../src/run/batch.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { FAKE_READER } from '../../support/fake-document.ts';
import { printedTerminal } from '../../support/printed.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

/** Runs the command over files with this content, with the fake reader. */
async function run(files: Record<string, string>, ...words: string[]) {
  const docs = writeFiles(join(folder, `docs-${Math.random()}`), files);
  const terminal = printedTerminal();
  const args = parseArguments(EXTRACT, [docs, '--out', `${docs}-out`, ...words]);
  const code = await extractCommand(args, terminal, { run: (inputs, options) => runBatch(inputs, options, inThisThread(FAKE_READER)) });
  return { code, ...terminal.text };
}

describe('juesuan extract', () => {
  it('prints data to stdout and a summary to stderr', async () => {
    const { code, stdout, stderr } = await run({ 'b.txt': 'fine', 'a\tb.txt': 'error' });
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split('\t').slice(1))).toEqual([
      ['partial', '1', '1', '0', '1', 'a\\tb.txt'],
      ['complete', '1', '0', '0', '1', 'b.txt'],
      [],
    ]);
    expect(stderr).toMatch(
      /^documents {2}2 \(1 complete, 1 partial\)\nfacts {6}2\nanomalies {2}1 error, 0 warnings, 2 info\noutput {5}\S+\nerrors {5}most first[^\n]+\n {2}a\\tb\.txt\n {4}(?:disclosure|reading {3}) [^\n]+\n$/,
    );
  });

  it.each([
    [{ a: 'fine' }, [], 0],
    [{ a: 'error' }, [], 0],
    [{ a: 'warning' }, ['--fail-on', 'error'], 0],
    [{ a: 'error' }, ['--fail-on', 'error'], 1],
    [{ a: 'warning' }, ['--fail-on', 'warning'], 1],
    [{ a: 'error' }, ['--fail-on', 'warning'], 1],
    [{ a: 'error', b: 'fail' }, ['--fail-on', 'error'], 2],
    [{ a: 'crash' }, [], 2],
    [{ a: 'budget' }, [], 0],
  ])('%j with %j exits with %i', async (files, words, expected) => {
    expect((await run(files as Record<string, string>, ...words)).code).toBe(expected);
  });

  it('prints one line per failure: what, why, what to do; no stack', async () => {
    const { stderr, stdout } = await run({ 'line\nbreak.txt': 'fail', 'c.txt': 'crash' }, '--quiet');
    expect(stderr).toMatch(
      /^failed\n {2}\S+c\.txt: a defect of juesuan: x is not a function — [^\n]+\n {2}\S+line\\nbreak\.txt: the PDF is damaged — download it again\n$/,
    );
    expect(stdout).toContain('\tfailed\t0\t0\t0\t0\tline\\nbreak.txt\n');
  });

  it('prints the stack with --debug', async () => {
    expect((await run({ a: 'crash' }, '--debug')).stderr).toMatch(/TypeError: x is not a function\n {4}at /);
  });

  it('says which documents were skipped and why', async () => {
    expect((await run({ 'a.txt': 'budget' })).stderr).toContain('skipped\n  a.txt: a budget, not a final account\n');
  });

  it('lists at most 20 failures and counts the rest', async () => {
    const { stderr } = await run(Object.fromEntries(Array.from({ length: 23 }, (_, n) => [`${n}.txt`, 'fail'])), '--quiet');
    expect(stderr.split('\n')).toHaveLength(23);
    expect(stderr).toContain('… and 3 more, see manifest.json');
  });

  it('says what would be done with --dry-run, and does nothing', async () => {
    const docs = writeFiles(join(folder, 'planned'), { 'a.txt': 'fine', 'b.txt': 'fine', 'c.txt': 'other' });
    const out = `${docs}-out`;
    const command = async (...words: string[]) => {
      const terminal = printedTerminal();
      const args = parseArguments(EXTRACT, [docs, '--out', out, ...words]);
      const code = await extractCommand(args, terminal, { run: (inputs, options) => runBatch(inputs, options, inThisThread(FAKE_READER)) });
      return { code, ...terminal.text };
    };
    expect(await command('--dry-run')).toEqual({
      code: 0,
      stdout: 'extract\tnew\ta.txt\nduplicate\ta.txt\tb.txt\nextract\tnew\tc.txt\n',
      stderr: '',
    });
    expect(existsSync(out)).toBe(false);
    expect((await command()).stderr).toContain('duplicates 1, listed in manifest.json\n');
    writeFiles(docs, { 'c.txt': 'changed' });
    const { stdout, stderr } = await command('--dry-run', '--max-pages', '7');
    expect(stdout).toContain('extract\toptions\ta.txt\n');
    expect(stderr).toBe('kept 0, extracting 1 changed, 1 made with other options\n');
    expect((await command('--max-pages', '3000')).stderr).toMatch(/^kept 1, extracting 1 changed\n[\s\S]*unchanged {2}1\n/);
  });
});
