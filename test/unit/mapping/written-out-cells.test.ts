/**
 * Tables of tools that write a merged cell out in every position that it spans.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

async function factsOf(title: string, rows: readonly string[]): Promise<string[]> {
  const text = ['云溪县文化馆2023年度单位决算', title, '单位：万元', ...rows.map((row) => row.replaceAll('|', '\t'))].join('\n');
  const { document } = await read(new TextEncoder().encode(text));
  return document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`);
}

const ROWS = ['207|文化旅游体育与传媒支出|9.50|6.00|3.50', '20701|文化和旅游|9.50|6.00|3.50', '2070109|群众文化|9.50|6.00|3.50'];

describe('merged cells written out', () => {
  it('name a column once, in every row of the header that they span', async () => {
    const facts = await factsOf('支出决算表', [
      '项目|项目|本年支出合计|基本支出|项目支出',
      '科目代码|科目名称|本年支出合计|基本支出|项目支出',
      '栏次|栏次|1|2|3',
      '合计|合计|9.50|6.00|3.50',
      ...ROWS,
    ]);
    expect(facts).toContain('total current_total 9.50');
    expect(facts).toContain('2070109 project 3.50');
    expect(facts).toHaveLength(12);
  });

  it('keep a total below the name of its group apart from the name', async () => {
    const facts = await factsOf('一般公共预算财政拨款支出决算表', [
      '项目|项目|本年支出|本年支出|本年支出',
      '科目代码|科目名称|小计|基本支出|项目支出',
      '合计|合计|9.50|6.00|3.50',
      ...ROWS,
    ]);
    expect(facts).toContain('total total 9.50');
    expect(facts).toContain('207 basic 6.00');
    expect(facts).toHaveLength(12);
  });
});
