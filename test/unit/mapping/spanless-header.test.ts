/**
 * Tables of tools that write a merged cell once and leave out the columns and rows that it spans.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function factsOf(title: string, lines: readonly string[]) {
  const text = ['云溪县文化馆2023年度单位决算', title, '单位：万元', ...lines].join('\n');
  const { document, anomalies } = await read(new TextEncoder().encode(text));
  return {
    facts: document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`),
    rules: anomalies.map(({ rule }) => rule),
  };
}

const tabs = (rows: readonly string[]): string[] => rows.map((row) => row.replaceAll('|', '\t'));
const html = (rows: readonly string[]): string[] => [
  '<table>',
  ...rows.map((row) => `<tr>${row.replace(/[^|]+|(?<=\|)(?=\||$)/g, '<td>$&</td>').replaceAll('|', '')}</tr>`),
  '</table>',
];

const FUND = '政府性基金预算财政拨款收入支出决算表';
const HEADER = ['项目|年初结转和结余|本年收入|本年支出|年末结转和结余', '科目代码|科目名称|小计|基本支出|项目支出'];
const ROWS = [
  '合计|3.00|72.52|70.50|10.00|60.50|5.02',
  '212|城乡社区支出|3.00|72.52|70.50|10.00|60.50|5.02',
  '21208|国有土地使用权出让收入安排的支出|3.00|72.52|70.50|10.00|60.50|5.02',
  '2120899|其他国有土地使用权出让收入安排的支出|3.00|72.52|70.50|10.00|60.50|5.02',
];

describe('a header without its spans', () => {
  it.each([
    ['tabs', tabs],
    ['HTML', html],
  ])('is read where one tree of its labels names all columns: %s', async (_, lay) => {
    const { facts } = await factsOf(FUND, lay([...HEADER, '栏次|1|2|3|4|5|6', ...ROWS]));
    expect(facts).toContain('2120899 expenditure.basic 10.00');
    expect(facts).toContain('total closing_carryover 5.02');
    expect(facts).toHaveLength(24);
  });

  it('of two blocks with two groups each is read too', async () => {
    const items = '合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费';
    const parts = '小计|公务用车购置费|公务用车运行维护费';
    const { facts } = await factsOf(
      '财政拨款“三公”经费支出决算表',
      tabs([
        '预算数|决算数',
        `${items}|${items}`,
        `${parts}|${parts}`,
        '1|2|3|4|5|6|7|8|9|10|11|12',
        '6.50|0.00|4.50|0.00|4.50|2.00|5.10|0.00|4.00|0.00|4.00|1.10',
      ]),
    );
    expect(facts).toContain('budget vehicle.operation 4.50');
    expect(facts).toContain('actual reception 1.10');
    expect(facts).toHaveLength(12);
  });

  it('gives no figure where a label is lost besides', async () => {
    const { facts, rules } = await factsOf(FUND, html([HEADER[0] ?? '', '科目代码|科目名称|小计|项目支出', ...ROWS]));
    expect(facts).toEqual([]);
    expect(rules).toContain('structure/columns-uncertain');
  });

  it('gives no figure where rows below it lost cells', async () => {
    const short = ROWS.map((row, i) => (i === 2 ? row.replace('3.00|', '') : row));
    const { facts } = await factsOf(FUND, tabs([...HEADER, ...short]));
    expect(facts).toEqual([]);
  });
});

describe('a header of other cells than its rows', () => {
  it('gives no figure where the few rows do not agree on their cells either', async () => {
    const { facts } = await factsOf(
      FUND,
      tabs([
        '项目|||年初结转和结余|本年收入|本年支出|||年末结转和结余',
        '科目代码|科目名称|||小计|基本支出|项目支出|',
        '合计|||72.52||72.52||72.52|',
        '212|城乡社区支出||72.52|72.52||72.52|',
        '|21208|国有土地使用权出让收入安排的支出||72.52|72.52||72.52|',
        '2120899|其他国有土地使用权出让收入安排的支出||72.52|72.52||72.52|',
      ]),
    );
    expect(facts.filter((fact) => fact.includes('opening_carryover'))).toEqual([]);
  });
});
