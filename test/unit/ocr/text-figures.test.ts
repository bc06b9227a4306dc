import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../../src/ocr/text-figures.ts';

const symbols = (text: string, doubtful: Record<number, number> = {}) =>
  [...text].map((character, i) => ({ text: character, confidence: doubtful[i] ?? 0.99 }));

describe('figuresIn', () => {
  it('finds the numbers of a text, each as sure as its worst character', () => {
    expect(figuresIn(symbols('支出1,234.56万元，增长3.2%。', { 4: 0.7, 12: 0.4 }))).toEqual([
      { text: '1234.56', confidence: 0.7 },
      { text: '3.2', confidence: 0.99 },
    ]);
    expect(figuresIn(symbols('共12.', { 3: 0.2 }))).toEqual([{ text: '12', confidence: 0.99 }]);
    expect(figuresIn(symbols('没有数字，。'))).toEqual([]);
  });

  it('takes wide signs for what they stand for, and symbols of several characters as they are', () => {
    expect(figuresIn(symbols('12．5'))).toEqual([{ text: '12.5', confidence: 0.99 }]);
    const pair = [
      { text: '20', confidence: 0.8 },
      { text: '5', confidence: 0.9 },
    ];
    expect(figuresIn(pair)).toEqual([{ text: '205', confidence: 0.8 }]);
  });
});
