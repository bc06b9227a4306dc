import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECIMAL, FEN, scaleDecimal } from '../../../src/emit/decimal.ts';

const digits = (count: number) => '9'.repeat(count);

describe('a figure as a scaled integer', () => {
  it.each([
    ['0', 0n],
    ['0.00', 0n],
    ['-0.00', 0n],
    ['4528.17', 45281700000000n],
    ['-3.1', -31000000000n],
    ['-0.5', -5000000000n],
    ['0.0000000001', 1n],
    ['1.00000000000000', 10000000000n],
  ])('holds %s', (text, expected) => {
    expect(scaleDecimal(text, DECIMAL)).toBe(expected);
  });

  it.each([['0.00000000001'], [`1${'0'.repeat(28)}`], [`-${digits(28)}.99999999999`]])('does not round or cut %s', (text) => {
    expect(scaleDecimal(text, DECIMAL)).toBeNull();
  });

  it('holds the widest figure of the type', () => {
    expect(scaleDecimal(`${digits(28)}.${digits(10)}`, DECIMAL)).toBe(10n ** 38n - 1n);
    expect(scaleDecimal(`-${digits(28)}.${digits(10)}`, DECIMAL)).toBe(1n - 10n ** 38n);
  });

  it('holds 分 as far as an integer of SQLite goes', () => {
    expect(scaleDecimal('45281700', FEN)).toBe(4528170000n);
    expect(scaleDecimal('0.005', FEN)).toBeNull();
    expect(scaleDecimal('92233720368547758.07', FEN)).toBe(2n ** 63n - 1n);
    expect(scaleDecimal('92233720368547758.08', FEN)).toBeNull();
  });

  it('gives the digits back, whatever they are', () => {
    const figure = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 28n - 1n }), fc.stringMatching(/^\d{0,10}$/));
    fc.assert(
      fc.property(figure, ([negative, whole, fraction]) => {
        const text = `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
        const scaled = scaleDecimal(text, DECIMAL) ?? 0n;
        const padded = String(scaled < 0n ? -scaled : scaled).padStart(11, '0');
        expect(`${padded.slice(0, -10)}.${padded.slice(-10)}`).toBe(`${whole}.${fraction.padEnd(10, '0')}`);
        expect(scaled < 0n).toBe(negative && /[1-9]/.test(text));
      }),
    );
  });
});
