/**
 * `npm run bench:ocr [-- --dpi 200 --look scan --pages 2 --errors --baseline FILE…]`: recognition against digital originals.
 *
 * Pages with tables are painted, made to look scanned, put into a PDF of images and extracted; every fact is compared with that of
 * the digital original. Never a test: it takes minutes. `--baseline` also times plain full-page recognition of the same images.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extractDocument } from '../src/index.ts';
import { table } from './measure.ts';
import { compare, NO_SCORE, type Score, sum } from './ocr/compare.ts';
import { LOOKS, type Look } from './ocr/looks.ts';
import { plainTime } from './ocr/plain.ts';
import { pagesOf, scansOf } from './ocr/scan-pdf.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dpi: { type: 'string', default: '200' },
    look: { type: 'string', default: 'clean,scan' },
    pages: { type: 'string', default: '2' },
    errors: { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
  },
});

/** PDFs of the test corpus. */
function corpus(): string[] {
  const folder = join(ROOT, 'test/corpus');
  return readdirSync(folder)
    .filter((name) => name.includes('-pdf-'))
    .map((name) => join(folder, name, 'source.pdf'));
}

/** Pages that hold most facts, in their order. */
async function tablePages(bytes: Uint8Array, most: number): Promise<number[]> {
  const { document } = await extractDocument(bytes.slice(), { file: 'original.pdf' });
  const counts = new Map<number, number>();
  for (const { source } of document.facts) if (source.page !== null) counts.set(source.page, (counts.get(source.page) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
  return ranked.map(([page]) => page).sort((a, b) => a - b);
}

interface Result {
  score: Score;
  pages: number;
  ms: number;
  plainMs: number;
}

async function measure(path: string, dpi: number, look: Look): Promise<Result> {
  const bytes = new Uint8Array(readFileSync(path));
  const pages = await tablePages(bytes, Number(values.pages));
  const digital = await pagesOf(bytes, pages);
  const original = await extractDocument(digital.slice(), { file: 'original.pdf', ocr: 'never' });
  const { pdf, images } = await scansOf(digital, dpi, look);
  const start = performance.now();
  const scanned = await extractDocument(pdf, { file: 'scan.pdf' });
  const ms = performance.now() - start;
  const score = compare(original, scanned);
  if (values.errors)
    for (const error of score.errors) console.log(`  ${basename(join(path, '..'))} ${basename(path)} ${dpi} ${look.name}: ${error}`);
  return { score, pages: pages.length, ms, plainMs: values.baseline ? await plainTime(images) : 0 };
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
const files = positionals.length > 0 ? positionals : corpus();
const rows: string[][] = [];
// The first document pays for loading the engine.
const [first] = files;
if (first !== undefined) await measure(first, 150, LOOKS[0] as Look);
for (const dpi of values.dpi.split(',').map(Number)) {
  for (const name of values.look.split(',')) {
    const look = LOOKS.find((candidate) => candidate.name === name);
    if (look === undefined) throw new Error(`no look ${name}`);
    let [score, pages, ms, plainMs] = [NO_SCORE, 0, 0, 0];
    for (const file of files) {
      const result = await measure(file, dpi, look);
      [score, pages, ms, plainMs] = [sum(score, result.score), pages + result.pages, ms + result.ms, plainMs + result.plainMs];
    }
    const { cells } = score;
    const counts = [score.right, score.silent, score.flagged, score.missing, score.extra, score.rightBefore, score.doubted];
    rows.push([
      `${dpi} dpi ${name}`,
      String(cells),
      ...counts.map(String),
      share(score.right, cells),
      share(score.silent, cells),
      (ms / 1000 / pages).toFixed(2),
      values.baseline ? (ms / plainMs).toFixed(2) : '',
    ]);
  }
}
const head = ['condition', 'cells', 'right', 'silent', 'flagged', 'missing', 'extra', 'right before proof', 'right, doubted'];
console.log(table([[...head, 'right', 'silent', 's/page', '× plain'], ...rows]));
