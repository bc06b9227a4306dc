import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { printedTerminal } from '../../support/printed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

async function run(...words: string[]) {
  const terminal = printedTerminal();
  const code = await runCli(words, terminal, new AbortController().signal);
  return { code, ...terminal.text };
}

describe('juesuan', () => {
  it('prints its version and its help', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect((await run('--help')).stdout).toContain('juesuan <command>');
    expect((await run('extract', '-h')).stdout).toContain('juesuan extract <file');
  });

  it('prints its help to stderr where nothing was asked', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('juesuan <command>');
  });

  it.each([
    [['extrakt'], "juesuan: unknown command 'extrakt' — see juesuan --help\n"],
    [['--nothing'], "juesuan: unknown option '--nothing' — see juesuan --help\n"],
    [['extract'], 'juesuan: nothing to extract: give files, folders or patterns — see juesuan extract --help\n'],
    [['extract', 'a', '--nothing'], "juesuan: Unknown option '--nothing' — see juesuan extract --help\n"],
    [['extract', 'a', '--concurrency', '0'], "juesuan: --concurrency takes a whole number from 1, not '0' — see juesuan extract --help\n"],
    [['trace'], 'juesuan: FACT is missing — see juesuan trace --help\n'],
    [['schema', 'none'], /^juesuan: no schema 'none', only document, .* — see juesuan schema --help\n$/],
    [['trace', 'a/b/c', '--out', join(folder, 'none')], /^juesuan: no finished run in \S+ — [^\n]+\n$/],
    [['inspect', join(folder, 'none.pdf')], /^juesuan: \S+none\.pdf: no such file or folder — check the path\n$/],
  ])('%j is answered in one line, exit 2', async (words, expected) => {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('prints schemas', async () => {
    expect((await run('schema')).stdout.split('\n')).toContain('document');
    expect(JSON.parse((await run('schema', 'fact')).stdout).$id).toContain('fact');
  });
});
