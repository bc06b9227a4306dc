import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { EXTRACT } from '../../src/cli/commands.ts';
import { extractCommand } from '../../src/cli/extract-command.ts';
import { runBatch } from '../../src/run/batch.ts';
import { inThreads } from '../../src/run/thread-pool.ts';
import { encryption } from '../support/encrypted-pdf.ts';
import { printedTerminal } from '../support/printed.ts';
import { snapshot } from '../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { tinyPdf } from '../support/tiny-pdf.ts';

const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));
const script = new URL('../support/faulty-thread.ts', import.meta.url);
const folder = temporaryFolder();
/** Long enough for the slowest document on a busy machine, short enough for a test. */
const TIMEOUT_MS = 25_000;

/** Runs the command over a folder, with a pipeline that obeys orders; `vanishing` is deleted when the run has been planned. */
async function run(docs: string, out: string, vanishing?: string) {
  const terminal = printedTerminal();
  const args = parseArguments(EXTRACT, [docs, '--out', out, '--concurrency', '2', '--quiet']);
  const code = await extractCommand(args, terminal, {
    run: (inputs, options) => {
      const onProgress: typeof options.onProgress = (event) => {
        if (event.type === 'planned' && vanishing !== undefined) rmSync(join(docs, vanishing));
        options.onProgress?.(event);
      };
      return runBatch(inputs, { ...options, onProgress }, inThreads({ script, timeoutMs: TIMEOUT_MS, memoryMb: 512 }));
    },
  });
  return { code, ...terminal.text };
}

/** Copies the generated disclosures into a new folder under their names. */
function disclosures(name: string): string {
  const docs = writeFiles(join(folder, name), {});
  for (const slug of readdirSync(CORPUS)) {
    const source = readdirSync(join(CORPUS, slug)).find((file) => file.startsWith('source.')) ?? '';
    writeFiles(docs, { [`${slug}${source.slice(source.lastIndexOf('.'))}`]: '' });
    copyFileSync(join(CORPUS, slug, source), join(docs, `${slug}${source.slice(source.lastIndexOf('.'))}`));
  }
  return docs;
}

/** Puts every kind of broken file into a folder; returns how their failures begin, in order. */
function breakSome(docs: string): string[] {
  const pdf = readdirSync(docs).find((name) => name.endsWith('.pdf')) ?? '';
  writeFileSync(join(docs, 'x1-truncated.pdf'), readFileSync(join(docs, pdf)).subarray(0, 400));
  const { trailer, encrypt } = encryption('secret');
  writeFileSync(join(docs, 'x2-encrypted.pdf'), tinyPdf({ pages: [{ content: encrypt(11, 'BT ET') }], trailer }));
  writeFileSync(join(docs, 'x3-image.pdf'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
  writeFiles(docs, {
    'x4-crashing.txt': 'HOOK:exit',
    'x5-hanging.txt': 'HOOK:hang',
    'x6-exploding.txt': 'HOOK:explode',
    'x8-vanishing.txt': 'gone before it is read',
    'x9-empty.txt': '',
    'xa-broken.zip': 'PK\u0003\u0004 and no more',
  });
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(docs, 'x7-pipe')]);
  else symlinkSync('nothing', join(docs, 'x7-pipe'));
  return ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'xa'];
}

describe('a batch with broken files', { timeout: 300_000 }, () => {
  it('yields every good document, one line per bad one, and exit code 2', async () => {
    const [good, mixed] = [disclosures('good'), disclosures('mixed')];
    const bad = breakSome(mixed);
    const [alone, among] = [join(folder, 'alone'), join(folder, 'among')];
    expect((await run(good, alone)).code).toBe(0);
    const { code, stdout, stderr } = await run(mixed, among, 'x8-vanishing.txt');
    expect(code).toBe(2);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('failed');
    expect(lines.slice(1).map((line) => /\/(x.)[^/]*: [^\n]+ — [^\n]+$/.exec(line)?.[1])).toEqual(bad);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout.trimEnd().split('\n')).toHaveLength(readdirSync(good).length + bad.length);
    const withoutManifest = ({ 'manifest.json': _, ...files }: Record<string, string>) => files;
    expect(withoutManifest(snapshot(among))).toEqual(withoutManifest(snapshot(alone)));
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('reports a file that may not be read', async () => {
    const docs = writeFiles(join(folder, 'locked'), { 'a.txt': 'fake', 'b.txt': 'fake, too' });
    chmodSync(join(docs, 'a.txt'), 0);
    const { code, stderr } = await run(docs, join(folder, 'locked-out'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('a.txt: permission denied — give yourself permission')]);
  });
});
