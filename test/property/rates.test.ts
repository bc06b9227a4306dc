import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimFigure } from '../../src/check/claim-figures.ts';
import { bestVerdict, type RateAmounts } from '../../src/check/claim-rates.ts';
import { type Interval, WholeInterval } from '../../src/check/interval.ts';
import type { Claim } from '../../src/model/indicator.ts';

const LARGEST = 3_000_000_000;
const steps = fc.constantFrom(0, 1, 10, 100, 10_000, 1_000_000);
const interval = fc.record({ hundredths: fc.integer({ min: -LARGEST, max: LARGEST }), step: steps });
const decimals = fc.constantFrom(0, 1, 2);

/** The same without its whole hundredths, so that it is calculated with Decimals. */
function slowly({ value, half }: Interval): Interval {
  return { value, half };
}

function rate(hundredths: number, digits: number): ReturnType<typeof claimFigure> {
  const claim: Partial<Claim> = { value: (hundredths / 100).toFixed(digits), unit: '%', text: '' };
  return claimFigure(claim as Claim);
}

function expectSame(reading: RateAmounts, figure: ReturnType<typeof claimFigure>): void {
  const { part, whole } = reading;
  expect(bestVerdict(figure, [reading])).toBe(bestVerdict(figure, [{ part: slowly(part), whole: slowly(whole) }]));
}

describe('rates by whole numbers', () => {
  it('agree with Decimals for any amounts', () => {
    fc.assert(
      fc.property(interval, interval, fc.integer({ min: 0, max: 30_000 }), decimals, (part, whole, printed, digits) => {
        const reading = { part: new WholeInterval(part.hundredths, part.step), whole: new WholeInterval(whole.hundredths, whole.step) };
        expectSame(reading, rate(printed, digits));
      }),
      { numRuns: 300 },
    );
  });

  it('agree with Decimals close to the bounds', () => {
    const close = fc.integer({ min: -12, max: 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        steps,
        decimals,
        close,
        (whole, r, step, digits, off) => {
          const unit = 10 ** (2 - digits);
          const exactRate = Math.round(r / unit) * unit;
          const part = Math.round((whole * (exactRate + (off * unit) / 10)) / 10_000);
          expectSame({ part: new WholeInterval(part, step), whole: new WholeInterval(whole, step) }, rate(exactRate, digits));
        },
      ),
      { numRuns: 500 },
    );
  });
});
