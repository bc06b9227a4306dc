import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';

async function read(...paragraphs: string[]): Promise<{ claims: string[]; said: string[] }> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', THREE_PUBLIC, ...paragraphs);
  const { document, anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return {
    claims: document.claims.map(({ kind, measure, subject, value, unit }) => `${kind} ${measure} ${subject} ${value}${unit}`),
    said: anomalies
      .filter(({ rule }) => /^(?:narrative|unit)\//.test(rule))
      .map(({ severity, origin, rule, message }) => `${severity} ${origin} ${rule} ${message}`),
  };
}

describe('figures dealt to the parts of a list', () => {
  const vehicles = (first: string, second: string): string =>
    `公务用车购置及运行费25.00万元，包括公务用车购置费16.00万元和公务用车运行费9.00万元，与2022年相比，分别减少4.00万元和1.00万元，下降${first}%和${second}%。`;

  it('are said of the parts, as are the rates behind them', async () => {
    const { claims, said } = await read(vehicles('20.00', '10.00'));
    expect(claims).toEqual([
      'amount final 公务用车购置及运行费 25.00万元',
      'amount final 公务用车购置费 16.00万元',
      'amount final 公务用车运行费 9.00万元',
      'change final 公务用车购置费 4.00万元',
      'change final 公务用车运行费 1.00万元',
      'growth final 公务用车购置费 20.00%',
      'growth final 公务用车运行费 10.00%',
    ]);
    expect(said).toEqual([]);
  });

  it('are checked there', async () => {
    expect((await read(vehicles('25.00', '10.00'))).said).toEqual([
      'error publisher narrative/growth-contradicts-change “公务用车购置费”的说明称减少4.00万元，据此计算比例应为20.00%，而文字为25.00%。',
    ]);
  });

  it('cannot have fallen by more than all of them', async () => {
    expect((await read('公务接待费支出3.50万元，比上年下降133.10%。')).said).toEqual([
      'warning publisher narrative/direction-contradicts-amounts “公务接待费支出”的说明使用“下降”，而133.10%超过100%，推算的本年数为负。',
    ]);
    expect((await read('公务接待费支出0.00万元，比上年下降100.00%。')).said).toEqual([]);
  });
});

describe('the parts of what was spent last year', () => {
  it('are last year’s, whatever their words', async () => {
    const { claims, said } = await read(
      '2023年“三公”经费支出24.00万元，其中：公务用车购置及运行费20.00万元，公务接待费4.00万元。2022年“三公”经费决算数合计为21.50万元，其中：公务用车购置及运行费18.00万元，公务接待费支出决算3.50万元。',
    );
    expect(claims.slice(3)).toEqual([
      'amount prior “三公”经费支出 21.50万元',
      'amount prior 公务用车购置及运行费 18.00万元',
      'amount prior 公务接待费支出 3.50万元',
    ]);
    expect(said).toEqual([]);
  });

  it('are this year’s behind a change', async () => {
    const { claims } = await read('“三公”经费支出比2022年的21.50万元减少2.50万元，其中：公务接待费支出4.00万元。');
    expect(claims).toContain('amount final 公务接待费支出 4.00万元');
  });
});

describe('a paragraph that is a figure alone', () => {
  it('accuses nobody of a missing unit', async () => {
    const { said } = await read('“三公”经费支出24.00万元。', '三公经费合计', '28.40', '公务接待费支出决算为4.19，完成预算的50.00%。');
    expect(said).toEqual([
      expect.stringMatching(/^error publisher unit\/claim-without-unit .*4\.19/),
      expect.stringMatching(/^warning extraction narrative\/sentence-cut-off .*28\.40/),
    ]);
  });
});
