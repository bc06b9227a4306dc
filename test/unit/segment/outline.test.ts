import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/block.ts';
import type { Section } from '../../../src/model/section.ts';
import { outline } from '../../../src/segment/outline.ts';
import { dump, printed } from './blocks.ts';

const read = (blocks: readonly Block[], tableLines: ReadonlySet<Block> = new Set()) => outline({ blocks, tableLines, file: 'x.txt' });

/** The tree as lines: indent by depth, level, number, title, count of paragraphs. */
function draw(sections: readonly Section[], depth = 0): string[] {
  return sections.flatMap((s) => [
    `${'  '.repeat(depth)}${s.level} ${s.number}${s.title} ${s.paragraphs.length}`,
    ...draw(s.children, depth + 1),
  ]);
}
const tree = (text: string) => draw(read(dump(text)).sections);

describe('tree of headings', () => {
  it('nests by numbering whatever the Markdown marks say', () => {
    const text = `# 第一部分 单位概况
## 一、单位职责
负责某项工作，承办其他事项。
## 第二部分 2023 年度单位决算情况说明
### 一、收入支出决算总体情况说明
收入总计为零。
## 二、收入决算情况说明
### （一）总体情况
收入合计为零。
# 第三部分 名词解释
一、财政拨款收入：指财政资金。`;
    expect(tree(text)).toEqual([
      '1 第一部分单位概况 0',
      '  2 一、单位职责 1',
      '1 第二部分2023年度单位决算情况说明 0',
      '  2 一、收入支出决算总体情况说明 1',
      '  2 二、收入决算情况说明 0',
      '    3 （一）总体情况 1',
      '1 第三部分名词解释 1',
    ]);
  });

  it('takes numbered sentences, figures, duties and classification paths for paragraphs', () => {
    const text = `一、部门职责
（一）负责全市城乡规划管理
（二）承办市委交办的其他事项。
二、三公经费支出决算情况说明
1.因公出国（境）费支出 0 万元
2.公务接待费支出决算为零；
3.社会保障和就业支出（类）养老支出（款）
4.公务用车
公务用车购置费为零。`;
    expect(tree(text)).toEqual(['2 一、部门职责 2', '2 二、三公经费支出决算情况说明 3', '  4 4.公务用车 1']);
  });

  it('takes a list of names for paragraphs and a numbered title with text below for a heading', () => {
    const text = `二、机构设置
纳入编制范围的单位包括：
1.某某局本级
2.某某局信息中心
3.某某培训学校
三、预算绩效情况说明
1、绩效管理工作开展情况
已经开展。
2、其他需要说明的事项
无`;
    expect(tree(text)).toEqual([
      '2 二、机构设置 4',
      '2 三、预算绩效情况说明 0',
      '  4 1、绩效管理工作开展情况 1',
      '  4 2、其他需要说明的事项 1',
    ]);
  });

  it('splits a heading from the sentence behind it', () => {
    const [section] = read(dump('十、绩效情况说明\n（一）绩效评价工作开展情况。根据要求，本单位开展了自评。')).sections;
    expect(section?.children).toMatchObject([
      { number: '（一）', title: '绩效评价工作开展情况', paragraphs: [{ text: '根据要求，本单位开展了自评。' }] },
    ]);
  });

  it('accepts a closing full stop behind a title', () => {
    expect(tree('十、绩效情况说明\n(一) 绩效评价结果应用情况。\n结果已经应用。')).toEqual([
      '2 十、绩效情况说明 0',
      '  3 (一)绩效评价结果应用情况 1',
    ]);
  });

  it('takes the terms of a glossary for paragraphs', () => {
    const text = '四、名词解释\n（一）财政拨款收入\n指财政资金。\n1.基本支出\n指日常支出。\n五、附件\n1.某某表';
    expect(tree(text)).toEqual(['2 四、名词解释 4', '2 五、附件 1']);
  });

  it('opens a root for attachments and hangs their chapters below', () => {
    const text = '第四部分 名词解释\n一、收入：指收入。\n附件1：某某项目绩效自评报告\n一、项目基本情况\n项目如期完成。\n附件\n本单位无附件';
    expect(tree(text)).toEqual(['1 第四部分名词解释 1', '1 附件1某某项目绩效自评报告 0', '  2 一、项目基本情况 1', '1 附件 1']);
  });

  it('finds an unnumbered heading that the contents page lists at the top', () => {
    const text =
      '目录\n第一部分 概况\n第二部分 某某局 2024 年度部门决算表\n第三部分 名词解释\n第一部分 概况\n某某局 2024 年度部门决算表\n无';
    expect(tree(text)).toEqual(['1 第一部分概况 0', '1 某某局2024年度部门决算表 1']);
  });

  it('finds a listed heading even among the lines of tables', () => {
    const blocks = dump('目录\n第一部分 概况\n第二部分 某某局决算表\n第一部分 概况\n某某局决算表\n收入决算表\n甲|乙');
    const { sections } = read(blocks, new Set(blocks.slice(5, 7)));
    expect(draw(sections)).toEqual(['1 第一部分概况 0', '1 某某局决算表 0']);
  });

  it('leaves captions and notes of tables out and lets the range reach over them', () => {
    const blocks = dump('第二部分 决算表\n一、收入决算表\n公开02表\n甲|乙\n注：本表反映收入。\n二、支出决算表\n甲|乙');
    const { sections } = read(blocks, new Set([blocks[2], blocks[4]].filter((block) => block !== undefined)));
    expect(draw(sections)).toEqual(['1 第二部分决算表 0', '  2 一、收入决算表 0', '  2 二、支出决算表 0']);
    expect(sections[0]).toMatchObject({ lines: [1, 7], pages: null });
    expect(sections[0]?.children[0]?.lines).toEqual([2, 5]);
  });

  it('keeps text before the first heading in a section without title', () => {
    const text = '某某局2023年度部门决算\n根据有关规定，现将本局决算情况公开如下，请予监督。\n一、部门概况\n负责某事。';
    expect(tree(text)).toEqual(['1  1', '2 一、部门概况 1']);
  });

  it('gives page ranges for a PDF', () => {
    const blocks = [
      printed('第一部分 部门概况', 2, 1, { align: 'center' }),
      printed('负责某事。', 2, 2),
      printed('承办其他事项。', 3, 1),
      printed('第二部分 名词解释', 4, 1),
    ];
    expect(read(blocks).sections.map((section) => section.pages)).toEqual([
      [2, 3],
      [4, 4],
    ]);
  });

  it('gives kinds by title and hands them down', () => {
    const text = `第一部分 部门概况
一、主要职责
第二部分 2023 年度部门决算表
一、收入支出决算总表
第三部分 2023 年度部门决算情况说明
一、收入决算情况说明
第四部分 名词解释
第五部分 附件
一、项目支出绩效自评表
第六部分 附表
一、收入决算表`;
    const kinds = (sections: readonly Section[]): string[] => sections.flatMap((s) => [s.kind, ...kinds(s.children)]);
    expect(kinds(read(dump(text)).sections)).toEqual([
      'overview',
      'overview',
      'tables',
      'tables',
      'narrative',
      'narrative',
      'glossary',
      'attachment',
      'attachment',
      'attachment',
      'tables',
    ]);
  });

  it('yields nothing for an empty document', () => {
    expect(read([])).toEqual({
      title: null,
      unitName: null,
      unitNameVariants: [],
      entityKind: null,
      fiscalYear: null,
      publishedOn: null,
      toc: [],
      sections: [],
      lines: new Map(),
      findings: [],
    });
  });
});

