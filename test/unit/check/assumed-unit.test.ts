import { describe, expect, it } from 'vitest';
import { read } from '../../support/reading.ts';

/** What is said of a sentence in 元 about a table that states `unit`. */
async function said(unit: string): Promise<string[]> {
  const lines = [
    '云溪县文化馆2023年度单位决算',
    '第二部分 2023年度单位决算表',
    '一般公共预算财政拨款支出决算表',
    ...(unit === '' ? [] : [`单位：${unit}`]),
    '科目代码\t科目名称\t合计\t基本支出\t项目支出',
    '合计\t\t5370046.00\t5370046.00\t0.00',
    '205\t教育支出\t5370046.00\t5370046.00\t0.00',
    '第三部分 2023年度单位决算情况说明',
    '五、一般公共预算财政拨款支出决算情况说明',
    '2023年度一般公共预算财政拨款支出5370046.00元，其中：教育支出（类）5370046.00元，占100%。',
  ];
  const { anomalies } = await read(new TextEncoder().encode(lines.join('\n')));
  return anomalies.filter(({ rule }) => rule === 'unit/claim-off-by-ten-thousand').map(({ origin, severity }) => `${origin} ${severity}`);
}

describe('a sentence in another unit than its table', () => {
  it('accuses the publisher where the table states its unit, not where the unit was assumed', async () => {
    expect(new Set(await said('万元'))).toEqual(new Set(['publisher error']));
    expect(new Set(await said(''))).toEqual(new Set(['extraction warning']));
    expect(await said('元')).toEqual([]);
  });
});
