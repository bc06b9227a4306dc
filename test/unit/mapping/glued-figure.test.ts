import { describe, expect, it } from 'vitest';
import { hasHundredths, isGlued } from '../../../src/mapping/glued-figure.ts';
import { numberIn } from '../../../src/mapping/recognised-figure.ts';
import type { GridCell } from '../../../src/model/block.ts';
import { onPage } from '../../../src/model/place.ts';

const cell = (text: string): GridCell => ({ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, place: onPage(1, [0, 0, 10, 10]) });

describe('a figure that runs into the code of the next column', () => {
  it.each(['5921195.74302', '377457.7930299', '686.312080505', '0.00501'])('is %j', (text) => {
    expect(isGlued(text)).toBe(true);
  });

  it.each(['5921195.74', '12.345678', '12.3456', '12.34123', '85.60000000000001', '302', '38.2300000000000302'])('is not %j', (text) => {
    expect(isGlued(text)).toBe(false);
  });

  it('is told where the figures of its table have two decimals', () => {
    expect(hasHundredths(['12.30', '4.56', '7.89', '301.22302', '5.1', '合计', '2080505'].map(cell))).toBe(true);
    expect(hasHundredths(['12.3456', '4.561', '7.89', '301.223021'].map(cell))).toBe(false);
    expect(hasHundredths(['12.30', '4.56'].map(cell))).toBe(false);
  });

  it('is not read', () => {
    const figures = { decimals: null, aligned: false, broken: false };
    expect(numberIn(cell('301.22302'), { ...figures, hundredths: true }).reading.content).toBe('unreadable');
    expect(numberIn(cell('301.22302'), { ...figures, hundredths: false }).reading.content).toBe('amount');
    expect(numberIn(cell('301.22'), { ...figures, hundredths: true }).reading.content).toBe('amount');
  });
});
