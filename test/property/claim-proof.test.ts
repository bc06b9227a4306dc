/**
 * A sentence that is right never makes a wrong reading pass as proved, however it was rounded or cut off.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/model/indicator.ts';
import { onPage } from '../../src/model/place.ts';
import { proveReadings } from '../../src/proof/prove-readings.ts';
import { EXAMPLE_FORMS, factsDocument } from '../rules/facts-document.ts';

const BASIC = 'expenditure/total/basic';

/** Hundredths as they are printed. */
const printed = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** The figure with one digit changed. */
function misread(hundredths: number, place: number, by: number): number {
  const power = 10 ** place;
  const digit = Math.floor(hundredths / power) % 10;
  return hundredths + (((digit + by) % 10) - digit) * power;
}

/** The figure as a sentence states it, with fewer decimals: rounded, or the further ones left off. */
function stated(hundredths: number, decimals: number, isCut: boolean): string {
  const unit = 10 ** (2 - decimals);
  return ((isCut ? Math.floor(hundredths / unit) : Math.round(hundredths / unit)) * (unit / 100)).toFixed(decimals);
}

function claimOf(value: string): Claim {
  const text = `基本支出${value}万元。`;
  const own = {
    section: '支出决算情况说明',
    kind: 'amount',
    subject: '基本支出',
    measure: 'final',
    facts: [BASIC],
    value,
    unit: '万元',
  } as const;
  const none = { direction: null, base: '', baseFacts: [], statement: 1, partOf: null };
  return { ...own, ...none, facts: [BASIC], text, source: onPage(9, [50, 50, 300, 62]) };
}

describe('a sentence', () => {
  it('never proves a reading that is wrong', () => {
    let proved = 0;
    const slip = fc.record({ place: fc.nat(5), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 999_999 }),
        fc.array(slip, { minLength: 1, maxLength: 4 }),
        fc.record({
          first: fc.nat(4),
          decimals: fc.nat(2),
          isCut: fc.boolean(),
          confidence: fc.double({ min: 0.2, max: 0.89, noNaN: true }),
        }),
        (truth, slips, { first, decimals, isCut, confidence }) => {
          const readings = [...new Set([truth, ...slips.map(({ place, by }) => misread(truth, place, by))].map(printed))];
          const at = first % readings.length;
          const [value = '', ...others] = [...readings.slice(at), ...readings.slice(0, at)];
          const document = { ...factsDocument({ [BASIC]: value }), claims: [claimOf(stated(truth, decimals, isCut))] };
          const [fact] = document.facts;
          if (fact === undefined) throw new Error('no fact');
          fact.confidence = confidence;
          const doubt = { fact, alternatives: others.map((other) => ({ value: other, confidence: 0.2 })) };
          const now = proveReadings(document, { doubts: [doubt] }, EXAMPLE_FORMS.rules).facts.get(fact) ?? fact;
          if (now.confidence !== 0.99) return;
          proved++;
          expect(now.value).toBe(printed(truth));
        },
      ),
      { numRuns: 400 },
    );
    expect(proved).toBeGreaterThan(20);
  });
});
