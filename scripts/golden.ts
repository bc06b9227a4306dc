/**
 * Writes the golden files of the corpus anew. Read the diff: each line of it is a change of what people get.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusCases, goldenFiles } from '../test/support/golden.ts';

const CORPUS = fileURLToPath(new URL('../test/corpus', import.meta.url));

for (const slug of corpusCases(CORPUS)) {
  const expected = join(CORPUS, slug, 'expected');
  rmSync(expected, { recursive: true, force: true });
  mkdirSync(expected);
  for (const [path, text] of Object.entries(await goldenFiles(CORPUS, slug))) writeFileSync(join(CORPUS, slug, path), text);
}
