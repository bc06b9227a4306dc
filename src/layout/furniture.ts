/**
 * Marks what a document repeats beside its body: running headers and footers, page numbers, watermarks.
 *
 * In → Out: blocks page by page → all blocks in order, furniture named. Works over the whole document, because one page does not
 * tell a running header from a caption. Nothing is dropped; in doubt a line is body.
 */
import type { Block, TextLine } from '../model/block.ts';
import { pageFurniture } from './furniture-pages.ts';
import { repeatedLines } from './furniture-text.ts';

/** Lines and what they are beside the body. */
export type Marks = ReadonlyMap<TextLine, NonNullable<TextLine['furniture']>>;

/** All blocks in order, furniture marked. A page's first body block has a break before it. The blocks given are not changed. */
export function markFurniture(pages: readonly (readonly Block[])[]): Block[] {
  const isPaged = pages.some((page) => page.some((block) => block.place.page !== null));
  const marks = isPaged ? pageFurniture(pages) : repeatedLines(pages.flat());
  return pages.flatMap((page) => markPage(page, marks, isPaged));
}

function markPage(page: readonly Block[], marks: Marks, isPaged: boolean): Block[] {
  let isFirst = isPaged;
  return page.map((block) => {
    const furniture = block.kind === 'line' ? marks.get(block) : undefined;
    if (block.kind === 'line' && furniture !== undefined) return { ...block, furniture };
    if (!isFirst) return block;
    isFirst = false;
    return block.breakBefore ? block : { ...block, breakBefore: true };
  });
}
