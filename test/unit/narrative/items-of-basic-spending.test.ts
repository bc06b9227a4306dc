import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

async function read(...lines: string[]): Promise<{ claims: string[]; said: string[] }> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', ...lines);
  const { document, anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return {
    claims: document.claims.map(({ subject, value, facts }) => `${subject} ${value} ${facts.join()}`),
    said: anomalies.filter(({ rule }) => rule.startsWith('narrative/')).map(({ rule }) => rule),
  };
}

const BASIC = '六、一般公共预算财政拨款基本支出决算情况说明';
const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';

describe('items that a list of basic spending names as the “三公” expenses are named', () => {
  it('are rows of the table of basic spending, and may be less than all that was spent', async () => {
    const { claims, said } = await read(
      BASIC,
      '公用经费9.00万元，主要包括：办公费4.00万元、公务接待费1.00万元、公务用车运行维护费4.00万元。',
      THREE_PUBLIC,
      '公务接待费支出1.50万元，公务用车运行维护费支出7.00万元。',
    );
    expect(claims.slice(2)).toEqual([
      '公务接待费 1.00 general_budget_basic_expenditure/30217/amount',
      '公务用车运行维护费 4.00 general_budget_basic_expenditure/30231/amount',
      '公务接待费支出 1.50 three_public/actual/reception',
      '公务用车运行维护费支出 7.00 three_public/actual/vehicle.operation',
    ]);
    expect(said).toEqual([]);
  });

  it('are the “三公” expenses where these are listed', async () => {
    const { claims, said } = await read(
      BASIC,
      '“三公”经费支出8.50万元，其中：公务接待费1.00万元，公务用车运行维护费7.50万元。',
      THREE_PUBLIC,
      '公务接待费支出1.50万元。',
    );
    expect(claims[1]).toBe('公务接待费 1.00 three_public/actual/reception');
    expect(said).toContain('narrative/amounts-disagree');
  });
});
