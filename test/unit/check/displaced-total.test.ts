import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import { disclosure } from '../../rules/example.ts';

type Row = readonly [code: string, name: string, ...figures: string[]];
const BLANK = ['', '', ''];
const ROWS: readonly Row[] = [
  ['合计', '', '25.25', '23.25', '2.00'],
  ['205', '教育支出', '12.00', '10.00', '2.00'],
  ['20502', '普通教育', '12.00', '10.00', '2.00'],
  ['2050201', '学前教育', '7.00', '6.00', '1.00'],
  ['2050202', '小学教育', '5.00', '4.00', '1.00'],
  ['208', '社会保障和就业支出', '9.00', '9.00', '0.00'],
  ['20805', '行政事业单位养老支出', '9.00', '9.00', '0.00'],
  ['2080502', '事业单位离退休', '3.50', '3.50', '0.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '5.50', '5.50', '0.00'],
  ['210', '卫生健康支出', '4.25', '4.25', '0.00'],
  ['21011', '行政事业单位医疗', '4.25', '4.25', '0.00'],
  ['2101102', '事业单位医疗', '4.25', '4.25', '0.00'],
];
const HEADER = '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出';
const ENTITY = '部门：云溪县幼儿园\t金额单位：万元';

/** Two tables by function, the second with the figures of other rows, and one by economic class. */
async function anomalies(figuresOf: (row: number) => readonly string[]): Promise<Anomaly[]> {
  const text = disclosure(
    '云溪县幼儿园2023年度单位决算',
    '支出决算表',
    ENTITY,
    HEADER,
    ...ROWS.map((row) => row.join('\t')),
    '一般公共预算财政拨款支出决算表',
    ENTITY,
    HEADER,
    ...ROWS.map(([code, name], i) => [code, name, ...figuresOf(i)].join('\t')),
    '一般公共预算财政拨款基本支出决算表',
    ENTITY,
    '科目代码\t科目名称\t金额\t科目代码\t科目名称\t金额',
    '301\t工资福利支出\t20.00\t302\t商品和服务支出\t3.25',
    '30101\t基本工资\t20.00\t30201\t办公费\t3.25',
    '人员经费合计\t\t20.00\t公用经费合计\t\t3.25',
  );
  const result = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return result.anomalies.filter(({ severity, category }) => severity === 'error' && category !== 'completeness');
}

const own = (row: number): readonly string[] => (ROWS[row] ?? []).slice(2);

describe('figures of a table one row off', () => {
  it('from the total on are one error, with a total that is blank or another one', async () => {
    const low = await anomalies((row) => (row === 0 ? BLANK : own(row - 1)));
    const high = await anomalies((row) => (row + 1 < ROWS.length ? own(row + 1) : BLANK));
    expect(low.map(({ rule }) => rule)).toEqual(['cross_table/rows-displaced']);
    expect(high.map(({ rule }) => rule)).toEqual(['cross_table/rows-displaced']);
    expect(low[0]?.message).toContain('自“205 教育支出”行起');
    expect(high[0]?.message).toContain('自“合计”行起');
  });

  it('a blank total alone is named by what its row prints', async () => {
    const found = await anomalies((row) => (row === 0 ? BLANK : own(row)));
    expect(found.map(({ rule }) => rule)).not.toContain('cross_table/rows-displaced');
    expect(found[0]?.message).toContain('“合计”行');
    expect(await anomalies(own)).toEqual([]);
  });
});
