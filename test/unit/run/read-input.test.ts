import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentFailure, fileSystemFailure } from '../../../src/run/failure.ts';
import { readInput, refuseBytes } from '../../../src/run/read-input.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = writeFiles(temporaryFolder(), { 'a.txt': 'abc', 'empty.txt': '' });
const MEBIBYTE = 1024 * 1024;

/** A file of this size that takes no space. */
function sparse(name: string, bytes: number, head = ''): string {
  const path = join(folder, name);
  writeFileSync(path, head);
  truncateSync(path, bytes);
  return path;
}

describe('reading an input', () => {
  it('gives the bytes and their hash', async () => {
    const { bytes, sha256 } = await readInput(join(folder, 'a.txt'));
    expect(Buffer.from(bytes).toString()).toBe('abc');
    expect(bytes.constructor).toBe(Uint8Array);
    expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('refuses an empty file and a missing one', async () => {
    await expect(readInput(join(folder, 'empty.txt'))).rejects.toMatchObject({ code: 'empty-file' });
    await expect(readInput(join(folder, 'none.txt'))).rejects.toMatchObject({ code: 'not-found' });
    expect(() => refuseBytes(new Uint8Array())).toThrow('the file is empty');
  });

  it('refuses what is too large before reading it: 500 MB of PDF, 64 MB of text', async () => {
    await expect(readInput(sparse('text.txt', 65 * MEBIBYTE, 'x'.repeat(2000)))).rejects.toMatchObject({ code: 'too-large' });
    await expect(readInput(sparse('huge.pdf', 501 * MEBIBYTE, '%PDF-1.7\n'))).rejects.toThrow(/501 MB is more than the 500 MB/);
    await expect(readInput(sparse('large.pdf', 65 * MEBIBYTE, '%PDF-1.7\n'))).resolves.toBeDefined();
  });
});

describe('failures', () => {
  it('explains errors of the file system', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open /home/x'), { code: 'EACCES' });
    expect(fileSystemFailure(denied)).toMatchObject({ code: 'not-readable', message: 'permission denied' });
    expect(fileSystemFailure(Object.assign(new Error('?'), { code: 'EIO' }))).toMatchObject({
      code: 'not-readable',
      message: 'could not be read (EIO)',
    });
  });

  it('tells a defect from a document that cannot be processed, and keeps its cause', () => {
    const defect = new TypeError('x is not a function\nat y');
    const failure = documentFailure(defect);
    expect(failure).toMatchObject({ code: 'internal', message: 'a defect of juesuan: x is not a function', cause: defect });
    expect(documentFailure('text')).toMatchObject({ code: 'internal' });
  });

  it('tells a time limit', () => {
    expect(documentFailure(new DOMException('late', 'TimeoutError'))).toMatchObject({ code: 'timed-out' });
  });
});
