/**
 * How many pages of one document are read from their images at once: where fewer documents are in work than could be, the rest of
 * the processors takes a document's pages.
 */

/** A lane holds the models of an engine, some 250 MB; both engines 550. */
const MOST_LANES = 8;

/** Lanes of each document for so many documents, `concurrency` of them in work at a time. */
export function lanesFor(documents: number, concurrency: number): number {
  const inWork = Math.max(1, Math.min(documents, concurrency));
  return Math.min(MOST_LANES, Math.max(1, Math.floor(concurrency / inWork)));
}
