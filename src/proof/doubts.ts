/**
 * Which recognised figures are in doubt, and what else they may be.
 *
 * In → Out: facts, the blocks that they were read from → doubts: figures that the readers were not sure of, and those that lack the
 * decimals that their table prints.
 */
import type { Block, GridCell } from '../model/block.ts';
import type { Fact } from '../model/fact.ts';
import type { OtherReadings } from '../model/recognition.ts';
import { lostPoints } from './lost-points.ts';
import type { Doubt } from './problem.ts';
import { plainAlternatives } from './prove-readings.ts';

/** Confidence from which a recognised figure counts as read. */
const SURE = 0.9;
/** Confidence in a figure that lacks its decimals, and in the same digits with a point. */
const UNUSUAL = 0.4;
const USUAL = 0.4;

/** Tables of which so many sure figures are zeros print zeros for nothing; noise over one reads as anything. */
const ZERO_HABIT = 0.25;
/** Figures less sure than this may be such a zero, with this probability. */
const NOISE = 0.6;
const MAY_BE_ZERO = 0.01;
const ZERO = /^0(?:\.0+)?$/;

/** What is in doubt, and what would be if the accounts contradicted it; in the order of the facts. */
export interface Doubts {
  doubts: Doubt[];
  /** Figures that count as read and have other readings. */
  sure: Doubt[];
  /** All recognised figures. */
  recognised: Fact[];
}

/** The doubts; none for documents without recognised figures. `others`: what figures are read as where they are printed again. */
export function doubtsOf(facts: readonly Fact[], blocks: readonly Block[], others: OtherReadings = new Map()): Doubts {
  const cells = recognisedCells(blocks);
  if (cells.length === 0) return { doubts: [], sure: [], recognised: [] };
  const candidates = new Map(
    cells.map(({ place, recognition }) => [place, [...(others.get(place) ?? []), ...(recognition?.candidates ?? [])]]),
  );
  const recognised = facts.filter(({ source }) => candidates.has(source));
  const lost = lostPoints(recognised);
  const zeros = zeroHabits(recognised);
  const doubts: Doubt[] = [];
  const sure: Doubt[] = [];
  for (const fact of recognised) {
    const alternatives = withZero(fact, plainAlternatives(fact.value, candidates.get(fact.source) ?? []), zeros);
    const pointed = lost.get(fact) ?? null;
    if (pointed !== null && !alternatives.some(({ value }) => value === pointed)) alternatives.push({ value: pointed, confidence: USUAL });
    if (lost.has(fact)) doubts.push({ fact, alternatives, ...withoutDecimals(fact, pointed) });
    else if ((fact.confidence ?? 1) < SURE) doubts.push({ fact, alternatives });
    else if (alternatives.length > 0) sure.push({ fact, alternatives });
  }
  return { doubts, sure, recognised };
}

function recognisedCells(blocks: readonly Block[]): GridCell[] {
  const found: GridCell[] = [];
  for (const block of blocks)
    if (block.kind === 'grid') for (const cell of block.cells) if (cell.recognition !== undefined) found.push(cell);
  return found;
}

/** How sure a figure is that lacks its decimals, and what it is with its point; a zero is what it is without. */
function withoutDecimals({ confidence, value }: Fact, pointed: string | null): Pick<Doubt, 'confidence' | 'pointed'> {
  return { confidence: Math.min(UNUSUAL, confidence ?? 1), ...(pointed === null || ZERO.test(value) ? {} : { pointed }) };
}

type Alternatives = ReturnType<typeof plainAlternatives>;

/** The alternatives, and the zero that noise may have hidden. */
function withZero(fact: Fact, alternatives: Alternatives, zeros: ReadonlyMap<string, string>): Alternatives {
  const zero = zeros.get(tableOf(fact));
  const isKnown = [fact.value, ...alternatives.map(({ value }) => value)].some((value) => ZERO.test(value));
  if (zero === undefined || isKnown || (fact.confidence ?? 1) >= NOISE) return alternatives;
  return [...alternatives, { value: zero, confidence: MAY_BE_ZERO }];
}

function tableOf({ table, occurrence }: Fact): string {
  return `${table}#${occurrence}`;
}

/** How each table prints a zero, for those that print many. */
function zeroHabits(facts: readonly Fact[]): Map<string, string> {
  const counts = new Map<string, { all: number; zeros: string[] }>();
  for (const fact of facts) {
    if ((fact.confidence ?? 1) < SURE) continue;
    const count = counts.get(tableOf(fact)) ?? { all: 0, zeros: [] };
    count.all++;
    if (ZERO.test(fact.value)) count.zeros.push(fact.value);
    counts.set(tableOf(fact), count);
  }
  return new Map([...counts].flatMap(([table, { all, zeros }]) => (zeros.length < ZERO_HABIT * all ? [] : [[table, zeros[0] ?? '0']])));
}
