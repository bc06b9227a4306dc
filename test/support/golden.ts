/**
 * The golden files of the corpus: what the program writes for a case, so that every change of output is a diff that people read.
 *
 * test/corpus/<slug>/ → `expected/anomalies.jsonl`, and `expected/document.json` for the cases of WHOLE_DOCUMENTS. Facts of all
 * cases are held against truth.json by corpus.test.ts; what only a golden file holds are places, repairs, traces and sections.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anomaliesJsonl, documentJson } from '../../src/emit/document-json.ts';
import { read } from './reading.ts';

/** One text and one PDF with damaged or unusual print: a whole document is half a megabyte, so not every case keeps one. */
const WHOLE_DOCUMENTS: readonly string[] = ['hubei-tabs-glued', 'shanxi-pdf-dashed-yuan'];

/** Cases of the corpus, by name. */
export function corpusCases(corpus: string): string[] {
  return readdirSync(corpus).sort();
}

/** The golden files that a case should have, by path below the case's folder. Throws where the case has no source. */
export async function goldenFiles(corpus: string, slug: string): Promise<Record<string, string>> {
  const folder = join(corpus, slug);
  const source = readdirSync(folder).find((name) => name.startsWith('source.'));
  if (source === undefined) throw new Error(`${slug} has no source`);
  const { document, anomalies } = await read(new Uint8Array(readFileSync(join(folder, source))), source);
  return {
    'expected/anomalies.jsonl': anomaliesJsonl(anomalies),
    ...(WHOLE_DOCUMENTS.includes(slug) ? { 'expected/document.json': documentJson(document) } : {}),
  };
}
