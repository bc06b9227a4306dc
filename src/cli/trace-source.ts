/**
 * The source file of a traced fact, opened again where it still is what was read.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { textAtPlace, wordsInBox } from '../inspect/trace.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Place } from '../model/place.ts';
import { fileSystemFailure } from '../run/failure.ts';
import { sha256 } from '../run/read-input.ts';

/** The file's bytes, or why they are not to be had. */
export type SourceLookup = { bytes: Uint8Array; problem: null } | { bytes: null; problem: string };

/** Where a run left its outputs and found its inputs. */
export interface RunPlace {
  out: string;
  manifest: Manifest;
  /** Folder of the inputs, where it is no longer the one in the manifest. */
  input: string | undefined;
}

/** Finds the file of an input, and checks that its bytes are those that were read. */
export async function findSource({ out, manifest, input }: RunPlace, file: string): Promise<SourceLookup> {
  const record = manifest.inputs.find((item) => item.file === file);
  if (record === undefined) return { bytes: null, problem: `${file} is not among the inputs of the last run` };
  const root = input ?? (manifest.inputRoot === null ? null : resolve(out, manifest.inputRoot));
  if (root === null) return { bytes: null, problem: `the run does not say where ${file} lies; give the folder with --input` };
  try {
    const bytes = await readFile(resolve(root, file));
    if (sha256(bytes) === record.sha256) return { bytes, problem: null };
    return { bytes: null, problem: `${file} has changed since it was read` };
  } catch (error) {
    const why = fileSystemFailure(error).message;
    return { bytes: null, problem: `${file} is no longer where it was read (${why}); give its folder with --input` };
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
