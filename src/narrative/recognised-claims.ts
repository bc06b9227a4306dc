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

interface Printed {
  place: Place;
  figures: readonly Candidate[];
}

/** Marks claims; returns the list as it is where nothing was recognised. */
export function markRecognised(claims: Claim[], blocks: readonly Block[]): Claim[] {
  const printed = new Map(blocks.flatMap(recognisedIn).map(({ place, figures }) => [keyOf(place), figures] as const));
  if (printed.size === 0) return claims;
  return claims.map((claim) => {
    const figures = printed.get(keyOf(claim.source));
    if (figures === undefined) return claim;
    const own = figures.filter(({ text }) => text === claim.value).map(({ confidence }) => confidence);
    return { ...claim, recognition: { confidence: own.length === 0 ? BROKEN : Math.min(...own), candidates: [] } };
  });
}

function recognisedIn(block: Block): Printed[] {
  if (block.kind === 'line') return block.recognition === undefined ? [] : [{ place: block.place, figures: block.figures ?? [] }];
  return block.cells.flatMap(({ place, recognition }) => (recognition === undefined ? [] : [{ place, figures: [] }]));
}

function keyOf({ page, bbox }: Place): string {
  return `${page}:${bbox}`;
}
