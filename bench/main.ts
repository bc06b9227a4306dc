/**
 * `npm run bench [-- FOLDER…]`: speed as ratios taken within one run, never as a test.
 *
 * Targets: PDFs at most 1.25 of pdf.js alone, text dumps at least 20 MB/s, start-up without anything heavy.
 */
import { fileURLToPath } from 'node:url';
import { findInputs } from './inputs.ts';
import { inTurns, processTime, shown, table } from './measure.ts';
import { pdfSpeed } from './pdf-speed.ts';
import { type StageTimes, stageTimes } from './stages.ts';
import { textSpeed } from './text-speed.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const START_ROUNDS = 15;

const inputs = findInputs(process.argv.slice(2));
const { pdfs, texts } = inputs;
console.log(`Node ${process.version}, ${pdfs.length} PDFs, ${texts.length} texts\n`);

if (pdfs.length > 0) {
  const { program, baseline } = pdfSpeed(pdfs);
  console.log(
    table([
      ['PDFs, whole process', 'ms', 'ratio', 'target'],
      ['pdf.js alone: text content and operator lists', shown(baseline), '1.00', ''],
      ['juesuan extract --concurrency 1', shown(program), shown(program / baseline), '≤ 1.25'],
    ]),
  );
}

if (texts.length > 0) {
  const speed = await textSpeed(texts);
  console.log(
    table([
      ['texts, in process', 'MB/s', 'target'],
      ['extractDocument', shown(speed), '≥ 20'],
    ]),
  );
}

const [bare = Number.NaN, version = Number.NaN, help = Number.NaN] = inTurns(START_ROUNDS, [
  () => processTime(['-e', '0']),
  () => processTime([PROGRAM, '--version']),
  () => processTime([PROGRAM, '--help']),
]);
console.log(
  table([
    ['start-up', 'ms', 'ratio'],
    ['node -e 0', shown(bare), '1.00'],
    ['juesuan --version', shown(version), shown(version / bare)],
    ['juesuan --help', shown(help), shown(help / bare)],
  ]),
);

const row = (name: string, times: StageTimes): string[] => [name, ...Object.values(times).map((time) => shown(time))];
const stages = [];
if (pdfs.length > 0) stages.push(row('PDFs', await stageTimes({ pdfs, texts: [] })));
if (texts.length > 0) stages.push(row('texts', await stageTimes({ pdfs: [], texts })));
console.log(table([['stages, ms', 'source', 'layout', 'segment+table+mapping', 'outline'], ...stages]));
