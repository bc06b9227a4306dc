/**
 * Writes docs/rules anew: an index and a page a rule.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { documentedRules } from './documented-rules.ts';
import { rulesPages } from './rules-page.ts';

const FOLDER = new URL('../docs/rules/', import.meta.url);

rmSync(FOLDER, { recursive: true, force: true });
for (const [path, text] of rulesPages(await documentedRules())) {
  const file = new URL(path, FOLDER);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
