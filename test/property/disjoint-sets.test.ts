/**
 * Sets that grow together are what a search along the given pairs reaches, each named by its smallest member.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DisjointSets } from '../../src/model/disjoint-sets.ts';

const SIZE = 30;

/** The smallest number that is reached from `start`. */
function smallestReached(start: number, pairs: readonly (readonly [number, number])[]): number {
  const reached = new Set([start]);
  for (const at of reached) {
    for (const [a, b] of pairs) {
      if (a === at) reached.add(b);
      if (b === at) reached.add(a);
    }
  }
  return Math.min(...reached);
}

it('sets hold all that pairs connect', () => {
  const number = fc.nat(SIZE - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 40 }), (pairs) => {
      const sets = new DisjointSets(SIZE);
      for (const [a, b] of pairs) sets.join(a, b);
      for (let i = 0; i < SIZE; i++) expect(sets.find(i)).toBe(smallestReached(i, pairs));
    }),
  );
});
