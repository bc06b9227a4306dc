/**
 * The samples extracted into every format, once per test file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Anomaly } from '../../src/model/anomaly.ts';
import type { Document } from '../../src/model/document.ts';
import { OUTPUT_FORMATS } from '../../src/model/output-format.ts';
import { extract } from '../../src/run/extract.ts';
import type { RunSummary } from '../../src/run/options.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

export interface Extracted {
  document: Document;
  anomalies: Anomaly[];
}

/** Extracts the samples into `out`, or makes the files again from the documents that are there. */
export function extractEveryFormat(out: string): Promise<RunSummary> {
  return extract([SAMPLES], { out, output: { formats: OUTPUT_FORMATS, bom: true, cells: true } });
}

/** Extracts the samples into `out`; resolves with the documents as their own files have them, by id. */
export async function extractAllFormats(out: string): Promise<Extracted[]> {
  await extractEveryFormat(out);
  return readdirSync(join(out, 'documents'))
    .sort()
    .map((id) => ({
      document: JSON.parse(readFileSync(join(out, 'documents', id, 'document.json'), 'utf8')) as Document,
      anomalies: readFileSync(join(out, 'documents', id, 'anomalies.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Anomaly),
    }));
}
