import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseComparison, parseOperator, valueShape } from '../../../src/mapping/performance-comparison.ts';

const read: [text: string, operator: string | null, number: string | null, unit: string | null][] = [
  ['≥200万人次', '>=', '200', '万人次'],
  ['>=440人', '>=', '440', '人'],
  ['> = 440 人', '>=', '440', '人'],
  ['≥1 次', '>=', '1', '次'],
  ['≥90百分比', '>=', '90', '百分比'],
  ['≥90个百分点', '>=', '90', '个百分点'],
  ['\\geq 500万人次', '>=', '500', '万人次'],
  ['$\\leq 30$ 万', null, null, null],
  ['\\leq 30 万', '<=', '30', '万'],
  ['＞＝95％', '>=', '95', '%'],
  ['&lt;5%', '<', '5', '%'],
  ['≦3.5元/人/月', '<=', '3.5', '元/人/月'],
  ['=2004 户', '=', '2004', '户'],
  ['95%', null, '95', '%'],
  ['100.00%', null, '100.00', '%'],
  ['-3%', null, '-3', '%'],
  ['1,090.50万元', null, '1090.50', '万元'],
  ['171.95万人次', null, '171.95', '万人次'],
  ['95', null, '95', null],
  ['95%以上', '>=', '95', '%'],
  ['5家及以上', '>=', '5', '家'],
  ['24小时内', '<=', '24', '小时'],
  ['15万元以内', '<=', '15', '万元'],
  ['不少于5家', '>=', '5', '家'],
  ['大于等于90%', '>=', '90', '%'],
  ['不超过15万元', '<=', '15', '万元'],
  ['小于5%', '<', '5', '%'],
  ['7月底', null, '7', '月底'],
  ['及时', null, null, null],
  ['定性', null, null, null],
  ['', null, null, null],
  ['2023年11月', null, null, null],
  ['3-5万人次', null, null, null],
  ['≥95%，≤100%', null, null, null],
  ['全区社保卡持卡率达到99.5%以上', null, null, null],
  ['3个项目的合同未到期', null, null, null],
  ['1,09元', null, null, null],
  ['7×24小时', null, null, null],
];

describe('parseComparison', () => {
  it.each(read)('reads %j', (text, operator, number, unit) => {
    expect(parseComparison(text)).toEqual({ operator, number, unit });
  });

  it('finds the parts that a comparison was written from', () => {
    const operator = fc.constantFrom('>=', '<=', '=', '>', '<');
    const number = fc.tuple(fc.nat(1_000_000), fc.nat(99)).map(([whole, cents]) => (cents === 0 ? `${whole}` : `${whole}.${cents}`));
    const unit = fc.constantFrom('人', '万人次', '%', '家', '平方公里', '元/人');
    fc.assert(
      fc.property(operator, number, unit, fc.constantFrom('', ' '), (o, n, u, gap) => {
        expect(parseComparison(`${o}${gap}${n}${gap}${u}`)).toEqual({ operator: o, number: n, unit: u });
      }),
    );
  });
});

describe('parseOperator', () => {
  it.each([
    ['≤', '<='],
    ['>=', '>='],
    ['＝', '='],
    ['定性', null],
    ['', null],
  ])('reads %j', (text, operator) => expect(parseOperator(text)).toBe(operator));
});

describe('valueShape', () => {
  it.each([
    ['≥99%', 'comparison'],
    ['=12月', 'comparison'],
    ['99%', 'number'],
    ['2023年11月', 'number'],
    ['12月', 'number'],
    ['12333服务来电总量', 'text'],
    ['有所提升', 'text'],
    ['=有所提升', 'text'],
  ])('sees %j', (text, shape) => expect(valueShape(text)).toBe(shape));
});
