import { describe, expect, it } from 'vitest';
import { restoreCollapsed } from '../../../src/collapsed/restore-collapsed.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import type { Grid, GridCell } from '../../../src/model/block.ts';
import { loadForms } from '../../../src/rulebook/load.ts';

const LEXICON = compileLexicon(loadForms());

/** The grids of a text as rows; `?` before figures whose row has no columns, `~` before those placed by sums. */
function grids(text: string): string[][][] {
  const found = restoreCollapsed(layoutText(text), LEXICON).filter((block): block is Grid => block.kind === 'grid');
  return found.map(({ cells, rowCount }) =>
    Array.from({ length: rowCount }, (_, row) => cells.filter((cell) => cell.row === row).map(marked)),
  );
}

function marked({ text, restored }: GridCell): string {
  return `${restored === 'unplaced' ? '?' : restored === 'placed' ? '~' : ''}${text}`;
}

const GENERAL = `一般公共预算财政拨款支出决算表
单位：万元
项目
合计 基本支出 项目支出
功能分类
科目名称
科目编码
`;

describe('tables of codes', () => {
  it('places full rows as printed, others where the rows above leave one way', () => {
    const [grid] = grids(`${GENERAL}合计 60.00 41.00 19.00
205 教育支出 50.00 35.00 15.00
20502 普通教育 50.00 35.00 15.00
2050202 小学教育 35.00 35.00
2050203 初中教育 15.00 15.00
210 卫生健康支出 10.00 6.00 4.00
21011 行政事业单位医疗 6.00 6.00
21004 公共卫生 4.00 4.00
注：本表反映支出情况。`);
    expect(grid?.slice(1)).toEqual([
      ['合计', '', '60.00', '41.00', '19.00'],
      ['205', '教育支出', '50.00', '35.00', '15.00'],
      ['20502', '普通教育', '50.00', '35.00', '15.00'],
      ['2050202', '小学教育', '~35.00', '~35.00', ''],
      ['2050203', '初中教育', '~15.00', '', '~15.00'],
      ['210', '卫生健康支出', '10.00', '6.00', '4.00'],
      ['21011', '行政事业单位医疗', '~6.00', '~6.00', ''],
      ['21004', '公共卫生', '~4.00', '', '~4.00'],
    ]);
  });

  it('joins codes whose levels stand in columns of their own', () => {
    const [grid] = grids(`${GENERAL}合计 60.00 41.00 19.00
205 教育支出 60.00 41.00 19.00
205 02 普通教育 60.00 41.00 19.00
205 02 02 小学教育 35.00 30.00 5.00
205 02 03 初中教育 25.00 11.00 14.00
注：本表反映支出情况。`);
    expect(grid?.slice(2).map(([code, name]) => `${code} ${name}`)).toEqual([
      '205 教育支出',
      '20502 普通教育',
      '2050202 小学教育',
      '2050203 初中教育',
    ]);
  });

  const five = (header: string, rows: string): string[][] =>
    (grids(`一般公共预算财政拨款支出决算表\n单位：万元\n${header}\n栏次 1 2 3 4 5\n${rows}\n注：本表反映支出情况。`)[0] ?? []).map((row) =>
      row.slice(2),
    );
  const ROWS = '合计 60.00 41.00 30.00 11.00 19.00\n205 教育支出 50.00 35.00 27.00 8.00 15.00\n210 卫生健康支出 10.00 6.00 3.00 3.00 4.00';

  it.each([
    ['above them', '项目 本年支出合计 基本支出 项目支出\n科目编码 科目名称 人员经费 公用经费'],
    ['above them and their sum', '项目 本年支出合计 基本支出 项目支出\n科目编码 科目名称 小计 人员经费 公用经费'],
    ['beside them', '科目编码 科目名称 本年支出合计 基本支出 人员经费 公用经费 项目支出'],
  ])('places parts right behind what they are parts of, its label %s', (_, header) => {
    const [labels, ...rows] = five(header, ROWS);
    expect(labels).toEqual(['本年支出合计', '基本支出', '人员经费', '公用经费', '项目支出']);
    expect(rows[1]).toEqual(['50.00', '35.00', '27.00', '8.00', '15.00']);
  });

  it('takes no order of columns from a header of several lines that the figures do not bear out', () => {
    const header = '项目 本年支出合计 基本支出 项目支出\n科目编码 科目名称 人员经费 公用经费';
    const other =
      '合计 60.00 41.00 19.00 30.00 11.00\n205 教育支出 50.00 35.00 15.00 27.00 8.00\n210 卫生健康支出 10.00 6.00 4.00 3.00 3.00';
    expect(five(header, other)).toEqual([]);
  });

  it('reads tables of funds whose rows are full', () => {
    const [grid] = grids(`政府性基金预算财政拨款收入支出决算表
单位：万元
项目 年初结转和结余 本年收入 本年支出 年末结转和结余
科目编码 科目名称 小计 基本支出 项目支出
栏次 1 2 3 4 5 6
合计 1.00 30.00 29.00 0.00 29.00 2.00
212 城乡社区支出 1.00 30.00 29.00 0.00 29.00 2.00
注：本表反映政府性基金。`);
    expect(grid?.[0]?.slice(2)).toEqual(['年初结转和结余', '本年收入', '本年支出', '基本支出', '项目支出', '年末结转和结余']);
    expect(grid?.[2]).toEqual(['212', '城乡社区支出', '1.00', '30.00', '29.00', '0.00', '29.00', '2.00']);
  });

  it('keeps figures out of all columns where rows do not add up or could change places', () => {
    const [grid] = grids(`${GENERAL}合计 60.00 30.00 30.00
205 教育支出 30.00 30.00
210 卫生健康支出 30.00 30.00
注：本表反映支出情况。`);
    expect(grid?.slice(2)).toEqual([
      ['205', '教育支出', '?30.00 30.00', '', ''],
      ['210', '卫生健康支出', '?30.00 30.00', '', ''],
    ]);
  });

  it('puts names together that stand above and below their figures', () => {
    const [grid] = grids(`${GENERAL}社会保障和就业
208 9.00 8.00 1.00
支出
机关事业单位
2080505 基本养老保险 9.00 8.00 1.00
缴费支出
合计 9.00 8.00 1.00
注：本表反映支出情况。`);
    expect(grid?.slice(1).map((row) => row[1])).toEqual(['社会保障和就业支出', '机关事业单位基本养老保险缴费支出', '']);
  });

  it('makes one row of a known name that runs on over the end of its line', () => {
    const [grid] = grids(`${GENERAL}合计 9.00 6.00 3.00
208 社会保障和就
业支出 9.00 6.00 3.00
20805 行政事业
单位养老
支出 9.00 6.00 3.00
2080505 机关事业单位基本
甲乙支出 9.00 6.00 3.00
注：本表反映支出情况。`);
    expect(grid?.slice(1)).toEqual([
      ['合计', '', '9.00', '6.00', '3.00'],
      ['208', '社会保障和就业支出', '9.00', '6.00', '3.00'],
      ['20805', '行政事业单位养老支出', '9.00', '6.00', '3.00'],
      // No name of its code.
      ['', '', '?2080505 机关事业单位基本', '', ''],
      ['', '', '?甲乙支出 9.00 6.00 3.00', '', ''],
    ]);
  });

  it('knows the columns of a header whose cells run on over the ends of lines, as long as nothing else stands there', () => {
    const head = `收入决算表
单位：万元
项目 本年收入
合计
财政拨款
收入
上级补助
收入 事业收入 经营收入 附属单位
上缴收入 其他收入科目代
码 科目名称
栏次 1 2 3 4 5 6 7
`;
    const rows = '合计 9.00 4.00 0.00 3.00 0.00 0.00 2.00\n205 教育支出 9.00 4.00 0.00 3.00 0.00 0.00 2.00\n注：本表反映收入情况。';
    expect(grids(`${head}${rows}`)[0]).toEqual([
      ['科目编码', '科目名称', '本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'],
      ['合计', '', '9.00', '4.00', '0.00', '3.00', '0.00', '0.00', '2.00'],
      ['205', '教育支出', '9.00', '4.00', '0.00', '3.00', '0.00', '0.00', '2.00'],
    ]);
    for (const [from, to] of [
      ['收入 事业收入', '收入 甲收入'],
      ['收入 事业收入 经营收入', '收入 经营收入 事业收入'],
    ] as const)
      expect(grids(`${head.replace(from, to)}${rows}`)).toEqual([]);
  });

  it('asks the sentences which of the columns a total of fewer figures has', () => {
    const table = `收入决算表
单位：万元
项目
附属单位
本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 其他收入
功能分类
上缴收入
科目名称
科目编码
合计 70.00 70.00
205 教育支出 70.00 70.00
注：本表反映收入情况。
`;
    const [unknown] = grids(table);
    expect(unknown?.at(-1)?.slice(2, 5)).toEqual(['?70.00 70.00', '', '']);
    const [told] = grids(`${table}本年收入合计 70.00 万元，其中：事业收入 70.00 万元，占 100%。`);
    expect(told?.at(-1)).toEqual(['205', '教育支出', '~70.00', '', '', '~70.00', '', '', '']);
  });

  it('asks the total of general budget expenditure which of the columns a total of fewer figures has', () => {
    const all = `支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计 60.00 41.00 19.00
205 教育支出 60.00 41.00 19.00
`;
    const part = (project: string): string => `${GENERAL}合计 60.00 41.00 ${project}\n205 教育支出 60.00 41.00 ${project}\n`;
    const rows = (text: string): string[][] | undefined => grids(`${all}${text}注：本表反映支出情况。`)[0]?.slice(1);
    expect(rows(part('19.00'))).toEqual([
      ['合计', '', '~60.00', '~41.00', '~19.00', '', '', ''],
      ['205', '教育支出', '~60.00', '~41.00', '~19.00', '', '', ''],
    ]);
    const zero = '208 社会保障和就业支出 5.00 5.00 0.00\n';
    // Zeros stand in a column in which the total has a figure.
    expect(
      grids(`${all}${zero}${part('19.00')}注：本表反映支出情况。`)[0]
        ?.at(-1)
        ?.slice(2, 6),
    ).toEqual(['~5.00', '~5.00', '~0.00', '']);
    for (const text of ['', part('18.00')]) expect(rows(text)?.[0]?.slice(2, 4)).toEqual(['?60.00 41.00 19.00', '']);
  });

  it('reads no table whose header has a word that it does not know', () => {
    expect(grids(`${GENERAL.replace('项目支出', '项目支出 其中：专项')}合计 9.00 8.00 1.00 1.00`)).toEqual([]);
  });
});

