/**
 * Digital PDFs whose table pages are scanned: those of the test corpus, and the shared ones beside the project where they are.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OcrEngine, OcrMode } from '../../src/model/ocr-mode.ts';
import type { ReadResult } from '../../src/run/read-document.ts';
import { loadReader, readOptions } from '../../src/run/reader.ts';
import { wholeTablePages } from './table-pages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The documents that are measured where none is named. */
export function usualDocuments(): string[] {
  const corpus = join(ROOT, 'test/corpus');
  const made = readdirSync(corpus).filter((name) => name.includes('-pdf-'));
  const shared = join(ROOT, '../shared/documents/pdf');
  const published = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.pdf')) : [];
  return [...made.map((name) => join(corpus, name, 'source.pdf')), ...published.map((name) => join(shared, name))];
}

/** A short name for messages. */
export function nameOf(path: string): string {
  return basename(path) === 'source.pdf' ? basename(dirname(path)) : basename(path, '.pdf');
}

/** Extracts a document, so many pages at once read from their images. */
export async function extracted(
  bytes: Uint8Array,
  { ocr, ocrEngine = 'tesseract', lanes }: { ocr: OcrMode; ocrEngine?: OcrEngine; lanes: number },
): Promise<ReadResult> {
  const reader = await loadReader();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return reader.read(
    { file: 'scan.pdf', bytes, sha256, id: 'scan' },
    { ...readOptions(reader.forms, { ocr, ocrEngine }), ocrLanes: lanes },
  );
}

/** Pages to measure: whole tables that hold most facts a page. */
export async function tablePages(bytes: Uint8Array, most: number): Promise<number[]> {
  const { document } = await extracted(bytes.slice(), { ocr: 'never', lanes: 1 });
  return wholeTablePages(document, most);
}
