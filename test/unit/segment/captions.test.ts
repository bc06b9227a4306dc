import { describe, expect, it } from 'vitest';
import type { Block, Grid } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { parseCaption, statesEmpty } from '../../../src/segment/caption.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { bareTitle, indexTitles, isGenericTitle, looksLikeTitle, matchTitle } from '../../../src/segment/titles.ts';
import { blocksOf, tabGrid } from '../../support/grids.ts';

const titles = indexTitles(loadForms());

describe('parseCaption', () => {
  it.each([
    ['公开01表 单位：万元', { formNumber: '公开01表', unit: '万元', rest: '' }],
    ['收入决算表  公开02表  单位：万元', { formNumber: '公开02表', unit: '万元', rest: '收入决算表' }],
    ['附表公开02表', { formNumber: '附表公开02表', rest: '' }],
    ['公开 02 表', { formNumber: '公开02表', rest: '' }],
    ['表3', { formNumber: '表3', rest: '' }],
    ['附表 3-1', { formNumber: '附表3-1', rest: '' }],
    ['金额单位：万元', { unit: '万元', rest: '' }],
    ['（单位：人民币元）', { unit: '元', rest: '' }],
    ['单位:亿元', { unit: '亿元', entity: null, rest: '' }],
    ['单位：云溪县档案馆', { unit: null, entity: '云溪县档案馆', rest: '' }],
    ['部门名称：云溪县档案馆 2023年度', { entity: '云溪县档案馆', year: '2023', rest: '' }],
    ['编制单位：云溪县档案馆    2023年度    金额单位：元', { entity: '云溪县档案馆', unit: '元' }],
    ['单位名称：云溪县档案馆 填报日期：2025年3月7日', { entity: '云溪县档案馆', rest: '' }],
    ['填报单位：云溪县档案馆填表人：张某', { entity: '云溪县档案馆' }],
    ['单位：万元、辆、台（套）、平方米', { unit: '万元', entity: null, rest: '' }],
    ['部门：云溪县档案馆  单位：辆、台（套）', { unit: null, entity: '云溪县档案馆', rest: '' }],
    ['单位：台账管理中心', { unit: null, entity: '台账管理中心', rest: '' }],
    ['部门：', { entity: '', rest: '' }],
    ['2024年度', { year: '2024', rest: '' }],
    ['收入决算表', { formNumber: null, unit: null, entity: null, rest: '收入决算表' }],
    ['本单位位于县城，门牌年久', { entity: null, rest: '本单位位于县城，门牌年久' }],
  ])('reads %j', (text, expected) => {
    expect(parseCaption(text)).toMatchObject(expected);
  });
});

describe('matchTitle', () => {
  it.each([
    ['收入支出决算总表', 'income_expenditure_summary'],
    ['一、收入支出决算总表', 'income_expenditure_summary'],
    ['附件1 2023年度收入 支出 决算总表（续）', 'income_expenditure_summary'],
    ['云溪县档案馆2023年度收入决算表', 'income'],
    ['财政拨款收入支出决算总表（公开04表）', 'appropriation_summary'],
    ['（九）财政拨款"三公"经费支出决算表', 'three_public'],
    ['一般公共预算基本支出决算表（经济科目）', 'general_budget_basic_expenditure'],
    ['一般公共预算财政拨款基本支出决算表（按部门经济分类科目）', 'general_budget_basic_expenditure'],
    ['表1-收入支出决算总表', 'income_expenditure_summary'],
    ['表五 一般公共预算财政拨款支出决算表', 'general_budget_expenditure'],
    ['附表十一 一般公共预算财政拨款支出决算表', 'general_budget_expenditure'],
    ['收入支出决算表（总表）（公开表1）', 'income_expenditure_summary'],
    ['阳光镇人民政府2021年度收入决算表', 'income'],
  ])('takes %s for %s', (text, table) => {
    expect(matchTitle(text, titles)?.table).toBe(table);
  });

  it.each([
    ['部门收支总体情况表', 'income_expenditure_summary'],
    ['阳光镇人民政府2021年度收支决算总体情况表', 'income_expenditure_summary'],
    ['部门收入总体情况表', 'income'],
    ['支出决算情况表', 'expenditure'],
    ['财政拨款收支总体情况表', 'appropriation_summary'],
    ['公共财政预算财政拨款支出决算表', 'general_budget_expenditure'],
    ['一般公共预算拨款支出情况表', 'general_budget_expenditure'],
    ['一般公共预算财政拨款基本支出经济分类决算表', 'general_budget_basic_expenditure'],
    ['政府性基金预算收支情况表', 'government_fund'],
    ['国有资本经营预算财政拨款支出情况表', 'state_capital'],
    ['一般公共预算财政拨款“三公”经费和机关运行经费支出决算表', 'three_public'],
    ['“三公”经费支出预决算对比表', 'three_public'],
  ])('takes %s, which no form lists, for %s by its words', (text, table) => {
    expect(titles.exact.has(bareTitle(text))).toBe(false);
    expect(matchTitle(text, titles)?.table).toBe(table);
  });

  it('tells a listed title from one that only means the same', () => {
    const listed = ['收入决算表', '部门收入总体情况表', '某某局收入决算表', '某某局收入总体情况表'].map(
      (text) => matchTitle(text, titles)?.isListed,
    );
    expect(listed).toEqual([true, false, true, false]);
  });

  it.each([
    '政府采购支出情况表',
    '事业收入情况表',
    '其他单位收入情况表',
    '机关运行经费支出统计表',
    '收入支出预算总表',
    '非财政拨款收支情况表',
    '支出决算明细表',
    '项目支出绩效自评情况汇总表',
    '2022年与2023年收入支出总体情况表',
    '国有资产占有使用情况表',
    '专项资金支出情况表',
    '会议费支出情况表',
    '“三公”经费相关情况说明表',
    '财政拨款支出情况表',
  ])('takes %s for none of the forms', (text) => {
    expect(matchTitle(text, titles)).toBeNull();
  });

  it.each(['非财政拨款收入支出决算总表', '财政拨款支出决算表', '第二部分 2023年度部门决算表', '收入决算表如下所示', '收入情况'])(
    'knows no table called %s',
    (text) => {
      expect(matchTitle(text, titles)).toBeNull();
    },
  );

  it('takes 基本支出 in an unknown title for no entity and its 支出决算表', () => {
    expect(matchTitle('财政拨款基本支出决算表', titles)).toBeNull();
    expect(matchTitle('某某局财政拨款基本支出决算表', titles)).toBeNull();
  });

  it('tells a heading over all tables from a title', () => {
    expect(isGenericTitle('第二部分 云溪县档案馆2023年度部门决算表')).toBe(true);
    expect(isGenericTitle('政府采购情况表')).toBe(false);
    expect(looksLikeTitle('政府采购情况表')).toBe(true);
    expect(looksLikeTitle('详见附件中的表，金额见表')).toBe(false);
  });

  it('strips numbering, years and continuation marks in any order', () => {
    expect(bareTitle('（一）2023年度收入决算表（续表）')).toBe('收入决算表');
  });
});

