import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveReader, splitArchivePath } from '../../../src/run/archive-reader.ts';
import { findInputs } from '../../../src/run/find-inputs.ts';
import { readInput } from '../../../src/run/read-input.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type TinyEntry, tinyZip } from '../../support/tiny-zip.ts';

const folder = temporaryFolder();
let archives = 0;

/** Writes an archive; returns its path. */
function archive(...entries: TinyEntry[]): string {
  const path = join(folder, `a${++archives}.zip`);
  writeFileSync(path, tinyZip(entries));
  return path;
}

/** The inputs of an archive, named from it, with their failures. */
async function listed(path: string): Promise<[string, string | null][]> {
  const { inputs } = await findInputs([path], join(folder, 'out'));
  return inputs.map(({ file, error }) => [file.slice(file.indexOf('/') + 1), error === null ? null : `${error.code}: ${error.message}`]);
}

/** 档案/决算.txt in GBK. */
const GBK_NAME = Buffer.from('b5b5b0b82fbef6cbe32e747874', 'hex');

function unicodePath(plain: string, name: string): Uint8Array {
  const text = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + text.length, 2);
  field[4] = 1;
  field.writeUInt32LE(crc32(plain), 5);
  return Buffer.concat([field, text]);
}

describe('a zip archive', () => {
  it('is searched through, hidden files and those of macOS left out', async () => {
    const path = archive(
      { name: 'b.txt', content: 'b' },
      { name: 'in/a.txt', content: 'a' },
      { name: 'in/' },
      { name: '.hidden', content: 'x' },
      { name: '__MACOSX/in/a.txt', content: 'x' },
    );
    const { inputs } = await findInputs([path], join(folder, 'out'));
    expect(inputs.map(({ file, bytes }) => [file, bytes])).toEqual([
      [`a${archives}.zip/b.txt`, 1],
      [`a${archives}.zip/in/a.txt`, 1],
    ]);
    const { bytes } = await readInput(inputs[1]?.path ?? '');
    expect(Buffer.from(bytes).toString()).toBe('a');
  });

  it.each([
    ['GBK, as Chinese Windows writes it', { name: GBK_NAME }, '档案/决算.txt'],
    ['UTF-8 that says so', { name: '档案/决算.txt', flags: 0x800 }, '档案/决算.txt'],
    ['UTF-8 that does not say so', { name: '档案/决算.txt' }, '档案/决算.txt'],
    ['backslashes', { name: 'a\\b.txt' }, 'a/b.txt'],
    ['a way out of the archive', { name: '../../etc/passwd' }, 'etc/passwd'],
    ['an absolute path', { name: '/etc/passwd' }, 'etc/passwd'],
    ['an extra field with the name in UTF-8', { name: 'x.txt', extra: unicodePath('x.txt', '决算.txt') }, '决算.txt'],
    ['an extra field of another name', { name: 'x.txt', extra: unicodePath('y.txt', '决算.txt') }, 'x.txt'],
  ])('gives names in %s', async (_, entry, name) => {
    const path = archive({ ...entry, content: 'text' });
    expect(await listed(path)).toEqual([[name, null]]);
    expect(Buffer.from((await readInput(`${path}/${name}`)).bytes).toString()).toBe('text');
  });

  it('reports what cannot be read, entry by entry', async () => {
    const path = archive(
      { name: 'encrypted.pdf', content: 'x', flags: 1 },
      { name: 'fine.txt', content: 'x' },
      { name: 'link', content: 'fine.txt', mode: 0o120777 },
      { name: 'lzma.txt', content: 'x', method: 14 },
    );
    expect(await listed(path)).toEqual([
      ['encrypted.pdf', 'encrypted: encrypted in its archive'],
      ['fine.txt', null],
      ['link', 'not-readable: a symbolic link in an archive'],
      ['lzma.txt', 'unsupported-format: compressed by an unknown method'],
    ]);
  });

  it('is refused as a whole where entries share bytes or names, where it holds nothing, or is cut short', async () => {
    const bomb = archive(
      { name: 'a', content: 'x'.repeat(100_000) },
      ...['b', 'c', 'd'].map((name) => ({ name, content: 'x'.repeat(100_000), overlaps: true })),
    );
    expect(await listed(bomb)).toEqual([[expect.stringMatching(/^a\d+\.zip$/), expect.stringMatching(/^damaged-archive: /)]]);
    expect(await listed(archive({ name: 'a', content: 'x' }, { name: 'a', content: 'y' }))).toMatchObject([
      [expect.anything(), /two entries are named a/],
    ]);
    expect(await listed(archive())).toMatchObject([[expect.anything(), 'empty-file: the archive holds no files']]);
    const short = join(folder, 'short.zip');
    writeFileSync(short, tinyZip([{ name: 'a', content: 'x' }]).subarray(0, 30));
    expect(await listed(short)).toMatchObject([['short.zip', expect.stringMatching(/^damaged-archive: /)]]);
  });

  it('refuses an entry that unpacks to too much, to other bytes, or to nothing', async () => {
    const large = archive({ name: 'zeros.txt', content: Buffer.alloc(65 * 1024 * 1024) });
    await expect(readInput(`${large}/zeros.txt`)).rejects.toMatchObject({ code: 'too-large' });
    await expect(readInput(`${archive({ name: 'a.txt', content: 'x', crc: 7 })}/a.txt`)).rejects.toMatchObject({ code: 'damaged-archive' });
    await expect(readInput(`${archive({ name: 'a.txt' })}/a.txt`)).rejects.toMatchObject({ code: 'empty-file' });
    await expect(readInput(`${archive({ name: 'a.txt', content: 'x' })}/b.txt`)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stays one input where it is a document of another format', async () => {
    const path = archive({ name: '[Content_Types].xml', content: 'x' }, { name: 'word/document.xml', content: 'x' });
    expect(await listed(path)).toEqual([[`a${archives}.zip`, null]]);
  });

  it('is not searched for in a path that leads nowhere', async () => {
    expect(await splitArchivePath(join(folder, 'none', 'a.txt'))).toBeNull();
    await expect(readInput(join(folder, 'none', 'a.txt'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stays open for the next entry, and is opened again after it was closed', async () => {
    const path = archive({ name: 'a', content: '1' }, { name: 'b', content: '2' });
    const reader = new ArchiveReader();
    const read = async (entry: string) => Buffer.from(await reader.read({ archive: path, entry })).toString();
    expect([await read('a'), await read('b')]).toEqual(['1', '2']);
    reader.close();
    expect(await read('a')).toBe('1');
    reader.close();
  });
});
