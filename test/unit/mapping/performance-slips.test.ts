/**
 * Funds rows of self-evaluation forms in text dumps: a slip that only the figures tell, and slips of the publisher, which are none.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapPerformance } from '../../../src/mapping/performance.ts';
import { factKey } from '../../../src/model/fact.ts';
import { PerformanceForm } from '../../../src/model/performance-form.ts';
import { tabGrid } from '../../support/form-grid.ts';

const form = PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../../pipelines/forms/performance.json', import.meta.url), 'utf8')));
const SCORED = '项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分';
const PLAIN = '资金情况（万元）|项目资金||年初预算数|全年预算数|全年执行数|执行率（%）';

/** The facts of a funds block, and the labels of the rows that were left out. */
function map(header: string, rows: readonly string[]) {
  const grids = [tabGrid([`项目名称|文献整理${'|'.repeat(header.split('|').length - 2)}`, header, ...rows])];
  const input = { kind: 'project_performance', occurrence: 1, title: '自评表', titleSource: null, captions: [] } as const;
  const { facts, findings } = mapPerformance({ ...input, grids, family: null, confidence: null }, form);
  return {
    facts: Object.fromEntries(facts.map((fact) => [factKey(fact).replace(/^[^/]*\//, ''), fact.value])),
    left: findings.flatMap(({ rule, args }) => (rule === 'structure/row-ambiguous' ? [args['label']] : [])),
  };
}

describe('a funds row of as many cells as its header', () => {
  it.each([
    ['lost its rate and got a blank at its end', '|年度资金总额||82.10|80.00|60.00|10|7.50|'],
    ['lost what was spent and got a blank at its end', '|年度资金总额||82.10|80.00|10|75.00%|7.50|'],
    ['got a blank and lost its end', '|年度资金总额|||82.10|80.00|60.00|10|75.00%'],
    ['got a figure twice and lost its end', '|年度资金总额||82.10|80.00|60.00|60.00|10|75.00%'],
    ['has two cells in each other’s place', '|年度资金总额||82.10|80.00|10|60.00|75.00%|7.50'],
  ])('that %s gives no figures and says so', (_, row) => {
    const { facts, left } = map(SCORED, [row, '|其他资金||0.00|0.00|0.00|—|0.00%|—']);
    expect(Object.keys(facts).filter((key) => key.startsWith('funds.total'))).toEqual([]);
    expect(left).toEqual(['年度资金总额']);
    expect(facts['funds.other/executed']).toBe('0.00');
  });

  it('keeps a rate that is wrong and that no slip explains: it is the publisher’s', () => {
    const { facts, left } = map(SCORED, ['|年度资金总额||80.00|80.00|60.00|10|57.00%|7.50']);
    expect(facts).toMatchObject({ 'funds.total/executed': '60.00', 'funds.total/execution_rate': '57.00' });
    expect(left).toEqual([]);
  });

  it('keeps an amount that is wrong where only a budget no longer in force agrees with the rate', () => {
    const { facts, left } = map(SCORED, ['|年度资金总额||80.00|80.00|30.00|10|100.00%|10.00']);
    expect(facts['funds.total/executed']).toBe('30.00');
    expect(left).toEqual([]);
  });
});

describe('a funds header two of whose cells changed places', () => {
  it('leaves out the whole block, also rows that do not contradict it', () => {
    const rows = [
      '|年度资金总额||82.10|80.00|60.00|10|75.00%|7.50',
      '|当年财政拨款||82.10|80.00|60.00|—|75.00%|—',
      '|其他资金||0.00|0.00|0.00|—|—|—',
    ];
    const { facts, left } = map('项目资金（万元）|||年初预算数|全年预算数|全年执行数|执行率|分值|得分', rows);
    expect(facts).toEqual({});
    expect(left).toEqual(['年度资金总额', '当年财政拨款', '其他资金']);
  });
});

describe('a block of funds', () => {
  it('leaves out the row whose slip its sums tell', () => {
    const { facts, left } = map(PLAIN, [
      '|年度资金总额||35.00|33.84|30.46|',
      '|当年财政拨款|||35.00|33.84|30.46',
      '|其他资金||0.00|0.00|0.00|',
    ]);
    expect(left).toEqual(['当年财政拨款']);
    expect(facts).toMatchObject({ 'funds.total/initial_budget': '35.00', 'funds.other/executed': '0.00' });
    expect(facts['funds.current_appropriation/adjusted_budget']).toBeUndefined();
  });

  it('is read where parts without rates do not make the total', () => {
    const { facts, left } = map(PLAIN, [
      '|年度资金总额||20.00|20.00|18.00|90.00',
      '|当年财政拨款||15.00|15.00|13.00|',
      '|上年结转资金||5.00|5.00|5.00|',
      '|其他资金||1.00|0.00|0.00|',
    ]);
    expect(facts['funds.prior_carryover/initial_budget']).toBe('5.00');
    expect(left).toEqual([]);
  });

  it('is read with a wrong total, which no slip explains', () => {
    const { facts, left } = map(PLAIN, [
      '|年度资金总额||35.00|33.00|30.46|',
      '|当年财政拨款||35.00|33.84|30.46|',
      '|其他资金||0.00|0.00|0.00|',
    ]);
    expect(facts['funds.total/adjusted_budget']).toBe('33.00');
    expect(left).toEqual([]);
  });
});

describe('a figure of the funds that lost its point', () => {
  it.each([
    ['tells itself by the rate', '|年度资金总额||82.10|80.00|6000|10|75.00%|7.50', 'executed'],
    ['tells itself by the rate that it is', '|年度资金总额||82.10|80.00|60.00|10|7500%|7.50', 'execution_rate'],
    ['is more points than there are', '|年度资金总额||82.10|80.00|60.00|10|75.00%|750', 'score'],
    ['stands with its point beside itself', '|年度资金总额||8000|80.00|60.00|10|75.00%|7.50', 'initial_budget'],
  ])('%s: it is left out alone', (_, row, column) => {
    const { facts, left } = map(SCORED, [row]);
    expect(facts[`funds.total/${column}`]).toBeUndefined();
    expect(Object.keys(facts)).toHaveLength(5);
    expect(left).toEqual([]);
  });

  it('is none where a budget is a whole number, and where a rate is wrong for another reason', () => {
    expect(map(SCORED, ['|年度资金总额||120|120|90.00|10|75.00%|7.50']).facts).toMatchObject({ 'funds.total/adjusted_budget': '120' });
    const wrong = map(SCORED, ['|年度资金总额||120|120|90.00|10|57.00%|7.50']);
    expect(wrong.facts).toMatchObject({ 'funds.total/initial_budget': '120', 'funds.total/execution_rate': '57.00' });
  });

  it('is no overall score beyond all points; one somewhat above the full mark is the publisher’s', () => {
    const indicators = [
      `绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注`,
      '|产出指标|数量指标|馆藏|≥9册|9册|100|99.5|',
    ];
    const score = (text: string) =>
      map(SCORED, ['|年度资金总额||82.10|80.00|60.00|10|75.00%|7.50', ...indicators, `总分||||||100|${text}|`]).facts;
    expect(score('9950')['overall/score']).toBeUndefined();
    expect(score('106')['overall/score']).toBe('106');
  });
});
