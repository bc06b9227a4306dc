/**
 * Tables whose columns alignment alone tells, and most rows of which do not fit them.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

const HEAD = ['云溪县文化馆2023年度单位决算', '', '支出决算表', '单位：元'];
const HEADER = '科目编码   科目名称            本年支出合计   基本支出     项目支出    上缴上级支出';
const FITTING = [
  '           合计                  100.00      60.00      30.00         10.00',
  '201        一般公共服务支出      100.00      60.00      30.00         10.00',
  '20103      政府办公厅            100.00      60.00      30.00         10.00',
];
const TOTAL = '           合计                  100.00      60.00      40.00';
const STRAY = '20103      政府办公厅           100.00      60.00                    40.00';
const LACKING = [
  '201        一般公共服务支出                   60.00      40.00',
  '2010350    事业运行                          60.00      40.00',
  '2010399    其他支出                           0.00      40.00',
];

async function factsOf(rows: readonly string[]): Promise<string[]> {
  const { document } = await read(new TextEncoder().encode([...HEAD, HEADER, ...rows].join('\n')));
  return document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`);
}

describe('a table by alignment', () => {
  it('gives no row that seems to fit where most do not', async () => {
    expect(await factsOf([TOTAL, STRAY, ...LACKING])).toEqual([]);
  });

  it('gives the rows that fit where few do not', async () => {
    expect(await factsOf([...FITTING, ...LACKING.slice(1, 2)])).toContain('20103 project 30.00');
  });
});
