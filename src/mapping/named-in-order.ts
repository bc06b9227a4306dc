/**
 * Recognised words that no vocabulary knows, named by what a form prints in their place.
 *
 * In → Out: what stands side by side or one below the other, known or not, and what the form prints there in its order → names for
 * unknown ones: where one is clearly most like a word that is not there yet, or where between two known ones there are just as many
 * unknown ones as the form has words. A form's words stand in its order where the known ones around them do.
 */
import { distanceBetween, INSERTED, REPLACED } from '../model/likeness.ts';

/** What stands at one place. */
export interface PlacedWord {
  /** Which of the form's words it is; null for an unknown one. */
  pattern: number | null;
  /** Ways in which an unknown one may have been read, normalised; null for one that must stay as it is. */
  texts: readonly string[] | null;
}

/** Which of the form's words an unknown one is: by what it looks like, or by its place alone. */
export interface Naming {
  at: number;
  pattern: number;
  by: 'likeness' | 'place';
}

/** Largest distance to the word that was meant, as a share of the longer one's length, and how much farther the next must be. */
const LIKE = 0.5;
const CLEARLY = 0.15;
/** A word in the place of another one has at least one of its characters, or one that looks like it: so much less does it cost to make. */
const SIGN = 0.6;
/** A word of at least so many characters, of none of which anything was read, still has its number of them. */
const TELLING_LENGTH = 4;

/** Names unknown words. `patterns`: the ways in which each of the form's words is printed, normalised, in the form's order. */
export function namedInOrder(words: readonly PlacedWord[], patterns: readonly (readonly string[])[]): Naming[] {
  const places = words.map(({ pattern }) => pattern ?? -1);
  return [...nameAlike(words, places, patterns), ...nameByPlace(words, places, patterns)];
}

/** Names what is clearly most like one that may stand there; `places` are filled in. */
function nameAlike(words: readonly PlacedWord[], places: number[], patterns: readonly (readonly string[])[]): Naming[] {
  return words.flatMap(({ texts }, at): Naming[] => {
    if (texts === null || places[at] !== -1) return [];
    const ranked = candidatesAt(at, places, patterns.length)
      .map((pattern) => ({ pattern, distance: distanceTo(patterns[pattern] ?? [], texts) }))
      .sort((a, b) => a.distance - b.distance);
    const [best, second] = ranked;
    if (best === undefined || best.distance > LIKE || (second !== undefined && second.distance - best.distance < CLEARLY)) return [];
    places[at] = best.pattern;
    return [{ at, pattern: best.pattern, by: 'likeness' }];
  });
}

/** Names runs of unknown words between known ones where the form has as many words between these. */
function nameByPlace(words: readonly PlacedWord[], places: number[], patterns: readonly (readonly string[])[]): Naming[] {
  return runsOfUnknown(words, places).flatMap(({ at, run }): Naming[] => {
    const between = candidatesAt(at, places, patterns.length);
    const fits = between.length === run.length && run.every((texts, i) => hasTrace(patterns[between[i] ?? -1] ?? [], texts));
    if (!fits) return [];
    for (const [i, pattern] of between.entries()) places[at + i] = pattern;
    return between.map((pattern, i) => ({ at: at + i, pattern, by: 'place' }));
  });
}

/** Unknown words side by side that known ones enclose. */
function runsOfUnknown(words: readonly PlacedWord[], places: readonly number[]): { at: number; run: (readonly string[])[] }[] {
  const runs: { at: number; run: (readonly string[])[] }[] = [];
  for (const [at, { texts }] of words.entries()) {
    if (texts === null || places[at] !== -1) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at + last.run.length === at) last.run.push(texts);
    else runs.push({ at, run: [texts] });
  }
  const isKnown = (at: number): boolean => (places[at] ?? -1) >= 0;
  return runs.filter(({ at, run }) => isKnown(at - 1) && isKnown(at + run.length));
}

/** The form's words that may stand at a place: those that stand nowhere else, between the known ones on both sides. */
function candidatesAt(at: number, places: readonly number[], count: number): number[] {
  const known = places.filter((place) => place >= 0);
  const isOrdered = known.length > 0 && known.every((place, i) => i === 0 || place > (known[i - 1] ?? 0));
  const before = isOrdered ? Math.max(-1, ...places.slice(0, at)) : -1;
  const after = isOrdered ? (places.slice(at + 1).find((place) => place >= 0) ?? count) : count;
  const present = new Set(known);
  return Array.from({ length: count }, (_, pattern) => pattern).filter(
    (pattern) => pattern > before && pattern < after && !present.has(pattern),
  );
}

/** Distance of what was read to the nearest way in which a word is printed, as a share of the longer one's length. */
function distanceTo(pattern: readonly string[], texts: readonly string[]): number {
  const shares = texts.flatMap((read) => pattern.map((meant) => distanceBetween(read, meant) / Math.max(1, read.length, meant.length)));
  return Math.min(...shares, 1);
}

/** True where one of the word's characters was read, or one that looks like it. */
export function hasSign(pattern: readonly string[], texts: readonly string[]): boolean {
  return texts.some((read) => pattern.some((meant) => costOfOther(read, meant) - distanceBetween(read, meant) >= SIGN));
}

/** True where a sign of the word was read, or as many characters as it has. */
function hasTrace(pattern: readonly string[], texts: readonly string[]): boolean {
  if (hasSign(pattern, texts)) return true;
  return texts.some(({ length }) => length >= TELLING_LENGTH && pattern.some((meant) => meant.length === length));
}

/** What it costs to make one text of another that has nothing in common with it. */
function costOfOther(read: string, meant: string): number {
  const shorter = Math.min(read.length, meant.length);
  return shorter * REPLACED + Math.abs(read.length - meant.length) * INSERTED;
}
