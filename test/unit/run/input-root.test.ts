import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonFolder, fileFrom, rootFromOutput } from '../../../src/run/input-root.ts';

describe('the input root', () => {
  it.each([
    [['/a/b'], '/a/b'],
    [['/a/b', '/a/c'], '/a'],
    [['/a/b', '/a/b/c'], '/a/b'],
    [['/a/b', '/a/bc'], '/a'],
    [['/a/..b', '/a/c'], '/a'],
    [['/a', '/b'], '/'],
  ])('of %j is %s', (folders, root) => {
    expect(commonFolder(folders.map((folder) => resolve(folder)))).toBe(resolve(root));
  });

  it('names files from there', () => {
    expect(fileFrom(resolve('/a'), resolve('/a/b/c.pdf'))).toBe('b/c.pdf');
  });

  it('is seen from the output folder, unless only the whole file system holds both', () => {
    expect(rootFromOutput(resolve('/a/in'), resolve('/a/out'))).toBe('../in');
    expect(rootFromOutput(resolve('/a'), resolve('/a'))).toBe('.');
    expect(rootFromOutput(resolve('/b/in'), resolve('/a/out'))).toBeNull();
  });
});
