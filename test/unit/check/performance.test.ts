import { describe, expect, it } from 'vitest';
import { decimalsOf, printed } from '../../../src/check/interval.ts';
import { judgeRate } from '../../../src/check/performance-funds.ts';
import { judgeTarget } from '../../../src/check/performance-indicators.ts';
import { parseComparison } from '../../../src/mapping/performance-comparison.ts';
import { Decimal } from '../../../src/model/amount.ts';
import type { Indicator } from '../../../src/model/indicator.ts';
import { onLines } from '../../../src/model/place.ts';

const WAN = new Decimal(10000);
const money = (text: string) => printed(new Decimal(text).times(WAN), decimalsOf(text), WAN);
const rate = (text: string, executed: string, budget: string) =>
  judgeRate(new Decimal(text), decimalsOf(text), [money(executed), money(budget)]);

describe('a rate of execution', () => {
  it.each([
    ['90.65', '580.14', '640.00', 'fits'],
    ['100', '50.00', '50.00', 'fits'],
    ['100', '3998.00', '4000.00', 'fits'],
    ['18', '37.8', '210', 'fits'],
    ['0', '0', '49.28', 'fits'],
    ['42.85', '3000.00', '7000.00', 'rounding'],
    ['90.7', '4713.58', '5200.00', 'rounding'],
    ['0.8673', '14311.00', '16500.00', 'rounding'],
    ['98.00', '18.00', '20.00', 'differs'],
    ['9.065', '580.14', '640.00', 'differs'],
  ])('%s %% of %s by %s: %s', (text, executed, budget, expected) => expect(rate(text, executed, budget)).toBe(expected));

  it('says nothing of a budget of zero', () => expect(rate('0', '5.00', '0.00')).toBeNull());
});

const indicator = (level3: string, target: string, actual: string, level2 = '数量指标'): Indicator => ({
  table: 'project_performance',
  occurrence: 1,
  projectName: null,
  level1: '产出指标',
  level2,
  level3,
  target,
  actual,
  targetParsed: parseComparison(target),
  actualParsed: parseComparison(actual),
  weight: '',
  score: '',
  note: '',
  source: onLines(1),
});

describe('a target', () => {
  it.each([
    ['培训人次', '≥200人次', '171人次', 'unmet'],
    ['培训人次', '≥200人次', '200人次', 'met'],
    ['培训人次', '=200人次', '260人次', 'met'],
    ['验收合格率', '100%', '99.4%', 'unmet'],
    ['验收合格率', '100%', '100', 'met'],
    ['预算调整率', '46%', '45.72%', 'unknown'],
    ['系统故障率', '≤1%', '3%', 'unmet'],
    ['系统故障率', '=1%', '0.5%', 'met'],
    ['完成时限', '≥10月底', '7月底', 'unknown'],
    ['参保人数', '≥21万人', '230000人', 'unknown'],
    ['群众满意度', '≥95%', '0.97', 'unknown'],
    ['环境改善', '有所改善', '有所改善', 'unknown'],
  ])('of %s %s with %s is %s', (level3, target, actual, expected) => expect(judgeTarget(indicator(level3, target, actual))).toBe(expected));

  it('of a cost is met below it, whatever its sign', () => {
    expect(judgeTarget(indicator('线路租用成本', '=260万元', '128.50万元', '经济成本指标'))).toBe('met');
    expect(judgeTarget(indicator('线路租用成本', '≥260万元', '128.50万元', '经济成本指标'))).toBe('unknown');
    expect(judgeTarget(indicator('线路租用成本', '≤260万元', '300万元', '经济成本指标'))).toBe('unmet');
  });
});
