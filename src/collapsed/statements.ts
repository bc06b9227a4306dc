/**
 * Amounts that the sentences of a document state for a label.
 *
 * In → Out: blocks → whether any sentence says `<label> <amount>` in a unit of money. Lines are joined, for a sentence runs over them.
 */
import type { Block } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { type Figure, figureOf } from './tokens.ts';

export type States = (label: string, figure: Figure, unit: string) => boolean;

const STATED = /([\u4e00-\u9fff]{2,12}?)(?:决算)?(?:数)?为?[:：]?(\d[\d,]*(?:\.\d+)?)(万元|元)/g;

/** What the sentences of a document state. Read once, when first asked. */
export function statedAmounts(blocks: readonly Block[]): States {
  let known: Map<string, string[]> | null = null;
  return (label, figure, unit) => {
    known ??= read(blocks);
    const stated = known.get(`${figure.amount}${unit}`) ?? [];
    return stated.some((words) => words.endsWith(label));
  };
}

/** Words before an amount, by amount and unit. */
function read(blocks: readonly Block[]): Map<string, string[]> {
  const text = normalizeLabel(blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : [])).join(''));
  const found = new Map<string, string[]>();
  for (const [, words = '', amount = '', unit = ''] of text.matchAll(STATED)) {
    const figure = figureOf(amount);
    if (figure === null) continue;
    const key = `${figure.amount}${unit}`;
    found.set(key, [...(found.get(key) ?? []), words]);
  }
  return found;
}
