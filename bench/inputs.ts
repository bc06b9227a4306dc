/**
 * The files to measure with: those of the folders given, or of the samples and the generated corpus.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Inputs {
  pdfs: string[];
  texts: string[];
}

const OWN_FOLDERS = ['samples', 'test/corpus'].map((folder) => fileURLToPath(new URL(`../${folder}`, import.meta.url)));
/** What describes the samples is none. */
const DESCRIPTIONS = /(?:^|\/)(?:README|SOURCE)\.md$/;

/** Finds the inputs. Throws where the folders hold neither PDF nor text. */
export function findInputs(folders: readonly string[]): Inputs {
  const files = (folders.length === 0 ? OWN_FOLDERS : folders)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => statSync(path).isFile() && !DESCRIPTIONS.test(path))
    .sort();
  const pdfs = files.filter((path) => readFileSync(path).subarray(0, 5).toString('latin1') === '%PDF-');
  const texts = files.filter((path) => /\.(?:txt|md)$/i.test(path));
  if (pdfs.length + texts.length === 0) throw new Error(`no PDF and no text in ${folders.join(', ')}`);
  return { pdfs, texts };
}