describe('attributes', () => {
  const attributes = (text: string) => read(dump(text));

  it('reads a cover over several lines with a date', () => {
    expect(
      attributes(
        '2023 年度\n\n某省人力资源和社会保障\n信息管理中心单位决算\n\n2024 年 9 月 9 日\n\n目 录\n第一部分 概况\n第二部分 名词解释\n第一部分 概况',
      ),
    ).toMatchObject({
      title: '2023年度某省人力资源和社会保障信息管理中心单位决算',
      unitName: '某省人力资源和社会保障信息管理中心',
      entityKind: '单位',
      fiscalYear: 2023,
      publishedOn: '2024-09-09',
    });
  });

  it('reads a title that is cut before the word for the account', () => {
    const front = '云溪县宗教事务局2019年度一般公共预算财政\n拨款“三公”经费支出决算情况说明\n一、支出决算情况说明\n支出为零。';
    expect(attributes(front)).toMatchObject({
      title: '云溪县宗教事务局2019年度一般公共预算财政拨款“三公”经费支出决算情况说明',
      unitName: '云溪县宗教事务局',
    });
    expect(attributes('云溪县水利局2019年度部门预算\n支出决算表见附件\n一、收支情况说明\n支出为零。')).toMatchObject({
      title: '云溪县水利局2019年度部门预算',
    });
  });

  it('reads a cover that is printed twice, the first time cut', () => {
    expect(attributes('某市教育\n2022 年度\n某市教育局\n2022 年度\n部门决算\n目录\n一、概况\n二、说明\n一、概况')).toMatchObject({
      title: '某市教育局2022年度部门决算',
      unitName: '某市教育局',
      entityKind: '部门',
      fiscalYear: 2022,
    });
  });

  it('reads Chinese numerals and leaves web page lines out', () => {
    const text =
      '首页>政务公开>预决算\n某县水利局二〇二四年度部门决算公开\n发布时间：2025-08-25 10:24    来源：某县水利局\n目录\n一、概况\n二、说明\n一、概况';
    expect(attributes(text)).toMatchObject({
      title: '某县水利局二〇二四年度部门决算公开',
      unitName: '某县水利局',
      fiscalYear: 2024,
      publishedOn: '2025-08-25',
    });
  });

  it('takes name and year from captions where there is no cover, and keeps other spellings', () => {
    const text =
      '第一部分 单位概况\n负责某事。\n公开01表\n部门：某市信息中心 2023年度 金额单位：万元\n甲|乙\n单位：某市信息 中心\n单位名称：某市信息管理中心\n编制单位：\n单位：万元';
    expect(attributes(text)).toMatchObject({
      title: null,
      unitName: '某市信息中心',
      unitNameVariants: [{ name: '某市信息管理中心', source: { line: 7 } }],
      fiscalYear: 2023,
    });
  });

  it('takes the name from the overview as a last resort and never from 部门概况', () => {
    expect(attributes('第一部分 某某街道办事处概况\n负责某事。').unitName).toBe('某某街道办事处');
    expect(attributes('第一部分 部门概况\n负责某事。').unitName).toBeNull();
  });

  it('decides between 部门 and 单位 by the wording where the title is silent', () => {
    const text = '某局2020年决算公开报告\n目录\n一、概况\n二、说明\n一、概况\n注：本表反映单位本年度收入。\n注：本表反映单位本年度支出。';
    expect(attributes(text).entityKind).toBe('单位');
  });

  it('gives no date without a day', () => {
    expect(attributes('某局2023年度部门决算\n2024 年 9 月\n目录\n一、概况\n二、说明\n一、概况').publishedOn).toBeNull();
  });
});
