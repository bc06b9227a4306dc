import { describe, expect, it } from 'vitest';
import { areTooMany, areWords, mayBeWords } from '../../../src/ocr/words-as-figures.ts';

const read = (...characters: [string, number][]) => ({
  text: characters.map(([text]) => text).join(''),
  symbols: characters.map(([text, confidence]) => ({ text, confidence })),
});

describe('areWords', () => {
  it.each([
    { what: 'two sure ideographs', words: read(['分', 0.98], ['值', 0.9]) },
    { what: 'a very sure one alone', words: read(['门', 0.99]) },
    { what: 'a number and what it counts', words: read(['8', 0.97], ['2', 0.98], ['元', 0.98], ['/', 0.92], ['册', 0.9]) },
    { what: 'an ideograph of one stroke beside another', words: read(['一', 0.9], ['般', 0.97]) },
  ])('takes $what for words', ({ words }) => {
    expect(areWords(words)).toBe(true);
  });

  it.each([
    { what: 'digits', words: read(['5', 0.99], ['1', 0.99], ['8', 0.99]) },
    { what: 'nothing', words: read() },
    { what: 'an ideograph alone of which it is not very sure', words: read(['门', 0.9]) },
    { what: 'ideographs one of which is doubtful', words: read(['分', 0.98], ['值', 0.6]) },
    { what: 'a number whose digits are not sure', words: read(['8', 0.8], ['元', 0.98], ['整', 0.98]) },
    { what: 'strokes that may be those of digits', words: read(['一', 0.99], ['丨', 0.99]) },
  ])('does not take $what for words', ({ words }) => {
    expect(areWords(words)).toBe(false);
  });
});

describe('mayBeWords', () => {
  it('holds for digits alone of which the readers are not sure', () => {
    expect(mayBeWords({ text: '511', confidence: 0.74 })).toBe(true);
    expect(mayBeWords({ text: '511', confidence: 0.95 })).toBe(false);
    for (const text of ['5.11', '-511', '1', '5,111']) expect(mayBeWords({ text, confidence: 0.74 })).toBe(false);
  });
});

describe('areTooMany', () => {
  it('tells ideographs that do not fit beside each other from those that do', () => {
    expect(areTooMany('下站王人', { width: 82, em: 30 })).toBe(true);
    expect(areTooMany('下站王', { width: 82, em: 30 })).toBe(false);
    expect(areTooMany('77.15', { width: 20, em: 30 })).toBe(false);
  });
});
