import { describe, expect, it } from 'vitest';
import { mapPerformance } from '../../../src/mapping/performance.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { ruledGrid } from '../../support/grids.ts';

const { performance } = loadForms();
const HEADER = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注';

/** Indicators of a form with one row, and what is told of them. */
function read(row: string, { header = HEADER, confidence = 0.99, others = {} as Record<string, string> } = {}) {
  const grid = ruledGrid(['项目名称|设备更新|<|<|<|<|<|<', header, row]);
  const cells = grid.cells.map((cell) => {
    const candidates = others[cell.text] === undefined ? [] : [{ text: others[cell.text] ?? '', confidence: 0.8 }];
    return { ...cell, recognition: { confidence: cell.text === '' ? 1 : confidence, candidates } };
  });
  const frame = { kind: 'project_performance' as const, occurrence: 1, title: '自评表', titleSource: null, captions: [], family: null };
  const { indicators, findings } = mapPerformance({ ...frame, grids: [{ ...grid, cells }], confidence: 1 }, performance);
  const told = findings.filter(({ rule }) => rule === 'ocr/doubtful-indicator').map(({ args }) => args?.['value']);
  return { indicators, told, named: findings.filter(({ rule }) => rule === 'ocr/column-by-form').map(({ args }) => args?.['column']) };
}

const told = (target: string, actual: string, marks = '15|15', confidence = 0.99): unknown[] =>
  read(`产出指标|数量指标|更新台数|${target}|${actual}|${marks}|`, { confidence }).told;

describe('doubtfulValues', () => {
  it('is silent on values that were read for sure', () => {
    expect(told('≥5台', '6台')).toEqual([]);
    expect(told('≥95%', '100%')).toEqual([]);
    expect(told('健全', '健全', '15|15', 0.8)).toEqual(['15']);
  });

  it('tells words with figures that were not read for sure, sooner than figures', () => {
    expect(told('≥5台', '6台', '15|15', 0.95)).toEqual(['≥5台', '6台']);
    expect(told('及时', '及时', '15|15', 0.95)).toEqual([]);
  });

  it('tells marks above those of a whole form', () => {
    expect(told('≥5台', '6台', '125|12.5')).toEqual(['125']);
    expect(told('≥5台', '6台', '100|100')).toEqual([]);
  });

  it('tells numbers that are written in no usual way', () => {
    expect(told('≥90%', '093%')).toEqual(['093%']);
    expect(told('=1003%', '100%')).toEqual(['=1003%']);
    expect(told('≥95%', '99.19%')).toEqual(['99.19%']);
  });

  it('tells target and result that count different things, and words in doubt beside a number', () => {
    expect(told('≥24场次', '26扬光')).toEqual(['≥24场次', '26扬光']);
    expect(told('站台', '6台', '15|15', 0.97)).toEqual(['6台', '站台']);
    expect(told('站台', '6台')).toEqual([]);
  });

  it('tells marks that were read as words in doubt', () => {
    expect(told('≥5台', '6台', '污|15', 0.976)).toEqual([]);
    expect(told('≥5台', '6台', '污|15', 0.92)).toEqual(['≥5台', '6台', '污']);
  });

  it('tells a score above its weight', () => {
    expect(told('≥5台', '6台', '12.5|125')).toEqual(['12.5', '125']);
  });

  it('names misread columns, and tells the values that they hold or make up', () => {
    const header = '一级指标|二级指标|三级指标|所生性|指皇值|度量单位|完成值|得分';
    const { indicators, told: values, named } = read('产出指标|数量指标|更新台数|≥|5|台|6|15', { header, others: { 所生性: '据标性质' } });
    expect(indicators).toMatchObject([{ target: '≥5台', targetParsed: { operator: '>=', number: '5', unit: '台' }, actual: '6' }]);
    expect(named).toEqual(['operator', 'target']);
    expect(values).toEqual(['≥5台']);
  });

  it('tells what is made up of columns among which nothing tells one, and units with digits in them', () => {
    const header = '一级指标|二级指标|三级指标|甲乙丙丁戊己|指标值|度量单位|完成值|得分';
    expect(read('产出指标|数量指标|更新台数|≥|5|台|6|15', { header }).told).toEqual(['5台', '6']);
    const units = '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|得分';
    expect(read('产出指标|数量指标|更新台数|≥|95|96|96.5|15', { header: units }).told).toEqual(['≥9596']);
  });
});
