import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

async function said(...sentences: string[]): Promise<string[]> {
  const heads = ['云溪县园林所2023年度单位决算', '第三部分 2023年度单位决算情况说明', '十、预算绩效情况说明'];
  const text = disclosure(...heads, ...sentences);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies.filter(({ rule }) => rule.startsWith('narrative/average')).map(({ severity, message }) => `${severity} ${message}`);
}

describe('the average score of evaluated projects', () => {
  it('is that of the scores of the sentence', async () => {
    const scores = (average: string): string =>
      `对3个项目开展绩效自评，平均得分${average}分，其中绿化项目95分，养护项目94分，补植项目91分。`;
    expect(await said(scores('93.33'))).toEqual([]);
    expect(await said(scores('93.3'))).toEqual([]);
    expect(await said(scores('96'))).toEqual(['warning 情况说明称“平均得分”为96分，按所列得分合计280分、3个项目计算应为93.3333分。']);
  });

  it('is that of the scores of a list, of a number of projects in words', async () => {
    const list = ['1.绿化项目绩效自评综述：自评得分95分。', '2.养护项目绩效自评综述：自评得分91分。'];
    expect(await said(...list, '两个项目平均得分93分。')).toEqual([]);
    expect(await said(...list, '两个项目平均得分97分。')).toHaveLength(1);
  });

  it('is not held where some scores are not listed, or one is of something else', async () => {
    const scores = '平均得分97分，其中绿化项目95分，养护项目91分。';
    expect(await said('对4个项目开展绩效自评。', scores)).toEqual([]);
    expect(await said(scores)).toEqual([]);
    expect(await said('部门整体支出绩效自评得分98分。', '对2个项目开展绩效自评。', scores)).toEqual([]);
    expect(await said('对2个项目开展绩效自评。', scores.replace('95分', '约95分'))).toEqual([]);
  });
});
