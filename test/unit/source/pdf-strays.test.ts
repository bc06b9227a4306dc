/**
 * A PDF with a wrong reference in a process of its own, since the runner of tests hears stray rejections itself.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { tinyPdf } from '../../support/tiny-pdf.ts';

const folder = temporaryFolder();
const MODULE = new URL('../../../src/source/pdf.ts', import.meta.url).href;

/** Four pages, of which two stand elsewhere than the file says. */
function misplaced(): Buffer {
  const pages = ['one', 'two', 'three', 'four'].map((text) => ({ content: `BT /F1 9 Tf 9 50 Td (${text}) Tj ET` }));
  const bytes = Buffer.from(tinyPdf({ pages }));
  for (const entry of ['\n12 1\n', '\n14 1\n']) bytes.write('0000000009', bytes.indexOf(entry) + entry.length, 'latin1');
  return bytes;
}

/** Reads all pages in a new process, which then does `after`. */
function readPages(after: string) {
  writeFileSync(join(folder, 'misplaced.pdf'), misplaced());
  writeFiles(folder, {
    'read.mjs': `
      import { readFileSync } from 'node:fs';
      import { openPdf } from '${MODULE}';
      const pdf = await openPdf(new Uint8Array(readFileSync(process.argv[2])));
      for (let n = 1; n <= pdf.pageCount; n++) {
        console.log(await pdf.page(n).then(({ words }) => words.map(({ text }) => text).join(' '), (error) => error.code));
      }
      ${after}`,
  });
  const words = ['--import', 'tsx', join(folder, 'read.mjs'), join(folder, 'misplaced.pdf')];
  return spawnSync(process.execPath, words, { encoding: 'utf8' });
}

const WAIT = 'await new Promise((done) => setTimeout(done, 9));';

describe('a page that the engine fetched ahead in vain', { timeout: 60_000 }, () => {
  it('does not end the process, and is found where it stands', () => {
    const { status, stdout } = readPages(`await pdf.close(); ${WAIT} console.log(process.listenerCount('unhandledRejection'));`);
    expect(stdout).toBe('one\ntwo\nthree\nfour\n0\n');
    expect(status).toBe(0);
  });

  it('leaves the rejections of others as they are', () => {
    const { status, stderr } = readPages(`Promise.reject(new Error('not of the engine')); ${WAIT}`);
    expect(stderr).toContain('not of the engine');
    expect(status).not.toBe(0);
  });
});
