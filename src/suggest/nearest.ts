/**
 * The known entry that a printed label is nearest to, and whether it is near enough to be another spelling of it.
 */
import { editDistance } from '../model/edit-distance.ts';

/** A label that the vocabulary has, with the key it gives. */
export interface KnownLabel {
  label: string;
  key: string;
}

export interface Nearest extends KnownLabel {
  distance: number;
}

/** Of four characters one may differ: 事业性收入 and 事业收入; in shorter labels a character is the meaning. */
const MOST_DIFFERENT = 0.25;

/** The known label with the fewest characters changed; null where none has any character in common. */
export function nearestLabel(label: string, known: readonly KnownLabel[]): Nearest | null {
  let best: Nearest | null = null;
  for (const candidate of known) {
    const longest = Math.max(label.length, candidate.label.length);
    // The lengths alone already say that it is farther than the best so far.
    if (best !== null && Math.abs(label.length - candidate.label.length) >= best.distance) continue;
    const distance = editDistance(label, candidate.label);
    if (distance < longest && (best === null || distance < best.distance)) best = { ...candidate, distance };
  }
  return best;
}

/** True where the label can be another spelling of the one it is nearest to. */
export function isVariant(label: string, nearest: Nearest): boolean {
  return nearest.distance <= Math.max(label.length, nearest.label.length) * MOST_DIFFERENT;
}
