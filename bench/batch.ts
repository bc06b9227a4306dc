/**
 * `npm run bench:batch [-- --documents N] [--small N] [--workers N] [--distinct N] [--kills N] [--folder DIR]`: a batch from the
 * command line's point of view.
 *
 * Targets: throughput at 2,000 documents at least 95 % of that at 100, peak memory within 15 %, two workers at least 1.8 × one, a
 * second run within 5 % of the first; with --kills, the kill test. Each run is a process of its own; nothing else should work.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeInputs } from './batch-inputs.ts';
import { killTest } from './kills.ts';
import { table } from './measure.ts';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));
/** Documents of the kill test: a run long enough to be met anywhere, short enough to be made fifty times. */
const KILL_DOCUMENTS = 24;

interface Run {
  seconds: number;
  /** Peak memory of the process. Unit: megabytes. */
  memory: number;
  /** Processor time of all threads: what the run would need on an idle machine. */
  cpuSeconds: number;
  documents: number;
  /** Pages of PDFs. */
  pages: number;
}

interface Finished {
  event: string;
  pages: number | null;
  kept: boolean;
}

/** Extracts `docs` into `out`. Throws where a document failed. */
function extract(docs: string, out: string, words: readonly string[] = []): Promise<Run> {
  const started = performance.now();
  const args = ['--require', USAGE, PROGRAM, 'extract', docs, '--out', out, '--log', 'json', ...words];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const run: Run = { seconds: 0, memory: 0, cpuSeconds: 0, documents: 0, pages: 0 };
  let rest = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const { event, pages } of lines.map((line) => JSON.parse(line) as Finished)) {
      if (event !== 'finished') continue;
      run.documents += 1;
      run.pages += pages ?? 0;
    }
  });
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    const [memory = 0, cpu = 0] = chunk.toString().split(' ').map(Number);
    run.memory = memory / 1024;
    run.cpuSeconds = cpu / 1000;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      run.seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve(run);
      else reject(new Error(`the run over ${docs} ended with ${code}: ${rest}`));
    });
  });
}

const row = (name: string, { seconds, memory, cpuSeconds, documents, pages }: Run): string[] => [
  name,
  seconds.toFixed(1),
  cpuSeconds.toFixed(1),
  (documents / seconds).toFixed(2),
  (pages / seconds).toFixed(1),
  memory.toFixed(0),
];
const HEAD = ['', 's', 'CPU s', 'documents/s', 'pages/s', 'peak MB'];
const pace = ({ documents, seconds }: Run): number => documents / seconds;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    small: { type: 'string', default: '100' },
    workers: { type: 'string', default: '200' },
    distinct: { type: 'string', default: '100' },
    kills: { type: 'string', default: '0' },
    folder: { type: 'string' },
  },
});
const [documents, small, forWorkers, distinct, kills] = [values.documents, values.small, values.workers, values.distinct, values.kills].map(
  Number,
) as [number, number, number, number, number];
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'juesuan-batch-'));
const inputsOf = (count: number): Promise<string> => makeInputs({ folder: join(folder, `docs-${count}`), documents: count, distinct });
const outOf = (name: string): string => {
  const out = join(folder, `out-${name}`);
  rmSync(out, { recursive: true, force: true });
  return out;
};

console.log(`Node ${process.version}; half PDF, half text; pages are those of PDFs\n`);
if (documents > 0) {
  const few = await extract(await inputsOf(small), outOf('small'));
  const out = outOf('large');
  const docs = await inputsOf(documents);
  const many = await extract(docs, out);
  const again = await extract(docs, out);
  console.log(table([HEAD, row(`${small} documents`, few), row(`${documents} documents`, many), row('the same again', again)]));
  console.log(
    table([
      ['growth', 'found', 'target'],
      ['documents per CPU second', (many.documents / many.cpuSeconds / (few.documents / few.cpuSeconds)).toFixed(2), ''],
      ['documents/s', (pace(many) / pace(few)).toFixed(2), '≥ 0.95'],
      ['peak memory', (many.memory / few.memory).toFixed(2), '≤ 1.15'],
      ['second run', (again.seconds / many.seconds).toFixed(3), '≤ 0.05'],
    ]),
  );
}
if (forWorkers > 0) {
  const docs = await inputsOf(forWorkers);
  const one = await extract(docs, outOf('one'), ['--concurrency', '1']);
  const two = await extract(docs, outOf('two'), ['--concurrency', '2']);
  console.log(table([HEAD, row('1 worker', one), row('2 workers', two)]));
  console.log(`2 workers: ${(one.seconds / two.seconds).toFixed(2)} × 1 worker (target ≥ 1.8 on two idle processors)\n`);
}
if (kills > 0) {
  const docs = await inputsOf(KILL_DOCUMENTS);
  const result = await killTest({ command: (out) => [PROGRAM, 'extract', docs, '--out', out], folder: outOf('kills'), kills });
  console.log(`${result.kills} kills over ${KILL_DOCUMENTS} documents: ${result.problems.length === 0 ? 'byte-identical' : 'FAILED'}`);
  for (const problem of result.problems) console.log(`  ${problem}`);
  if (result.problems.length > 0) process.exitCode = 1;
}
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
