import { describe, expect, it } from 'vitest';
import { cellTraits } from '../../../src/layout/recognised.ts';
import type { Word } from '../../../src/model/page.ts';
import { text } from '../../support/page-fixture.ts';

/** A word on a line of its own, as it was read and what else it may be. */
function word(line: number, read: string, other?: string): Word {
  const [own] = text(10, 20 * line, read);
  if (own === undefined) throw new Error('no word');
  const candidates = other === undefined ? {} : { candidates: [{ text: other, confidence: 0.7 }] };
  return { ...own, origin: 'ocr', confidence: 0.9, ...candidates };
}

const candidates = (...words: Word[]) => cellTraits(words).recognition?.candidates;

describe('cellTraits', () => {
  it('puts together what the words of a cell may be', () => {
    expect(candidates(word(1, '年度财政资', '年庭财政资'), word(2, '全总颜', '金总额'))?.map((one) => one.text)).toEqual([
      '年庭财政资\n金总额',
      '年度财政资\n金总额',
      '年庭财政资\n全总颜',
    ]);
    expect(candidates(word(1, '教育', '救育'), word(2, '支出'))).toEqual([{ text: '救育\n支出', confidence: 0.7 }]);
    expect(candidates(word(1, '教育'), word(2, '支出'))).toEqual([]);
  });

  it('reads many words otherwise together only', () => {
    const lines = [1, 2, 3, 4].map((line) => word(line, '支出', '支击'));
    expect(candidates(...lines)?.map((one) => one.text)).toEqual(['支击\n支击\n支击\n支击']);
  });

  it('leaves figures as they were read', () => {
    expect(candidates(word(1, '12.00', '72.00'), word(2, '万元'))).toEqual([]);
    expect(candidates(word(1, '12.00万元', '72.00万元'), word(2, '备注'))).toEqual([]);
    expect(candidates(word(1, '12.00', '72.00'))).toEqual([{ text: '72.00', confidence: 0.7 }]);
  });
});
