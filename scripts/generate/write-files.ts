/**
 * Generated disclosures as files on disk: one case in a folder, the whole corpus, the samples.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, makeCase, publishedName } from './case.ts';
import { CORPUS, SAMPLES } from './cases.ts';
import { samplesPage } from './samples-page.ts';
import { writeTruth } from './truth-file.ts';

/** Writes source, truth.json and seed.json; makes the folder where it is missing. Returns the source's file name. */
export async function writeCase(folder: string, { make, layout }: Case): Promise<string> {
  const { extension, bytes, truth } = await makeCase({ make, layout });
  const source = `source.${extension}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, source), bytes);
  writeFileSync(join(folder, 'truth.json'), writeTruth(truth));
  writeFileSync(join(folder, 'seed.json'), `${JSON.stringify({ make, layout }, null, 2)}\n`);
  return source;
}

/** Writes every corpus case to a folder of its slug. The folder given is emptied first, so that no former case stays. */
export async function writeCorpus(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const { slug, ...made } of CORPUS) await writeCase(join(folder, slug), made);
}

/** Writes the samples under the names of published files, and to the file `page` where they come from. Former samples are removed. */
export async function writeSamples(folder: string, page: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (/\.(?:txt|md|pdf)$/.test(name)) rmSync(join(folder, name));
  const made: { name: string; source: Case }[] = [];
  for (const source of SAMPLES) {
    const { extension, bytes, truth } = await makeCase(source);
    const name = `${publishedName(truth)}.${extension}`;
    if (made.some((other) => other.name === name)) throw new RangeError(`two samples are named ${name}`);
    writeFileSync(join(folder, name), bytes);
    made.push({ name, source });
  }
  writeFileSync(page, samplesPage(made));
}
