/**
 * Wordings and layouts of forms that provinces print beside the national ones, in invented rows.
 */
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../../src/run/read-document.ts';
import { read } from '../../support/reading.ts';

function readText(lines: readonly string[]): Promise<ReadResult> {
  return read(new TextEncoder().encode(`${['云溪县文化馆2023年度单位决算', ...lines].join('\n')}\n`));
}

/** Rows with `|` between the cells, as a text dump has them. */
const tabbed = (rows: readonly string[]): string[] => rows.map((row) => row.replaceAll('|', '\t'));

const facts = ({ document }: ReadResult): string[] =>
  document.facts.map(({ table, occurrence, row, column, value, unit }) => `${table}#${occurrence} ${row} ${column} ${value}${unit}`);
const rules = ({ anomalies }: ReadResult): string[] => anomalies.map(({ rule }) => rule);

describe('a form of 三公 that shares its grid with operating cost, assets and procurement', () => {
  const caption = ['机构运行信息表', '公开09表', '单位：万元'];
  const rows = tabbed([
    '项目|预算数|决算数|项目|决算数',
    '一、“三公”经费支出|—|—|二、机关运行经费|88.20',
    '（一）支出合计|11.00|10.50|（一）行政单位|88.20',
    '1.因公出国（境）费|||三、国有资产占用情况|—',
    '2.公务用车购置及运行维护费|10.00|9.80|（一）车辆数合计（辆）|7',
    '（1）公务用车购置费|||1.机要通信用车|1',
    '（2）公务用车运行维护费|10.00|9.80|2.城市管理用车|2',
    '3.公务接待费|1.00|0.70|3.执法执勤用车|4',
    '（1）国内接待费|—|0.70|四、政府采购支出信息|—',
    '其中：外事接待费|—|0.20|（一）政府采购支出合计|45.60',
    '国内公务接待批次（个）|—|12|1.政府采购货物支出|45.60',
  ]);

  it('is a table of each form, with units of their own', async () => {
    const result = await readText([...caption, ...rows]);
    expect(facts(result)).toEqual(
      expect.arrayContaining([
        'three_public#1 budget total 11.00万元',
        'three_public#1 actual vehicle.operation 9.80万元',
        'three_public#1 actual x:国内接待费 0.70万元',
        'three_public#1 actual x:国内接待费/其中：外事接待费 0.20万元',
        'three_public#1 actual x:国内公务接待批次（个） 12个',
        'disclosure_statistics#1 operating_cost.administrative amount 88.20万元',
        'disclosure_statistics#1 vehicles.total amount 7辆',
        'disclosure_statistics#1 vehicles.1 amount 1辆',
        'disclosure_statistics#1 vehicles.2 amount 2辆',
        'disclosure_statistics#1 vehicles.3 amount 4辆',
        'disclosure_statistics#1 procurement.total amount 45.60万元',
        'disclosure_statistics#1 procurement.goods amount 45.60万元',
      ]),
    );
    expect(result.document.facts).toHaveLength(19);
    expect(result.document.tables.map(({ table, empty }) => [table, empty])).toEqual([
      ['three_public', false],
      ['disclosure_statistics', false],
    ]);
  });

  it('has its number and the gaps of its lines told once', async () => {
    const result = await readText([...caption, ...rows]);
    expect(rules(result)).not.toContain('completeness/form-number');
  });

  it('names the rows of each table as its facts have them', async () => {
    const { document } = await readText([...caption, ...rows]);
    const known = document.tables.map(({ rows: own }) => own.flatMap(({ keys }) => keys).filter((key) => !key.startsWith('x:')));
    // What the rows of the first form print are its columns.
    const vehicles = ['vehicles.total', 'vehicles.1', 'vehicles.2', 'vehicles.3'];
    expect(known).toEqual([[], ['operating_cost.administrative', ...vehicles, 'procurement.total', 'procurement.goods']]);
    const used = document.facts
      .filter(({ table, row }) => table === 'disclosure_statistics' && !row.startsWith('x:'))
      .map(({ row }) => row);
    expect(new Set(used)).toEqual(new Set(known[1]));
  });
});

describe('a form of 三公', () => {
  it('is read where 预算数 and 决算数 are its rows, beside meetings and training', async () => {
    const result = await readText([
      '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
      '金额单位：万元',
      ...tabbed([
        '项目|一般公共预算财政拨款“三公”经费||||||会议费|培训费',
        '|小计|因公出国（境）费用|公务接待费|公务用车购置及运行维护费||||',
        '||||小计|公务用车购置费|公务用车运行维护费||',
        '栏次|1|2|3|4|5|6|7|8',
        '预算数|9.50|0.00|1.50|8.00|0.00|8.00|2.00|1.00',
        '决算数|8.01|0.00|1.01|7.00|0.00|7.00|0.60|0.30',
      ]),
    ]);
    expect(facts(result)).toEqual(
      ['budget total 9.50', 'budget overseas 0.00', 'budget reception 1.50', 'budget vehicle 8.00', 'budget vehicle.purchase 0.00']
        .concat(['budget vehicle.operation 8.00', 'budget x:会议费 2.00', 'budget x:培训费 1.00', 'actual total 8.01'])
        .concat(['actual overseas 0.00', 'actual reception 1.01', 'actual vehicle 7.00', 'actual vehicle.purchase 0.00'])
        .concat(['actual vehicle.operation 7.00', 'actual x:会议费 0.60', 'actual x:培训费 0.30'])
        .map((fact) => `three_public#1 ${fact}万元`),
    );
  });

  it('is read where the amount is called 本年支出数', async () => {
    const result = await readText([
      '“三公”经费支出决算表',
      '金额单位：万元',
      ...tabbed(['项目|本年预算数|本年支出数', '公务接待费|6.00|4.21', '合计|6.00|4.21']),
    ]);
    expect(facts(result)).toContain('three_public#1 actual reception 4.21万元');
  });
});

