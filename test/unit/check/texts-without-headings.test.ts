import { describe, expect, it } from 'vitest';
import { extractDocument, type ReadResult } from '../../../src/index.ts';

const TITLE = '云溪县水文站2023年度单位决算公开';

async function read(...lines: string[]): Promise<ReadResult> {
  return extractDocument(new TextEncoder().encode(lines.join('\n')), { file: 'x.txt' });
}

/** What the log says of the figures of a text: severity, rule, message. */
async function said(...lines: string[]): Promise<string[]> {
  const { anomalies } = await read(...lines);
  return anomalies
    .filter(({ rule, severity }) => /^(?:narrative|unit|year_over_year)\//.test(rule) && severity !== 'info')
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

/** `subject value → facts` of all claims of a text. */
async function claims(...lines: string[]): Promise<string[]> {
  const { document } = await read(...lines);
  return document.claims.map(({ subject, value, facts }) => `${subject} ${value} → ${facts.join(' ')}`);
}

describe('text below a title that only speaks of the account', () => {
  it('is on what its paragraphs name before their first amount, and goes on with that', async () => {
    expect(
      await claims(
        TITLE,
        '2023年度财政拨款安排的“三公”经费支出9.50万元，比上年减少0.50万元，下降5%。',
        '其中：公务接待费支出9.50万元，接待7批次。',
      ),
    ).toEqual([
      '“三公”经费支出 9.50 → three_public/actual/total',
      '“三公”经费支出 0.50 → three_public/actual/total',
      '“三公”经费支出 5 → three_public/actual/total',
      '公务接待费支出 9.50 → three_public/actual/reception',
      '公务接待费支出 7 → ',
    ]);
  });

  it('is not read where it names nothing of the account, nor are cells of tables among it', async () => {
    expect(await claims(TITLE, '全站在职职工共有12人，负责3条河流的水文监测。')).toEqual([]);
    const text = '2023年度“三公”经费支出9.50万元，比上年减少0.50万元。';
    expect(await claims(TITLE, text, '合计', '2840', '公务接待费', '1400')).toHaveLength(2);
  });

  it('begins with a sentence that a colon ends', async () => {
    const lead = '经汇总，2023年“三公”经费财政拨款支出100.00万元，比上年减少支出40.00万元，下降36.0%。具体情况如下：';
    expect(await said(TITLE, lead, '（一）因公出国（境）费0万元。')).toEqual([
      'error narrative/growth-contradicts-change “三公经费财政拨款支出”的说明称减少40.00万元，据此计算比例应为28.6%，而文字为36.0%。',
    ]);
  });

  it('may be called by a short name behind a list of costs', async () => {
    const costs = '因公出国（境）经费、公务接待费、公车购置费，公车运行费（“三公”经费）决算总额27.00万元';
    expect(await said(TITLE, `2023年全站${costs}，其中：公务接待费决算15.00万元；公车运行费决算12.00万元。`)).toEqual([]);
  });
});

describe('costs of the year before', () => {
  const now = '2023年的“三公”经费决算数合计为19.00万元，其中：公务接待费8.00万元、公务用车运行维护费9.00万元、会议费2.00万元。';
  const before = '2022年的“三公”经费决算数合计为16.00万元，其中：公务接待费7.00万元、公务用车运行维护费8.00万元、会议费1.00万元。';

  it('are those listed under a whole of that year, and no other word on this year’s', async () => {
    expect(await said(TITLE, `${now}${before}`)).toEqual([]);
  });

  it('are held against a change', async () => {
    expect(await said(TITLE, `${now}${before}`, '2023年“三公”经费决算数相较于上年增加5.00万元。')).toEqual([
      'warning year_over_year/implied-priors-disagree 按增减额推算，“三公经费”的上年数一处为16万元，另一处为14万元。',
    ]);
  });
});

describe('three public costs', () => {
  const whole = (total: string): string => `2023年度“三公”经费支出${total}万元，其中：因公出国（境）费0万元；`;
  const parts = '公务用车购置费20.50万元；公务用车运行维护费66.50万元；公务接待费30.00万元。';

  it('make up their sum where no cost of vehicles together is stated', async () => {
    expect(await said(TITLE, `${whole('117.00')}${parts}`)).toEqual([]);
    expect(await said(TITLE, `${whole('127.00')}${parts}`)).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费支出”为127.00万元，所列各项合计为117万元。',
    ]);
  });

  it('may be listed among others', async () => {
    expect(await said(TITLE, `${whole('119.50')}${parts.replace('。', '；会议费2.50万元。')}`)).toEqual([]);
  });

  const budgets = (total: string): string[] => [
    `2023年度“三公”经费支出总额为382.00万元，比预算数减少${total}万元。具体情况如下：`,
    '（一）因公出国（境）费10.00万元，比预算数减少3.00万元。',
    '（二）公务接待费101.00万元，比预算数减少85.00万元。',
    '（三）公务用车购置及运行维护费271.00万元，比预算数减少11.00万元。',
  ];

  it('differ from their budgets as their sum does', async () => {
    expect(await said(TITLE, ...budgets('99.00'))).toEqual([]);
    expect(await said(TITLE, ...budgets('119.00'))).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费支出总额与预算的差额”为减少119.00万元，所列各项合计为减少99万元。',
    ]);
  });

  it('differ by amounts of which no word says the way', async () => {
    const difference = (subject: string, final: string, budget: string, gap: string): string =>
      `${subject}支出${final}万元，年初预算为${budget}万元，差值为${gap}万元`;
    expect(
      await said(
        TITLE,
        `2023年度${difference('“三公”经费', '3.05', '3.95', '0.9')}。其中：${difference('因公出国（境）费', '0', '0', '0')}；` +
          `${difference('公务用车购置及运行维护费', '0', '0.95', '0.95')}；${difference('公务接待费', '3.05', '3', '0.05')}。`,
      ),
    ).toEqual([]);
  });

  it('may be planned against the plan of the year before', async () => {
    const plan = (change: string): string =>
      `2023年“三公”经费支出24.00万元，年初预算为24.00万元。公务接待费支出16.00万元，预算为16.00万元，比上年预算数减少4.00万元，${change}。`;
    expect(await said(TITLE, plan('下降20%'))).toEqual([]);
    expect(await said(TITLE, plan('下降20%').replace('上年预算数', '2022年预算'))).toEqual([]);
    expect(await said(TITLE, plan('下降20%').replace('上年预算数', '年初预算'))).not.toEqual([]);
  });
});

describe('numbers left out', () => {
  it('are told before marks of either width', async () => {
    const rules = async (text: string): Promise<string[]> => {
      const { anomalies } = await read(TITLE, '一、“三公”经费支出决算情况说明', text);
      return anomalies.filter(({ rule }) => rule === 'completeness/empty-number').map(({ message }) => message);
    };
    expect(await rules('公务接待费支出3.00万元,占 %,比上年减少 万元;其他不变。')).toHaveLength(2);
    expect(await rules('公务接待费支出3.00万元,占 10%,比上年减少 1.00万元;其他不变。')).toEqual([]);
  });
});
