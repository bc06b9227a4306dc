import { describe, expect, it } from 'vitest';
import { addingUp, amountsOf, placementsOf } from '../../../src/collapsed/placement.ts';
import { type Figure, figureOf } from '../../../src/collapsed/tokens.ts';

const figures = (...texts: string[]): Figure[] =>
  texts.map((text) => {
    const figure = figureOf(text);
    if (figure === null) throw new Error(`${text} is no figure`);
    return figure;
  });
const SUM = [{ whole: [0], parts: [1, 2] }];

describe('placementsOf', () => {
  it('has one way for figures that add up, and none for figures that do not', () => {
    expect(placementsOf(figures('30.00', '10.00', '20.00'), 3, SUM, [0])).toEqual([[0, 1, 2]]);
    expect(placementsOf(figures('30.00', '10.00', '21.00'), 3, SUM, [0])).toEqual([]);
  });

  it('keeps every way open where a blank could be on either side', () => {
    expect(placementsOf(figures('30.00', '30.00'), 3, SUM, [0])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('allows for rounding of the printed digits, not for more', () => {
    expect(placementsOf(figures('30.01', '10.00', '20.00'), 3, SUM, [0])).toHaveLength(1);
    expect(placementsOf(figures('30.02', '10.00', '20.00'), 3, SUM, [0])).toHaveLength(0);
    expect(placementsOf(figures('30', '10', '21'), 3, SUM, [0])).toHaveLength(0);
  });
});

describe('addingUp', () => {
  const either = [
    [0, 1],
    [0, 2],
  ];
  const rows = (...amounts: string[]) => amounts.map((amount) => ({ figures: figures(amount, amount), placements: either }));
  const total = (whole: string, left: string, right: string) => ({
    amounts: amountsOf(figures(whole, left, right), [0, 1, 2], 3),
    half: 5000n,
  });

  it('places rows that add up to their total in one way only', () => {
    expect(addingUp(rows('10.00', '4.00'), total('14.00', '4.00', '10.00'))).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });

  it('leaves out rows of one amount that may change places, and keeps the others', () => {
    expect(addingUp(rows('3.00', '3.00', '9.00'), total('15.00', '3.00', '12.00'))).toEqual([null, null, [0, 2]]);
  });

  it('places nothing where rows do not add up', () => {
    expect(addingUp(rows('10.00', '4.00'), total('15.00', '4.00', '11.00'))).toEqual([null, null]);
  });
});
