/**
 * Any text is read without an exception, and long texts without end in sight are read at all.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Claim } from '../../src/model/indicator.ts';
import { claimsOf } from '../support/sentences.ts';

const TITLES = [
  '收入支出决算总体情况说明',
  '一般公共预算财政拨款支出决算情况说明',
  '一般公共预算财政拨款基本支出决算情况说明',
  '财政拨款“三公”经费支出决算情况说明',
  '预算绩效情况说明',
  '其他',
];
const PIECES = [
  ...[
    '收、支总计',
    '基本支出',
    '项目支出',
    '公务接待费',
    '教育支出（类）',
    '行政运行（项）',
    '某项目绩效自评情况：',
    '2023年度',
    '2080501',
  ],
  ...['1', '2.5', '1,234', '0', '3-5', '万元', '元', '%', '辆', '个', '人次', '-'],
  ...[
    '增加',
    '减少',
    '增长',
    '（下降）',
    '持平',
    '小于',
    '预算数',
    '完成预算',
    '占',
    '的',
    '与上年相比',
    '比',
    '较上年',
    '分别为',
    '各',
    '和',
  ],
  ...['其中：', '主要包括', '主要原因是', '具体情况如下：', '决算中', '，', '、', '；', '。', '：', '（', '）', ' ', '“', '”'],
];
const sentence = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const narrative = fc.record({
  title: fc.constantFrom(...TITLES),
  paragraphs: fc.array(fc.oneof(sentence, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 5 }),
});

/** Long enough that a reader in quadratic time would not come to its end within a test's time. */
const LONG = 120_000;

describe('any text', () => {
  it('gives claims of the contract, each with its phrase, in statements that count up', () => {
    fc.assert(
      fc.property(narrative, (input) => {
        let last = 0;
        for (const claim of claimsOf(input)) {
          expect(Claim.parse(claim)).toEqual(claim);
          expect(claim.partOf ?? 0).not.toBe(claim.statement);
          expect(claim.statement).toBeLessThanOrEqual(last + 1);
          last = Math.max(last, claim.statement);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same claims every time', () => {
    fc.assert(
      fc.property(narrative, (input) => {
        expect(claimsOf(input)).toEqual(claimsOf(input));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    '其中：',
    '公务用车购置费1万元、公务用车运行费2万元、',
    '1、2、3',
    '分别为1万元和',
    '（（1万元，',
    '（1万元，）',
    '教育支出',
    '9',
    '9,',
    '1-',
    '基本支出决算数小于预算数，',
    '决算中，',
    '收、支总计各1，2万元',
    '占完成为比较与',
    '万元（类）（款）（项）',
    '。',
  ])('is read to its end, however long: %s', (piece) => {
    const paragraph = piece.repeat(LONG / piece.length);
    const claims = claimsOf({ title: '一般公共预算财政拨款支出决算情况说明', paragraphs: [paragraph] });
    expect(claims.length).toBeLessThanOrEqual(paragraph.length);
  });
});
