import { describe, expect, it } from 'vitest';
import { fiscalYearOf, fullDateOf } from '../../../src/segment/document-date.ts';

describe('fiscalYearOf', () => {
  it.each([
    ['某局 2023 年度部门决算', 2023],
    ['２０２４年度', 2024],
    ['二○二四年度单位决算', 2024],
    ['二零一九年部门决算', 2019],
    ['2019 年某局 部门决算', 2019],
    ['2024年9月公开2023年度部门决算', 2023],
    ['2024 年 9 月 9 日', null],
    ['部门决算', null],
  ])('%s', (text, year) => {
    expect(fiscalYearOf(text)).toBe(year);
  });
});

describe('fullDateOf', () => {
  it.each([
    ['2024 年 9 月 9 日', '2024-09-09'],
    ['公开时间：2025年8月25日', '2025-08-25'],
    ['发布日期：2022-10-12 10:24', '2022-10-12'],
    ['二〇二四年十二月二十五日', '2024-12-25'],
    ['二○二四年九月十日', '2024-09-10'],
    ['2024年2月30日', null],
    ['2024年9月', null],
    ['公开日期:2024926', null],
  ])('%s', (text, date) => {
    expect(fullDateOf(text)).toBe(date);
  });
});
