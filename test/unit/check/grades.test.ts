import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

async function said(...sentences: string[]): Promise<string[]> {
  const heads = ['云溪县园林所2023年度单位决算', '第三部分 2023年度单位决算情况说明', '十、预算绩效情况说明'];
  const text = disclosure(...heads, sentences.join(''));
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies.filter(({ rule }) => rule.startsWith('narrative/')).map(({ severity, message }) => `${severity} ${message}`);
}

describe('projects by grade', () => {
  it('are no more than those evaluated', async () => {
    const evaluated = '2023年度共对5个项目开展绩效自评。';
    expect(await said(evaluated, '自评结果为“优”的4个，“良”的2个。')).toEqual([
      'warning 情况说明称“项目开展绩效自评”为5个，所列各项合计为6个。',
    ]);
    expect(await said(evaluated, '自评结果为“优”的3个，“良”的2个。')).toEqual([]);
  });

  it('may leave out the lower grades, and be of more projects named elsewhere', async () => {
    expect(await said('对5个项目开展绩效自评，评价等次为优的2个，良的1个。')).toEqual([]);
    expect(await said('对5个项目开展绩效自评，', '对下属单位7个项目开展抽查，评价等次为优的4个，良的2个。')).toEqual([]);
  });
});
