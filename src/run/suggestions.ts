/**
 * Drafts for `pipelines/`, the public entry point; what it needs is imported when it is called, so that the package's start stays light.
 */
import type { SuggestOptions, SuggestResult } from './suggest.ts';

export type { Suggestion } from '../suggest/draft.ts';
export type { SuggestOptions, SuggestResult } from './suggest.ts';

/**
 * Reads the documents of a finished run and writes drafts of entries for `pipelines/` into `options.out`, for people to review; never
 * into the folder of forms in use. Rejects with RunError where there is no run, or where `out` holds other files.
 * @example
 * const { suggestions, files } = await suggest('out', { out: 'suggestions' });
 */
export async function suggest(run: string, options: SuggestOptions): Promise<SuggestResult> {
  const { writeSuggestions } = await import('./suggest.ts');
  return writeSuggestions(run, options);
}
