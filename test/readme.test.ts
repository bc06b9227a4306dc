/**
 * The two READMEs quote what the program really prints and writes for the samples, and state the same commands.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../src/cli/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['README.md', 'README.zh-CN.md'] as const;
const folder = temporaryFolder();

/** The lines of the fenced blocks in a language. */
function quoted(page: string, language: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].flatMap(([, block = '']) =>
    block.trimEnd().split('\n'),
  );
}

const output = { stdout: '', facts: '', anomalies: '' };

beforeAll(async () => {
  const out = join(folder, 'out');
  const words: string[] = [];
  const terminal = { stdout: (text: string) => void words.push(text), stderr: () => undefined };
  expect(await runCli(['extract', join(ROOT, 'samples'), '--out', out], terminal, new AbortController().signal)).toBe(0);
  output.stdout = words.join('');
  output.facts = readFileSync(join(out, 'facts.csv'), 'utf8').replaceAll('\r\n', '\n');
  const ids = output.stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  output.anomalies = ids
    .filter((id) => id !== '')
    .map((id) => readFileSync(join(out, 'documents', id, 'anomalies.jsonl'), 'utf8'))
    .join('');
}, 60_000);

describe.each(PAGES)('%s', (page) => {
  it.each([
    ['text', 'stdout'],
    ['csv', 'facts'],
    ['json', 'anomalies'],
  ] as const)('quotes in its %s blocks what is in the %s of a run over the samples', (language, part) => {
    const lines = quoted(page, language);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !output[part].split('\n').includes(line))).toEqual([]);
  });

  it('states the commands and the code of the other page', () => {
    for (const language of ['sh', 'ts']) {
      expect(quoted(page, language).length).toBeGreaterThan(0);
      expect(quoted(page, language)).toEqual(quoted(PAGES[0], language));
    }
  });

  it('links to files that exist', () => {
    const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });
});
