/**
 * Printed figures as whole hundredths: exact, and left to Decimals where they cannot be.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, exact, hundredthsOf, isAbove, magnitude, wholeInterval } from '../../../src/check/interval.ts';
import { slipBetween } from '../../../src/check/slips.ts';
import { Decimal } from '../../../src/model/amount.ts';

describe('hundredths of a plain decimal', () => {
  it('are those of the Decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), fc.integer({ min: 0, max: 2 }), (digits, decimals) => {
        const printed = new Decimal(digits).div(new Decimal(10).pow(decimals)).toFixed(decimals);
        expect(hundredthsOf(printed)).toBe(new Decimal(printed).times(100).toNumber());
      }),
    );
  });

  it.each([
    ['0.005', 'finer digits'],
    ['1234567890123456', 'too many digits'],
    ['12a.50', 'no number'],
    ['1e5', 'no plain decimal'],
  ])('are none of %s: %s', (printed) => {
    expect(hundredthsOf(printed)).toBeNaN();
  });
});

it('counts the digits behind the point', () => {
  expect(['12', '12.', '12.3', '-0.00'].map(decimalsOf)).toEqual([0, 0, 1, 2]);
});

it('makes no interval of what is not known in hundredths', () => {
  expect(wholeInterval(Number.NaN, 1)).toBeNull();
  expect(wholeInterval(1, Number.NaN)).toBeNull();
  expect(wholeInterval(Number.MAX_SAFE_INTEGER, 1)).toBeNull();
  expect(wholeInterval(150, 1)?.value.toFixed()).toBe('1.5');
});

it('compares values whether or not they are whole hundredths', () => {
  expect(isAbove(exact('0.02'), exact('0.01'))).toBe(true);
  expect(isAbove(exact('0.013'), exact('0.01'))).toBe(true);
  expect(isAbove(magnitude(exact('-0.02')), exact('0.02'))).toBe(false);
});

describe('a point that slipped', () => {
  const slip = (printed: string, meant: string): string | null => slipBetween(new Decimal(printed), new Decimal(meant));

  it.each([
    ['12.34', '123.4'],
    ['123400', '12.34'],
    ['-0.5', '-500'],
    ['120', '12'],
  ])('makes %s of %s', (printed, meant) => {
    expect(slip(printed, meant)).toBe('point');
  });

  it('is none where digits, sign or a usual distance are missing', () => {
    expect(slip('12.35', '123.4')).not.toBe('point');
    expect(slip('-12.34', '123.4')).toBeNull();
    expect(slip('12.34', '1234000')).toBeNull();
  });
});
