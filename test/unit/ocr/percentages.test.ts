import { describe, expect, it } from 'vitest';
import { isNumberWithSigns } from '../../../src/ocr/percentages.ts';

const read = (text: string, confidence = 0.97, ofSign = confidence) => ({
  text,
  symbols: [...text].map((character) => ({ text: character, confidence: character === '/' ? ofSign : confidence })),
});

describe('isNumberWithSigns', () => {
  it.each(['>300人次', '=100%', '26场', '82.5元/册', '3元/人次', '>5'])('holds for %s', (text) => {
    expect(isNumberWithSigns(read(text))).toBe(true);
  });

  it.each(['12.50', '12/5', '82.5元/', '82.5/册', '2024年度部门决算', '元/册', '82.5元//册'])('does not hold for %s', (text) => {
    expect(isNumberWithSigns(read(text))).toBe(false);
  });

  it('asks for sure digits and signs, not for sure units', () => {
    expect(isNumberWithSigns(read('82.5元/册', 0.97, 0.8))).toBe(false);
    expect(isNumberWithSigns(read('82.5元/册', 0.85))).toBe(false);
    const unsureUnit = [...'26场'].map((text) => ({ text, confidence: text === '场' ? 0.6 : 0.95 }));
    expect(isNumberWithSigns({ text: '26场', symbols: unsureUnit })).toBe(true);
  });
});
