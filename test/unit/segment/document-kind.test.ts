import { describe, expect, it } from 'vitest';
import { documentKind } from '../../../src/segment/document-kind.ts';
import { dump } from './blocks.ts';

const kind = (text: string) => documentKind(dump(text));

describe('documentKind', () => {
  it('takes a disclosure of final accounts for one although its text speaks of budgets', () => {
    const text = `某某局2023年度部门决算
第二部分 2023年度部门决算表
一、收入支出决算总表
二、收入决算表
第三部分 2023年度部门决算情况说明
一、收入决算情况说明
（三）预算绩效情况说明
财政拨款支出年初预算为 1 万元。
2024年部门预算
预算公开`;
    expect(kind(text)).toBe('final_account');
  });

  it('takes an empty template for a final account', () => {
    expect(kind('XX局XXXX年度部门决算\n一、收入支出决算总表\n二、收入决算表\n三、支出决算表')).toBe('final_account');
  });

  it('takes an order to publish accounts for a notice, but not accounts that are published by one', () => {
    const forms = '一、收入支出决算总表\n二、收入决算表\n三、支出决算表\n四、财政拨款收入支出决算总表';
    expect(kind(`某县财政局关于做好2023年度部门决算公开工作的通知\n各单位：\n${forms}`)).toBe('notice');
    expect(kind(`某县文化馆2023年度部门决算公告\n${forms}`)).toBe('final_account');
    expect(kind(`关于公布2023年度部门决算的通知\n${forms}\n科目名称|合计\n合计|12.50`)).toBe('final_account');
  });

  it('takes the 三公 expenses of all units of a region for no account of a unit', () => {
    const table = '项目|决算数\n合计|12.50\n公务接待费|2.50';
    expect(kind(`云溪县2023年县级“三公”经费支出决算汇总表\n${table}`)).toBe('other');
    expect(kind(`云溪县2023年度全县一般公共预算“三公”经费决算情况说明\n${table}`)).toBe('other');
    expect(kind(`云溪县本级2023年财政拨款“三公”经费支出决算表\n${table}`)).toBe('other');
  });

  it('takes those of one unit for its account', () => {
    const table = '项目|决算数\n合计|12.50\n公务接待费|2.50';
    expect(kind(`云溪县文化局本级2023年财政拨款“三公”经费支出决算表\n${table}`)).toBe('final_account');
    expect(kind(`云溪县文化局2023年“三公”经费支出决算汇总表\n${table}`)).toBe('final_account');
    expect(kind(`云溪县文化馆2023年度部门决算\n收入决算表\n县级“三公”经费支出决算汇总表\n${table}`)).toBe('final_account');
  });

  it('takes those of a town for the account of a unit, not those of all towns', () => {
    const said = '2023年我镇“三公”经费支出共计9.40万元，较年初预算数减少1.20万元。';
    expect(kind(`云溪县青石镇人民政府\n2023年“三公”经费决算汇总情况\n${said}`)).toBe('final_account');
    expect(kind(`云溪县青石镇2023年“三公”经费决算汇总情况\n${said}`)).toBe('final_account');
    expect(kind(`云溪县青石镇人民政府\n2023年全县“三公”经费决算汇总情况\n${said}`)).toBe('other');
    expect(kind(`云溪县各乡镇2023年“三公”经费决算汇总情况\n${said}`)).toBe('other');
    expect(kind(`云溪县人民政府\n2023年“三公”经费决算汇总情况\n${said}`)).toBe('other');
  });

  it('takes no report of the year for accounts that quotes their totals', () => {
    expect(kind('某局2023年工作总结\n2023年部门决算收入100万元，支出90万元。\n一、主要工作')).toBe('other');
  });

  it('does not take a list of files for a disclosure', () => {
    expect(
      kind(
        'Where these files come from\n| 某县文化馆2023年度部门决算.txt | text |\n某县图书馆2024年度单位决算.pdf\n某县档案馆2024年度单位决算.md',
      ),
    ).toBe('other');
  });

  it('takes a budget for one although last year’s accounts are mentioned', () => {
    expect(
      kind(
        '某局2026年度部门预算\n一、2026年部门预算安排情况说明\n（二）收入预算情况说明\n上年决算情况\n预算01表 收支总表\n预算02表 收入总表',
      ),
    ).toBe('budget');
  });

  it('knows budget tables without any cover', () => {
    expect(kind('预算01表 收支总表\n项目|预算数\n预算02表 收入总表\n项目|预算数\n预算03表 支出总表')).toBe('budget');
  });

  it('knows titles inside grids', () => {
    expect(documentKind(dump('收入支出决算总表|公开01表\n收入决算表|公开02表'))).toBe('final_account');
  });

  it.each([
    ['关于做好2023年度部门决算公开工作的通知\n各有关单位：\n请按时公开。', 'notice'],
    ['关于批复2023年度部门决算的函\n某某局：\n现批复如下。', 'notice'],
    ['某县住房和城乡建设局整体支出绩效评价报告\n一、部门概况\n（一）主要职责', 'other'],
    ['关于2023年度本级预算执行和其他财政收支的审计结果公告\n一、总体情况', 'notice'],
    ['某县2023年财政决算（草案）\n一般公共预算收入决算表\n一般公共预算支出决算表\n政府性基金收入决算表\n社会保险基金收入决算表', 'other'],
    ['关于我们\n联系方式', 'other'],
    ['', 'other'],
  ])('%s', (text, expected) => {
    expect(kind(text)).toBe(expected);
  });

  it('tells scans from documents with text', () => {
    expect(documentKind([], { pages: 19, pagesWithText: 0, pagesWithImages: 19 })).toBe('image_only');
    expect(documentKind([], { pages: 3, pagesWithText: 0, pagesWithImages: 0 })).toBe('other');
    expect(documentKind(dump('某局2023年度部门决算'), { pages: 10, pagesWithText: 9, pagesWithImages: 2 })).toBe('final_account');
  });
});
