/**
 * Amounts in 元 against arithmetic with Decimals, which they are computed without.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, DecimalString, isMoneyUnit, toYuan } from '../../src/model/amount.ts';

const FACTORS = { 元: 1, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 } as const;

const printed = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,12}$/), fc.constantFrom('', '.'), fc.stringMatching(/^\d{1,10}$/))
  .map(([sign, whole, point, fraction]) => sign + whole + (point === '' ? '' : `.${fraction}`));

describe('toYuan', () => {
  it('is the product, with the decimals that the printed precision leaves', () => {
    fc.assert(
      fc.property(printed, fc.constantFrom(...(Object.keys(FACTORS) as (keyof typeof FACTORS)[])), (value, unit) => {
        const yuan = toYuan(value, unit) ?? '';
        const decimals = Math.max(0, (value.split('.')[1]?.length ?? 0) - Math.log10(FACTORS[unit]));
        expect(yuan).toBe(new Decimal(value).times(FACTORS[unit]).toFixed(decimals));
        expect(DecimalString.safeParse(yuan).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is null for what is no money', () => {
    expect([toYuan('5', '辆'), toYuan('5', '%'), toYuan('5', 'toString'), isMoneyUnit('toString')]).toEqual([null, null, null, false]);
  });
});
