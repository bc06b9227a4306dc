/**
 * Recognised words put right by the vocabulary: 年未结转和结余 → 年末结转和结余.
 *
 * In → Out: a text and all words that tables may print → the one that it was meant to be, or null where none is near or two are.
 * Distance: the least cost of inserted, dropped and replaced characters; characters that look alike cost little, so that the slips
 * of recognition are mended and other words are not. Only for recognised text: a text layer says what it says.
 */
import { normalizeLabel } from '../model/label.ts';
import { distanceBetween } from '../model/likeness.ts';

/** Largest distance as a share of the length of the longer one, and how much farther the second best must be. */
const NEAR = 0.3;
/** The same for words of so many characters, which have fewer neighbours. */
const NEAR_LONG = 0.35;
const LONG = 5;
const CLEAR = 0.25;
/** Words of one character have too many neighbours. */
const SHORTEST = 2;
/** Share of a word's characters that a text must have before the distance is worth computing. */
const SHARED = 0.5;

export class LabelVocabulary {
  readonly #words: readonly string[];
  readonly #byCharacter = new Map<string, number[]>();
  /** Meanings of each word, by number. */
  readonly #meanings = new Map<string, number[]>();

  readonly #known: ReadonlySet<string>;

  /**
   * Each entry holds words of one meaning: which of them was meant makes no difference. `known` are words that no other text is mended
   * to.
   */
  constructor(meanings: Iterable<readonly string[]>, known: Iterable<string> = []) {
    this.#known = new Set([...known].map(normalizeLabel));
    let meaning = 0;
    for (const words of meanings) {
      for (const word of new Set(words.map(normalizeLabel))) {
        if (word !== '') this.#meanings.set(word, [...(this.#meanings.get(word) ?? []), meaning]);
      }
      meaning++;
    }
    this.#words = [...this.#meanings.keys()].filter((word) => word.length >= SHORTEST);
    for (const [index, word] of this.#words.entries()) {
      for (const character of new Set(word)) {
        const list = this.#byCharacter.get(character);
        if (list === undefined) this.#byCharacter.set(character, [index]);
        else list.push(index);
      }
    }
  }

  /** True for a text that is one of the words. */
  has(text: string): boolean {
    return this.#isKnown(normalizeLabel(text));
  }

  /**
   * The word that a recognised text was meant to be; null where it is a word already, or none is clearly nearest. `others`: what else was
   * read there.
   */
  nearest(text: string, others: readonly string[] = []): string | null {
    const label = normalizeLabel(text);
    if (label.length < SHORTEST || this.#isKnown(label)) return null;
    const distances = new Map<string, number>();
    for (const reading of [label, ...others.map(normalizeLabel)]) {
      for (const word of this.#candidates(reading)) {
        distances.set(word, Math.min(distances.get(word) ?? Number.POSITIVE_INFINITY, distanceBetween(reading, word)));
      }
    }
    const near = [...distances].map(([word, distance]) => ({ word, distance })).sort((a, b) => a.distance - b.distance);
    const [best] = near;
    if (best === undefined || best.distance > nearLimit(Math.max(best.word.length, label.length))) return null;
    const second = near.find(({ word }) => !this.#meanSame(word, best.word));
    return second === undefined || second.distance - best.distance >= CLEAR ? best.word : null;
  }

  #isKnown(label: string): boolean {
    return this.#meanings.has(label) || this.#known.has(label);
  }

  #meanSame(a: string, b: string): boolean {
    const meanings = this.#meanings.get(b) ?? [];
    return (this.#meanings.get(a) ?? []).some((meaning) => meanings.includes(meaning));
  }

  #candidates(label: string): string[] {
    const shared = new Map<number, number>();
    for (const character of new Set(label)) {
      for (const index of this.#byCharacter.get(character) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared].flatMap(([index, count]) => {
      const word = this.#words[index] ?? '';
      const isLike = count >= SHARED * new Set(word).size && Math.abs(word.length - label.length) <= NEAR * word.length + 1;
      return isLike ? [word] : [];
    });
  }
}

function nearLimit(length: number): number {
  return length * (length >= LONG ? NEAR_LONG : NEAR);
}
