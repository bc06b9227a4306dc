/**
 * `npm run bench:mutations [-- FILE…]`: puts faults into disclosures and counts which of them the log finds.
 *
 * Without files, the faults go into generated disclosures and the table in docs/mutations.md is written anew: it is committed, so
 * that what the log no longer finds is a visible change. With text files, the table is printed only.
 * Detectable are faults by more than rounding explains in figures that an identity covers, or that a sentence states and a table,
 * or a rate with its amounts, states as well.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { FAMILIES } from '../scripts/generate/arguments.ts';
import { layoutText } from '../scripts/generate/layouts/text.ts';
import { makeDisclosure } from '../scripts/generate/make-disclosure.ts';
import { Random } from '../scripts/generate/random.ts';
import { loadForms } from '../src/rulebook/load.ts';
import { readText } from './mutations/measure.ts';
import { type Row, tallyFaults } from './mutations/tally.ts';

/** One disclosure a family, each with another seed. */
const FIRST_SEED = 20_001;
const REPORT = new URL('../docs/mutations.md', import.meta.url);
const RANDOM_SEED = 7;

const files = process.argv.slice(2);
const forms = loadForms();
const texts = files.length > 0 ? files.map((file) => readFileSync(file, 'utf8')) : FAMILIES.map(generated);

function generated(family: (typeof FAMILIES)[number], index: number): string {
  const disclosure = makeDisclosure({ seed: FIRST_SEED + index, family, fund: index % 2 === 0, full: index % 3 === 0 });
  return layoutText(disclosure, { tables: 'tabs', captions: index % 2 === 0 ? 'lines' : 'rows', cutAfter: 0, contents: 'dots' });
}

const rows = new Map<string, Row>();
const random = new Random(RANDOM_SEED);
for (const text of texts) await tallyFaults({ text, clean: await readText(text, forms), forms, random }, rows);

const table = [
  '| fault | made | detectable | detected | pinned | not detectable, yet detected |',
  '|---|--:|--:|--:|--:|--:|',
  ...[...rows].map(([kind, t]) => {
    const part = (count: number): string => (t.covered === 0 ? '–' : `${count} (${((100 * count) / t.covered).toFixed(1)} %)`);
    return `| ${kind} | ${t.made} | ${t.covered} | ${part(t.coveredDetected)} | ${part(t.coveredPinned)} | ${t.detected - t.coveredDetected} |`;
  }),
].join('\n');

console.log(table);
if (files.length === 0) {
  const page = `# What the log finds of faults

Made by \`npm run bench:mutations\`: single faults put into generated disclosures, one disclosure per form family. *Detectable*: the
fault is larger than rounding, and an identity of the rule books covers the figure; or, of a sentence, a table prints the figure or a
rate of the same statement follows from it. *Detected*: the log has an error or a
warning that it had not. *Pinned*: such a line names the very cell, row or sentence first.

${table}
`;
  writeFileSync(REPORT, page);
}
