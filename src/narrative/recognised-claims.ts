/**
 * Which claims stand on pages that were read from their image, and how sure their figures are.
 *
 * In → Out: claims, the blocks of their document → the same claims, those of recognised lines marked. A figure is as sure as its worst
 * digit; one that is not found whole on the line of its claim (broken over two lines, a point read as a blank) is in doubt.
 */
import type { Block } from '../model/block.ts';
import type { Claim } from '../model/indicator.ts';
import type { Place } from '../model/place.ts';
import type { Candidate } from '../model/recognition.ts';

/** Confidence in a figure that its line does not hold in one piece. */
const BROKEN = 0.5;

/** Marks claims; returns the list as it is where nothing was recognised. */
export function markRecognised(claims: Claim[], blocks: readonly Block[]): Claim[] {
  const printed = recognisedFigures(blocks);
  if (printed.size === 0) return claims;
  return claims.map((claim) => {
    const figures = printed.get(keyOf(claim.source));
    if (figures === undefined) return claim;
    const own = figures.filter(({ text }) => text === claim.value).map(({ confidence }) => confidence);
    return { ...claim, recognition: { confidence: own.length === 0 ? BROKEN : Math.min(...own), candidates: [] } };
  });
}

/** The figures of recognised lines and cells by their place; those of cells are not told. */
function recognisedFigures(blocks: readonly Block[]): Map<string, readonly Candidate[]> {
  const found = new Map<string, readonly Candidate[]>();
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (block.recognition !== undefined) found.set(keyOf(block.place), block.figures ?? []);
    } else for (const { place, recognition } of block.cells) if (recognition !== undefined) found.set(keyOf(place), []);
  }
  return found;
}

function keyOf({ page, bbox }: Place): string {
  return `${page}:${bbox}`;
}
