import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOf, TextTraits } from '../../../src/check/text-traits.ts';
import { FORMS } from '../../support/reading.ts';

const holds = (pattern: string, text: string): boolean => conditionOf(pattern)(new TextTraits(text));

describe('what a pattern asks for', () => {
  it.each([
    ['待填[写列报]', '待填写', true],
    ['待填[写列报]', '待补充', false],
    ['待填[写列报]', '待填', false],
    ['增加|减少', '有所减少', true],
    ['增加|减少', '有所下降', false],
    ['表格?式?说明', '表说明', true],
    ['_{3,}', '___', true],
    ['_{0,3}', '', true],
    ['(?<!申)请(?=说明|注明)', '请注明', true],
    ['(?<!申)请(?=说明|注明)', '请假', false],
    ['(?!说明)本表', '本表', true],
    ['20\\d\\d度', '2023度', true],
    ['20\\d\\d度', '20年度', false],
    ['(?:合计|总)数?为(?:万元|%)', '总数为万元', true],
    ['(?:合计|总)为(?:万元|%)', '总数为5万元', false],
    ['20\\d\\d度', '去年度', false],
    ['[\\u4e00-\\u9fff]{2}XX', '甲乙XX', true],
  ])('%s in %s: %s', (pattern, text, expected) => expect(holds(pattern, text)).toBe(expected));

  it('is in every text in which a pattern of the vocabulary matches', () => {
    const { leftovers, emptyNumbers, doubledTokens } = FORMS.completeness;
    const patterns = [...leftovers.flatMap((own) => own.patterns), ...emptyNumbers, ...doubledTokens];
    const pieces = [...new Set(patterns.flatMap((pattern) => pattern.split(/[()[\]|?:^{},*+!<=\\]+/)))].filter((piece) => piece !== '');
    const text = fc.array(fc.constantFrom(...pieces, '例：', '（', '）', '20', '5', '，', '。', '\n', '某局', 'XX'), { maxLength: 12 });
    let matches = 0;
    fc.assert(
      fc.property(text, fc.constantFrom(...patterns), (parts, pattern) => {
        const joined = parts.join('');
        if (!new RegExp(pattern, 'm').test(joined)) return;
        matches += 1;
        expect(holds(pattern, joined)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(matches).toBeGreaterThan(50);
  });
});
