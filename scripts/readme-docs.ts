/**
 * Renews what the READMEs quote from a run over the samples.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { requote } from './readme-quotes.ts';
import { runSamples } from './sample-run.ts';

const run = await runSamples();
for (const name of ['README.md', 'README.zh-CN.md']) {
  const target = new URL(`../${name}`, import.meta.url);
  writeFileSync(target, requote(readFileSync(target, 'utf8'), run));
}
