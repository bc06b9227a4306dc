import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/model/label.ts';
import { clausesOf } from '../../../src/narrative/clauses.ts';
import { compileGrammar } from '../../../src/narrative/grammar.ts';
import { loadForms } from '../../../src/rulebook/load.ts';

const grammar = compileGrammar(loadForms());

function figures(text: string): string[] {
  return clausesOf(normalizeText(text), text, grammar).flatMap(({ figure }) =>
    figure === null ? [] : [`${figure.value}${figure.unit === '' ? '' : ` ${figure.unit}`}`],
  );
}

describe('figures', () => {
  it.each([
    ['收入总计 1 234.50 万元', ['1234.50 万元']],
    ['收入总计12,345,678.90元', ['12345678.90 元']],
    ['支出3.2亿元、4千元', ['3.2 亿元', '4 千元']],
    ['增长１２．５％', ['12.5 %']],
    ['提高2.1个百分点', ['2.1 个百分点']],
    ['车辆3辆，设备2台（套），接待5批次、40人次', ['3 辆', '2 台(套)', '5 批次', '40 人次']],
    ['惠及15.26万人', ['15.26 万人']],
    ['同比增长-5.2%', ['-5.2 %']],
    ['教育支出165141.73，完成', ['165141.73']],
    ['结余0万元', ['0 万元']],
  ])('are read with their unit: %s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each([
    '2023年度，截至2023年12月31日',
    '1.基本支出；2、项目支出；(3)其他',
    '第3季度，图 2：结构图，附件1',
    '吉财〔2018〕50号',
    '单价100万元（含）以上设备',
    '全年3-5万人次，2020至2023年',
    '社会保障和就业支出（208类）行政事业单位养老支出（05款）行政单位离退休（01项）',
    '12345热线',
    '2023.12.31，2023-12-31',
    '600多万群众、50余名代表',
    '每人5000元标准',
    'A4纸、5G网络',
    '2023度',
    '全年约3-5人次',
    '支出294..69万元，占64..19%',
  ])('are not years, dates, markers, ordinals, bounds, ranges, codes or names: %s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  it('are not joined over a comma between two of them', () => {
    expect(figures('总计各是4125.49,4143.91万元')).toEqual(['4125.49', '4143.91 万元']);
  });
});
