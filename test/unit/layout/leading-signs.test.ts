/**
 * Signs at the left edge of columns that no line parts.
 */
import { describe, expect, test } from 'vitest';
import { joinLeadingSigns } from '../../../src/layout/leading-signs.ts';
import type { Word } from '../../../src/model/page.ts';
import { text, textAround, textEnding } from '../../support/page-fixture.ts';

/** 科目名称 | 合计 | 基本支出: columns at 50, 150, 250 and 350; signs at the left edge of the last one in the named rows. */
function table(sign: string, signed: readonly number[], header: readonly Word[] = HEADER): Word[] {
  const rows = [0, 1, 2, 3, 4].flatMap((i) => [
    ...text(55, 140 + 20 * i, `第${i}类科目名称支出`),
    ...textEnding(245, 140 + 20 * i, `${i}60.00`),
    ...(signed.includes(i) ? text(253, 140 + 20 * i, sign) : []),
    ...textEnding(345, 140 + 20 * i, `${i}5.40`),
  ]);
  return [...header, ...rows];
}

const HEADER = [...textAround(100, 113, '科目名称'), ...textAround(200, 113, '合计'), ...textAround(300, 113, '基本支出')];

function last(words: readonly Word[]): string[] {
  return joinLeadingSigns(words)
    .filter(({ bbox }) => bbox[2] === 345)
    .map((word) => word.text);
}

describe('a sign in front of a figure', () => {
  test('is its minus where some figures of the column have one', () => {
    expect(last(table('-', [1, 3]))).toEqual(['05.40', '-15.40', '25.40', '-35.40', '45.40']);
    expect(joinLeadingSigns(table('-', [1, 3]))).toHaveLength(table('-', [1, 3]).length - 2);
  });

  test('is its minus under a label in the middle between both, though a label further left stands nearer to it', () => {
    const near = [...text(55, 113, '科目名称'), ...textAround(225, 113, '备注'), ...textAround(299, 113, '基本支出')];
    const rows = [
      ...text(55, 140, '办公费'),
      ...text(55, 160, '合计'),
      ...textEnding(345, 140, '1.20'),
      ...text(253, 160, '-'),
      ...textEnding(345, 160, '36.76'),
    ];
    expect(last([...near, ...rows])).toEqual(['1.20', '-36.76']);
    // A label that is not in the middle leaves the dash to the column before.
    const apart = [...near.slice(0, 2), ...textAround(310, 113, '基本支出')];
    expect(last([...apart, ...rows])).toEqual(['1.20', '36.76']);
  });

  test('is its currency wherever it stands', () => {
    expect(last(table('￥', [0, 1, 2, 3, 4]))).toEqual(['￥05.40', '￥15.40', '￥25.40', '￥35.40', '￥45.40']);
  });

  test('is a dash for nothing where nearly all rows have it, or a label or a figure tells a column of its own', () => {
    const plain = ['05.40', '15.40', '25.40', '35.40', '45.40'];
    expect(last(table('-', [0, 1, 2, 3, 4]))).toEqual(plain);
    const labelled = [...HEADER.slice(0, 2), ...text(250, 113, '上缴'), ...textAround(320, 113, '基本支出')];
    expect(last(table('-', [1, 3], labelled))).toEqual(plain);
    expect(last([...table('-', [1, 3]), ...text(253, 240, '7.1'), ...textEnding(345, 240, '55.40')])).toEqual([...plain, '55.40']);
  });

  test('is left alone without a header, far behind the column before', () => {
    const far = table('-', [1, 3], []).map((word) =>
      word.text === '-' ? { ...word, bbox: [280, word.bbox[1], 285, word.bbox[3]] as const } : word,
    );
    expect(last(far as Word[])).toEqual(['05.40', '15.40', '25.40', '35.40', '45.40']);
  });
});
