import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignIndicator, type Slot } from '../../../src/mapping/performance-align.ts';
import { compilePerformance, prepareText } from '../../../src/mapping/performance-labels.ts';
import { type IndicatorRole, PerformanceForm } from '../../../src/model/performance-form.ts';

const labels = compilePerformance(
  PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../../pipelines/forms/performance.json', import.meta.url), 'utf8'))),
);
const ROLES: readonly IndicatorRole[] = ['section', 'level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'note'];
const slots: Slot[] = ROLES.map((role, column) => ({ role, column }));

function align(texts: readonly string[]) {
  const cells = texts.map((text, column) => ({ ...prepareText(text), column })).filter(({ key }) => key !== '');
  return alignIndicator(cells, { labels, slots });
}

const level1 = fc.constantFrom('产出指标', '效益指标', '');
const level2 = fc.constantFrom('数量指标', '社会效益指标', '');
const name = fc.constantFrom('培训人数', '系统正常运行率', '群众知晓度');
const target = fc.constantFrom('≥5人', '=100%', '有所提升');
const actual = fc.constantFrom('6人', '98%', '明显提升');
const mark = fc.constantFrom('5', '10', '2.5');
const note = fc.constantFrom('', '无', '合同尚未到期');
const row = fc.tuple(fc.constant(''), level1, level2, name, target, actual, mark, mark, note);

describe('alignIndicator', () => {
  it('leaves every row alone whose cells stand where they belong', () => {
    fc.assert(
      fc.property(row, (texts) => {
        expect(align(texts)).toMatchObject({ outcome: 'fits' });
      }),
    );
  });

  it('finds the columns again where blank level cells in front were lost', () => {
    fc.assert(
      fc.property(row, (texts) => {
        const first = texts.findIndex((text) => text !== '');
        const expected = texts.flatMap((text, column) => (text === '' ? [] : [column]));
        for (let lost = 1; lost <= first; lost++) {
          const result = align(texts.slice(lost));
          expect(result.outcome === 'moved' ? result.slots : result.outcome).toEqual(expected);
        }
      }),
    );
  });

  it('keeps the order of the cells and gives each a column of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', '产出指标', '培训人数', '≥5人', '5', '无'), { minLength: 1, maxLength: 9 }), (texts) => {
        const result = align(texts);
        if (result.outcome === 'ambiguous') return;
        expect(result.slots).toEqual([...new Set(result.slots)].sort((a, b) => a - b));
        expect(result.slots).toHaveLength(texts.filter((text) => text !== '').length);
      }),
    );
  });

  it('reports more cells than columns', () => {
    expect(align(Array.from({ length: 12 }, (_, i) => `≥${i}%`)).outcome).toBe('ambiguous');
  });
});
