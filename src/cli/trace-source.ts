/**
 * The source file of a traced fact, opened again where it still is what was read.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { textAtPlace, wordsInBox } from '../inspect/trace.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Place } from '../model/place.ts';
import { sha256 } from '../run/read-input.ts';

/** The file's bytes, or why they are not to be had. */
export type SourceLookup = { bytes: Uint8Array; problem: null } | { bytes: null; problem: string };

/** Finds the file of an input by the manifest of its run, and checks that its bytes are those that were read. */
export async function findSource(out: string, manifest: Manifest, file: string): Promise<SourceLookup> {
  const record = manifest.inputs.find((input) => input.file === file);
  if (record === undefined) return { bytes: null, problem: `${file} is not in the manifest of the last run` };
  if (manifest.inputRoot === null) return { bytes: null, problem: `where ${file} lies is not known from ${out}` };
  try {
    const bytes = await readFile(resolve(out, manifest.inputRoot, file));
    if (sha256(bytes) === record.sha256) return { bytes, problem: null };
    return { bytes: null, problem: `${file} has changed since it was read` };
  } catch {
    return { bytes: null, problem: `${file} is no longer where it was read` };
  }
}

/** The words of a PDF, or the characters of a text, at a place. */
export async function wordsAt(bytes: Uint8Array, place: Place, password: string | undefined): Promise<string[]> {
  if (place.page === null) {
    const { decodeText } = await import('../source/decode-text.ts');
    return textAtPlace(decodeText(bytes).text.split('\n'), place);
  }
  if (place.bbox === null) return [];
  const { openPdf } = await import('../source/pdf.ts');
  const pdf = await openPdf(bytes, password === undefined ? {} : { password });
  try {
    return wordsInBox((await pdf.page(place.page)).words, place.bbox);
  } finally {
    await pdf.close();
  }
}
