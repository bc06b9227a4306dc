import { describe, expect, it } from 'vitest';
import { decoded } from '../../../src/ocr/ctc.ts';

const ALPHABET = ['', '1', '7', '.'];

function read(...steps: number[][]) {
  return decoded({ data: Float32Array.from(steps.flat()), steps: steps.length, classes: ALPHABET.length }, ALPHABET);
}

const NONE = [1, 0, 0, 0];
const ONE = [0.1, 0.9, 0, 0];
const text = (symbols: ReturnType<typeof read>): string => symbols.map((symbol) => symbol.text).join('');

describe('decoded', () => {
  it('takes a run of one class for one character, and two runs that a blank parts for two', () => {
    expect(text(read(NONE, ONE, ONE, NONE))).toBe('1');
    expect(text(read(ONE, ONE, NONE, ONE))).toBe('11');
    expect(text(read(ONE, [0, 0, 0.9, 0.1], [0, 0, 0, 1]))).toBe('17.');
    expect(read(NONE, NONE)).toEqual([]);
  });

  it('gives a character the confidence of its surest step, and says what competes with it there', () => {
    const [symbol] = read([0.4, 0.6, 0, 0], [0, 0.75, 0.25, 0], [0.3, 0.5, 0.2, 0]);
    expect(symbol).toEqual({ text: '1', confidence: 0.75, others: [{ text: '7', confidence: 0.25 }] });
  });

  it('keeps no others that are hardly possible, and never the blank', () => {
    const [symbol] = read([0.2, 0.7995, 0.0005, 0]);
    expect(symbol?.others).toEqual([]);
  });
});
