import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIntervals, hundredthsOf, type Interval, isQuotient, sum, WholeInterval } from '../../src/check/interval.ts';
import { Decimal } from '../../src/model/amount.ts';

const decimal = fc
  .tuple(fc.boolean(), fc.nat({ max: 999_999_999 }), fc.option(fc.stringMatching(/^\d{1,4}$/)))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`);
const whole = fc
  .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.constantFrom(0, 1, 10, 100, 10_000))
  .map(([hundredths, step]) => new WholeInterval(hundredths, step));
/** The same interval without what it is calculated with quickly. */
const plain = ({ value, half }: Interval): Interval => ({ value, half });

describe('whole hundredths', () => {
  it('are the value of a decimal that has them, and of no other', () =>
    fc.assert(
      fc.property(decimal, (text) => {
        const hundredths = hundredthsOf(text);
        const fine = (text.split('.')[1] ?? '').length > 2;
        if (fine) expect(hundredths).toBeNaN();
        else expect(new Decimal(hundredths).div(100).eq(text)).toBe(true);
      }),
    ));

  it.each(['99999999999999.99', '0.001', '12345678901234567'])('are not told of %s', (text) => expect(hundredthsOf(text)).toBeNaN());

  it('compare as the intervals do that they stand for', () =>
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(compareIntervals(a, b)).toBe(compareIntervals(plain(a), plain(b)));
      }),
    ));

  it('add up to what the intervals add up to', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ interval: whole, sign: fc.constantFrom<1 | -1>(1, -1) }), { minLength: 1 }), (terms) => {
        const exact = sum(terms.map(({ interval, sign }) => ({ interval: plain(interval), sign })));
        const quick = sum(terms);
        expect(quick.value.eq(exact.value) && quick.half.eq(exact.half)).toBe(true);
      }),
    ));
});

describe('a quotient told from whole hundredths', () => {
  const rate = fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 2 }));

  it('is the usual rounding of the exact one', () =>
    fc.assert(
      fc.property(whole, whole, rate, (part, divisor, [number, decimals]) => {
        const printed = number * 10 ** (2 - decimals);
        if (!isQuotient(part, divisor, { rate: printed, decimals })) return;
        const exact = part.value.abs().div(divisor.value.abs()).times(100);
        expect(exact.minus(new Decimal(printed).div(100)).abs().lte(new Decimal(10).pow(-decimals).div(2))).toBe(true);
      }),
    ));

  it.each([
    { part: 90.65, divisor: 100, rate: 9065, decimals: 2, found: true },
    { part: 1, divisor: 3, rate: 3333, decimals: 2, found: true },
    { part: 1, divisor: 3, rate: 3334, decimals: 2, found: false },
    { part: 1, divisor: 3, rate: 3300, decimals: 0, found: true },
    { part: 0, divisor: 0, rate: 0, decimals: 2, found: false },
  ])('$rate hundredths of $part of $divisor: $found', ({ part, divisor, rate: printed, decimals, found }) =>
    expect(isQuotient(new WholeInterval(part * 100, 1), new WholeInterval(divisor * 100, 1), { rate: printed, decimals })).toBe(found),
  );
});
