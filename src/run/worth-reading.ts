/**
 * Whether the first scanned pages of a file are those of a disclosure, so that the others are worth recognising.
 *
 * In → Out: what was read so far → yes, no, or null where more must be read to tell. A yes too many costs time, a no too many a whole
 * disclosure: whatever names 决算 goes on, but for budgets and notices that speak of it in passing.
 */
import type { Block } from '../model/block.ts';
import { documentKind } from '../segment/document-kind.ts';

/** Characters that a document's first scanned pages must have to say what it is. */
const TELLING = 200;
/** A disclosure says this on its first pages, whatever else they hold. */
const DISCLOSURE = '决算';
/** Signs of sentences: titles, headings and contents have none. */
const SENTENCE = /[，。；]/;

/** Tells from the blocks of the pages read so far. */
export function isDisclosure(blocks: readonly Block[]): boolean | null {
  const texts = blocks.map((block) => (block.kind === 'line' ? block.text : block.cells.map(({ text }) => text).join('')));
  const kind = documentKind(blocks);
  if (kind === 'final_account') return true;
  const isNamed = texts.some((text) => text.includes(DISCLOSURE));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length < TELLING) return isNamed ? true : null;
  return kind === 'budget' || kind === 'notice' ? blocks.some(isTitle) : isNamed;
}

/** A line or cell that names a disclosure and is no sentence. */
function isTitle(block: Block): boolean {
  const texts = block.kind === 'line' ? [block.text] : block.cells.map(({ text }) => text);
  return texts.some((text) => text.includes(DISCLOSURE) && !SENTENCE.test(text));
}
