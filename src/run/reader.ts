/**
 * How a run reads one document: the pipeline with its declarative data, loaded when the first document needs it.
 */
import type { Forms } from '../model/form.ts';
import { DEFAULT_MAX_PAGES, type ReadingOptions } from './options.ts';
import type { ReadOptions, ReadResult, SourceFile } from './read-document.ts';

export interface Reader {
  read: (source: SourceFile, options: ReadOptions) => Promise<ReadResult>;
  forms: Forms;
}

const loaded = new Map<string | undefined, Promise<Reader>>();

/**
 * The pipeline with the declarative data of `pipelines`, by default that of the package, loaded once a process. Rejects where
 * the data is invalid.
 */
export function loadReader(pipelines?: string): Promise<Reader> {
  const reader = loaded.get(pipelines) ?? load(pipelines);
  loaded.set(pipelines, reader);
  return reader;
}

async function load(directory: string | undefined): Promise<Reader> {
  const [{ readDocument }, { loadForms }] = await Promise.all([import('./read-document.ts'), import('../rulebook/load.ts')]);
  return { read: readDocument, forms: loadForms(directory === undefined ? {} : { directory }) };
}

/** The pipeline's options for those of a run. */
export function readOptions(forms: Forms, { password, maxPages = DEFAULT_MAX_PAGES, ocr, ocrEngine, signal }: ReadingOptions): ReadOptions {
  return {
    forms,
    maxPages,
    ...(password === undefined ? {} : { password }),
    ...(ocr === undefined ? {} : { ocr }),
    ...(ocrEngine === undefined ? {} : { ocrEngine }),
    ...(signal === undefined ? {} : { signal }),
  };
}