describe('marks of blank cells', () => {
  it('stand for the cells', () => {
    const [grid] = grids(`${GENERAL}合计 9.00 9.00 ——
205 教育支出 9.00 9.00 ——
21004 公共卫生 - - -
注：本表反映支出情况。`);
    expect(grid?.slice(1)).toEqual([
      ['合计', '', '9.00', '9.00', '——'],
      ['205', '教育支出', '9.00', '9.00', '——'],
      ['21004', '公共卫生', '-', '-', '-'],
    ]);
  });
});

describe('rows that could stand in many ways', () => {
  it('are placed where one way alone adds up, however many there are', () => {
    const rows = Array.from({ length: 12 }, (_, i) => {
      const [basic, project] = [`${i + 1}.00`, `${(i + 1) * 100}.00`];
      return `${201 + i} 某类支出 ${i % 2 === 0 ? basic : project} ${i % 2 === 0 ? basic : project}`;
    });
    const [grid] = grids(`${GENERAL}合计 4236.00 36.00 4200.00\n${rows.join('\n')}\n注：本表反映支出情况。`);
    expect(grid?.slice(2, 4)).toEqual([
      ['201', '某类支出', '~1.00', '~1.00', ''],
      ['202', '某类支出', '~200.00', '', '~200.00'],
    ]);
  });
});

