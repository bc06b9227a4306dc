/**
 * Tables of one kind that a document prints several times: further occurrences, or pieces of one.
 *
 * In → Out: mapped tables in reading order → the same, numbered, pieces without what stands before. A table printed again is a further
 * occurrence: with other figures, or with nothing but figures that stand before; other pieces add up.
 * Two readings of one figure are no other figures: where a continued table repeats rows of the page before it and recognition read a
 * figure of them differently, the surer reading is kept, in doubt, and the other one is told with it.
 */
import { type Fact, factKey } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import type { Candidate, Recognition } from '../model/recognition.ts';
import type { MappedTable } from './mapped-table.ts';

/** Confidence from which a recognised figure counts as read. */
const SURE = 0.9;
/** How sure a figure is at most that was read in two ways, and the other reading of it. */
const READ_TWICE = 0.5;
const OTHERWISE = 0.4;
const NOT_ZERO = /[1-9]/;

/** A figure that stands before, and the same one as it is printed again. */
interface Repeated {
  before: Fact;
  again: Fact;
}

/** A table settled. */
export interface Settled {
  mapped: MappedTable;
  /** Facts of earlier pieces of it that are in doubt now, by what they were. */
  doubted: ReadonlyMap<Fact, Fact>;
}

const NONE: ReadonlyMap<Fact, Fact> = new Map();

/** Numbers the tables of a document; one for each document. */
export class Occurrences {
  /** What figures that were read in two ways may be instead. */
  readonly otherReadings = new Map<Place, Candidate[]>();
  readonly #counts = new Map<string, number>();
  /** Facts of the first occurrence, by table. */
  readonly #facts = new Map<string, readonly Fact[]>();
  /** Of recognised cells, how they were read. */
  readonly #recognitions = new Map<Place, Recognition>();

  /** Notes how the cells of a table were read, before it is settled. */
  note(cells: readonly { place: Place; recognition?: Recognition | undefined }[]): void {
    for (const { place, recognition } of cells) if (recognition !== undefined) this.#recognitions.set(place, recognition);
  }

  /** Settles which occurrence a table is; `map` gives it as a further one. */
  settle(mapped: MappedTable, map: (occurrence: number) => MappedTable): Settled {
    const { table } = mapped.table;
    const earlier = this.#facts.get(table);
    if (earlier === undefined) {
      this.#facts.set(table, mapped.facts);
      return { mapped, doubted: NONE };
    }
    const known = new Map(earlier.map((fact) => [factKey(fact), fact]));
    const repeated = mapped.facts.flatMap((again) => {
      const before = known.get(factKey(again));
      return before === undefined ? [] : [{ before, again }];
    });
    const different = repeated.filter(({ before, again }) => before.value !== again.value);
    const repeats = mapped.facts.length > 0 && repeated.length === mapped.facts.length;
    if (repeats || (different.length > 0 && !this.#areReadings(different, repeated))) {
      const occurrence = (this.#counts.get(table) ?? 1) + 1;
      this.#counts.set(table, occurrence);
      return { mapped: map(occurrence), doubted: NONE };
    }
    const doubted = new Map(different.map((pair) => [pair.before, this.#readTwice(pair)]));
    const fresh = mapped.facts.filter((fact) => !known.has(factKey(fact)));
    this.#facts.set(table, [...earlier.map((fact) => doubted.get(fact) ?? fact), ...fresh]);
    return { mapped: { ...mapped, facts: fresh }, doubted };
  }

  /** True where all that differs may be misread, and more figures that are not nothing are the same. */
  #areReadings(different: readonly Repeated[], repeated: readonly Repeated[]): boolean {
    const same = repeated.filter(({ before, again }) => before.value === again.value && NOT_ZERO.test(again.value));
    return same.length > different.length && different.every((pair) => this.#mayBeOne(pair));
  }

  /** True for two recognised figures of which one is unsure, or may be the other by its own readings. */
  #mayBeOne({ before, again }: Repeated): boolean {
    const [first, second] = [this.#recognitions.get(before.source), this.#recognitions.get(again.source)];
    if (first === undefined || second === undefined) return false;
    const isUnsure = Math.min(before.confidence ?? 1, again.confidence ?? 1) < SURE;
    return isUnsure || mayRead(first, again.value) || mayRead(second, before.value);
  }

  /** The surer of two readings, in doubt. */
  #readTwice({ before, again }: Repeated): Fact {
    const isFirst = (before.confidence ?? 1) >= (again.confidence ?? 1);
    const [kept, other] = isFirst ? [before, again] : [again, before];
    const readings = [...(this.otherReadings.get(before.source) ?? []), { text: other.value, confidence: OTHERWISE }];
    this.otherReadings.set(kept.source, readings);
    return { ...kept, confidence: Math.min(READ_TWICE, kept.confidence ?? 1) };
  }
}

function mayRead({ candidates }: Recognition, value: string): boolean {
  return candidates.some(({ text }) => text.replaceAll(',', '') === value);
}

/** A table with facts in the place of what they were. */
export function withDoubted(mapped: MappedTable, doubted: ReadonlyMap<Fact, Fact>): MappedTable {
  const now = (facts: readonly Fact[]): Fact[] => facts.map((fact) => doubted.get(fact) ?? fact);
  return { ...mapped, facts: now(mapped.facts), damaged: mapped.damaged.map((row) => ({ ...row, facts: now(row.facts) })) };
}
