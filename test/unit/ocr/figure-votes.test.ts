import { describe, expect, it } from 'vitest';
import { figureCharacters, isWellFormed, tidyFigure } from '../../../src/ocr/figure-text.ts';
import { decide, type Vote } from '../../../src/ocr/figure-votes.ts';

const vote = (voter: Vote['voter'], text: string, confidence: number): Vote => ({
  voter,
  characters: figureCharacters([{ text, confidence }]),
});

describe('decide', () => {
  it('is sure where all readers agree', () => {
    const decision = decide([vote('legacy', '446.11', 0.8), vote('lstm', '446.11', 0.98), vote('shapes', '446.11', 0.3)]);
    expect(decision.text).toBe('446.11');
    expect(decision.confidence).toBeGreaterThan(0.98);
    expect(decision.candidates).toEqual([]);
  });

  it('believes two readers against one, and keeps the other reading', () => {
    const decision = decide([vote('legacy', '446.11', 0.8), vote('lstm', '146.11', 0.98), vote('shapes', '446.11', 0.3)]);
    expect(decision.text).toBe('446.11');
    expect(decision.candidates.map(({ text }) => text)).toEqual(['146.11']);
  });

  it('doubts where two disagree and nobody else speaks', () => {
    const decision = decide([vote('legacy', '446.11', 0.8), vote('lstm', '146.11', 0.98)]);
    expect(decision.confidence).toBeLessThan(0.9);
    expect(decision.candidates).toHaveLength(1);
  });

  it('does not let one reader outvote another by repeating itself', () => {
    const twice = decide([vote('legacy', '446.11', 0.8), vote('lstm', '146.11', 0.98), vote('lstm', '146.11', 0.98)]);
    expect(twice.confidence).toBeLessThan(0.9);
  });

  it('believes our network where two readers lost a point, and is not sure', () => {
    const decision = decide([vote('legacy', '2997', 0.8), vote('lstm', '2997', 0.98), vote('network', '29.97', 0.996)]);
    expect([decision.text, ...decision.candidates.map(({ text }) => text)].toSorted()).toEqual(['29.97', '2997']);
    expect(decision.confidence).toBeLessThan(0.9);
  });

  it('believes our network more than one other reader, and is not sure', () => {
    const decision = decide([vote('legacy', '6.18', 0.9), vote('network', '8.18', 0.996)]);
    expect(decision.text).toBe('8.18');
    expect(decision.confidence).toBeLessThan(0.97);
  });

  it('puts a figure together from readers that err in different places', () => {
    const decision = decide([
      vote('legacy', '2030502', 0.8),
      vote('lstm', '2080S02'.replace('S', '6'), 0.98),
      vote('shapes', '7080502', 0.12),
    ]);
    expect(decision.text).toBe('2080502');
    expect(decision.candidates.map(({ text }) => text)).toContain('2030502');
  });

  it('asks the width of the figure how many characters it has', () => {
    const votes = [vote('legacy', '4816.1', 0.8), vote('lstm', '4816.14', 0.98)];
    expect(decide(votes, (text) => (text.length === 7 ? 0 : 4)).text).toBe('4816.14');
    expect(decide(votes, (text) => (text.length === 6 ? 0 : 4)).text).toBe('4816.1');
  });

  it('keeps what a single reader says that a character may be besides', () => {
    const characters = [...'446.11'].map((text) => ({
      text,
      confidence: 0.99,
      others: text === '6' ? [{ text: '8', confidence: 0.2 }] : [],
    }));
    const { text, candidates } = decide([{ voter: 'paddle', characters }]);
    expect(text).toBe('446.11');
    expect(candidates[0]?.text).toBe('448.11');
    expect(candidates[0]?.confidence).toBeLessThan(0.2);
  });

  it('does not hold a possible other reading against the readers that are sure of it', () => {
    const unsure = [...'146.11'].map((text, i) => ({ text, confidence: 0.6, others: i === 0 ? [{ text: '4', confidence: 0.01 }] : [] }));
    const silent = unsure.map(({ text, confidence }) => ({ text, confidence, others: [] }));
    const others = [vote('legacy', '446.11', 0.8), vote('lstm', '446.11', 0.98)];
    const confidence = (characters: typeof unsure): number => decide([...others, { voter: 'paddle', characters }]).confidence;
    expect(confidence(unsure)).toBe(confidence(silent));
  });

  it('puts a point behind a zero in front, whatever was read there', () => {
    expect(decide([vote('legacy', '000', 0.8), vote('lstm', '000', 0.98)]).text).toBe('0.00');
    expect(decide([vote('legacy', '0100', 0.8), vote('lstm', '0.00', 0.98)])).toMatchObject({ text: '0.00' });
    expect(decide([vote('lstm', '01', 0.98)]).text).toBe('01');
  });

  it('takes a comma before two digits for a point', () => {
    const decision = decide([vote('legacy', '0,83', 0.8), vote('lstm', '0.83', 0.98)]);
    expect(decision).toMatchObject({ text: '0.83', candidates: [] });
  });

  it('is never sure of what is no figure', () => {
    expect(decide([vote('legacy', '4.4.6', 0.9), vote('lstm', '4.4.6', 0.99)]).confidence).toBeLessThanOrEqual(0.5);
    expect(decide([])).toEqual({ text: '', confidence: 0, candidates: [] });
    expect(decide([vote('lstm', '', 0.9)]).text).toBe('');
  });
});

describe('figureCharacters', () => {
  const symbol = (text: string, confidence: number, ...others: [string, number][]) => ({
    text,
    confidence,
    others: others.map(([other, probability]) => ({ text: other, confidence: probability })),
  });

  it('takes of what a reader of words says of a character that which a figure can have', () => {
    const symbols = [symbol('S', 0.6, ['5', 0.3], ['8', 0.05]), symbol('．', 0.7, ['.', 0.2]), symbol('2', 0.99), symbol('0', 0.9)];
    const characters = figureCharacters(symbols);
    expect(characters.map(({ text }) => text).join('')).toBe('5.20');
    expect(characters[0]).toEqual({ text: '5', confidence: 0.3, others: [{ text: '8', confidence: 0.05 }] });
    expect(characters[1]?.confidence).toBeCloseTo(0.9);
  });

  it('leaves a character that can be none of a figure', () => {
    expect(figureCharacters([symbol('合', 0.98, ['6', 0.001])]).map(({ text }) => text)).toEqual(['合']);
  });
});

describe('tidyFigure', () => {
  it.each([
    ['2.940.05', '2,940.05'],
    ['4,275.13', '4,275.13'],
    ['12 345.6', '12345.6'],
    ['0..00', '0.00'],
    ['.461.08,', '461.08'],
    ['-12.5', '-12.5'],
  ])('%s is %s', (text, figure) => {
    expect(tidyFigure(text)).toBe(figure);
    expect(isWellFormed(figure)).toBe(true);
  });

  it('leaves what groups no three digits', () => {
    expect(isWellFormed(tidyFigure('4,36.12'))).toBe(false);
  });
});
