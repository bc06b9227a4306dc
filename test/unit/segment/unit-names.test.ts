import { describe, expect, it } from 'vitest';
import { nameFromCaption, nameFromOverview, nameFromTitle } from '../../../src/segment/unit-names.ts';

describe('nameFromTitle', () => {
  it.each([
    ['某市轨道交通局2019年部门决算', '某市轨道交通局'],
    ['2019 年某市轨道交通局 部门决算', '某市轨道交通局'],
    ['关于某县水利局2023年度部门决算公开的说明', '某县水利局'],
    ['2024年度部门决算某市某局', '某市某局'],
    ['2023年度部门决算公开（某市教育局）', '某市教育局'],
    ['某市财政预算编审中心2023年度单位决算公开', '某市财政预算编审中心'],
    ['某某局（本级）2023年度部门决算', '某某局（本级）'],
    ['某市司法局2026年度部门预算', '某市司法局'],
    ['云溪县审计局2019年度“三公”经费财政拨款支出决算情况说明', '云溪县审计局'],
    ['云溪县审计局2019年度一般公共预算财政拨款“三公”经费支出决算情况说明', '云溪县审计局'],
    ['云溪县审计局2021年“三公”经费决算及2022年预算情况', '云溪县审计局'],
    ['2019年度“三公”经费决算公开', null],
    ['2021年度“三公”经费决算汇总情况', null],
    ['2023年度单位决算公开', null],
    ['部门决算', null],
  ])('%s', (title, name) => {
    expect(nameFromTitle(title)).toBe(name);
  });
});

describe('nameFromCaption', () => {
  it.each([
    ['部门：某市教育局', '某市教育局'],
    ['编制单位：某市教育局    2023年度    金额单位：万元', '某市教育局'],
    ['公开05表 部门名称：某市教育局', '某市教育局'],
    ['主管部门：某市教育局', null],
    ['实施单位：某市教育局', null],
    ['单位：万元', null],
    ['部门：', null],
    ['部门：上海市 XX 局', null],
  ])('%s', (text, name) => {
    expect(nameFromCaption(text)).toBe(name);
  });
});

describe('nameFromOverview', () => {
  it('reads the name and refuses the general words', () => {
    expect(nameFromOverview('佛山市某局概况')).toBe('佛山市某局');
    expect(nameFromOverview('单位概况')).toBeNull();
    expect(nameFromOverview('部门基本情况')).toBeNull();
  });
});
