/**
 * The words of the source at the places of traced facts, where the file still is what was read.
 */
import { join } from 'node:path';
import { textAtPlace, wordsInBox } from '../inspect/trace.ts';
import { DocumentError } from '../model/error.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Place } from '../model/place.ts';
import { readInput } from '../run/read-input.ts';

/** Where a run left its outputs and found its inputs. */
export interface RunPlace {
  out: string;
  manifest: Manifest;
  /** Folder of the inputs, where it is no longer the one in the manifest. */
  input: string | undefined;
  password: string | undefined;
}

/** The words at each place, or why they are not to be had. */
export type SourceWords = { words: string[][]; problem: null } | { words: null; problem: string };

const noWords = (problem: string): SourceWords => ({ words: null, problem });

async function wordsOfPdf(bytes: Uint8Array, places: readonly Place[], password: string | undefined): Promise<string[][]> {
  const { openPdf } = await import('../source/pdf.ts');
  const pdf = await openPdf(bytes, password === undefined ? {} : { password });
  try {
    const found: string[][] = [];
    for (const { page, bbox } of places) found.push(page === null || bbox === null ? [] : wordsInBox((await pdf.page(page)).words, bbox));
    return found;
  } finally {
    await pdf.close();
  }
}

async function wordsOfText(bytes: Uint8Array, places: readonly Place[]): Promise<string[][]> {
  const { decodeText } = await import('../source/decode-text.ts');
  const lines = decodeText(bytes).text.split('\n');
  return places.map((place) => textAtPlace(lines, place));
}

/** Opens the source of `file` again and reads the words at `places`. */
export async function sourceWords(
  { out, manifest, input, password }: RunPlace,
  file: string,
  places: readonly Place[],
): Promise<SourceWords> {
  const record = manifest.inputs.find((item) => item.file === file);
  if (record === undefined) return noWords(`${file} is not among the inputs of the last run`);
  const root = input ?? (manifest.inputRoot === null ? null : join(out, manifest.inputRoot));
  if (root === null) return noWords(`the run does not say where ${file} lies; give the folder with --input`);
  try {
    const { bytes, sha256 } = await readInput(join(root, file));
    if (sha256 !== record.sha256) return noWords(`${file} has changed since it was read`);
    const isText = places.every(({ page }) => page === null);
    return { words: isText ? await wordsOfText(bytes, places) : await wordsOfPdf(bytes, places, password), problem: null };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const moved = error.code === 'not-found' ? '; give its folder with --input' : '';
    return noWords(`${join(root, file)}: ${error.message}${moved}`);
  }
}
