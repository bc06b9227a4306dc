import { describe, expect, it } from 'vitest';
import { lostPoints } from '../../../src/proof/lost-points.ts';
import { factsDocument } from '../../rules/facts-document.ts';

const PRINTED = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`expenditure/2080${100 + i}/basic`, `${i}.25`]));

function lost(values: Record<string, string>): (string | null)[] {
  return [...lostPoints(factsDocument({ ...PRINTED, ...values }).facts).values()];
}

describe('lostPoints', () => {
  it.each([
    ['191', '1.91'],
    ['0', '0.00'],
    ['-1234', '-12.34'],
    ['39', null],
    ['1.5', null],
    ['0012', null],
  ])('doubts %s where all others have two decimals: %s', (value, pointed) => {
    expect(lost({ 'expenditure/208/basic': value })).toEqual([pointed]);
  });

  it('doubts them where a worn scan lost the points of a quarter of all figures', () => {
    const bare = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`expenditure/210${i}/basic`, `${i + 1}00`]));
    expect(lost(bare)).toEqual(['1.00', '2.00', '3.00', '4.00', '5.00', '6.00']);
  });

  it('doubts long figures, and puts no point in, where four in ten have none; strokes read as a third decimal do not count', () => {
    const bare = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`expenditure/210${10 + i}/basic`, `${i + 1}0023`]));
    expect(lost(bare)).toEqual(Array.from({ length: 13 }, () => null));
    const struck = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`expenditure/211${10 + i}/basic`, `${i}.251`]));
    expect(lost({ ...struck, 'expenditure/208/basic': '39363782' })).toContain('393637.82');
  });

  it('doubts figures with fewer decimals where a table prints six throughout', () => {
    const six = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`expenditure/2100${i}/basic`, `${i}.250001`]));
    const found = (value: string) => [...lostPoints(factsDocument({ ...six, 'expenditure/208/basic': value }).facts).values()];
    expect(found('5124691')).toEqual(['5.124691']);
    for (const value of ['9285', '0.98602', '76.5', '0.0000']) expect(found(value)).toEqual([null]);
    expect(found('76.551701')).toEqual([]);
  });

  it('says nothing of figures as usual, nor where there is no habit', () => {
    expect(lost({})).toEqual([]);
    const mixed = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`expenditure/210${i}/basic`, `${i}`]));
    expect(lost(mixed)).toEqual([]);
    expect([...lostPoints(factsDocument({ 'expenditure/208/basic': '1.25', 'expenditure/210/basic': '3' }).facts)]).toEqual([]);
  });
});
