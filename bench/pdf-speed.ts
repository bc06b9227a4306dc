/**
 * The whole program over PDFs against pdf.js alone over the same files, process against process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurns, processTime } from './measure.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const BASELINE = fileURLToPath(new URL('pdfjs-baseline.mjs', import.meta.url));
const ROUNDS = 5;

/** Times of both, in milliseconds. */
export interface PdfSpeed {
  program: number;
  baseline: number;
}

/** Measures; the program reads one document at a time, as the baseline does. */
export function pdfSpeed(pdfs: readonly string[]): PdfSpeed {
  const out = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    const [program = Number.NaN, baseline = Number.NaN] = inTurns(ROUNDS, [
      () => processTime([PROGRAM, 'extract', ...pdfs, '--out', out, '--concurrency', '1', '--quiet']),
      () => processTime([BASELINE, ...pdfs]),
    ]);
    return { program, baseline };
  } finally {
    rmSync(out, { recursive: true });
  }
}
