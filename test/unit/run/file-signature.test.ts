import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entrySignature, fileSignature } from '../../../src/run/file-signature.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const path = join(temporaryFolder(), 'a.txt');
const LATER = Date.now() + 60_000;
const signature = (now = LATER) => fileSignature(statSync(path, { bigint: true }), now);

describe('the signature of a file', () => {
  it('is the same for the same file, and another after a change that keeps size and date', async () => {
    writeFileSync(path, 'abc');
    utimesSync(path, 1000, 1000);
    const before = signature();
    expect(signature()).toBe(before);
    await new Promise((done) => setTimeout(done, 20)); // The clock of the file system goes in ticks.
    writeFileSync(path, 'xyz');
    utimesSync(path, 1000, 1000);
    expect(signature()).not.toBe(before);
    expect(before).not.toBeNull();
  });

  it('is none while a further change could stay unseen', () => {
    writeFileSync(path, 'abc');
    expect(signature(Date.now())).toBeNull();
    expect(entrySignature(null, { bytes: 1, crc32: 2 })).toBeNull();
  });
});
