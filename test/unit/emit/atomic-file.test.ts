import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../src/emit/atomic-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

describe('an atomic write', () => {
  it('replaces a file as a whole', async () => {
    await writeAtomically(join(folder, 'a.json'), 'first, and longer');
    await writeAtomically(join(folder, 'a.json'), 'second');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('second');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('leaves nothing behind where it fails', async () => {
    mkdirSync(join(folder, 'sub', 'b.json'), { recursive: true });
    await expect(writeAtomically(join(folder, 'sub', 'b.json'), 'x')).rejects.toThrow();
    await expect(writeAtomically(join(folder, 'none', 'b.json'), 'x')).rejects.toThrow('ENOENT');
    expect(readdirSync(join(folder, 'sub'))).toEqual(['b.json']);
  });
});
