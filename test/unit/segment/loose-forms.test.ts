import { describe, expect, it } from 'vitest';
import { loadForms } from '../../../src/rulebook/load.ts';
import { looseForms } from '../../../src/segment/loose-forms.ts';
import { dump } from './blocks.ts';

const { performance } = loadForms();
const found = (lines: readonly string[]): string[] =>
  looseForms(dump(lines.join('\n')), performance).map(
    ({ rule, args: { title, count } = {}, locations }) => `${rule} ${title} ${count} ${locations[0]?.line}–${locations[0]?.lineEnd}`,
  );

const FORM = ['项目名称 惠民演出', '年度资金总额： 12 12 11 10 91.67% 9.17', '一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分'];

describe('self-evaluation forms in plain lines', () => {
  it('are told of one by one, with their titles and figures', () => {
    const rows = [...FORM, '产出指标 数量指标 演出场次 ≥2场 2场 50 50', '总分 100 98.17'];
    expect(found(['项目支出绩效自评表', ...rows, ...rows, '第四部分 名词解释'])).toEqual([
      'structure/unrecognised-table 项目支出绩效自评表 12 2–6',
      'structure/unrecognised-table  12 7–11',
    ]);
  });

  it('are known where every cell has a line of its own', () => {
    const cells = [...FORM.join(' ').split(' '), '产出指标', '数量指标', '演出场次', '≥2场', '2场', '50', '50'];
    expect(found(['项目支出绩效自评表', ...cells])).toHaveLength(1);
  });

  it('are known where all of one stands on one line, sentences in its cells among it', () => {
    const cells = ['完成惠民演出2场。', '产出指标 数量指标 演出场次 ≥2场 2场 50 50'];
    expect(found([[...FORM.slice(0, 2), cells[0], FORM[2], cells[1]].join(' ')])).toEqual(['structure/unrecognised-table  11 1–1']);
  });

  it('are known where the label of the first level is broken', () => {
    expect(
      found(['年度绩效指标 一级', '指标', '二级指标 三级指标 年度指标值 实际完成值 分值 得分', '数量指标 演出场次 2 2 50 50']),
    ).toHaveLength(1);
  });

  it('are none where a sentence or a list names the levels', () => {
    expect(found(['绩效指标分为一级指标、二级指标和三级指标。', '设置一级指标3个、二级指标6个'])).toEqual([]);
  });
});
