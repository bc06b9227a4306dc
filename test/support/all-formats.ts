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

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

export interface Extracted {
  document: Document;
  anomalies: Anomaly[];
}

/** Extracts the samples into `out`; resolves with the documents as their own files have them, by id. */
export async function extractAllFormats(out: string): Promise<Extracted[]> {
  await extract([SAMPLES], { out, output: { formats: OUTPUT_FORMATS, bom: true, cells: true } });
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
