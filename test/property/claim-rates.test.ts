import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimFigure } from '../../src/check/claim-figures.ts';
import { bestVerdict } from '../../src/check/claim-rates.ts';
import { claim } from '../support/claims.ts';

/** Amounts in a hundredth of 元, so that their true rate is known exactly. */
const AMOUNT = fc.bigInt({ min: 1_000_000n, max: 10_000_000_000_000n });

/** A hundredth of 元 as 万元 with two digits, rounded to nearest. */
function tenThousands(fen: bigint): string {
  const rounded = (fen + 5_000n) / 10_000n;
  const text = rounded.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The rate in % with `decimals`, rounded to nearest or cut off. */
function percent(part: bigint, whole: bigint, decimals: number, cut: boolean): string {
  const scale = 10n ** BigInt(decimals);
  const scaled = cut ? (part * 100n * scale) / whole : (part * 200n * scale + whole) / (whole * 2n);
  const text = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

describe('rates of rounded amounts', () => {
  it('are never contradicted by the rounded amounts', () => {
    fc.assert(
      fc.property(AMOUNT, AMOUNT, fc.integer({ min: 0, max: 2 }), fc.boolean(), (part, whole, decimals, cut) => {
        const rate = claimFigure(claim({ kind: 'share', unit: '%', value: percent(part, whole, decimals, cut) }));
        const amounts = {
          part: claimFigure(claim({ value: tenThousands(part) })).fine,
          whole: claimFigure(claim({ value: tenThousands(whole) })).fine,
        };
        expect(bestVerdict(rate, [amounts])).not.toBe('unequal');
      }),
    );
  });
});
