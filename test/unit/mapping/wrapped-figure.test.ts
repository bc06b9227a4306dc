import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../src/mapping/recognised-figure.ts';
import { commonDecimals, isCodeAmong, lacksDecimals, wrappedFigure } from '../../../src/mapping/wrapped-figure.ts';
import type { GridCell } from '../../../src/model/block.ts';
import { onLines } from '../../../src/model/place.ts';

function cells(...texts: string[]): GridCell[] {
  return texts.map((text, column) => ({ row: 0, column, rowSpan: 1, columnSpan: 1, text, place: onLines(1) }));
}

describe('the decimals of a table', () => {
  it('are those that all its figures have', () => {
    expect(commonDecimals(cells('合计', '1.00', '12', '2,300.50', '——', '0.00', '23.1\n4'))).toBe(2);
  });

  it('are not told by figures that differ, or by few', () => {
    expect(commonDecimals(cells('1.00', '2.5', '0.00', '3.00'))).toBeNull();
    expect(commonDecimals(cells('1.00', '2.50'))).toBeNull();
  });
});

describe('a code under amounts', () => {
  it('is one where the figures have decimals', () => {
    expect(['30240', '2080505', '302', '30,240', '30240.00'].map((text) => isCodeAmong(text, 2))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([isCodeAmong('30240', 0), isCodeAmong('30240', null)]).toEqual([false, false]);
  });
});

describe('a figure that lacks decimals', () => {
  it('has fewer than the others', () => {
    expect(['2.7', '2.70', '2', '——', '合计'].map((text) => lacksDecimals(text, 2))).toEqual([true, false, false, false, false]);
    expect(lacksDecimals('2.7', null)).toBe(false);
  });

  it('is not read where alignment alone tells cells apart', () => {
    const [cell] = cells('2.7');
    if (cell === undefined) throw new Error('no cell');
    expect(numberIn(cell, { decimals: 2, hundredths: true, aligned: true, broken: true }).reading.content).toBe('unreadable');
    expect(numberIn(cell, { decimals: 2, hundredths: true, aligned: false, broken: false }).reading).toMatchObject({ value: '2.7' });
  });
});

describe('a figure over several lines', () => {
  it.each([
    ['23.1\n4', '23.14'],
    ['23.\n14', '23.14'],
    ['1,234.5\n6', '1234.56'],
    ['-0.0\n1', '-0.01'],
  ])('is joined where the first line lacks decimals: %j', (text, value) => {
    const reading = wrappedFigure(text, 2);
    expect(reading?.value).toBe(value);
    expect(reading?.repairs[0]?.rule).toBe('format/loose-blank');
  });

  it.each(['23.14\n4', '23.14\n0.00', '23.1\n45', '12.5\n3.00', '1\n0.00', '27\n4366.12', '12\n3', '23.14', '23.1\n4%', '合计\n4'])(
    'may be two figures, or none: %j',
    (text) => {
      expect(wrappedFigure(text, 2)).toBeNull();
    },
  );

  it('stays as it is where decimals differ', () => {
    expect(wrappedFigure('23.1\n4', null)).toBeNull();
    expect(wrappedFigure('23.1\n4', 1)).toBeNull();
  });
});
