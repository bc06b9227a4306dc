import { describe, expect, it } from 'vitest';
import { read, readTable } from '../../support/reading.ts';

/** A busy machine may take its time; the text is read in milliseconds. */
const LIMIT = { timeout: 30_000 };

const bytes = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n').replaceAll('|', '\t'));

describe('三公 beside another year and what changed', LIMIT, () => {
  const rows = (reception: string): string[] => [
    '项目|2017年决算数|2018年预算数|2018年决算数|比上年增减（%）',
    '合计|39.90|41.30|33.80|-15.29',
    '1.因公出国（境）费|5.70|6.10|5.20|-8.77',
    `2.公务接待费|9.20|8.10|${reception}|-32.61`,
    '3.公务用车购置及运行费|25.00|27.10|22.40|-10.40',
  ];

  it('does not add up the rates of change', async () => {
    const { facts, rules } = await readTable('“三公”经费支出决算表', rows('6.20'));
    expect(facts).toContain('budget total 41.30');
    expect(facts).toContain('actual vehicle 22.40');
    expect(facts).toContain('x:比上年增减（%） total -15.29');
    expect(rules.filter((rule) => rule.startsWith('within_table/'))).toEqual([]);
  });

  it('still adds up the amounts', async () => {
    const { rules } = await readTable('“三公”经费支出决算表', rows('7.20'));
    expect(rules).toContain('within_table/three-public-total');
  });
});

describe('a total under 决算数', LIMIT, () => {
  it('is the total of the form', async () => {
    const { facts } = await readTable('一般公共预算财政拨款支出决算表', [
      '项目||年初预算数|||决算数||',
      '科目编码|科目名称|小计|基本支出|项目支出|小计|基本支出|项目支出',
      '合计||820.30|510.20|310.10|810.20|500.10|310.10',
      '201|一般公共服务支出|820.30|510.20|310.10|810.20|500.10|310.10',
    ]);
    expect(facts).toContain('201 total 810.20');
    expect(facts).toContain('201 basic 500.10');
    expect(facts).toContain('201 x:年初预算数/小计 820.30');
  });
});

describe('vehicles printed across', LIMIT, () => {
  it('have their total below 车辆数量（台、辆）', async () => {
    const { facts } = await readTable('国有资产占用情况表', [
      '项目|车辆数量（台、辆）||||单价50万元（含）以上通用设备（台、套）|单价100万元（含）以上专用设备（台、套）',
      '|合计|机要通信用车|应急保障用车|其他用车||',
      '合计|9|2|3|4|21|23',
    ]);
    expect(facts).toContain('vehicles.total amount 9');
    expect(facts).toContain('vehicles.3 amount 4');
    expect(facts).toContain('equipment.over_1m amount 23');
    expect(facts.filter((fact) => fact.endsWith(' 21'))).toEqual(['x:单价50万元（含）以上通用设备（台、套） amount 21']);
  });
});

describe('tables of one header under titles that hold one another', LIMIT, () => {
  const table = (title: string, number: string, figure: string): string[] => [
    title,
    number,
    '单位：万元',
    '项目||合计|工资福利支出|商品和服务支出',
    '科目编码|科目名称|||',
    `合计||${figure}|${figure}|0.00`,
    `201|一般公共服务支出|${figure}|${figure}|0.00`,
    '',
  ];
  const tablesOf = async (second: string, title = '基本支出决算明细表'): Promise<string[]> => {
    const lines = [...table('支出决算明细表', '财决05表', '310.10'), ...table(title, second, '210.10')];
    const { document } = await read(bytes('云溪县文化馆2018年度部门决算', ...lines));
    return document.tables.map((t) => `${t.table} ${t.rows.filter(({ role }) => role === 'data').length}`);
  };

  it('are two where their form numbers differ', async () => {
    expect(await tablesOf('财决05-1表')).toEqual(['x:支出决算明细表 2', 'x:基本支出决算明细表 2']);
  });

  it('are pieces of one where the number is the same', async () => {
    expect(await tablesOf('财决 05 表')).toEqual(['x:支出决算明细表 4']);
  });

  it('are pieces of one where the title is the same and its number was misprinted', async () => {
    expect(await tablesOf('财决06表', '支出决算明细表')).toEqual(['x:支出决算明细表 4']);
  });
});

describe('a self-evaluation whose header of indicators has two rows', LIMIT, () => {
  const funds = [
    '项目名称|档案抢救保护',
    '项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '|年度资金总额|60.00|58.50|57.20|10|97.78%|9.78',
  ];
  const goals = ['年度总体目标|预期目标||||实际完成情况', '|修复档案1200卷。||||已修复1180卷。'];
  const body = [
    '产出指标|数量指标|抢救修复档案数量|>=|1200|卷|1180|20|19.5',
    '|质量指标|修复合格率|>=|98|%|99|20|20',
    '满意度指标|服务对象满意度指标|查档群众满意度|>=|90|%|93|10|10',
  ];
  const indicatorsOf = async (...header: string[]): Promise<string[]> => {
    const { document } = await read(bytes('云溪县档案馆2022年度部门决算', '项目支出绩效自评表', ...funds, ...goals, ...header, ...body));
    return document.indicators.map((i) => [i.level1, i.level3, i.target, i.actual, i.weight, i.score].join(' '));
  };
  const EXPECTED = [
    '产出指标 抢救修复档案数量 >=1200卷 1180 20 19.5',
    '产出指标 修复合格率 >=98% 99 20 20',
    '满意度指标 查档群众满意度 >=90% 93 10 10',
  ];

  it('has the columns of both rows', async () => {
    const upper = '绩效指标|||年度指标值|||实际完成值|分值|得分';
    expect(await indicatorsOf(upper, '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|||')).toEqual(EXPECTED);
  });

  it('has those of its one row below the headings of the goals', async () => {
    expect(await indicatorsOf('一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分')).toEqual(EXPECTED);
  });
});

describe('其中 with a dash', LIMIT, () => {
  it('names a part of the money of a project', async () => {
    const { document } = await read(
      bytes(
        '云溪县档案馆2020年度部门决算',
        '项目支出绩效目标完成情况表（2020年度）',
        '项目名称||档案抢救保护||',
        '预算执行情况（万元）|预算数：|60.00|执行数：|57.20',
        '|其中-财政拨款：|55.00|其中-财政拨款：|53.30',
        '|其它资金：|5.00|其它资金：|3.90',
        '年度目标完成情况|预期目标||实际完成目标|',
        '|修复档案1200卷。||已修复1180卷。|',
        '绩效指标完成情况|一级指标|二级指标|三级指标|预期指标值|实际完成指标值',
        '|完成指标|数量指标|抢救修复档案数量|≥1200卷|1180卷',
      ),
    );
    const facts = document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`);
    expect(facts).toContain('funds.current_appropriation adjusted_budget 55.00');
    expect(facts).toContain('funds.current_appropriation executed 53.30');
    expect(facts).toContain('funds.other executed 3.90');
  });
});
