/**
 * A run of the program over the samples, in this process, into a temporary folder.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../src/cli/run-cli.ts';
import type { SampleRun } from './readme-quotes.ts';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

/** What the program prints and writes. Throws where it does not end with 0. */
export async function runSamples(): Promise<SampleRun> {
  const out = mkdtempSync(join(tmpdir(), 'juesuan-samples-'));
  const words: string[] = [];
  const terminal = { stdout: (text: string) => void words.push(text), stderr: (): void => undefined };
  try {
    const code = await runCli(['extract', SAMPLES, '--out', out], terminal, new AbortController().signal);
    if (code !== 0) throw new Error(`the samples end with ${code}`);
    const stdout = words.join('').split('\n');
    const ids = stdout.flatMap((line) => line.split('\t').slice(0, 1)).filter((id) => id !== '');
    const anomalies = ids.flatMap((id) => readFileSync(join(out, 'documents', id, 'anomalies.jsonl'), 'utf8').split('\n'));
    return { stdout, facts: readFileSync(join(out, 'facts.csv'), 'utf8').split('\r\n'), anomalies };
  } finally {
    rmSync(out, { recursive: true });
  }
}
