import { basename, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { findInputs } from '../../../src/run/find-inputs.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Root may read everything, so the refusal is made here.
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const readdir = (path: string): Promise<string[]> => {
    if (basename(path) === 'locked') return Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    return original.readdir(path);
  };
  return { ...original, readdir };
});

const folder = temporaryFolder();

it('reports a folder that may not be read and goes on', async () => {
  writeFiles(folder, { 'a.txt': 'a', 'locked/b.txt': 'b', 'z.txt': 'z' });
  const { inputs } = await findInputs([folder], join(folder, 'out'));
  expect(inputs.map(({ file, error }) => [file, error?.code, error?.message])).toEqual([
    ['a.txt', undefined, undefined],
    ['locked', 'not-readable', 'permission denied'],
    ['z.txt', undefined, undefined],
  ]);
});
