import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapAlignedForm } from '../../../src/mapping/aligned-form.ts';
import { factKey } from '../../../src/model/fact.ts';
import { PerformanceForm } from '../../../src/model/performance-form.ts';
import { ruledGrid, type Written } from '../../support/form-grid.ts';

const form = PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../../pipelines/forms/performance.json', import.meta.url), 'utf8')));

/** A form of which lines show the rows and their ends the levels, as it is told apart by alignment. */
function rows({ rate = '89.91%', score = '15', total = '93.99' } = {}): readonly (readonly Written[])[] {
  return [
    [
      ['项目名称', 2],
      ['基层治理补助', 5],
    ],
    [['项目资金\n（万元）', 1, 2], ['', 1], '年初预算数', '全年预算数', '全年执行数', '执行率', '得分'],
    ['年度资金总额', '1,090.00', '1,090.00', '980', rate, '8.99'],
    [['绩效指标', 1, 4], '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '得分'],
    [['产出指标', 1, 2], ['数量指标', 1, 2], '改造床位', '≥50张', '52张', '40'],
    ['培训场次', '≥4场', '3场', score],
    ['效益指标', '社会效益指标', '服务能力', '效果明显', '达成预期指标', '30'],
    [['总分', 6], total],
  ];
}

function map(written: readonly (readonly Written[])[]) {
  const input = {
    kind: 'project_performance',
    occurrence: 1,
    title: '自评表',
    titleSource: null,
    captions: [],
    family: null,
    confidence: 1,
  } as const;
  const mapped = mapAlignedForm({ ...input, grids: [{ ...ruledGrid(written), origin: 'aligned' }] }, form);
  return {
    facts: Object.fromEntries(mapped.facts.map((fact) => [factKey(fact).replace(/^[^/]*\//, ''), fact.value])),
    indicators: mapped.indicators.map(({ level1, level2, level3, actual, score }) => [level1, level2, level3, actual, score].join('|')),
    rules: mapped.findings.map(({ rule }) => rule),
  };
}

describe('a self-evaluation form with lines between its rows alone', () => {
  it('is read where its rate confirms the amounts and its scores add up', () => {
    const { facts, indicators, rules } = map(rows());
    expect(facts).toMatchObject({ 'funds.total/executed': '980', 'funds.total/execution_rate': '89.91', 'overall/score': '93.99' });
    expect(indicators).toEqual([
      '产出指标|数量指标|改造床位|52张|40',
      '产出指标|数量指标|培训场次|3场|15',
      '效益指标|社会效益指标|服务能力|达成预期指标|30',
    ]);
    expect(rules).not.toContain('structure/columns-uncertain');
  });

  it('keeps its indicators back where the scores do not add up', () => {
    const { facts, indicators, rules } = map(rows({ score: '16' }));
    expect(facts).toMatchObject({ 'funds.total/executed': '980' });
    expect(indicators).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('tells its figures where two of them share a cell', () => {
    const joined = rows().map((row, i) => (i === 2 ? ['年度资金总额', '1,090.00', '1,090.00', '980.00  89.91%', '', '8.99'] : row));
    const { facts, rules } = map(joined);
    expect(facts).toEqual({});
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('keeps its figures back where the rate contradicts the amounts', () => {
    const { facts, rules } = map(rows({ rate: '39.91%' }));
    expect(facts).toEqual({});
    expect(rules).toContain('performance/funds-missing');
    expect(rules).toContain('structure/columns-uncertain');
  });
});