describe('tables of two sides', () => {
  const NUMBERED = `收入支出决算总表
单位：万元
收入 支出
项目 行次 金额 项目 行次 金额
栏次 1 栏次 2
一、一般公共预算财政拨款收入 1 80.00 一、一般公共服务支出 31
二、政府性基金预算财政拨款收入 2 二、外交支出 32 30.00
三、国有资本经营预算财政拨款收入 3 33
4 四、公共安全支出 34 50.00
本年收入合计 5 80.00 本年支出合计 35 80.00
注：本表反映总收支。`;

  it('is none where most figures have no label: those of a label may be its line number', () => {
    const text = `收入支出决算总表
单位：万元
收入 支出
项目 决算数 项目 决算数
一、财政拨款收入
二、事业收入 44
30.00 12.00
5.00 23.00
35.00 35.00
注：本表反映收支情况。`;
    expect(grids(text)).toEqual([]);
  });

  it('has the numbers of its lines left out', () => {
    const [grid] = grids(NUMBERED);
    expect(grid?.slice(2)).toEqual([
      ['一、一般公共预算财政拨款收入', '80.00', '一、一般公共服务支出', ''],
      ['二、政府性基金预算财政拨款收入', '', '二、外交支出', '30.00'],
      ['三、国有资本经营预算财政拨款收入', '', '', ''],
      ['', '', '四、公共安全支出', '50.00'],
      ['本年收入合计', '80.00', '本年支出合计', '80.00'],
    ]);
  });

  const WRAPPED = `收入支出决算总表
单位：万元
收入 支出
项目 行次 金额 项目 行次 金额
栏次 1 栏次 2
一、一般公共预算财政拨款 一、一般公共服务支
1 80.00 31 6.00
收入 出
二、政府性基金预算财政拨款收入 2 二、外交支出 32 30.00
三、国有资本经营预算财政
3 三、国防支出 33
拨款收入
收入 支出
项目 行次 金额 项目 行次 金额
栏次 1 栏次 2
七、文化旅游体育与传媒支
4 34 44.00
出
5 五、教育支出 35
6 六、科学技术支出 36
7 十、节能环保支出 37
8 十二、农林水支出 38
9 十三、交通运输支出 39
用事业结余弥补差额 10 2.00 结余分配 40
总计 11 82.00 总计 41 82.00
注：本表反映总收支。`;

  it('puts wrapped labels of one side or both together around the numbers of their line, also below a repeated header', () => {
    const [grid] = grids(WRAPPED);
    expect(grid?.slice(2, 6)).toEqual([
      ['一、一般公共预算财政拨款收入', '80.00', '一、一般公共服务支出', '6.00'],
      ['二、政府性基金预算财政拨款收入', '', '二、外交支出', '30.00'],
      ['三、国有资本经营预算财政拨款收入', '', '三、国防支出', ''],
      ['', '', '七、文化旅游体育与传媒支出', '44.00'],
    ]);
    expect(grid?.slice(-2)).toEqual([
      ['用事业结余弥补差额', '2.00', '结余分配', ''],
      ['总计', '82.00', '总计', '82.00'],
    ]);
  });

  it('reads rows that run over the ends of lines, one whose number looks like that of a page among them', () => {
    const text = `收入支出决算总表
单位：万元
收入 支出
项目 行次 金额 项目 行次
金额
栏次 1 栏次 2
一、一般公共预算财政拨款
收入 1 80.00 一、一般公共服务支
出
31 6.00
二、政府性基金预算财政拨款收入 2 二、外交支出 32 30.00
三、国防支出 33
4 四、公共安全支
出 34 44.00
5 五、教育支出 35
总计 6 80.00 总计 36 80.00
`;
    const rows = (body: string): string[][] | undefined => grids(`${body}注：本表反映总收支。`)[0]?.slice(2);
    expect(rows(text)).toEqual([
      ['一、一般公共预算财政拨款收入', '80.00', '一、一般公共服务支出', '6.00'],
      ['二、政府性基金预算财政拨款收入', '', '二、外交支出', '30.00'],
      ['', '', '三、国防支出', ''],
      ['', '', '四、公共安全支出', '44.00'],
      ['', '', '五、教育支出', ''],
      ['总计', '80.00', '总计', '80.00'],
    ]);
    // A line that runs on behind a left label is no left side alone.
    const more = Array.from({ length: 9 }, (_, i) => `${7 + i} 二十二、其他支出 ${37 + i}\n`).join('');
    const long = text.replace('总计 6 80.00 总计 36 80.00\n', `6 六、科学技术支出 36\n${more}总计 16 80.00 总计 46 80.00\n`);
    expect(rows(long.replace('二、外交支出 32 30.00', '二、外交支出 42 30.00'))?.[1]?.slice(2)).toEqual(['二、外交支出', '30.00']);
    for (const [from, to] of [
      ['出 34 44.00', '出 35 44.00'],
      ['5 五、教育支出 35', '7 五、教育支出 35'],
    ] as const)
      expect(rows(text.replace(from, to))).toBeUndefined();
  });

  it('reads a line whose second number is misprinted among many that are not', () => {
    const [grid] = grids(WRAPPED.replace('二、外交支出 32', '二、外交支出 42'));
    expect(grid?.[3]).toEqual(['二、政府性基金预算财政拨款收入', '', '二、外交支出', '30.00']);
  });

  it('keeps figures out whose label has another figure in it', () => {
    const [grid] = grids(WRAPPED.replace('10 2.00 结余分配', '10 2.00结余分配'));
    expect(grid?.at(-1)?.[3]).toBe('?用事业结余弥补差额 10 2.00结余分配 40');
    expect(grid?.flat().filter((text) => text.includes('2.00结余'))).toHaveLength(1);
  });

  it('keeps figures out whose label is not known with the pieces around it', () => {
    const [grid] = grids(WRAPPED.replace('七、文化旅游体育与传媒支\n', '七、文化与旅行支\n'));
    expect(grid?.at(-1)).toEqual(['', '', '4', '?4 34 44.00']);
  });

  it.each([
    ['that are not equally far apart', '二、外交支出 32', '二、外交支出 37'],
    ['that do not rise', '合计 5 80', '合计 2 80'],
    ['that a label lacks', '二、外交支出 32 30.00', '二、外交支出 30.00'],
  ])('stays text with numbers %s', (_, from, to) => {
    expect(grids(NUMBERED.replace(from, to))).toEqual([]);
  });

  it('delimits cells by labels, and joins one that its figure parts', () => {
    const [grid] = grids(`收入支出决算总表
单位：万元
收入 支出
项目 决算数 项目 决算数
一、一般公共预算财政拨款收入 80.00 一、一般公共服务支出
二、政府性基金预算财政拨款收入 二、外交支出 30.00
二十二、灾害防治及应急管理支
50.00
出
本年收入合计 80.00 本年支出合计 80.00
注：本表反映总收支。`);
    expect(grid?.slice(2)).toEqual([
      ['一、一般公共预算财政拨款收入', '80.00', '一、一般公共服务支出', ''],
      ['二、政府性基金预算财政拨款收入', '', '二、外交支出', '30.00'],
      ['', '', '二十二、灾害防治及应急管理支出', '50.00'],
      ['本年收入合计', '80.00', '本年支出合计', '80.00'],
    ]);
  });

  it('places the funds of a class as they add up to the totals', () => {
    const [grid] = grids(`财政拨款收入支出决算总表
单位：万元
收入 支出
一般公共 政府性基 国有资本
项目 决算数 项目 合计 预算财政 金预算财 经营预算
拨款 政拨款 财政拨款
一、一般公共预算财政拨款 60.00 一、一般公共服务支出 60.00 60.00
二、政府性基金预算财政拨款 25.00 二、外交支出
三、国有资本经营预算财政拨款 三、国防支出 25.00 25.00
本年收入合计 85.00 本年支出合计 85.00 60.00 25.00
注：本表反映总收支。`);
    expect(grid?.slice(2).map((row) => row.slice(3))).toEqual([
      ['~60.00', '~60.00', '', ''],
      ['', '', '', ''],
      ['~25.00', '', '~25.00', ''],
      ['~85.00', '~60.00', '~25.00', ''],
    ]);
  });
});

