/**
 * `npm run bench [-- FOLDER…]`: speed as ratios taken within one run, never as a test.
 *
 * Targets: PDFs at most 1.25 of pdf.js alone, text dumps at least 20 MB/s, start-up without anything heavy.
 */
import { fileURLToPath } from 'node:url';
import { type CheckTimes, checkTimes } from './check-share.ts';
import { findInputs } from './inputs.ts';
import { inTurns, processTimes, shown, type Times, table, timesRow } from './measure.ts';
import { pdfSpeed } from './pdf-speed.ts';
import { type StageTimes, stageTimes } from './stages.ts';
import { textSpeed } from './text-speed.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const START_ROUNDS = 15;

const inputs = findInputs(process.argv.slice(2));
const { pdfs, texts } = inputs;
console.log(`Node ${process.version}, ${pdfs.length} PDFs, ${texts.length} texts\n`);

/** Prints a comparison, each row against the first. */
function compare(title: string, names: readonly string[], times: readonly Times[]): void {
  const [first] = times;
  if (first === undefined) return;
  const rows = times.map((time, index) => timesRow(names[index] ?? '', time, first));
  console.log(table([[title, 'ms', 'ratio', 'CPU ms', 'ratio'], ...rows]));
}

if (pdfs.length > 0) compare('PDFs, whole process (target ≤ 1.25)', ['pdf.js alone', 'juesuan extract'], pdfSpeed(pdfs));

if (texts.length > 0) {
  const speed = await textSpeed(texts);
  console.log(
    table([
      ['texts, in process (target ≥ 20)', 'MB/s', 'by CPU time'],
      ['readDocument', shown(speed.read.wall), shown(speed.read.cpu)],
      ['extractDocument', shown(speed.extract.wall), shown(speed.extract.cpu)],
    ]),
  );
}

const share = (name: string, { checks, extraction }: Omit<CheckTimes, 'file'>): string[] => [
  name,
  shown(extraction),
  shown(checks),
  `${((100 * checks) / extraction).toFixed(1)} %`,
];
const total = (list: readonly CheckTimes[]): Omit<CheckTimes, 'file'> => ({
  checks: list.reduce((sum, { checks }) => sum + checks, 0),
  extraction: list.reduce((sum, { extraction }) => sum + extraction, 0),
});
const shares = [
  { name: 'all PDFs', list: await checkTimes(pdfs) },
  { name: 'all texts', list: await checkTimes(texts) },
].filter(({ list }) => list.length > 0);
console.log(
  table([
    ['checks as part of extraction, in process (target < 10 %)', 'extraction ms', 'checks ms', 'share'],
    ...shares.flatMap(({ name, list }) => [...list.map((times) => share(times.file, times)), share(name, total(list))]),
  ]),
);

const starts = [
  ['-e', '0'],
  [PROGRAM, '--version'],
  [PROGRAM, '--help'],
];
compare(
  'start-up',
  ['node -e 0', 'juesuan --version', 'juesuan --help'],
  inTurns(
    START_ROUNDS,
    starts.map((args) => () => processTimes(args)),
  ),
);

const row = (name: string, times: StageTimes): string[] => [name, ...Object.values(times).map((time) => shown(time))];
const stages = [];
if (pdfs.length > 0) stages.push(row('PDFs', await stageTimes({ pdfs, texts: [] })));
if (texts.length > 0) stages.push(row('texts', await stageTimes({ pdfs: [], texts })));
console.log(table([['stages, ms', 'source', 'layout', 'segment+table+mapping', 'outline'], ...stages]));
