/**
 * What is written for the corpus is what was reviewed: every byte of the golden files, none missing, none left over.
 *
 * Nothing here rewrites them; `npm run golden` does, and its diff is for a reader.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusCases, goldenFiles } from './support/golden.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
/** A slow machine may take its time; reading a case takes well under a second. */
const TIMEOUT_MS = 60_000;

describe.each(corpusCases(CORPUS))('%s', (slug) => {
  it('writes what was reviewed; `npm run golden` shows a change as a diff', { timeout: TIMEOUT_MS }, async () => {
    const expected = join(CORPUS, slug, 'expected');
    const names = existsSync(expected) ? readdirSync(expected).map((name) => `expected/${name}`) : [];
    const reviewed = Object.fromEntries(names.sort().map((path) => [path, readFileSync(join(CORPUS, slug, path), 'utf8')]));
    expect(await goldenFiles(CORPUS, slug)).toEqual(reviewed);
  });
});
