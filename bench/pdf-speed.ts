/**
 * The whole program over PDFs against pdf.js alone over the same files, process against process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurns, processTimes, type Times } from './measure.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const BASELINE = fileURLToPath(new URL('pdfjs-baseline.mjs', import.meta.url));
const ROUNDS = 5;

/** Times of pdf.js alone and of the program, which reads one document at a time as the other does, and reads it anew in every round. */
export function pdfSpeed(pdfs: readonly string[]): Times[] {
  const out = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  try {
    return inTurns(ROUNDS, [
      () => processTimes([BASELINE, ...pdfs]),
      () => processTimes([PROGRAM, 'extract', ...pdfs, '--out', out, '--force', '--concurrency', '1', '--quiet']),
    ]);
  } finally {
    rmSync(out, { recursive: true });
  }
}
