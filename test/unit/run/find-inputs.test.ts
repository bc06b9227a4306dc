import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { findInputs } from '../../../src/run/find-inputs.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const at = (path: string): string => join(folder, path);
writeFiles(folder, {
  'docs/b.txt': 'b',
  'docs/a.pdf': 'a',
  'docs/2023/c [final].pdf': 'c',
  'docs/.hidden': 'x',
  'docs/.git/config': 'x',
  'docs/out/facts.csv': 'x',
  'odd/line\nbreak 📊.txt': 'x',
  'links/real/d.txt': 'd',
});

const files = async (args: string[], out = at('out')): Promise<string[]> => (await findInputs(args, out)).inputs.map(({ file }) => file);

describe('inputs', () => {
  it('searches folders, leaving out dot files and the output folder, and sorts', async () => {
    expect(await files([at('docs')], at('docs/out'))).toEqual(['2023/c [final].pdf', 'a.pdf', 'b.txt']);
  });

  it('names files from the deepest folder that holds them all', async () => {
    expect(await files([at('docs/a.pdf')])).toEqual(['a.pdf']);
    expect(await files([at('docs/a.pdf'), at('links')])).toEqual(['docs/a.pdf', 'links/real/d.txt']);
    expect((await findInputs([at('docs/a.pdf'), at('docs/2023')], at('out'))).root).toBe(at('docs'));
  });

  it('does not depend on how a path is written, and takes each file once', async () => {
    const path = relative(resolve('.'), at('docs'));
    expect(await files([path, `${path}/`, at('docs/a.pdf')], at('docs/out'))).toEqual(['2023/c [final].pdf', 'a.pdf', 'b.txt']);
  });

  it('expands patterns, but takes a name with brackets as it is', async () => {
    expect(await files([at('docs/**/*.pdf')])).toEqual(['2023/c [final].pdf', 'a.pdf']);
    expect((await findInputs([at('docs/*.pdf')], at('out'))).inputs[0]?.path).toBe(at('docs/a.pdf'));
    expect(await files([at('docs/2023/c [final].pdf')])).toEqual(['c [final].pdf']);
  });

  it('keeps names with line breaks and emoji', async () => {
    expect(await files([at('odd')])).toEqual(['line\nbreak 📊.txt']);
  });

  it('takes the paths on standard input for -, as they are, beside other arguments', async () => {
    const stdin = Readable.from([`${at('docs/a.pdf')}\n${at('docs/*.txt')}\n`]);
    const { inputs } = await findInputs([at('docs/b.txt'), '-'], at('out'), { stdin });
    expect(inputs.map(({ file, error }) => [file, error?.code ?? null])).toEqual([
      ['*.txt', 'not-found'],
      ['a.pdf', null],
      ['b.txt', null],
    ]);
  });

  it('keeps what is not there, with the reason', async () => {
    const { inputs } = await findInputs([at('docs/none.pdf'), at('docs/*.docx')], at('out'));
    expect(inputs.map(({ error }) => [error?.code, error?.message])).toEqual([
      ['not-found', 'the pattern matches no file'],
      ['not-found', 'no such file or folder'],
    ]);
  });

  it('gives nothing for an empty folder', async () => {
    mkdirSync(at('empty'));
    expect(await files([at('empty')])).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('follows links, ends in a loop of them, and reports links to nothing and pipes', async () => {
    symlinkSync('..', at('links/real/loop'));
    symlinkSync('nothing', at('links/dangling.pdf'));
    symlinkSync('self.pdf', at('links/self.pdf'));
    symlinkSync('../docs/a.pdf', at('links/linked.pdf'));
    execFileSync('mkfifo', [at('links/pipe')]);
    const { inputs } = await findInputs([at('links')], at('out'));
    expect(inputs.map(({ file, error }) => [file, error === null ? null : `${error.code}: ${error.message}`])).toEqual([
      ['dangling.pdf', 'not-found: symbolic link to nothing'],
      ['linked.pdf', null],
      ['pipe', 'not-readable: a named pipe, not a regular file'],
      ['real/d.txt', null],
      ['self.pdf', 'not-readable: symbolic link that leads back to itself'],
    ]);
  });
});