describe('findTableRegions', () => {
  const grid = (line: number): Grid => tabGrid(['项目|金额', '合计|1.00'], line);

  it('gives each grid its captions, heading and notes', () => {
    const regions = findTableRegions(
      blocksOf(
        '正文一句话。',
        '二、收入决算表',
        '收入决算表',
        '公开02表',
        '单位：万元',
        grid(10),
        '注：本表反映收入情况。',
        '2.尾数误差。',
        '三、支出决算表',
        grid(20),
      ),
      titles,
    );
    expect(regions.map((r) => [r.heading?.text, r.captions.map((c) => c.text), r.notes.map((n) => n.text), r.follows])).toEqual([
      ['二、收入决算表', ['收入决算表', '公开02表', '单位：万元'], ['注：本表反映收入情况。', '2.尾数误差。'], false],
      ['三、支出决算表', [], [], false],
    ]);
  });

  it('finds a title beyond captions of a scan that were misread, and none beyond sentences or in a text layer', () => {
    const captionsOf = (lines: readonly string[], recognised: boolean): string[] | undefined => {
      const blocks = blocksOf('收入决算表', ...lines, grid(20)).map(
        (block): Block => (block.kind === 'line' && recognised ? { ...block, recognition: { confidence: 0.8, candidates: [] } } : block),
      );
      return findTableRegions(blocks, titles)[0]?.captions.map(({ text }) => text);
    };
    const misread = ['夫2', '单位：某局', '金痢单位:态元'];
    expect(captionsOf(misread, true)).toEqual(['收入决算表', ...misread]);
    expect(captionsOf(misread, false)).toEqual(misread.slice(1));
    expect(captionsOf(['本年收入增加。', '单位：万元'], true)).toEqual(['单位：万元']);
    expect(captionsOf(['甲乙', '丙丁', '戊己', '庚辛'], true)).toEqual([]);
  });

  it('says that a grid follows the one before when only captions stand between', () => {
    const regions = findTableRegions(blocksOf('收入决算表', grid(10), '收入决算表', '单位：万元', grid(20), '正文。', grid(30)), titles);
    expect(regions.map((r) => r.follows)).toEqual([false, true, false]);
  });

  it('passes over a page number between two pieces of a table', () => {
    const regions = findTableRegions(blocksOf('收入决算表', grid(10), '- 3 -', grid(20), '第 4 页 共 9 页', grid(30)), titles);
    expect(regions.map((r) => r.follows)).toEqual([false, true, true]);
  });

  it('takes a statement without 注 for a note, but not a sentence of the next section', () => {
    const regions = findTableRegions(blocksOf(grid(1), '本单位没有政府性基金预算财政拨款收入。', '三、本年没有支出'), titles);
    expect(regions[0]?.notes.map((n) => n.text)).toEqual(['本单位没有政府性基金预算财政拨款收入。']);
    expect(statesEmpty('说明：本表无数据')).toBe(true);
    expect(statesEmpty('本年收入合计 3 万元')).toBe(false);
  });
});
