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

let loaded: Promise<Reader> | null = null;

/** The pipeline with `pipelines/`, loaded once a process. Rejects where the declarative data is invalid. */
export function loadReader(): Promise<Reader> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Reader> {
  const [{ readDocument }, { loadForms }] = await Promise.all([import('./read-document.ts'), import('../rulebook/load.ts')]);
  return { read: readDocument, forms: loadForms() };
}

/** The pipeline's options for those of a run. */
export function readOptions(forms: Forms, { password, maxPages = DEFAULT_MAX_PAGES, signal }: ReadingOptions): ReadOptions {
  return {
    forms,
    maxPages,
    ...(password === undefined ? {} : { password }),
    ...(signal === undefined ? {} : { signal }),
  };
}
