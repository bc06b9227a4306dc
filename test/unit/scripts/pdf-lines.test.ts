import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../scripts/generate/layouts/pdf-lines.ts';

/** Chinese characters are 1 wide, all others ½. */
const measure = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2000' ? 1 : 0.5), 0);
const lines = (text: string, width: number, indent = 0): string[] => breakLines(text, { width, indent, measure });

describe('breakLines', () => {
  it('breaks between Chinese characters and indents the first line only', () => {
    expect(lines('一般公共预算财政', 4)).toEqual(['一般公共', '预算财政']);
    expect(lines('一般公共预算财政', 4, 2)).toEqual(['一般', '公共预算', '财政']);
  });

  it('begins no line with a comma and ends none with an opening bracket', () => {
    expect(lines('收入支出，结余', 4)).toEqual(['收入支', '出，结余']);
    expect(lines('支出合（类）计', 4)).toEqual(['支出合', '（类）计']);
    expect(lines('支出合（（类）', 4)).toEqual(['支出合', '（（类）']);
  });

  it('keeps a number whole where it fits a line, and cuts it where it does not', () => {
    expect(lines('收入1,234.56元', 5)).toEqual(['收入', '1,234.56元']);
    expect(lines('1234567890', 2)).toEqual(['1234', '5678', '90']);
  });

  it('breaks before a comma where what must stay with it fits no line', () => {
    expect(lines('A ，），', 3)).toEqual(['A ，）', '，']);
  });

  it('returns one empty line for an empty text', () => {
    expect(lines('', 3)).toEqual(['']);
  });

  it('loses no character and fits every line, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('收', '支', '，', '。', '（', '）', '1', '.', ' ', 'A'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 12 }), (sample, width) => {
        const broken = lines(sample, width);
        expect(broken.join('')).toBe(sample);
        for (const line of broken) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
