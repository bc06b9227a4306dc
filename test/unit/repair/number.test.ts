import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/repair/number.ts';

const amounts: [raw: string, value: string, unit: string | null, rules: string[]][] = [
  ['4528.17', '4528.17', null, []],
  ['0.00', '0.00', null, []],
  ['-3.10', '-3.10', null, []],
  ['4,275.13', '4275.13', null, ['format/thousand-separators']],
  ['1,234,567', '1234567', null, ['format/thousand-separators']],
  ['４，２７５．１３', '4275.13', null, ['format/full-width-digits', 'format/thousand-separators']],
  ['4,275. 13', '4275.13', null, ['format/inner-blanks', 'format/thousand-separators']],
  ['1 668.14', '1668.14', null, ['format/inner-blanks']],
  ['16 68.14', '1668.14', null, ['format/loose-blank']],
  ['123456\n7.89', '1234567.89', null, ['format/loose-blank']],
  ['384,651.9\n1', '384651.91', null, ['format/loose-blank', 'format/thousand-separators']],
  ['５８９１．２\n３', '5891.23', null, ['format/full-width-digits', 'format/loose-blank']],
  ['73.0\n0%', '73.00', '%', ['format/percent-sign', 'format/loose-blank']],
  ['100.\n00%', '100.00', '%', ['format/percent-sign', 'format/loose-blank']],
  ['1\n00%', '100', '%', ['format/percent-sign', 'format/loose-blank']],
  ['4O6.l2', '406.12', null, ['ocr/confused-digits']],
  ['(12.30)', '-12.30', null, ['format/negative-notation']],
  ['（1,012.30）', '-1012.30', null, ['format/full-width-digits', 'format/negative-notation', 'format/thousand-separators']],
  ['−5.00', '-5.00', null, ['format/negative-notation']],
  ['－5.00', '-5.00', null, ['format/full-width-digits']],
  ['90.65%', '90.65', '%', ['format/percent-sign']],
  ['95％', '95', '%', ['format/percent-sign']],
  ['33.00万元', '33.00', '万元', ['unit/stray-unit']],
  ['1,033 元', '1033', '元', ['unit/stray-unit', 'format/thousand-separators']],
  ['4.275.13', '4275.13', null, ['ocr/confused-separators']],
  ['4,275·13', '4275.13', null, ['ocr/middle-dot', 'format/thousand-separators']],
  ['(275・13)', '-275.13', null, ['ocr/middle-dot', 'format/negative-notation']],
  ['.50', '0.50', null, ['format/missing-zero']],
  ['¥1,275.13', '1275.13', null, ['format/currency-sign', 'format/thousand-separators']],
  ['￥ -12.30', '-12.30', null, ['format/currency-sign']],
  ['-￥0.50', '-0.50', null, ['format/currency-sign']],
  ['¥(12.30)', '-12.30', null, ['format/currency-sign', 'format/negative-notation']],
  ['1,012.30¹', '1012.30', null, ['format/note-mark', 'format/thousand-separators']],
  ['(12.30)②', '-12.30', null, ['format/note-mark', 'format/negative-notation']],
  ['95%*', '95', '%', ['format/note-mark', 'format/percent-sign']],
];

describe('readNumber', () => {
  it.each(amounts)('reads %j as %s', (raw, value, unit, rules) => {
    const reading = readNumber(raw);
    expect(reading).toMatchObject({ content: 'amount', value, unit });
    if (reading.content !== 'amount') throw new Error('unreachable');
    expect(reading.repairs.map((r) => r.rule)).toEqual(rules);
    let text = raw.trim();
    for (const repair of reading.repairs) {
      expect(repair.before).toBe(text);
      text = repair.after;
    }
    expect(text).toBe(value);
  });

  it.each(['——', '--', '-', '—', '…', '......', '/', '－', '*', '￥-', '¥ —'])('takes %j for nothing', (raw) => {
    expect(readNumber(raw)).toEqual({ content: 'nil' });
  });

  it.each(['', '  ', '\n'])('takes %j for blank', (raw) => {
    expect(readNumber(raw)).toEqual({ content: 'blank' });
  });

  it.each([
    '4,36.12',
    '12.00\n13.00',
    '12.5\n3',
    '384,651.9 1',
    '384,651.90\n1',
    '12 13',
    '1.2.3',
    '12.3-4',
    '#1',
    '4528,17',
    '12.00 13.00',
    '01',
    '007.50',
    '2\n9,502,255.58',
    '####',
    '########',
    '¥1,27.13',
    '△12.30',
    '12.30-',
  ])('does not guess %j', (raw) => {
    expect(readNumber(raw)).toEqual({ content: 'unreadable' });
  });

  it.each(['无', '合计', '2023年度', '定性'])('takes %j for text', (raw) => {
    expect(readNumber(raw)).toEqual({ content: 'text' });
  });
});
