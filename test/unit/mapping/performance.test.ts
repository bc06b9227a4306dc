import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { continuesPerformance, mapPerformance, recognizePerformance } from '../../../src/mapping/performance.ts';
import type { Grid, TextLine } from '../../../src/model/block.ts';
import { Fact, factKey } from '../../../src/model/fact.ts';
import { Indicator } from '../../../src/model/indicator.ts';
import { PerformanceForm } from '../../../src/model/performance-form.ts';
import { onLines } from '../../../src/model/place.ts';
import { Table } from '../../../src/model/table.ts';
import { ruledGrid, tabGrid } from '../../support/form-grid.ts';

const form = PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../../pipelines/forms/performance.json', import.meta.url), 'utf8')));

function map(grids: readonly Grid[], kind: 'project_performance' | 'overall_performance' = 'project_performance') {
  const mapped = mapPerformance(
    { kind, occurrence: 1, title: '自评表', titleSource: null, captions: [], grids, family: null, confidence: null },
    form,
  );
  for (const fact of mapped.facts) Fact.parse(fact);
  for (const indicator of mapped.indicators) Indicator.parse(indicator);
  Table.parse(mapped.table);
  const facts = Object.fromEntries(mapped.facts.map((fact) => [factKey(fact).replace(/^[^/]*\//, ''), fact.value]));
  const indicators = mapped.indicators.map(({ level1, level2, level3, target, actual, weight, score, note }) =>
    [level1, level2, level3, target, actual, weight, score, note].join('|'),
  );
  return { ...mapped, facts, all: mapped.facts, indicators, records: mapped.indicators, rules: mapped.findings.map(({ rule }) => rule) };
}

/** The national form as Word prints it: spans, wrapped cells, bracketed marks. */
const national = ruledGrid([
  [['项目支出绩效自评表\n（2023年度）', 9]],
  [
    ['项目名称', 2],
    ['基层治理\n补助', 7],
  ],
  [
    ['主管部门', 2],
    ['某区民政局', 3],
    ['实施单位', 2],
    ['某区救助站', 2],
  ],
  [['项目资金\n（万元）', 1, 5], ['', 2], '年初预\n算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  [['年度资金总额', 2], '1,090.00', '1,089.97', '980', '10', '89.91%', '8.99'],
  [['其中：当年财政拨款', 2], '1,090.00', '1,089.97', '980', '—', '', '—'],
  [['上年结转资金', 2], '', '', '', '—', '', '—'],
  [['其他资金', 2], '0', '0', '0', '—', '/', '—'],
  [
    ['年度总体目标', 1, 2],
    ['预期目标', 4],
    ['实际完成情况', 4],
  ],
  [
    ['完成救助站改造。', 4],
    ['已完成。', 4],
  ],
  [['绩\n效\n指\n标', 1, 5], '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
  [['产出指标\n（50分）', 1, 3], ['数量指标', 1, 2], '改造\n床位', '≥50张', '52', '20', '20', ''],
  ['培训\n场次', '≥4场', '3场', '20', '15', '师资到\n位较晚'],
  ['时效指标', '完工时间', '2023年11月', '2023年\n12月', '10', '8', ''],
  ['效益指标\n（30分）', '社会效益指标', '服务能力', '效果明显', '达成预期指标', '30', '30', ''],
  [['总分', 6], '100', '91.99', ''],
]);

describe('mapPerformance on the national form', () => {
  const mapped = map([national]);

  it('reads the head', () => {
    expect(mapped.table.attributes).toEqual({ projectName: '基层治理补助', department: '某区民政局', unit: '某区救助站' });
    expect(mapped.table.unit).toMatchObject({ value: '万元', found: 'grid' });
    expect(mapped.table.year).toMatchObject({ value: '2023' });
  });

  it('reads the funds, the dashes apart, and the overall score', () => {
    expect(mapped.facts).toEqual({
      'funds.total/initial_budget': '1090.00',
      'funds.total/adjusted_budget': '1089.97',
      'funds.total/executed': '980',
      'funds.total/weight': '10',
      'funds.total/execution_rate': '89.91',
      'funds.total/score': '8.99',
      'funds.current_appropriation/initial_budget': '1090.00',
      'funds.current_appropriation/adjusted_budget': '1089.97',
      'funds.current_appropriation/executed': '980',
      'funds.other/initial_budget': '0',
      'funds.other/adjusted_budget': '0',
      'funds.other/executed': '0',
      'overall/score': '91.99',
    });
    expect(mapped.all.find(({ column }) => column === 'execution_rate')).toMatchObject({ unit: '%', amountYuan: null, raw: '89.91%' });
    expect(mapped.all[0]).toMatchObject({ unit: '万元', amountYuan: '10900000', raw: '1,090.00', label: '年度资金总额' });
  });

  it('carries levels down merged cells and joins wrapped lines', () => {
    expect(mapped.indicators).toEqual([
      '产出指标（50分）|数量指标|改造床位|≥50张|52|20|20|',
      '产出指标（50分）|数量指标|培训场次|≥4场|3场|20|15|师资到位较晚',
      '产出指标（50分）|时效指标|完工时间|2023年11月|2023年12月|10|8|',
      '效益指标（30分）|社会效益指标|服务能力|效果明显|达成预期指标|30|30|',
    ]);
    expect(mapped.records[0]).toMatchObject({
      projectName: '基层治理补助',
      targetParsed: { operator: '>=', number: '50', unit: '张' },
      source: { page: 1 },
    });
    expect(mapped.rules.filter((rule) => rule.startsWith('structure/') || rule.startsWith('performance/'))).toEqual([]);
  });

  it('says what every row is', () => {
    const roles = mapped.table.rows.map(({ role }) => role);
    expect(roles[0]).toBe('caption');
    expect(roles[3]).toBe('header');
    expect(mapped.table.rows[4]?.keys).toEqual(['funds.total']);
    expect(mapped.table.rows[15]?.keys).toEqual(['overall']);
  });
});

describe('a form over several pages', () => {
  const first = ruledGrid([
    [
      ['项目名称', 2],
      ['冬季供暖', 6],
    ],
    [['项目资金（元）', 1, 2], '', '年初预算数', ['全年预算数', 2], '全年执行数', '执行率', '得分'],
    ['年度资金总额', '500000', ['500000', 2], '450000', '90%', '9'],
    [['绩效指标', 1, 2], '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['产出指标', '数量指标', '供暖户数', '≥900户', '910户', '45', '45'],
  ]);
  /** The next page has no header, fewer columns (the mirrored margin moves them) and goes on with the merged cells. */
  const edges = [15, 55, 95, 135, 175, 215, 255, 295, 335];
  const second = ruledGrid(
    [
      [['', 1, 2], ['', 1, 2], '数量指标', '检修次数', '≥2次', '2次', '25', '25'],
      ['质量指标', '温度\n达标率', '≥95%', '96%', '20', '20'],
      [['总分', 6], '100', '99'],
    ],
    2,
    edges,
  );

  it('is recognised and carried on', () => {
    expect(recognizePerformance(first, form)).toBe('project_performance');
    expect(recognizePerformance(second, form)).toBeNull();
    expect(continuesPerformance([first], second, form)).toBe(true);
    expect(continuesPerformance([first, second], second, form)).toBe(false);
    expect(continuesPerformance([first], national, form)).toBe(false);
  });

  it('joins the pages on common columns and carries levels over the break', () => {
    const mapped = map([first, second]);
    expect(mapped.table.pages).toEqual([1, 2]);
    expect(mapped.table.columns).toHaveLength(8);
    expect(mapped.indicators).toEqual([
      '产出指标|数量指标|供暖户数|≥900户|910户|45|45|',
      '产出指标|数量指标|检修次数|≥2次|2次|25|25|',
      '产出指标|质量指标|温度达标率|≥95%|96%|20|20|',
    ]);
    expect(mapped.facts).toMatchObject({ 'funds.total/executed': '450000', 'overall/score': '99' });
    expect(mapped.all[0]).toMatchObject({ unit: '元', amountYuan: '500000' });
  });

  it('gives no full mark for a score that cannot be read', () => {
    const total = ruledGrid(
      [
        ['', '', '质量指标', '温度\n达标率', '≥95%', '96%', '20', '20'],
        [['总分', 6], '100', '96.8\n0'],
      ],
      2,
    );
    const mapped = map([first, total]);
    expect(mapped.facts).not.toHaveProperty('overall/score');
    expect(mapped.rules).toContain('ocr/unreadable-cell');
  });

  it('closes a row that the page cut in two', () => {
    const cut = ruledGrid(
      [
        [['', 2], '', '及附属设施', '', '', '', ''],
        [['总分', 6], '100', '99'],
      ],
      2,
    );
    const mapped = map([first, cut]);
    expect(mapped.indicators).toEqual(['产出指标|数量指标|供暖户数及附属设施|≥900户|910户|45|45|']);
  });
});

describe('other layouts', () => {
  it('joins operator, target and unit of three columns, and lends the unit to the achieved number', () => {
    const mapped = map([
      tabGrid([
        '项目名称||信息系统运维||||||||',
        '预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|||预算执行率|权重|得分|原因',
        '|总额|52.80|50.00|50.00|||100.00%|10|10|',
        '|其中：财政资金|52.80|50.00|50.00|||100.00%|/|/|',
        '绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析',
        '|产出指标|数量指标|驻场人员|≤|8|人/年|7|50|50|',
        '|效益指标|社会效益指标|服务体验|定性|优良差||优|20|20|',
        '满意度指标|服务对象满意度指标|用户满意度|≥|95|%|100|20|20||',
        '合计||||||||100|100|',
        '评价结论|完成目标。|||||||||',
        '项目负责人：甲|||||财务负责人：乙|||||',
      ]),
    ]);
    expect(mapped.indicators).toEqual([
      '产出指标|数量指标|驻场人员|≤8人/年|7|50|50|',
      '效益指标|社会效益指标|服务体验|定性 优良差|优|20|20|',
      '满意度指标|服务对象满意度指标|用户满意度|≥95%|100|20|20|',
    ]);
    expect(mapped.records[0]).toMatchObject({
      targetParsed: { operator: '<=', number: '8', unit: '人/年' },
      actualParsed: { operator: null, number: '7', unit: '人/年' },
    });
    expect(mapped.records[1]?.targetParsed).toEqual({ operator: null, number: null, unit: null });
    expect(mapped.facts).toMatchObject({
      'funds.total/weight': '10',
      'funds.current_appropriation/execution_rate': '100.00',
      'overall/score': '100',
    });
    expect(mapped.rules.filter((rule) => rule === 'structure/row-realigned')).toHaveLength(1);
  });

  const twoRowHeader = (rows: readonly string[]) =>
    map([
      tabGrid([
        '项目名称||档案整理|||||||',
        ...rows,
        '绩效指标|一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      ]),
    ]).facts;
  const expected = {
    'funds.total/declared_budget': '42',
    'funds.total/initial_budget': '41',
    'funds.total/adjusted_budget': '30.5',
    'funds.total/executed': '29',
    'funds.total/surplus': '1.5',
    'funds.total/execution_rate': '95.08',
    'funds.total/score': '9',
    'funds.current_appropriation/declared_budget': '42',
    'funds.current_appropriation/initial_budget': '41',
    'funds.current_appropriation/adjusted_budget': '30.5',
    'funds.current_appropriation/executed': '29',
    'funds.current_appropriation/surplus': '1.5',
    'funds.current_appropriation/execution_rate': '95.08',
    'funds.current_appropriation/score': '9.00',
  };

  it('puts a squeezed group header and a total label in the header row right', () => {
    expect(
      twoRowHeader([
        '项目资金预算安排及执行进度(万元)|资金总额|年初预算数|全年预算数|全年执行数|资金结(转)余|执行率|得分|偏差原因分析及改进措施|',
        '||目标申报数|预算编制数||||||',
        '||42|41|30.5|29|1.5|95.08|9|',
        '|市县区财政资金|42|41|30.5|29|1.5|95.08|9.00|',
      ]),
    ).toEqual(expected);
  });

  it('moves rows whose label slipped, and tells the total from the row that repeats its label', () => {
    expect(
      twoRowHeader([
        '项目资金预算安排及执行进度(万元)|资金总额:|年初预算数||全年预算数|全年执行数|资金结(转)余|执行率|得分|偏差原因分析及改进措施',
        '||目标申报数|预算编制数||||||',
        '||市辖区财政资金|42|41|30.5|29|1.5|95.08|9',
        '市辖区财政资金|42|41|30.5|29|1.5|95.08|9.00||',
      ]),
    ).toEqual(expected);
  });

  it('ends a name before the next label of its cell', () => {
    const rows = ['单位名称：某市图书馆  填报日期：2024年3月6日||', '一级指标|二级指标|三级指标', '产出|数量|场次'];
    expect(map([tabGrid(rows)], 'overall_performance').table.attributes).toEqual({ unit: '某市图书馆' });
  });

  it('reads figures beside their labels', () => {
    const mapped = map([
      ruledGrid([
        ['项目名称', ['道路养护', 4]],
        [['预算执行情况\n（万元）', 1, 2], '预算数：', '120', '执行数：', '118.5'],
        ['其中：财政拨款', '100', '其中：财政拨款', '99'],
        ['绩效指标', '一级指标', '三级指标', '预期指标值', '实际完成值'],
        ['', '产出指标', '养护里程', '30公里', '31公里'],
      ]),
    ]);
    expect(mapped.facts).toEqual({
      'funds.total/adjusted_budget': '120',
      'funds.total/executed': '118.5',
      'funds.current_appropriation/adjusted_budget': '100',
      'funds.current_appropriation/executed': '99',
    });
    expect(mapped.indicators).toEqual(['产出指标||养护里程|30公里|31公里|||']);
  });

  it('moves a funds row whose percentage would stand under money, and leaves one that fits', () => {
    const mapped = map([
      tabGrid([
        '项目名称|水利补助|||||||',
        '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
        '年度资金总额|100|98|97|10|98.98%|9.9||',
        '|其中：当年财政拨款|100|98|97|—|98.98%|—|',
      ]),
    ]);
    expect(mapped.facts).toMatchObject({
      'funds.total/initial_budget': '100',
      'funds.total/executed': '97',
      'funds.total/execution_rate': '98.98',
      'funds.total/score': '9.9',
      'funds.current_appropriation/executed': '97',
    });
    expect(mapped.rules.filter((rule) => rule === 'structure/row-realigned')).toHaveLength(1);
  });

  it('takes the marks behind the name where every level has its own', () => {
    const mapped = map([
      tabGrid([
        '项目名称|水利补助||||||||',
        '资金情况（万元）|项目资金|全年预算数|全年执行数||||||',
        '|年度资金总额|100|90||||||',
        '一级指标|权重|二级指标|权重|三级指标|权重|目标值|实际完成值|自评得分|复核得分',
        '产出指标|60|数量指标|30|水库座数|30|2座|2座|30|29',
      ]),
    ]);
    expect(mapped.indicators).toEqual(['产出指标|数量指标|水库座数|2座|2座|30|30|']);
  });

  it('doubts figures under names that nothing knows where they were recognised', () => {
    const recognised = { confidence: 0.95, candidates: [] };
    const misread = (text: string): string => (text === '其他资金' ? '户日凶讨' : text);
    const cells = national.cells.map((cell) => ({ ...cell, text: misread(cell.text) }));
    const unknown = (grid: Grid) => map([grid]).findings.filter(({ rule }) => rule === 'structure/unknown-row');
    const [found] = unknown({ ...national, cells: cells.map((cell) => ({ ...cell, recognition: recognised })) });
    expect(found).toMatchObject({ severity: 'warning' });
    expect(found?.facts).toContain('project_performance/x:户日凶讨/executed');
    expect(unknown({ ...national, cells })[0]?.severity).toBeUndefined();
  });

  it('keeps money of several levels of government apart and unknown rows under their own name', () => {
    const mapped = map([
      tabGrid([
        '项目名称|水利补助||',
        '资金情况（万元）|项目资金|全年预算数|全年执行数',
        '|年度资金总额|100|90',
        '|中央财政资金|60|55',
        '|省级财政资金|30|25',
        '|社会捐赠|10|10',
      ]),
    ]);
    expect(Object.keys(mapped.facts)).toEqual([
      'funds.total/adjusted_budget',
      'funds.total/executed',
      'x:中央财政资金/adjusted_budget',
      'x:中央财政资金/executed',
      'x:省级财政资金/adjusted_budget',
      'x:省级财政资金/executed',
      'x:社会捐赠/adjusted_budget',
      'x:社会捐赠/executed',
    ]);
    expect(mapped.rules).toContain('structure/unknown-row');
    expect(mapped.rules).toContain('performance/indicators-missing');
  });
});

describe('overall evaluations', () => {
  it('reads totals with their unit and indicators whose first level stands under the section label', () => {
    const grid = tabGrid([
      '单位名称|某市档案馆||||||',
      '基本支出总额|63.57万元|项目支出总额|22万元||||',
      '年度目标|保管档案。||||||',
      '年度绩效指标|二级指标|三级指标|评价要点|指标分类|年初目标值(A)|实际完成值(B)|',
      '|公用经费控制率|公用经费控制率|(实际支出/预算)≤100%|绩效基本型|100%|98%|',
      '|战略管理|规划相符性|规划相符性|规划是否相符|绩效基本型|编制规划|已编制',
      '||计划健全性|计划健全性|计划是否健全|绩效基本型|计划健全|健全',
      '偏差大或目标未完成原因分析|目标已完成||||||',
      '备注|1.支出总额为实际支出数||||||',
    ]);
    expect(recognizePerformance(grid, form)).toBe('overall_performance');
    const mapped = map([grid], 'overall_performance');
    expect(mapped.all.map(({ row, column, value, unit, raw }) => [row, column, value, unit, raw].join(' '))).toEqual([
      'funds.basic executed 63.57 万元 63.57万元',
      'funds.project executed 22 万元 22万元',
    ]);
    expect(mapped.indicators).toEqual([
      '|公用经费控制率|公用经费控制率|100%|98%|||',
      '战略管理|规划相符性|规划相符性|编制规划|已编制|||',
      '战略管理|计划健全性|计划健全性|计划健全|健全|||',
    ]);
    expect(mapped.table.attributes).toEqual({ unit: '某市档案馆' });
    expect(mapped.table.notes).toEqual(['备注1.支出总额为实际支出数']);
  });

  it('reads the funds block of the national form', () => {
    const grid = ruledGrid([
      [['部门（单位）整体支出绩效自评表', 8]],
      [
        ['部门名称', 2],
        ['某县财政局', 6],
      ],
      [['预算执行情况（万元）', 1, 4], '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      ['年度资金总额', '200', '210', '205', '10', '97.62%', '9.8'],
      ['基本支出', '150', '150', '150', '', '100%', ''],
      ['项目支出', '50', '60', '55', '', '91.67%', ''],
      [['年度绩效指标', 1, 2], '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '自评得分'],
      ['履职效能', '重点工作', '预算公开率', '100%', '100%', '90', '90'],
      [['总分', 6], '100', '99.8'],
    ]);
    expect(recognizePerformance(grid, form)).toBe('overall_performance');
    expect(map([grid], 'overall_performance').facts).toMatchObject({
      'funds.total/executed': '205',
      'funds.basic/executed': '150',
      'funds.project/adjusted_budget': '60',
      'overall/score': '99.8',
    });
  });
});

describe('the row of the total score', () => {
  const withTotal = (row: string) =>
    map([
      tabGrid([
        '项目名称|水质监测|||||||',
        '项目资金（万元）||年初预算数|全年预算数|全年执行数|执行率|分值|得分|',
        '年度资金总额||5|5|5|100%|10|10|',
        '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注',
        '|产出指标|数量指标|监测断面|≥9个|9个|50|48|',
        '|效益指标|社会效益指标|水质达标|达标|达标|40|38|',
        row,
      ]),
    ]);

  it('has its score beside its weight', () => {
    expect(withTotal('总分||||||100|96|').facts).toMatchObject({ 'overall/score': '96' });
    expect(withTotal('总分|||||||100|').facts).toMatchObject({ 'overall/score': '100' });
    expect(withTotal('总得分|100|||||||').facts).toMatchObject({ 'overall/score': '100' });
  });

  it('has none where its end was lost and the weight alone is left', () => {
    expect(withTotal('总分||||||100||').facts).not.toHaveProperty('overall/score');
    const cut = withTotal('总分|100');
    expect(cut.facts).not.toHaveProperty('overall/score');
    expect(cut.rules).toContain('structure/row-ambiguous');
  });
});

describe('recognizePerformance', () => {
  it('leaves the goal table of a budget alone', () => {
    const goals = ruledGrid([
      ['项目名称', ['冬季供暖', 3]],
      ['年度绩效目标', ['保障供暖。', 3]],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '供暖户数', '≥900户'],
    ]);
    expect(recognizePerformance(goals, form)).toBeNull();
  });

  it('leaves statutory tables and lists of projects alone', () => {
    const statutory = ruledGrid([
      [['部门名称：某局', 2], '金额单位：万元'],
      ['科目编码', '科目名称', '合计'],
      ['208', '社会保障和就业支出', '10.00'],
    ]);
    const list = ruledGrid([
      ['项目名称', '全年预算数', '全年执行数'],
      ['道路养护', '120', '118'],
    ]);
    expect(recognizePerformance(statutory, form)).toBeNull();
    expect(recognizePerformance(list, form)).toBeNull();
    expect(continuesPerformance([national], statutory, form)).toBe(false);
  });
});

describe('text rows that lost cells', () => {
  const header = [
    '项目名称|||养护||||',
    '资金情况（万元）|项目资金|年初预算数|全年预算数|全年执行数|执行率||',
    '|年度资金总额|1|1|1|100%||',
  ];
  const indicators = (rows: readonly string[]) =>
    map([tabGrid([...header, '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|偏差原因分析及改进措施|', ...rows])]);

  it.each([
    ['a second level in the column of the first', '|质量指标|合格率|≥99%|99%|无||', '产出指标|质量指标|合格率|≥99%|99%|||无'],
    ['a name in the column of the first level', '|合格率|≥99%|99%||||', '产出指标|数量指标|合格率|≥99%|99%|||'],
    ['a name before a gap', '|合格率||=100%|73%|合同未到期||', '产出指标|数量指标|合格率|=100%|73%|||合同未到期'],
    [
      'a first level in the column of the section',
      '满意度指标|服务对象满意度指标|群众满意度|≥96%|99%|无||',
      '满意度指标|服务对象满意度指标|群众满意度|≥96%|99%|||无',
    ],
    [
      'levels moved, the name in its place',
      '效益指标|社会效益指标||平稳运行|进一步提高|大幅提高||',
      '效益指标|社会效益指标|平稳运行|进一步提高|大幅提高|||',
    ],
    ['a blank doubled behind the name', '|||采购率||>=90%|100%|无', '产出指标|数量指标|采购率|>=90%|100%|||无'],
  ])('puts right %s', (_, row, expected) => {
    const mapped = indicators(['|产出指标|数量指标|培训人数|≥5人|6人|无|', row]);
    expect(mapped.indicators[1]).toBe(expected);
    expect(mapped.rules).toContain('structure/row-realigned');
  });

  it('takes the inner of two second levels for the row and the outer for the rows below', () => {
    const mapped = indicators(['|产出指标|质量指标|数量指标|支撑系统数量|>=44个|44个|无', '|||采购率|>=90%|100%|无|']);
    expect(mapped.indicators).toEqual(['产出指标|数量指标|支撑系统数量|>=44个|44个|||无', '产出指标|质量指标|采购率|>=90%|100%|||无']);
  });

  it('leaves rows alone that only lack an achievement or a remark', () => {
    const rows = ['|产出指标|数量指标|培训人数|≥5人||无|', '|||参训人员|有序|有序||'];
    const mapped = indicators(rows);
    expect(mapped.indicators).toEqual(['产出指标|数量指标|培训人数|≥5人||||无', '产出指标|数量指标|参训人员|有序|有序|||']);
    expect(mapped.rules).not.toContain('structure/row-realigned');
  });

  it('invents no level and carries none past a higher one', () => {
    const mapped = indicators(['||数量指标|培训人数|≥5人|6人|无|', '|效益指标||就业人数|≥3人|3人|无|']);
    expect(mapped.indicators).toEqual(['|数量指标|培训人数|≥5人|6人|||无', '效益指标||就业人数|≥3人|3人|||无']);
  });

  it('reports a row that fits nowhere and keeps its figures out', () => {
    const mapped = indicators(['|≥1人|≥2人|≥3人|≥4人|≥5人|≥6人|≥7人']);
    expect(mapped.indicators).toEqual([]);
    expect(mapped.rules).toContain('structure/row-ambiguous');
  });

  it('leaves out placeholders of the blank form', () => {
    expect(indicators(['|产出指标|数量指标|指标1：||||', '|||……||||', '|||培训人数|≥5人|6人||']).indicators).toHaveLength(1);
  });
});

describe('the year', () => {
  it('is that of the title, never that of a date', () => {
    const line = (text: string): TextLine => ({
      ...{ kind: 'line', text, place: onLines(1), sizePt: null, bold: false, headingMarks: null, align: null },
      ...{ endsFull: null, indented: null, breakBefore: false, furniture: null },
    });
    const input = {
      kind: 'project_performance',
      occurrence: 1,
      titleSource: null,
      grids: [tabGrid(['项目名称|养护'])],
      family: null,
      confidence: null,
    } as const;
    const captions = [line('（2022年度）'), line('填报日期：2024年3月22日')];
    expect(mapPerformance({ ...input, title: '项目支出绩效自评表', captions }, form).table.year).toMatchObject({
      value: '2022',
      found: 'caption',
    });
    expect(mapPerformance({ ...input, title: '2023年度养护项目自评表', captions }, form).table.year).toMatchObject({ value: '2023' });
  });
});

describe('project names', () => {
  it('takes the caption row for the name where the name cell repeats the department', () => {
    const rows = [
      '技能评价补助|||',
      '项目名称||某省人社厅|',
      '主管部门||某省人社厅|',
      '资金情况（万元）|项目资金|全年预算数|全年执行数',
      '|年度资金总额|50|36',
    ];
    const mapped = map([tabGrid(rows)]);
    expect(mapped.table.attributes).toMatchObject({ projectName: '技能评价补助' });
    expect(mapped.rules).toContain('performance/name-in-caption');
    const titled = map([tabGrid(['项目支出绩效自评表|||', ...rows.slice(1)])]);
    expect(titled.table.attributes).toMatchObject({ projectName: '某省人社厅' });
  });
});

describe('a funds block whose header lost its columns', () => {
  const form = (rows: readonly string[]) =>
    map([
      tabGrid([
        '项目名称|文献整理|||||',
        '主管部门|某局|||实施单位|某馆|',
        '资金情况（万元）|项目资金',
        ...rows,
        '一级指标|二级指标|三级指标|年度指标值|实际完成值||',
      ]),
    ]);

  it('gives no figures, not even that of a row with one left, and says so', () => {
    const { facts, rules } = form(['|年度资金总额||19.21|17.29|17.29|90.00', '|当年财政拨款||19.21']);
    expect(facts).toEqual({});
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('is read where each row has a single figure: what was spent', () => {
    const { facts } = form(['|年度资金总额||19.21', '|当年财政拨款||19.21']);
    expect(facts).toEqual({ 'funds.total/executed': '19.21', 'funds.current_appropriation/executed': '19.21' });
  });
});

describe('a funds row that lost a figure', () => {
  const row = (figures: string) =>
    map([
      tabGrid([
        '项目名称|文献整理|||||||',
        '项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        `|年度资金总额||${figures}`,
      ]),
    ]);

  it('is read where the rate tells which one', () => {
    expect(row('85.84|84.98|10|99.00%|9.90').facts).toMatchObject({
      'funds.total/executed': '84.98',
      'funds.total/execution_rate': '99.00',
    });
  });

  it('is left out where the rate fits none of its figures', () => {
    const { facts, rules } = row('85.84|85.84|10|99.00%|9.90');
    expect(facts).toEqual({});
    expect(rules).toContain('structure/row-ambiguous');
  });
});

describe('a funds header that lost its blanks', () => {
  it('gives no figures where its columns of money are out of order', () => {
    const { facts, rules } = map([
      tabGrid([
        '项目名称|文献整理||||||||',
        '项目资金（万元）|年初预算数|全年预算数|全年执行数|资金结（转）余|执行率|得分',
        '|||目标申报数|预算编制数|||||',
        '|资金总额：||20.87|20.87|18.78|17.99|0.79|95.80|9.58',
      ]),
    ]);
    expect(facts).toEqual({});
    expect(rules).toContain('structure/row-ambiguous');
  });
});

describe('a funds row that lost what was spent', () => {
  it('is not put on columns by a rate that agrees by chance', () => {
    const { facts } = map([
      tabGrid([
        '项目名称||信息系统运行维护|||||||',
        '项目资金（万元）|||年初预算数||全年预算数|全年执行数|资金结（转）余|执行率|得分',
        '|||目标申报数|预算编制数|||||',
        '|资金总额：||27.08|27.08|24.37|22.15|2.22|90.90|9.09',
        '|市县区财政资金||27.08|27.08|24.37|2.22|90.90|9.09',
      ]),
    ]);
    expect(facts['funds.total/executed']).toBe('22.15');
    expect(facts['funds.current_appropriation/executed']).toBeUndefined();
  });
});

describe('a form whose headers lost their ends', () => {
  it('has no sum of points for money', () => {
    const { facts, rules } = map([
      tabGrid([
        '项目名称|县志续修||||||||',
        '预算执行情况（10分）|年度预算数（万元）|||年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|',
        '|总额|||50.62|45.56',
        '绩效指标（90分）|一级指标',
        '|产出指标|数量指标|处理卷宗数量|≥|1200|卷|1315|15|15|',
        '合计||||||||100|99.95|',
      ]),
    ]);
    expect(facts['funds.total/weight']).toBeUndefined();
    expect(facts['funds.total/score']).toBeUndefined();
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('takes no figure below a lone 预算数 for what was spent', () => {
    const { facts, rules } = map([
      tabGrid([
        '项目名称|县志续修|||||',
        '预算执行情况（万元）（20分）|||预算数（A）',
        '|年度财政资金总额||41.82',
        '年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分',
        '|产出指标|数量指标|机房巡检次数|=12次|12次|10',
      ]),
    ]);
    expect(facts).toEqual({});
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('takes no figure below a title with its points alone for what was spent', () => {
    const { facts, rules } = map([
      tabGrid([
        '项目名称|县志续修|||||',
        '主管部门|某馆|||||',
        '预算执行情况（万元）（20分）|',
        '|年度财政资金总额||41.82',
        '一级指标|二级指标|三级指标|目标值|完成值|得分|',
      ]),
    ]);
    expect(facts).toEqual({});
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('does not take the full mark of the weights for the score', () => {
    const lines = ['|产出指标|数量指标|处理卷宗数量|=12次|12次|50|49.5|', '||质量指标|合格率|=100%|100%|50|50|', '总分||||||100'];
    const cut = map([tabGrid(['项目名称|县志续修', '绩效指标|一级指标|二级指标', ...lines])]);
    expect(cut.facts['overall/score']).toBeUndefined();
    expect(cut.rules).toContain('structure/row-ambiguous');
    const whole = map([
      tabGrid([
        '项目名称|县志续修',
        '绩效指标|一级指标|二级指标|三级指标|指标值|完成值',
        '|产出指标|数量指标|卷宗|=12次|12次',
        '总分|||||100',
      ]),
    ]);
    expect(whole.facts['overall/score']).toBe('100');
  });
});

describe('a form of a whole department that parts the total in cells with labels', () => {
  const head = '省级预算部门（单位）名称||邵东市水利局|||||| ';
  const funds = (basic: string) => [
    '年度预算申请（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '||年度资金总额|1200.50|1350.20|1340.10|10分|99.25%|9.93',
    '||按收入性质分：||||按支出性质分：||',
    `||其中：一般公共预算：1340.10||||其中：基本支出：${basic}||`,
    '||政府性基金拨款：0||||项目支出：500.00||',
  ];
  const rest = [
    '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析',
    '|产出指标|数量指标|水库|≥12座|12座|25|25|无',
  ];

  it('has the parts under the column of which the total is their sum', () => {
    const { facts } = map([tabGrid([head, ...funds('840.10'), ...rest])], 'overall_performance');
    expect(facts).toMatchObject({
      'funds.total/executed': '1340.10',
      'funds.basic/executed': '840.10',
      'funds.project/executed': '500.00',
      'x:一般公共预算/executed': '1340.10',
    });
  });

  it('has several parts of one cell, whatever breaks their lines, and no part in the heading of a list', () => {
    const wrapped = [
      ...funds('840.10').slice(0, 2),
      '||按收入性质分：1200.50||||按支出性质分：1200.50||',
      '||其中：一般公共预算：1190.50 政府性基金拨款：10.00 纳入  专户管理的非税收入拨款： 其他资金：||||其中：基本支出：800.50 项目支出：400.00||',
    ];
    const { facts, rules } = map([tabGrid([head, ...wrapped, ...rest])], 'overall_performance');
    expect(facts).toMatchObject({
      'funds.total/initial_budget': '1200.50',
      'funds.basic/initial_budget': '800.50',
      'funds.project/initial_budget': '400.00',
      'x:一般公共预算/initial_budget': '1190.50',
      'x:政府性基金拨款/initial_budget': '10.00',
    });
    expect(Object.keys(facts).filter((key) => key.includes('性质'))).toEqual([]);
    expect(rules).not.toContain('structure/row-ambiguous');
  });

  it('tells parts that make up no total and leaves them out', () => {
    const { facts, rules } = map([tabGrid([head, ...funds('840.20'), ...rest])], 'overall_performance');
    expect(facts['funds.basic/executed']).toBeUndefined();
    expect(facts['x:一般公共预算/executed']).toBe('1340.10');
    expect(rules).toContain('structure/row-ambiguous');
  });

  it('is known by the caption above it, whoever it names in its head', () => {
    const grid = tabGrid(['某某单位||水利局|||||| ', ...funds('840.10'), ...rest]);
    const caption: TextLine = {
      ...{ kind: 'line', text: '部门整体支出绩效自评表', place: onLines(1), sizePt: null, bold: false, headingMarks: null, align: null },
      ...{ endsFull: null, indented: null, breakBefore: false, furniture: null },
    };
    expect(recognizePerformance(grid, form)).toBeNull();
    expect(recognizePerformance(grid, form, [caption])).toBe('overall_performance');
  });

  it('has a score that is named below the indicators', () => {
    const { facts, indicators } = map([tabGrid([head, ...funds('840.10'), ...rest, '自评得分|96'])], 'overall_performance');
    expect(facts['overall/score']).toBe('96');
    expect(indicators).toHaveLength(1);
  });
});
