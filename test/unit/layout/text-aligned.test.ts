/**
 * Tables set with blanks, as pdftotext and fixed-width listings write them: columns, wrapped labels, headers, page breaks.
 */
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsIn, linesIn, lineTexts, onlyGrid, rowsOf } from '../../support/text-grids.ts';

const text = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('space-aligned tables', () => {
  it('finds columns by right edges and labels, blank lines between rows or not', () => {
    const rows = onlyGrid(
      text(
        '科目编码      科目名称                合计        基本支出      项目支出',
        '205       教育支出              1,668.14        746.39        921.75',
        '',
        '20502     普通教育                 76.23         76.23          0.00',
        '',
        '2050203   初中教育                 53.45                       53.45',
      ),
    );
    expect(rows).toEqual([
      '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
      '205 | 教育支出 | 1,668.14 | 746.39 | 921.75',
      '20502 | 普通教育 | 76.23 | 76.23 | 0.00',
      '2050203 | 初中教育 | 53.45 |  | 53.45',
    ]);
  });

  it('parts a long dash from the code of the next panel at one blank', () => {
    const rows = onlyGrid(
      text(
        '科目代码   科目名称         决算数    科目代码    科目名称       决算数',
        '301     工资福利支出      339.05 302     商品和服务支出       20.05',
        '30103   奖金           15.17 30203   咨询费            1.10',
        '30106   伙食补助费         —— 30204   手续费            0.95',
      ),
    );
    expect(rows.slice(1)).toEqual([
      '301 | 工资福利支出 | 339.05 | 302 | 商品和服务支出 | 20.05',
      '30103 | 奖金 | 15.17 | 30203 | 咨询费 | 1.10',
      '30106 | 伙食补助费 | —— | 30204 | 手续费 | 0.95',
    ]);
  });

  it('parts an amount that fills its column from the name and the code around it', () => {
    const rows = onlyGrid(
      text(
        '科目代码   科目名称         决算数        科目代码    科目名称      决算数     科目代码   科目名称          决算数',
        '301     工资福利支出      3375658.28 302     商品和服务支出 202862.68 30299   其他商品和服务支出   7364.78',
        '30101   基本工资         613046.17 30201   办公费           6762.84 307     债务利息及费用支出   1.00',
        '30102   津贴补贴          67356.97 30202   印刷费          15110.85 30701   国内债务付息       1.00',
      ),
    );
    expect(rows[1]).toBe('301 | 工资福利支出 | 3375658.28 | 302 | 商品和服务支出 | 202862.68 | 30299 | 其他商品和服务支出 | 7364.78');
    expect(rows[2]).toBe('30101 | 基本工资 | 613046.17 | 30201 | 办公费 | 6762.84 | 307 | 债务利息及费用支出 | 1.00');
  });

  it('brings wrapped labels back to their figures', () => {
    const rows = onlyGrid(
      text(
        '科目编码    科目名称          金额',
        '          社会保障和就',
        '208                     754.75',
        '          业支出',
        '          机关事业单位',
        '2080505   基本养老保险       446.11',
        '          缴费支出',
        '210       卫生健康支出       236.64',
        '          城乡社区管理',
        '21201                  1092.80',
        '          事务',
        '          行政运行',
        '2120101                1092.80',
        '          城乡社区规划',
        '21202                  2739.56',
        '          与管理',
      ),
    );
    expect(rows).toEqual([
      '科目编码 | 科目名称 | 金额',
      '208 | 社会保障和就/业支出 | 754.75',
      '2080505 | 机关事业单位/基本养老保险/缴费支出 | 446.11',
      '210 | 卫生健康支出 | 236.64',
      '21201 | 城乡社区管理/事务 | 1092.80',
      '2120101 | 行政运行 | 1092.80',
      '21202 | 城乡社区规划/与管理 | 2739.56',
    ]);
  });

  it('tells a label that goes on from a row without figures', () => {
    const rows = onlyGrid(
      text(
        '         项目                    决算数',
        '一、一般公共服务支出                 12.30',
        '二、外交支出',
        '三、文化旅游体育与传媒支',
        '出',
        '四、其他支出                       1.00',
      ),
    );
    expect(rows.slice(1)).toEqual([
      '一、一般公共服务支出 | 12.30',
      '二、外交支出 |',
      '三、文化旅游体育与传媒支/出 |',
      '四、其他支出 | 1.00',
    ]);
  });

  it('folds a header of several lines into labels over their columns', () => {
    const rows = onlyGrid(
      text(
        '          项   目                                  基本支出',
        '                     本年支出合                                        对附属单位',
        '功能分类                                                                          其他',
        '              科目名称     计           小计       人员经费     公用经费      补助支出',
        '科目编码',
        '              栏次           1             2           3          4         5         6',
        '              合计     1668.14        746.39      700.00      46.39      0.00      1.00',
        '208       社会保障支出       76.23         76.23       70.00       6.23      0.00      0.00',
      ),
    );
    expect(rows).toEqual([
      '项   目 |  | 本年支出合/计 | 基本支出 |  |  | 对附属单位/补助支出 | 其他',
      '功能分类/科目编码 | 科目名称 |  | 小计 | 人员经费 | 公用经费 |  |',
      '| 栏次 | 1 | 2 | 3 | 4 | 5 | 6',
      '| 合计 | 1668.14 | 746.39 | 700.00 | 46.39 | 0.00 | 1.00',
      '208 | 社会保障支出 | 76.23 | 76.23 | 70.00 | 6.23 | 0.00 | 0.00',
    ]);
  });

  it('puts a word over several columns into the leftmost of them', () => {
    const rows = onlyGrid(
      text(
        '                收入                                          支出',
        '      项目          行次      决算数              项目            行次      决算数',
        '一、财政拨款收入           1      917.38    一、公共安全支出             27       10.00',
        '二、事业收入             2        5.17    二、教育支出               28        0.00',
        '                     3                三、科学技术支出             29      912.55',
      ),
    );
    expect(rows).toEqual([
      '收入 |  |  | 支出 |  |',
      '项目 | 行次 | 决算数 | 项目 | 行次 | 决算数',
      '一、财政拨款收入 | 1 | 917.38 | 一、公共安全支出 | 27 | 10.00',
      '二、事业收入 | 2 | 5.17 | 二、教育支出 | 28 | 0.00',
      '| 3 |  | 三、科学技术支出 | 29 | 912.55',
    ]);
  });

  it('reads a header whose lowest line repeats itself under every item', () => {
    const rows = onlyGrid(
      text(
        '                         因公出国           公务用车购',
        '        合计                                               公务接待费',
        '                         （境）费            置及运行',
        '   预算数      决算数      预算数      决算数      预算数      决算数      预算数      决算数',
        '     2.85 0.39 0.00 0.00  0.00   0.00    2.85    0.39',
      ),
    );
    expect(rows.at(-1)).toBe('2.85 | 0.39 | 0.00 | 0.00 | 0.00 | 0.00 | 2.85 | 0.39');
    expect(rows[0]).toBe('合计 |  | 因公出国/（境）费 |  | 公务用车购/置及运行 |  | 公务接待费 |');
    expect(rows[1]).toBe('预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数');
  });

  it('gives numbered columns their places although they are blank', () => {
    const rows = onlyGrid(
      text(
        '  单位名称      合计     财政拨款    事业收入    其他收入',
        '    **        1         2         3         4',
        '甲单位      99.46     98.14                 1.32',
        '乙单位      12.47     12.47',
      ),
    );
    expect(rows.slice(2)).toEqual(['甲单位 | 99.46 | 98.14 |  | 1.32', '乙单位 | 12.47 | 12.47 |  |']);
  });

  it('joins the right half of a row that stands lower, and an amount that was broken', () => {
    const halves = onlyGrid(
      text(
        '30101    基本工资            537.64   30201    办公费             84.62',
        '30102    津贴补贴            987.86   30202',
        '                                           印刷费              0.00',
        '30103    奖金                0.00   30203    咨询费              0.00',
      ),
    );
    expect(halves[1]).toBe('30102 | 津贴补贴 | 987.86 | 30202 | 印刷费 | 0.00');
    const broken = onlyGrid(
      text(
        '甲单位         10.00      21.00',
        '                       21,118.5',
        '乙单位      91,842.80',
        '                              1',
        '丙单位         12.00      34.00',
      ),
    );
    expect(broken).toEqual(['甲单位 | 10.00 | 21.00', '乙单位 | 91,842.80 | 21,118.5/1', '丙单位 | 12.00 | 34.00']);
  });

  it('leaves an amount alone that belongs to no row for certain', () => {
    const rows = onlyGrid(
      text('甲单位         10.00      21.00', '乙单位         11.00', '                     5.00', '丙单位         12.00      34.00'),
    );
    expect(rows[2]).toBe('|  | 5.00');
  });

  it('counts full-width characters as two columns where the figures ask for it', () => {
    const rows = onlyGrid(
      text(
        '项目                        金额      比重',
        '工资                       10.00     95.00',
        '机关事业单位基本养老保险   20.00',
        '奖金                                  5.00',
        '住房公积金                 30.00      1.00',
      ),
    );
    expect(rows.slice(1)).toEqual([
      '工资 | 10.00 | 95.00',
      '机关事业单位基本养老保险 | 20.00 |',
      '奖金 |  | 5.00',
      '住房公积金 | 30.00 | 1.00',
    ]);
  });

  it('counts dashes as two columns where the figures ask for it', () => {
    const rows = onlyGrid(
      text(
        '科目编码          合计        小计    基本工资        奖金        小计      办公费      差旅费',
        '201         7739071.90  5936635.45  3957756.95  1978878.50  1802436.45   450609.10  1351827.35',
        '20103       5388044.39  3803596.05  2535730.70  1267865.35  1584448.34   396112.08  1188336.26',
        '2010301     1179324.30        ——        ——        ——  1179324.30   294831.07   884493.23',
        '205          217988.11        ——        ——        ——   217988.11    54497.02   163491.09',
      ),
    );
    expect(rows.slice(3)).toEqual([
      '2010301 | 1179324.30 | —— | —— | —— | 1179324.30 | 294831.07 | 884493.23',
      '205 | 217988.11 | —— | —— | —— | 217988.11 | 54497.02 | 163491.09',
    ]);
  });

  it('parts what one blank parts: amounts, and an amount from the next label, not from its unit', () => {
    const rows = onlyGrid(
      text(
        '一、财政拨款收入        32,365.09 一、一般公共服务支出     26,661.06',
        '二、其他收入            15.00 二、教育支出            122.80',
        '三、共计               7 万元 三、其他              1.00',
      ),
    );
    expect(rows.slice(0, 2)).toEqual([
      '一、财政拨款收入 | 32,365.09 | 一、一般公共服务支出 | 26,661.06',
      '二、其他收入 | 15.00 | 二、教育支出 | 122.80',
    ]);
  });

  it('parts an amount from a label that begins like a unit', () => {
    const rows = onlyGrid(
      text(
        '本年收入合计        832.10 本年支出合计            830.00',
        '年初结转和结余        3.48 年末结转和结余           5.58',
        '总计                  835.58 总计                    835.58',
      ),
    );
    expect(rows[1]).toBe('年初结转和结余 | 3.48 | 年末结转和结余 | 5.58');
  });

  it('parts codes in several columns from the names that one blank parts from them', () => {
    const rows = onlyGrid(
      text(
        '科目编码    科目名称        合计     基本支出',
        '201       一般公共服务     533.34    515.95',
        '201 26    档案事务         533.34    515.95',
        '201 26 01 行政运行         467.87    461.19',
        '201 26 04 档案馆            65.47     54.76',
      ),
    );
    expect(rows.slice(2)).toEqual([
      '201 | 26 |  | 档案事务 | 533.34 | 515.95',
      '201 | 26 | 01 | 行政运行 | 467.87 | 461.19',
      '201 | 26 | 04 | 档案馆 | 65.47 | 54.76',
    ]);
  });

  it('keeps dashes for nothing in their columns', () => {
    const rows = onlyGrid(
      text(
        '   项目         甲          乙         丙',
        '合计         839.42      ——      12.00',
        '教育          55.05      ——      ——',
        '卫生          30.90      ——       1.00',
      ),
    );
    expect(rows.slice(1)).toEqual(['合计 | 839.42 | —— | 12.00', '教育 | 55.05 | —— | ——', '卫生 | 30.90 | —— | 1.00']);
  });

  it('ends at notes, captions, titles and page breaks', () => {
    const page = text(
      '                   收入决算表',
      '部门：某局                    单位：万元',
      '   项目           金额',
      '合计            1.00',
      '教育            1.00',
    );
    const blocks = layoutText(`${page}注：本表反映收入。\n         支出决算表\n${page}  3\n\f${page}`);
    expect(gridsIn(blocks).map((grid) => grid.rowCount)).toEqual([3, 3, 3]);
    expect(linesIn(blocks).map((line) => line.text)).toEqual([
      '收入决算表',
      '部门：某局                    单位：万元',
      '注：本表反映收入。',
      '支出决算表',
      '收入决算表',
      '部门：某局                    单位：万元',
      '3',
      '收入决算表',
      '部门：某局                    单位：万元',
    ]);
  });

  it('ends at the heading of a part, which no cell is', () => {
    const form = text(
      '            效益指标   社会效益指   查阅服务便利程     定性        提高                      提高         15        15',
      '                           标       度',
      '                       可持续影响   管理制度健全性     定性        健全                      健全         15        15',
      '                          指标',
      '           满意度指标  服务对象满   读者满意度          ≥           90            %           93          15       14.5    参加人数少',
      '                        意度指标                                                                                           于预期',
      '                                                合计                                                     100        96.08',
      '评价结论   年度目标基本完成，资金使用规范。',
      '存在问题   无',
      '改进措施   无',
      '',
      '                    第四部分 名词解释',
      '',
      '    一、财政拨款收入：同级财政当年拨付给本单位的资金。',
    );
    expect(lineTexts(form).map((line) => line.trim())).toContain('第四部分 名词解释');
  });

  it('continues a table over a page break in the columns that it had filled', () => {
    const [, next] = gridsIn(
      layoutText(
        `${text(
          '科目编码    科目名称          合计      财政拨款    事业收入    其他收入',
          '208       社会保障支出      754.75   754.75',
          '210       卫生健康支出      236.64   236.64',
          '                  5',
        )}\f${text('212     城乡社区支出   32.36   32.36', '221     住房保障支出   61.08   61.08')}`,
      ),
    );
    expect(rowsOf(next)).toEqual(['212 | 城乡社区支出 | 32.36 | 32.36 |  |', '221 | 住房保障支出 | 61.08 | 61.08 |  |']);
  });

  it('does not take prose, contents or covers for tables', () => {
    const prose = text(
      '  2026 年收入预算 99,230.46 万元，比上年执行数增加',
      '7,331.92 万元，增长 8.0%，主要原因是项目增加。',
      '第四部分   名词解释',
      '一、收入     3',
      '二、支出     4',
    );
    expect(gridsIn(layoutText(prose))).toEqual([]);
    expect(lineTexts(prose)).toHaveLength(5);
  });

  it('places cells at their characters', () => {
    const [grid] = gridsIn(layoutText(text('', '合计      1.00     2.00', '教育      1.00     2.00')));
    expect(grid).toMatchObject({ origin: 'spaces', columnEdges: null, rowLengths: [3, 3], place: { line: 2, lineEnd: 3 } });
    expect(grid?.cells[1]?.place).toMatchObject({ line: 2, lineEnd: 2, columns: [9, 12] });
  });

  it('gives figures one blank apart to neighbouring columns, not to those right below in the text', () => {
    const rows = onlyGrid(
      text(
        '            项目            本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出',
        '科目编码           科目名称',
        '            合计              1,612.40 1,406.15 206.25',
        '    205   教育支出              1,490.22 1,283.97 206.25',
        '   20502  普通教育              1,490.22 1,283.97 206.25',
        '  2050202 小学教育              1,283.97 1,283.97',
        '  2050299 其他普通教育支出           206.25          206.25',
        '    221   住房保障支出             122.18 122.18',
      ),
    );
    expect(rows).toEqual([
      '项目 |  | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出',
      '科目编码 | 科目名称 |  |  |  |  |  |',
      '| 合计 | 1,612.40 | 1,406.15 | 206.25 |  |  |',
      '205 | 教育支出 | 1,490.22 | 1,283.97 | 206.25 |  |  |',
      '20502 | 普通教育 | 1,490.22 | 1,283.97 | 206.25 |  |  |',
      '2050202 | 小学教育 | 1,283.97 | 1,283.97 |  |  |  |',
      '2050299 | 其他普通教育支出 | 206.25 |  | 206.25 |  |  |',
      '221 | 住房保障支出 | 122.18 | 122.18 |  |  |  |',
    ]);
  });

  it('parts a label that fills its column from the amount behind it', () => {
    const rows = onlyGrid(
      text(
        '                 项目           本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出',
        '功能分类科目编码              科目名称',
        '                合计            1,612.40 1,406.15 206.25',
        '     205     教育支出             1,490.22 1,283.97 206.25',
        '   2050202   小学教育             1,283.97 1,283.97',
        '   2050802   培训支出             206.25            206.25',
        '   2080505   机关事业单位基本养老保险缴费支出 96.41    96.41',
        '   2080506   机关事业单位职业年金缴费支出   48.20    48.20',
      ),
    );
    expect(rows.slice(2)).toEqual([
      '| 合计 | 1,612.40 | 1,406.15 | 206.25 |  |  |',
      '205 | 教育支出 | 1,490.22 | 1,283.97 | 206.25 |  |  |',
      '2050202 | 小学教育 | 1,283.97 | 1,283.97 |  |  |  |',
      '2050802 | 培训支出 | 206.25 |  | 206.25 |  |  |',
      '2080505 | 机关事业单位基本养老保险缴费支出 | 96.41 | 96.41 |  |  |  |',
      '2080506 | 机关事业单位职业年金缴费支出 | 48.20 | 48.20 |  |  |  |',
    ]);
  });

  it('puts the ends of squeezed header words back under these words', () => {
    const rows = onlyGrid(
      text(
        '                 项目          本年支出合 基本支 项目支 上缴上级支 经营支 对附属单位补助支',
        ' 功能分类科目编           科目名称         计          出      出     出 出 出',
        '    码',
        '                合计             1,612.40 1,406.15 206.25',
        '     205     教育支出              1,490.22 1,283.97 206.25',
        '   2050299   其他普通教育支出            206.25          206.25',
        '     221     住房保障支出              122.18 122.18',
      ),
    );
    expect(rows.slice(0, 3)).toEqual([
      '项目 |  | 本年支出合/计 | 基本支/出 | 项目支/出 | 上缴上级支/出 | 经营支/出 | 对附属单位补助支/出',
      '功能分类科目编/码 | 科目名称 |  |  |  |  |  |',
      '| 合计 | 1,612.40 | 1,406.15 | 206.25 |  |  |',
    ]);
  });

  it('begins a table with a line of header words at single blanks', () => {
    const rows = onlyGrid(
      text(
        '                 项目',
        '                                本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出',
        '功能分类科目编码              科目名称',
        '                合计                1,612.40 1,406.15   206.25',
        '     205     教育支出                 1,490.22 1,283.97   206.25',
        '   2050299   其他普通教育支出               206.25            206.25',
        '     221     住房保障支出                 122.18   122.18',
      ),
    );
    expect(rows.slice(0, 3)).toEqual([
      '项目 |  | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出',
      '功能分类科目编码 | 科目名称 |  |  |  |  |  |',
      '| 合计 | 1,612.40 | 1,406.15 | 206.25 |  |  |',
    ]);
  });
});