describe('other tables', () => {
  it('gives every figure of economic codes to the code before it', () => {
    const [grid] = grids(`一般公共预算财政拨款基本支出决算表
单位：万元
科目编码 科目名称 决算数 科目编码 科目名称 决算数
301 工资福利支出 1,200.00 302 商品和服务支出 8.00
301 01 基本工资 302 01 办公费 8.00
机关事业单位基本养老保
30108 1,200.00 30206 电费
险缴费
人员经费合计 1,200.00 公用经费合计 8.00
注：本表反映支出明细情况。`);
    expect(grid?.slice(1)).toEqual([
      ['301', '工资福利支出', '1,200.00', '302', '商品和服务支出', '8.00'],
      ['30101', '基本工资', '', '30201', '办公费', '8.00'],
      ['30108', '机关事业单位基本养老保险缴费', '1,200.00', '30206', '电费', ''],
      ['人员经费合计', '', '1,200.00', '公用经费合计', '', '8.00'],
    ]);
  });

  it('makes one line of economic codes whose name runs on over its end', () => {
    const [grid] = grids(`一般公共预算财政拨款基本支出决算表
单位：万元
科目编码 科目名称 决算数 科目编码 科目名称 决算数
301 工资福利支出 30.00 302 商品和服
务支出 9.00
30108 机关事业单位基
本养老保险缴费 30.00 30213 维修
（护）费 9.00
30109 职业年金 30201 甲
乙费 3.00
注：本表反映支出明细情况。`);
    expect(grid?.slice(1)).toEqual([
      ['301', '工资福利支出', '30.00', '302', '商品和服务支出', '9.00'],
      ['30108', '机关事业单位基本养老保险缴费', '30.00', '30213', '维修（护）费', '9.00'],
      ['30109', '职业年金', '', '30201', '甲', ''],
      ['', '', '?乙费 3.00', '', '', ''],
    ]);
  });

  const ACROSS = `财政拨款“三公”经费支出决算表
单位：万元
财政拨款“三公”经费
公务用车购置及运行维护费
因公出国
合计 公务用车 公务用车 公务接待费
（境）费 小计
购置费 运行维护费
预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数
`;

  it('finds the blanks among the three public expenses where one way adds up', () => {
    const [grid] = grids(`${ACROSS}9.50 7.20 8.00 6.20 3.00 3.00 5.00 3.20 1.50 1.00\n注：本表反映经费情况。`);
    expect(grid?.at(-1)).toEqual(['~9.50', '~7.20', '', '', '~8.00', '~6.20', '~3.00', '~3.00', '~5.00', '~3.20', '~1.50', '~1.00']);
  });

  const BROKEN = `财政拨款“三公”经费支出决算表
单位：万元
预算数 决算数
公务用车购置及运行维护 公务用车购置及运行维护
因公出 费 因公出 费
国 公务接 国 公务接
合计 公务用 公务用 合计 公务用 公务用
（境） 待费 （境） 待费
小计 车购置 车运行 小计 车购置 车运行
费 费
费 维护费 费 维护费
`;

  it('knows the columns of the three public expenses by the characters of a header that is broken, where the figures add up', () => {
    const row = '2.59 0.00 1.44 0.00 1.44 1.15 2.00 0.00 0.88 0.00 0.88 1.12';
    const numbers = '1 2 3 4 5 6 7 8 9 10 11 12\n';
    for (const text of [`${BROKEN}${numbers}${row}`, `${BROKEN}${row}`])
      expect(grids(`${text}\n注：经费。`)[0]?.at(-1)).toEqual(row.split(' '));
    // In another order of the columns, without all figures, or without a word.
    expect(grids(`${BROKEN}2.59 0.00 1.15 1.44 0.00 1.44 2.00 0.00 1.12 0.88 0.00 0.88\n注：经费。`)).toEqual([]);
    expect(grids(`${BROKEN}2.59 1.44 1.44 1.15 2.00 0.88 0.88 1.12\n注：经费。`)).toEqual([]);
    expect(grids(`${BROKEN.replaceAll('待费', '费')}${numbers}${row}\n注：经费。`)).toEqual([]);
  });

  it('leaves a row of three public expenses out that does not add up', () => {
    const [grid] = grids(`${ACROSS}9.50 7.20 8.00 6.30\n注：本表反映经费情况。`);
    expect(grid?.at(-1)?.slice(0, 5)).toEqual(['?9.50', '?7.20', '?8.00', '?6.30', '']);
  });
});
