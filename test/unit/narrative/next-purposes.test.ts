import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const FUND = '八、政府性基金预算财政拨款收入支出决算情况说明';

async function read(...paragraphs: string[]): Promise<{ claims: string[]; said: string[] }> {
  const text = disclosure('云溪县园林所2023年度单位决算', '第三部分 2023年度单位决算情况说明', FUND, ...paragraphs);
  const { document, anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return {
    claims: document.claims.map(({ measure, subject, value }) => `${measure} ${subject} ${value}`),
    said: anomalies.filter(({ rule }) => rule.startsWith('narrative/')).map(({ rule }) => rule),
  };
}

describe('further purposes behind a semicolon', () => {
  it('are purposes where no vocabulary knows what they name', async () => {
    const { claims, said } = await read(
      '（一）城乡社区支出30.00万元。主要用于护栏油漆，支出18.00万元；苗木补栽，支出12.00万元；年初预算为31.00万元。',
    );
    expect(claims).toEqual(['final 城乡社区支出 30.00', 'final 支出 18.00', 'final 支出 12.00', 'initial_budget 城乡社区支出 31.00']);
    expect(said).toEqual([]);
  });

  it('are purposes where the vocabulary knows what they name, too', async () => {
    const { claims, said } = await read('（一）城乡社区支出30.00万元。主要用于护栏油漆，支出18.00万元；培训费，支出12.00万元。');
    expect(claims).toEqual(['final 城乡社区支出 30.00', 'final 支出 18.00', 'final 支出 12.00']);
    expect(said).toEqual([]);
  });

  it('are none where the purpose before states no amount', async () => {
    const { claims, said } = await read('（一）城乡社区支出30.00万元。主要用于护栏油漆；截至年底，支出29.00万元。');
    expect(claims).toEqual(['final 城乡社区支出 30.00', 'final 城乡社区支出 29.00']);
    expect(said).toEqual(['narrative/amounts-disagree']);
  });
});
