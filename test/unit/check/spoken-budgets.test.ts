import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';

/** What the log says of the figures of a narrative without tables: severity, rule, message. */
async function said(...paragraphs: string[]): Promise<string[]> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', THREE_PUBLIC, ...paragraphs);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies
    .filter(({ rule }) => rule.startsWith('narrative/'))
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

describe('a budget that another sentence states', () => {
  const listed = '“三公”经费预算为18.60万元，其中：因公出国（境）费0万元、公务用车运行维护费11.52万元、公务接待费7.08万元。';
  const spent = (rate: string): string =>
    `“三公”经费支出为12.40万元，完成预算的66.67%，其中：公务用车运行维护费支出8.64万元，完成预算的${rate}%；公务接待费支出3.76万元，完成预算的53.11%。`;

  it('is what a completion rate is held against', async () => {
    expect(await said(listed, spent('75.00'))).toEqual([]);
    expect(await said(listed, spent('85.00'))).toEqual([
      'error narrative/completion-contradicts-amounts “公务用车运行维护费支出”的说明称完成预算85.00%，按决算数8.64万元、预算数11.52万元计算应为75.00%。',
    ]);
  });

  it('is what a difference from the budget is held against', async () => {
    const less = (change: string): string => `公务接待费支出3.76万元，比预算数减少${change}万元。`;
    expect(await said(listed, less('3.32'))).toEqual([]);
    expect(await said(listed, less('3.82'))).toEqual([
      'error narrative/change-contradicts-amounts “公务接待费支出”的说明称减少3.82万元，按所列两年（或预决算）数额相减应为3.32万元。',
    ]);
  });

  it('is not that of another year', async () => {
    expect(await said(listed, '公务接待费支出3.76万元，比2022年预算减少2.00万元。')).toEqual([]);
    expect(await said(listed, '公务接待费支出3.76万元，比上年预算减少2.00万元。')).toEqual([]);
  });
});

describe('differences from the budget', () => {
  const three = (total: string, base = '预算数'): string[] => [
    `2023年“三公”经费支出总额为66.90万元，比${base}减少${total}万元。具体情况如下：`,
    '（一）因公出国（境）费6.40万元，比预算数减少2.10万元。',
    '（二）公务接待费13.50万元，比预算数增加0.80万元。',
    '（三）公务用车购置及运行维护费47.00万元，比预算数减少9.00万元。',
  ];

  it('of the parts add up to that of the whole', async () => {
    expect(await said(...three('10.30'))).toEqual([]);
    expect(await said(...three('12.30'))).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费支出总额与预算的差额”为减少12.30万元，所列各项合计为减少10.3万元。',
    ]);
  });

  it('of another year do not', async () => {
    expect(await said(...three('12.30', '2022年预算'))).toEqual([]);
  });
});

describe('三公 expenses without the sum of the vehicles', () => {
  it('are held against all four kinds', async () => {
    const listed = (total: string): string =>
      `“三公”经费支出${total}万元，其中：因公出国（境）费0万元、公务用车购置费16.20万元、公务用车运行维护费5.10万元、公务接待费1.35万元。`;
    expect(await said(listed('22.65'))).toEqual([]);
    expect(await said(listed('24.65'))).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费支出”为24.65万元，所列各项合计为22.65万元。',
    ]);
  });

  it('may leave out the purchase of vehicles where there was none: then a difference is a warning', async () => {
    const listed = (total: string): string =>
      `“三公”经费支出${total}万元，其中：公务接待费1.35万元，公务用车运行维护费5.10万元，因公出国（境）费0万元。`;
    expect(await said(listed('6.45'))).toEqual([]);
    expect(await said(listed('7.15'))).toEqual([
      'warning narrative/parts-sum 情况说明称“三公经费支出”为7.15万元，所列各项合计为6.45万元。',
    ]);
    expect(await said(listed('22.65'), '公务用车购置费16.20万元，购置公务用车1辆。')).toEqual([]);
  });

  it('may be listed with other expenses', async () => {
    expect(
      await said('“三公”经费支出7.15万元，其中：公务接待费1.35万元，公务用车运行维护费5.10万元，因公出国（境）费0万元，会议费0.70万元。'),
    ).toEqual([]);
  });
});
