/**
 * The two READMEs quote what the program really prints and writes for the samples, and state the same commands.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requote, type SampleRun } from '../scripts/readme-quotes.ts';
import { runSamples } from '../scripts/sample-run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['README.md', 'README.zh-CN.md'] as const;
const LANGUAGES = ['text', 'csv', 'json', 'sh', 'ts', 'python', 'sql', 'r'];

/** One run for both pages. */
let run: Promise<SampleRun> | null = null;

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The fenced blocks in a language. */
function quoted(page: string, language: string): string[] {
  return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);
}

describe.each(PAGES)('%s', (page) => {
  it('quotes a run over the samples; npm run docs writes it anew', { timeout: 60_000 }, async () => {
    run ??= runSamples();
    expect(read(page)).toBe(requote(read(page), await run));
  });

  it('shows the same commands, code and output as the other page', () => {
    for (const language of LANGUAGES) {
      expect(quoted(page, language).length, language).toBeGreaterThan(0);
      expect(quoted(page, language)).toEqual(quoted(PAGES[0], language));
    }
  });

  it('links to files that exist', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });
});
