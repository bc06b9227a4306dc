/**
 * Pages that were read from their images, kept until their document is done: a run that was killed goes on with the next page.
 *
 * One file a page in `.juesuan/pages/<document>-<program and options>/`, written whole or not at all, so that what is there was read
 * by the same program from the same bytes. Pages that could not be read are not kept: they are tried again.
 */
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../emit/atomic-file.ts';
import type { Page } from '../model/page.ts';
import { PRIVATE_FOLDER } from './ledger.ts';
import { RunError } from './run-error.ts';

const PAGES = 'pages';
/** Digits of the document's hash in the name of its folder. */
const DIGITS = 32;

/** The pages of one document. */
export interface PageStore {
  /** The page with this number; null where it is not kept. */
  get(n: number): Promise<Page | null>;
  put(page: Page): Promise<void>;
}

/** By what the pages of a document are known. */
export interface PagesOf {
  /** Output folder of the run. */
  out: string;
  sha256: string;
  /** Fingerprint of the program and options, see fingerprint.ts. */
  madeBy: string;
}

function nameOf({ sha256, madeBy }: PagesOf): string {
  return `${sha256.slice(0, DIGITS)}-${madeBy.replace(/[^\w.]+/g, '-')}`;
}

/** The kept pages of a document. Writes nothing until a page is put. */
export function pageStore(document: PagesOf): PageStore {
  const folder = join(document.out, PRIVATE_FOLDER, PAGES, nameOf(document));
  return {
    get: (n) => readPage(join(folder, `${n}.json`)),
    put: async (page) => {
      try {
        mkdirSync(folder, { recursive: true });
        await writeAtomically(join(folder, `${page.number}.json`), JSON.stringify(page));
      } catch (error) {
        throw RunError.writing(document.out, error);
      }
    },
  };
}

async function readPage(path: string): Promise<Page | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  try {
    return text === null ? null : (JSON.parse(text) as Page);
  } catch {
    return null; // A damaged disk: the page is read again.
  }
}

/** Takes the pages of a document away, also those of other versions and options. */
export async function dropPages({ out, sha256 }: Pick<PagesOf, 'out' | 'sha256'>): Promise<void> {
  const folder = join(out, PRIVATE_FOLDER, PAGES);
  const names = await readdir(folder).catch(() => []); // No folder, no pages.
  for (const name of names) if (name.startsWith(sha256.slice(0, DIGITS))) await rm(join(folder, name), { recursive: true, force: true });
}

/** Takes all kept pages away. */
export async function dropAllPages(out: string): Promise<void> {
  await rm(join(out, PRIVATE_FOLDER, PAGES), { recursive: true, force: true });
}
