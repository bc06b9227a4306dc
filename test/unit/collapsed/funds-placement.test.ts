import { describe, expect, it } from 'vitest';
import { placeFunds } from '../../../src/collapsed/funds-placement.ts';

const COLUMNS = ['initial_budget', 'adjusted_budget', 'executed', 'weight', 'execution_rate', 'score'];
const total = (texts: string) => ({ texts: texts.split(' '), isTotal: true });
const part = (texts: string) => ({ texts: texts.split(' '), isTotal: false });

describe('placeFunds', () => {
  it('takes a full row as printed, unless a percentage stands under money', () => {
    expect(placeFunds([total('60 50 45 10 90% 9')], COLUMNS)).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(placeFunds([total('60 50 90% 45 10 9')], COLUMNS)).toEqual([null]);
  });

  it('leaves open which budget is blank', () => {
    expect(placeFunds([total('50 45 10 90% 9')], COLUMNS)).toEqual([null]);
  });

  it('finds amounts that are too high for marks', () => {
    expect(placeFunds([part('880 880 880 - -')], COLUMNS)[0]?.slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('finds parts that add up to the total in one way', () => {
    expect(placeFunds([total('0 50 45 10 90% 9'), part('50 45')], COLUMNS)).toEqual([
      [0, 1, 2, 3, 4, 5],
      [1, 2],
    ]);
    expect(placeFunds([total('0 50 45 10 90% 9'), part('50 44')], COLUMNS)[1]).toBeNull();
  });

  it('leaves out more cells than columns', () => {
    expect(placeFunds([total('7 60 50 45 10 90% 9')], COLUMNS)).toEqual([null]);
  });
});