describe('counts below the amounts of 三公 in one table', () => {
  it('stand under columns of their own, in their own units', async () => {
    const result = await readText([
      '财政拨款“三公”经费、会议费和培训费支出决算表',
      '单位：万元',
      ...tabbed([
        '“三公”经费||||||会议费|培训费',
        '合计|因公出国（境）费|公务用车购置及运行费|||公务接待费||',
        '||小计|公务用车购置费|公务用车运行费|||',
        '12.00|0.00|9.00|0.00|9.00|3.00|1.00|2.00',
        '相关统计数：|||||||',
        '项目|统计数|项目|统计数||||',
        '因公出国（境）团组数（个）|0|公务用车保有量（辆）|3||||',
        '国内公务接待批次（个）|22|国内公务接待人次（人）|180||||',
      ]),
    ]);
    expect(facts(result)).toEqual(
      expect.arrayContaining(['three_public#1 actual total 12.00万元', 'three_public#1 actual reception 3.00万元']),
    );
    const counts = facts(result).filter((fact) => !fact.endsWith('万元'));
    expect(counts.map((fact) => fact.slice(fact.lastIndexOf(' ') + 1))).toEqual(['0个', '3辆', '22个', '180人']);
    expect(rules(result).filter((rule) => rule.startsWith('structure/') && !rule.startsWith('structure/unknown'))).toEqual([]);
  });
});

describe('a title with what it is broken down by', () => {
  it('is that of a table of its own, not of the one it is named after', async () => {
    const rows = ['单位名称|本年收入合计|财政拨款收入', '合计|900.00|880.00', '云溪县文化馆本级|600.00|590.00'];
    const result = await readText(['收入决算表（分单位）', '单位：万元', ...tabbed(rows)]);
    expect(result.document.tables.map(({ table }) => table)).toEqual(['x:收入决算表(分单位)']);
    expect(facts(result)).toHaveLength(4);
  });
});

describe('a form of assets alone', () => {
  const rows = tabbed([
    '项目|行次|数量',
    '一、车辆数合计（台、辆）|1|9',
    '1.主要领导干部用车|2|0',
    '2.执法执勤用车|3|9',
    '二、单价50万元（含）以上通用设备（台、套）|4|1',
    '三、单价100万元（含）以上专用设备（台、套）|5|2',
  ]);

  it('is part of the statistics, counted in its own units', async () => {
    expect(facts(await readText(['国有资产占用情况表', '单位：台、辆、套', ...rows]))).toEqual([
      'disclosure_statistics#1 vehicles.total amount 9辆',
      'disclosure_statistics#1 vehicles.1 amount 0辆',
      'disclosure_statistics#1 vehicles.2 amount 9辆',
      'disclosure_statistics#1 x:单价50万元（含）以上通用设备（台、套） amount 1台',
      'disclosure_statistics#1 equipment.over_1m amount 2台',
    ]);
  });

  it('is told of where no vocabulary knows its title', async () => {
    const result = await readText(['支出决算表', '单位：万元', '', '设备台账表', ...rows]);
    expect(facts(result)).toEqual([]);
    expect(rules(result)).toContain('structure/unrecognised-table');
  });
});

describe('an HTML table written without spans', () => {
  it('gives blank header cells to the label on their left, as other dumps do', async () => {
    const rows = [
      '预算数||||||决算数|||||',
      '合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费',
      '||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|',
      '8.20|0.00|5.00|0.00|5.00|3.20|5.81|0.00|4.80|0.00|4.80|1.01',
    ];
    const cells = rows.map((row) => row.split('|').map((text) => `<td>${text}</td>`));
    const table = `<table>${cells.map((row) => `<tr>${row.join('')}</tr>`).join('')}</table>`;
    const result = await readText(['财政拨款“三公”经费支出决算表', '金额单位：万元', table]);
    expect(facts(result)).toHaveLength(12);
    expect(facts(result)).toContain('three_public#1 actual vehicle.operation 4.80万元');
  });
});

