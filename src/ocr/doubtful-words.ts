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

/** Words of ideographs and digits: some are, but under a stamp figures look like that. */
const MIXED = /[\u4e00-\u9fff].*\d|\d.*[\u4e00-\u9fff]/;

/** The keys of the readings that are to be read by another reader as well. */
export function wordsInDoubt<Key>(readings: ReadonlyMap<Key, LineReading>): Key[] {
  const isInDoubt = ({ text, confidence }: LineReading): boolean => confidence < DOUBTFUL_CHARACTER || MIXED.test(text);
  return [...readings].filter(([, reading]) => isInDoubt(reading)).map(([key]) => key);
}

/** The reading to believe. */
export function surerWords<Reading extends LineReading>(first: Reading | undefined, second: Reading): Reading {
  const mean = second.symbols.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, second.symbols.length);
  return first === undefined || mean >= BELIEVED ? second : first;
}
