/**
 * Which recognised figures are in doubt, and what else they may be.
 *
 * In → Out: facts, the blocks that they were read from → doubts: figures that the readers were not sure of, and those that lack the
 * decimals that their table prints.
 */
import type { Block } from '../model/block.ts';
import type { Fact } from '../model/fact.ts';
import { lostPoints } from './lost-points.ts';
import { type Doubt, plainAlternatives } from './prove-readings.ts';

/** Confidence from which a recognised figure counts as read. */
const SURE = 0.9;
/** Confidence in a figure that lacks its decimals, and in the same digits with a point. */
const UNUSUAL = 0.4;
const USUAL = 0.4;

/** What is in doubt, and what would be if the accounts contradicted it; in the order of the facts. */
export interface Doubts {
  doubts: Doubt[];
  /** Figures that count as read and have other readings. */
  sure: Doubt[];
}

/** The doubts; none for documents without recognised figures. */
export function doubtsOf(facts: readonly Fact[], blocks: readonly Block[]): Doubts {
  const cells = blocks
    .flatMap((block) => (block.kind === 'grid' ? block.cells : []))
    .filter(({ recognition }) => recognition !== undefined);
  if (cells.length === 0) return { doubts: [], sure: [] };
  const candidates = new Map(cells.map((cell) => [cell.place, cell.recognition?.candidates ?? []]));
  const recognised = facts.filter(({ source }) => candidates.has(source));
  const lost = lostPoints(recognised);
  const doubts: Doubt[] = [];
  const sure: Doubt[] = [];
  for (const fact of recognised) {
    const alternatives = plainAlternatives(fact.value, candidates.get(fact.source) ?? []);
    const pointed = lost.get(fact) ?? null;
    if (pointed !== null && !alternatives.some(({ value }) => value === pointed)) alternatives.push({ value: pointed, confidence: USUAL });
    if (lost.has(fact)) doubts.push({ fact, alternatives, confidence: Math.min(UNUSUAL, fact.confidence ?? 1) });
    else if ((fact.confidence ?? 1) < SURE) doubts.push({ fact, alternatives });
    else if (alternatives.length > 0) sure.push({ fact, alternatives });
  }
  return { doubts, sure };
}
