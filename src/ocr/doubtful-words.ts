/**
 * Words that a reader is not sure of, and which of two readings of them to believe.
 *
 * Readers measure their confidence each in its own way: a second one is believed where it is sure, not where it is surer.
 */
import type { LineReading } from './engine.ts';

/** Words with a character less sure than this are in doubt (measured on labels: nine in ten wrong ones have one). */
const DOUBTFUL_CHARACTER = 0.75;
/** A second reader is believed from this mean confidence of its characters on. */
const BELIEVED = 0.9;

/** The keys of the readings that are to be read by another reader as well. */
export function wordsInDoubt<Key>(readings: ReadonlyMap<Key, LineReading>): Key[] {
  return [...readings].filter(([, { confidence }]) => confidence < DOUBTFUL_CHARACTER).map(([key]) => key);
}

/** The reading to believe. */
export function surerWords(first: LineReading | undefined, second: LineReading): LineReading {
  const mean = second.symbols.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, second.symbols.length);
  return first === undefined || mean >= BELIEVED ? second : first;
}
