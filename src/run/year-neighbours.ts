/**
 * Which documents of a run are held against which others of it: those of the same unit for the year before.
 *
 * In → Out: what became of each input → last year's document by the file of the later one. Of each document no more than its head is
 * in memory. Pairs follow from the documents of the run alone, so they are the same whatever was extracted now and what was kept.
 */
import { pairYears } from '../check/year-pairs.ts';
import { type DocumentHead, readDocumentHead } from './document-head.ts';
import type { StepResult } from './process-steps.ts';
import type { PriorInput } from './task.ts';

export interface Neighbour extends PriorInput {
  /** Hash of its bytes, by which a log is known to have been held against this very document. */
  key: string;
}

/** Last year's documents by the file of the later one. `again` makes a document anew whose files are damaged. */
export async function yearNeighbours(
  results: readonly StepResult[],
  out: string,
  again: (done: StepResult) => Promise<StepResult>,
): Promise<Map<string, Neighbour>> {
  const documents: (DocumentHead & { input: Omit<PriorInput, 'id'> })[] = [];
  for (const done of results) {
    const { input, suffix } = done.step;
    const head = await headFrom(done, out, again);
    // A document that is kept may have another path now than its file says.
    if (head !== null) documents.push({ ...head, file: input.file, input: { file: input.file, path: input.path, suffix } });
  }
  return new Map(pairYears(documents).map(({ current, prior: { id, sha256, input } }) => [current.file, { ...input, id, key: sha256 }]));
}

/** The head of a final account; null for everything else. */
async function headFrom(done: StepResult, out: string, again: (done: StepResult) => Promise<StepResult>): Promise<DocumentHead | null> {
  const { record, head } = done.result;
  if (record.id === null || record.outputs.length === 0 || record.documentKind !== 'final_account') return null;
  return head ?? (await readDocumentHead(out, record.id).catch(async () => (await again(done)).result.head));
}
