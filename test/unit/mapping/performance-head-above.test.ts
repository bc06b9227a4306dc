/**
 * Self-evaluation forms whose head stands in lines above the grid.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

const GRID = [
  '项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
  '年度资金总额\t15.00\t20.00\t20.00\t10\t100.00%\t10',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
  '产出指标\t数量指标\t巡护人数\t≥50人\t52人\t90\t90',
  '总分\t\t\t\t\t100\t100',
];
const OPENING = ['云溪县文化馆2023年度单位决算', '第三部分 2023年度单位决算情况说明', '八、预算绩效情况说明', '对1个项目开展绩效自评。'];

const formOf = async (...head: string[]) => {
  const { document } = await read(new TextEncoder().encode([...OPENING, ...head, ...GRID].join('\n')));
  return {
    tables: document.tables.map(({ table }) => table),
    names: document.indicators.map(({ projectName }) => projectName),
    executed: document.facts.find(({ row, column }) => row === 'funds.total' && column === 'executed')?.value,
  };
};

describe('a self-evaluation form without a head in its grid', () => {
  it('is recognised by the project that a line above names', async () => {
    expect(await formOf('项目支出绩效自评表', '项目名称：巡护补助')).toEqual({
      tables: ['project_performance'],
      names: ['巡护补助'],
      executed: '20.00',
    });
  });

  it('takes the name from a line with several labels', async () => {
    const { names } = await formOf('（2023年度）', '主管部门：云溪县文化局    项目名称：巡护补助', '实施单位：云溪县文化馆');
    expect(names).toEqual(['巡护补助']);
  });

  it('stays unread where nothing says what it is of', async () => {
    expect((await formOf('本年资金使用如下。')).tables).toEqual([]);
  });
});
