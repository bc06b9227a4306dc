import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapPerformance, recognizePerformance } from '../../../src/mapping/performance.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import { PerformanceForm } from '../../../src/model/performance-form.ts';
import { onLines } from '../../../src/model/place.ts';
import { ruledGrid, tabGrid } from '../../support/form-grid.ts';

const form = PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../../pipelines/forms/performance.json', import.meta.url), 'utf8')));

function map(grid: Grid, kind: 'project_performance' | 'overall_performance' = 'project_performance') {
  const mapped = mapPerformance(
    { kind, occurrence: 1, title: '自评表', titleSource: null, captions: [], grids: [grid], family: null, confidence: null },
    form,
  );
  const facts = Object.fromEntries(mapped.facts.map((fact) => [factKey(fact).replace(/^[^/]*\//, ''), `${fact.value}${fact.unit}`]));
  const indicators = mapped.indicators.map((i) => [i.level1, i.level2, i.level3, i.target, i.actual, i.weight, i.score].join('|'));
  const raws = mapped.facts.map(({ raw }) => raw);
  return { ...mapped, facts, raws, indicators, origins: mapped.findings.map(({ rule, origin }) => `${rule} ${origin ?? ''}`) };
}

describe('a form that scores every indicator and repeats no achievement', () => {
  const scored = ruledGrid([
    [
      ['一级指标', 2],
      ['二级指标', 2],
      ['三级指标', 2],
      ['评分标准', 1, 2],
      ['自评得分', 1, 2],
    ],
    ['名称', '权重（%）', '名称', '权重（%）', '名称', '权重（%）'],
    [['履职效能', 1, 2], ['60', 1, 2], ['整体效能', 1, 2], ['60', 1, 2], '产出完成情况', '40', '按完成率计分', '39.5'],
    ['支出率', '20', '按支出率计分', '19'],
    ['管理效率', '40', '预算编制', '40', '事前评估', '40', '未开展的扣分', '40'],
    [['合计', 2], ['', 3], '100', '', '98.5'],
  ]);
  const caption = { kind: 'line' as const, text: '2023年度部门整体支出绩效自评评分表', place: onLines(1, 1), furniture: null };

  it('is known by the title that calls it a self-evaluation', () => {
    expect(recognizePerformance(scored, form, [caption as never])).toBe('overall_performance');
    expect(recognizePerformance(scored, form, [{ ...caption, text: '部门整体支出绩效评价指标体系' } as never])).toBeNull();
  });

  it('has the levels under 名称 and the marks of the indicator itself', () => {
    const mapped = map(scored, 'overall_performance');
    expect(mapped.indicators).toEqual([
      '履职效能|整体效能|产出完成情况|||40|39.5',
      '履职效能|整体效能|支出率|||20|19',
      '管理效率|预算编制|事前评估|||40|40',
    ]);
    expect(mapped.facts).toEqual({ 'overall/score': '98.5分' });
  });
});

describe('a header in two rows of a dump', () => {
  const rows = [
    '项目名称|资料整理经费||||||',
    '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '|年度资金总额|100.00|120.00|96.00|10|80.00%|8.00',
    '绩效指标|||年度指标值||实际完成值|分值|得分',
    '一级指标|二级指标|三级指标|指标性质|指标值|||',
    '产出指标|数量指标|整理资料份数|≥|300|330|50|50',
  ];

  it('names the columns that the row of the levels leaves blank', () => {
    expect(map(tabGrid(rows)).indicators).toEqual(['产出指标|数量指标|整理资料份数|≥300|330|50|50']);
  });

  it('takes none from a row that is no header', () => {
    const other = rows.with(3, '年度目标|||整理资料||已整理||');
    expect(map(tabGrid(other)).indicators).not.toContain('产出指标|数量指标|整理资料份数|≥300|330|50|50');
  });
});

describe('groups of money that no form knows', () => {
  it('hold figures before the first known column', () => {
    const { facts } = map(
      ruledGrid([
        [
          ['任务名称', 1, 2],
          ['主要内容', 1, 2],
          ['批复金额（万元）', 2],
          ['实际支出金额（万元）', 1, 2],
          ['预算执行率', 1, 2],
        ],
        ['总额', '财政拨款'],
        ['资料整理', '整理资料', '100.00', '90.00', '96.00', '96.00%'],
        ['一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '偏差原因'],
        ['产出指标', '数量指标', '整理资料份数', '≥300', '330', ''],
      ]),
      'overall_performance',
    );
    expect(facts['x:资料整理/x:批复金额/总额']).toBe('100.00万元');
    expect(facts['x:资料整理/x:批复金额/财政拨款']).toBe('90.00万元');
    expect(facts['x:资料整理/executed']).toBe('96.00万元');
  });
});

describe('a funds block of one row without a label', () => {
  const head = ['部门名称', ['某局', 7]] as const;
  const block = (below: readonly (string | [string, number])[][]): ReturnType<typeof ruledGrid> =>
    ruledGrid([
      [...head],
      [
        ['部门预算执行情况（万元）', 1, 2],
        '年初预算数',
        '全年（调整）预算数',
        '全年执行数',
        '执行率（%）',
        '执行率权重',
        ['执行率得分（分）', 2],
      ],
      ...below,
      ['指标名称', '计量单位', '指标性质', '年初指标值', '全年完成值', '得分系数（%）', '指标权重（分）', '指标得分（分）'],
      ['整理资料份数', '份', '≥', '300', '330', '100', '90', '90'],
    ]);

  it('is the total of the block, whose title stands over both of its lines', () => {
    const mapped = map(block([['1000.00', '1200.00', '912.00', '76.00', '10', ['7.60', 2]]]), 'overall_performance');
    expect(mapped.facts['funds.total/executed']).toBe('912.00万元');
    expect(mapped.facts['funds.total/execution_rate']).toBe('76.00%');
    expect(mapped.origins.filter((origin) => origin.startsWith('structure/unlabelled-figure'))).toEqual([]);
  });

  it('is nothing of its own beside a row that has one', () => {
    const rows: (string | [string, number])[][] = [
      ['1000.00', '1200.00', '912.00', '76.00', '10', ['7.60', 2]],
      ['其中：财政拨款', '800.00', '900.00', '700.00', '77.78', '', ['', 2]],
    ];
    const mapped = map(block(rows), 'overall_performance');
    expect(mapped.facts['funds.total/executed']).toBeUndefined();
    expect(mapped.facts['funds.current_appropriation/executed']).toBe('700.00万元');
  });
});

describe('a funds block of tasks', () => {
  const tasks = ruledGrid([
    [
      ['部门名称', 2],
      ['某局', 7],
    ],
    [
      ['任务完成情况', 1, 5],
      ['任务名称', 1, 2],
      ['主要内容', 1, 2],
      ['完成情况', 1, 2],
      ['预算数（万元）', 2],
      ['执行数（万元）', 2],
      ['得分', 1, 2],
    ],
    ['总额', '财政拨款', '总额', '财政拨款'],
    ['巡护', '日常巡护', '完成', '52.00', '52.00', '51.80', '51.80', '—'],
    ['监测', '水质监测', '完成', '18.00', '16.00', '17.50', '15.50', '—'],
    [['金额合计', 3], '70.00', '68.00', '69.30', '67.30', '9.9'],
  ]);

  it('names its rows by the first of several columns of words, and the total as forms do', () => {
    const mapped = map(tasks, 'overall_performance');
    expect(mapped.facts).toMatchObject({
      'x:巡护/adjusted_budget': '52.00万元',
      'x:巡护/executed': '51.80万元',
      'x:监测/adjusted_budget': '18.00万元',
      'funds.total/adjusted_budget': '70.00万元',
      'funds.total/executed': '69.30万元',
      'funds.total/score': '9.9分',
    });
    expect(mapped.origins.filter((rule) => rule.startsWith('structure/conflicting'))).toEqual([]);
  });

  it('is read the same where a dump wrote out the cells that span', () => {
    const mapped = map(
      tabGrid([
        '部门名称|部门名称|某局|某局|某局|某局|某局|某局|某局',
        '任务完成情况|任务名称|主要内容|完成情况|预算数（万元）|预算数（万元）|执行数（万元）|执行数（万元）|得分',
        '任务完成情况|任务名称|主要内容|完成情况|总额|财政拨款|总额|财政拨款|得分',
        '任务完成情况|巡护|日常巡护|完成|52.00|52.00|51.80|51.80|—',
        '任务完成情况|金额合计|金额合计|金额合计|70.00|68.00|69.30|67.30|9.9',
      ]),
      'overall_performance',
    );
    expect(mapped.facts).toMatchObject({ 'x:巡护/executed': '51.80万元', 'funds.total/executed': '69.30万元' });
  });

  it('accuses nobody where two rows share a name that no form knows', () => {
    const mapped = map(
      ruledGrid([
        ['项目名称', ['巡护', 2]],
        ['资金情况', '全年预算数', '全年执行数'],
        ['街道补助', '5.00', '4.00'],
        ['街道补助', '6.00', '6.00'],
      ]),
    );
    expect(mapped.origins).toContain('structure/conflicting-figures extraction');
  });
});

describe('columns and rows of other provinces', () => {
  const mapped = map(
    ruledGrid([
      ['项目名称', '监测', ['自评总分', 2], ['96.5', 3]],
      ['资金情况（万元）', '全年预算数', '全年执行数', '执行率（%）', '执行率权重（分）', '执行率得分（分）', '调整系数（分）'],
      ['年度总金额', '80.00', '76.00', '95.00', '10', '9.5', '3'],
      ['其中：中央财政资金', '50.00', '50.00', '100.00', '', '', ''],
      ['地方资金', '30.00', '26.00', '86.67', '', '', ''],
      ['一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分'],
      ['产出指标', '数量指标', '监测次数', '≥4次', '4次', '90', '87'],
      ['其他说明', ['无', 6]],
    ]),
  );

  it('knows the marks of the rate, and the unit that the label of an unknown column states', () => {
    expect(mapped.facts).toMatchObject({ 'funds.total/weight': '10分', 'funds.total/x:调整系数': '3分', 'overall/score': '96.5分' });
  });

  it('keeps central and local money apart', () => {
    expect(mapped.facts).toMatchObject({ 'x:中央财政资金/executed': '50.00万元', 'x:地方资金/executed': '26.00万元' });
  });

  it('takes no remark for an indicator whose one cell lies over a value and its points', () => {
    expect(mapped.indicators).toEqual(['产出指标|数量指标|监测次数|≥4次|4次|90|87']);
  });

  it('reads an overall score whose cell a dump wrote out', () => {
    const written = map(
      tabGrid(['项目名称|监测|监测|自评总分|95|95', '一级指标|二级指标|三级指标|指标值|实际完成值|得分', '产出|数量|监测次数|4次|4次|5']),
    );
    expect(written.facts).toEqual({ 'overall/score': '95分' });
  });
});

describe('a form without lines between its columns', () => {
  it('has one text in each of the columns that a text reaching over their boundary put together', () => {
    const grid = ruledGrid([
      ['项目名称', ['管网改造', 4]],
      ['一级指标', '二级指标', '三级指标', '目标值', '实际完成值'],
      ['产出', '产出时效', '完工时间', ['2023-10-31  2023-10-15', 2]],
    ]);
    expect(map({ ...grid, origin: 'aligned' }).indicators).toEqual(['产出|产出时效|完工时间|2023-10-31|2023-10-15||']);
  });
});

describe('labels of funds that hold the first figure of their row', () => {
  const rows = (total: string, appropriation: string, other: string) => [
    ['项目名称', '', '巡护湿地', '', '', '', ''],
    ['预算执行情况', '', '预算数（万元）', '到位数（万元）', '执行数（万元）', '分值', '得分'],
    ['', '', total, '88.00', '85.00', '10', '9.66'],
    ['', '', appropriation, '88.00', '85.00', '', ''],
    ['', '', other, '', '', '', ''],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['产出指标', '数量指标', '编写报告', '12份', '12份', '50', '50'],
  ];
  const owned = rows('年度资金总额：88.00', '其中：财政资金：88.00', '其他资金：0.00');
  const read = {
    'funds.total/adjusted_budget': '88.00万元',
    'funds.total/x:到位数': '88.00万元',
    'funds.total/executed': '85.00万元',
    'funds.total/weight': '10分',
    'funds.total/score': '9.66分',
    'funds.current_appropriation/adjusted_budget': '88.00万元',
    'funds.current_appropriation/x:到位数': '88.00万元',
    'funds.current_appropriation/executed': '85.00万元',
    'funds.other/adjusted_budget': '0.00万元',
  };

  it.each([
    ['ruled', ruledGrid(owned)],
    ['of a text dump', tabGrid(owned.map((row) => row.join('|')))],
  ])('give it to the column above, in a form %s', (_, grid) => {
    const mapped = map(grid);
    expect(mapped.facts).toEqual(read);
    expect(mapped.raws).toContain('0.00');
    expect(mapped.origins).toEqual(['structure/unknown-column ']);
  });

  it('give it to none where several stand beside each other: they part the total by their own kinds', () => {
    const parted = owned.with(4, ['', '', '按收入性质分：88.00', '', '按支出性质分：88.00', '', '']);
    const { 'funds.other/adjusted_budget': _, ...others } = read;
    expect(map(ruledGrid(parted)).facts).toEqual(others);
  });

  it('repeat one of its row where they stand in front of all columns', () => {
    const block = (label: string) => [
      '项目名称|巡护湿地|||',
      '项目资金|预算数（万元）|执行数（万元）|分值|得分',
      `${label}|88.00|85.00|10|9.66`,
    ];
    const known = {
      'funds.total/adjusted_budget': '88.00万元',
      'funds.total/executed': '85.00万元',
      'funds.total/weight': '10分',
      'funds.total/score': '9.66分',
    };
    expect(map(tabGrid(block('年度资金总额：88.00'))).facts).toEqual(known);
    const odd = map(tabGrid(block('年度资金总额：80.00')));
    expect(odd.facts).toEqual({});
    expect(odd.findings.map(({ rule }) => rule)).toContain('structure/row-ambiguous');
  });
});

describe('amounts of the funds that no column or label explains', () => {
  const told = (row: readonly string[]) => {
    const mapped = map(
      ruledGrid([
        ['项目名称', ['防汛物资', 5]],
        row,
        ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '得分'],
        ['年度资金总额', '', '90.00', '90.00', '80.00', '10'],
      ]),
    );
    return mapped.findings
      .filter(({ rule }) => rule === 'structure/unplaced-figure')
      .map(({ args, locations }) => [args, locations.length]);
  };

  it('are told, two in a cell as well', () => {
    expect(told(['资金安排', '88.00', '', '1,010.50 96.50%', '', ''])).toEqual([[{ table: '自评表', count: '2' }, 2]]);
  });

  it('are no prose, no whole numbers and nothing that was read', () => {
    expect(told(['备注', '当年追加10.50万元', '', '2024', '', ''])).toEqual([]);
  });
});
