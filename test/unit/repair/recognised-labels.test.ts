import { describe, expect, it } from 'vitest';
import { LabelVocabulary } from '../../../src/repair/recognised-labels.ts';

const vocabulary = new LabelVocabulary(
  ['年初结转和结余', '年末结转和结余', '支出', '收入', '合计', '收入合计', '总计', '本年收入合计', '教育支出', '科学技术支出'].map(
    (word) => [word],
  ),
);

describe('LabelVocabulary', () => {
  it.each([
    ['年未结转和结余', '年末结转和结余'],
    ['年初结转和纺余', '年初结转和结余'],
    ['年末结转和结余厅', '年末结转和结余'],
    ['文出', '支出'],
    ['人合计', '合计'],
    ['科学技木支岀', '科学技术支出'],
    ['本年驳入合详', '本年收入合计'],
  ])('reads %s as %s', (text, meant) => {
    expect(vocabulary.nearest(text)).toBe(meant);
  });

  it.each(['支出', '年末结转和结余', '云溪县', '教育费附加', '2080505', ''])('leaves %s alone', (text) => {
    expect(vocabulary.nearest(text)).toBeNull();
  });

  it('does not choose between two words that are equally near', () => {
    expect(new LabelVocabulary([['甲乙丙丁'], ['甲乙丙戊']]).nearest('甲乙丙己')).toBeNull();
  });

  it('takes the nearest of words that mean the same', () => {
    expect(new LabelVocabulary([['甲乙丙丁', '甲乙丙戊']]).nearest('甲乙丙己')).toBe('甲乙丙丁');
  });
});
