import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import { disclosure } from '../../rules/example.ts';

/** Errors within a table whose class of 20.01 has three items that add up to 20.00, each with a sign. */
async function errors(...signs: readonly [string, string, string]): Promise<Anomaly[]> {
  const text = disclosure(
    '云溪县幼儿园2023年度单位决算',
    '一般公共预算财政拨款基本支出决算表',
    '部门：云溪县幼儿园\t金额单位：万元',
    '科目代码\t科目名称\t金额',
    '301\t工资福利支出\t20.01',
    `30101\t基本工资\t${signs[0]}11.00`,
    `30102\t津贴补贴\t${signs[1]}6.00`,
    `30103\t奖金\t${signs[2]}3.00`,
    '人员经费合计\t\t20.01',
  );
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies.filter(({ severity, category }) => severity === 'error' && category === 'within_table');
}

/** A busy machine may take its time; the text is read in milliseconds. */
const LIMIT = { timeout: 30_000 };

describe('a figure that lost no more than its sign', LIMIT, () => {
  it('is named although rounding parts the sum from its items', async () => {
    const [error, ...others] = await errors('', '-', '');
    expect(others).toEqual([]);
    expect(error?.message).toContain('30102');
    expect(error?.actual).toBe('-6.00');
    expect(error?.expected).toBe('6.01');
    expect(error?.locations[0]?.line).toBe(7);
  });

  it('is not named where two figures are negative and neither explains the sum', async () => {
    const [error] = await errors('', '-', '-');
    expect(error?.message).toContain('“301 工资福利支出”');
    expect(error?.locations[0]?.line).toBe(5);
  });
});