describe('a total that stands apart from its figure', () => {
  const table = (total: string): string =>
    `<table><tr><td colspan="3">人员经费</td><td colspan="6">公用经费</td></tr>
<tr>${'<td>科目编码</td><td>科目名称</td><td>决算数</td>'.repeat(3)}</tr>
<tr><td>301</td><td>工资福利支出</td><td>60.00</td><td>302</td><td>商品和服务支出</td><td>9.00</td><td>310</td><td>资本性支出</td><td>1.00</td></tr>
<tr><td></td><td>人员经费合计</td><td>60.00</td>${total}</tr></table>`;
  const totals = async (total: string): Promise<string[]> =>
    facts(await readText(['一般公共预算财政拨款基本支出决算表', '单位：万元', table(total)])).filter((fact) =>
      fact.includes('total.public'),
    );

  it('is its own where no cell of the row is merged', async () => {
    const found = await totals('<td></td><td>公用经费合计</td><td></td><td></td><td></td><td>10.00</td>');
    expect(found).toEqual(['general_budget_basic_expenditure#1 total.public amount 10.00万元']);
  });

  it('is not taken for its own where merged cells show which are blank', async () => {
    expect(await totals('<td></td><td>公用经费合计</td><td></td><td colspan="2"></td><td>10.00</td>')).toEqual([]);
  });
});

describe('self-evaluations', () => {
  const form = (name: string, [budget, executed, rate, score, total]: readonly string[]): string[] =>
    tabbed([
      `项目名称|${name}||||||`,
      `项目资金|资金来源|2023年度预算数（A）|执行数（B）|分值|预算执行率（B/A）|自评得分|`,
      `|项目资金合计|${budget}|${executed}|10|${rate}|${score}|`,
      '一级指标|二级指标|三级指标|指标值|实际完成值|分值|自评得分|未完成原因分析',
      '产出指标|数量指标|场次|≥2场|2场|60|60|',
      '满意度指标|满意度指标|观众满意度|≥85%|90%|30|30|',
      `总分|||||100|${total}|`,
    ]);
  const [first, second] = [
    form('惠民演出', ['120.00', '118.80', '99.00%', '9.90', '99.90']),
    form('图书购置', ['30.00', '15.00', '50.00%', '5.00', '95.00']),
  ];

  it('of two projects in one table are two forms', async () => {
    const result = await readText(['部门预算项目支出绩效自评表（2023年度）', '单位：万元', ...first, ...second]);
    expect(result.document.tables.map(({ title, attributes: { projectName } }) => [title, projectName])).toEqual([
      ['部门预算项目支出绩效自评表（2023年度）', '惠民演出'],
      ['部门预算项目支出绩效自评表（2023年度）', '图书购置'],
    ]);
    expect(facts(result)).toEqual(
      expect.arrayContaining([
        'project_performance#1 funds.total adjusted_budget 120.00万元',
        'project_performance#1 overall score 99.90分',
        'project_performance#2 funds.total executed 15.00万元',
        'project_performance#2 overall score 95.00分',
      ]),
    );
    expect(result.document.indicators.map(({ occurrence, projectName }) => `${occurrence}${projectName}`)).toEqual([
      ...['1惠民演出', '1惠民演出', '2图书购置', '2图书购置'],
    ]);
    expect(rules(result).filter((rule) => rule.startsWith('performance/') || rule.startsWith('structure/'))).toEqual([]);
  });

  it('have the title that stands above the second form in the table itself', async () => {
    const result = await readText([...first, ...tabbed(['项目支出绩效自评表|||||||', '（2023年度）|||||||']), ...second]);
    expect(result.document.tables.map(({ title, attributes: { projectName } }) => [title, projectName])).toEqual([
      ['', '惠民演出'],
      ['项目支出绩效自评表', '图书购置'],
    ]);
  });
});

describe('a table whose tabs became blanks', () => {
  it('keeps figures out that would stand under other columns', async () => {
    const rows = tabbed([
      '项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出',
      '科目编码|科目名称||||||',
      '栏次||1|2|3|4|5|6',
      '合计||900.00|600.00|250.00|0.00|50.00|0.00',
      ...['205|教育支出', '20502|普通教育', '2050204|高中教育'].map((name) => `${name}|800.00|550.00|200.00||50.00|`),
      ...['208|社会保障和就业支出', '20805|行政事业单位养老支出'].map((name) => `${name}|60.00|30.00|30.00|||`),
      ...['2080505|机关事业单位基本养老保险缴费支出'].map((name) => `${name}|60.00|30.00|30.00|||`),
      ...['221|住房保障支出', '22102|住房改革支出', '2210201|住房公积金'].map((name) => `${name}|40.00|20.00|20.00|||`),
    ]);
    const whole = await readText(['支出决算表', '公开03表', '部门：云溪县文化馆\t金额单位：万元', ...rows]);
    const blanks = await readText([
      '支出决算表',
      '公开03表',
      '部门：云溪县文化馆  金额单位：万元',
      ...rows.map((row) => row.replaceAll('\t', '  ')),
    ]);
    expect(facts(whole)).toHaveLength(36);
    const printed = new Set(facts(whole));
    expect(facts(blanks).filter((fact) => !printed.has(fact))).toEqual([]);
    expect(rules(blanks)).toContain('structure/row-ambiguous');
  });
});
