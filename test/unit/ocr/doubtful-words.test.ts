import { describe, expect, it } from 'vitest';
import { surerWords, wordsInDoubt } from '../../../src/ocr/doubtful-words.ts';
import type { LineReading } from '../../../src/ocr/engine.ts';

const reading = (text: string, ...confidences: number[]): LineReading => ({
  text,
  confidence: Math.min(...confidences),
  symbols: [...text].map((character, i) => ({ text: character, confidence: confidences[i] ?? 0 })),
});

describe('wordsInDoubt', () => {
  it('are figures that look like words', () => {
    const readings = new Map(['站08', '4交', '支出', '公开'].map((text, i) => [i, reading(text, 0.99, 0.98, 0.97)]));
    for (const value of readings.values()) value.confidence = 0.95;
    expect(wordsInDoubt(readings)).toEqual([0, 1]);
  });

  it('are those with one character that was hardly read', () => {
    expect(
      wordsInDoubt(
        new Map([
          [3, reading('支出', 0.99, 0.98)],
          [5, reading('盐出', 0.5, 0.99)],
        ]),
      ),
    ).toEqual([5]);
  });
});

describe('surerWords', () => {
  const first = reading('盐出', 0.5, 0.99);

  it('believes a second reader that is sure', () => {
    expect(surerWords(first, reading('支出', 0.97, 0.99)).text).toBe('支出');
    expect(surerWords(undefined, reading('支出', 0.2, 0.2)).text).toBe('支出');
  });

  it('does not believe one that is not, and none that reads nothing', () => {
    expect(surerWords(first, reading('大出', 0.6, 0.99)).text).toBe('盐出');
    expect(surerWords(first, { text: '', confidence: 0, symbols: [] }).text).toBe('盐出');
  });
});
