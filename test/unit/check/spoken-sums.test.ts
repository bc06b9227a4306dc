import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';
const OVERALL = '一、收入支出决算总体情况说明';
const INCOME = '二、收入决算情况说明';
const EXPENDITURE = '三、支出决算情况说明';

/** What the log says of the figures of a narrative without tables: severity, rule, message. */
async function said(...paragraphs: string[]): Promise<string[]> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', ...paragraphs);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies
    .filter(({ rule }) => rule.startsWith('narrative/'))
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

describe('parts of one sentence', () => {
  it('that together exceed their whole are told, as a warning where nothing knows them', async () => {
    expect(await said(INCOME, '2023年总收入62.28万元，其中：财政补助收入23.96万元，科研收入41.31万元，捐赠收入1.54万元。')).toEqual([
      'warning narrative/parts-sum 情况说明称“总收入”为62.28万元，所列各项合计为66.81万元。',
    ]);
    expect(await said(INCOME, '本年收入合计62.28万元，其中：财政拨款收入23.96万元，事业收入41.31万元。')).toEqual([
      'error narrative/parts-sum 情况说明称“本年收入合计”为62.28万元，所列各项合计为65.27万元。',
    ]);
  });

  it('that the vocabulary knows may stand in the sentence behind their whole', async () => {
    const vehicles = (whole: string): string =>
      `公务用车购置及运行维护费支出${whole}万元，完成预算的72.96%。其中：公务用车购置费14.58万元，购置公务用车1辆；公务用车运行维护费2.26万元。`;
    expect(await said(THREE_PUBLIC, '公务用车购置及运行维护费支出16.83万元。', vehicles('16.83'))).toEqual([
      'info narrative/sum-rounding 情况说明有 1 处总数与所列各项之和只有四舍五入的尾差（最大 0.01万元），属正常：“公务用车购置及运行维护费支出”16.83万元。',
    ]);
    expect(await said(THREE_PUBLIC, '公务用车购置及运行维护费支出16.83万元。', vehicles('16.82'))).toContain(
      'error narrative/parts-sum 情况说明称“公务用车购置及运行维护费支出”为16.82万元，所列各项合计为16.84万元。',
    );
    expect(await said(THREE_PUBLIC, vehicles('16.52'))).toEqual([
      'error narrative/parts-sum 情况说明称“公务用车购置及运行维护费支出”为16.52万元，所列各项合计为16.84万元。',
    ]);
  });

  it('that leave room for what is not named, or of which one is part of another, are left alone', async () => {
    expect(await said(INCOME, '本年收入合计62.28万元，其中：财政拨款收入23.96万元，事业收入31.31万元。')).toEqual([]);
    expect(await said(INCOME, '本年收入合计62.28万元，其中：财政拨款收入62.28万元，科研专项收入9.50万元。')).toEqual([]);
  });

  it('may be numbers of things', async () => {
    expect(await said(THREE_PUBLIC, '2023年末共有公务用车5辆，其中：一般公务用车4辆，特种作业车3辆。')).toEqual([
      'warning narrative/parts-sum 情况说明称“共有公务用车”为5辆，所列各项合计为7辆。',
    ]);
    expect(await said(THREE_PUBLIC, '2023年末共有公务用车3辆，其中：轿车2辆、越野车2辆。')).toEqual([
      'warning narrative/parts-sum 情况说明称“共有公务用车”为3辆，所列各项合计为4辆。',
    ]);
    expect(await said(THREE_PUBLIC, '2023年末共有公务用车3辆，其中：轿车2辆、越野车1辆。')).toEqual([]);
  });

  it('of a budget are held against the budget', async () => {
    const budget = (reception: string): string =>
      `2023年“三公”经费预算为20万元，其中：因公出国（境）费0万元，公务接待费${reception}万元，公务用车运行维护费11万元，公务用车购置0万元。`;
    const spent = '2023年“三公”经费支出9.07万元，其中：公务接待费2.07万元，公务用车运行维护费7万元。';
    expect(await said(THREE_PUBLIC, budget('9'), spent)).toEqual([]);
    expect(await said(THREE_PUBLIC, budget('7'), spent)).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费预算”为20万元，所列各项合计为18万元。',
    ]);
  });
});

describe('总收入 and 总支出', () => {
  it('need not be equal: they may be those of the year alone', async () => {
    expect(await said(OVERALL, '2023年总收入66.28万元，总支出77.78万元。')).toEqual([]);
  });

  it('are what 收入 and 支出 alone do not go on with', async () => {
    expect(
      await said(OVERALL, '2023年总收入34万元，总支出36万元。与2022年相比，收入增加1万元，增长3.03%，支出增加3万元，增长9.09%。'),
    ).toEqual([]);
  });

  it('as 总计 are equal, and what they changed by is not told beside them', async () => {
    expect(
      await said(
        OVERALL,
        '2023年度收、支总计分别是41.25万元、43.43万元。与2022年相比，收、支总计分别减少12.67万元、25.70万元，分别下降23.50%、37.18%。',
      ),
    ).toEqual([
      'error narrative/totals-differ 情况说明中“收、支总计（收入）”为41.25万元，“收、支总计（支出）”为43.43万元，收支总计应当相等。',
    ]);
  });
});

describe('a remark behind a change', () => {
  it('that tells of amounts and of their changes is no list of parts of the change', async () => {
    expect(
      await said(
        EXPENDITURE,
        '一般公共预算财政拨款支出29万元，比去年增加了9万元（基本支出18万元，比去年减少1万元，项目支出11万元，比去年增加10万元）。',
      ),
    ).toEqual([]);
  });

  it('of parts alone still adds up', async () => {
    expect(await said(EXPENDITURE, '本年支出比上年增加9万元（基本支出5万元，项目支出6万元）。')).toEqual([
      'error narrative/remark-sum 文字“9万元(基本支出5万元,项目支出6万元)”中，总数为9万元，各部分合计为11万元。',
    ]);
  });
});

describe('减少为', () => {
  const sentence = (word: string): string => `公务接待费支出决算${word}0.00万元，与2022年持平。`;

  it('says the contrary of 持平', async () => {
    expect(await said(THREE_PUBLIC, sentence('减少为'))).toEqual([
      'warning narrative/directions-conflict “公务接待费支出”的说明既称“与2022年持平”又称“减少为0.00万元”，方向相互矛盾。',
    ]);
    expect(await said(THREE_PUBLIC, sentence('为'))).toEqual([]);
    expect(await said(THREE_PUBLIC, '公务接待费支出决算0.00万元，比上年减少0.00万元，与上年持平。')).toEqual([]);
  });
});

describe('差值', () => {
  const sentence = (difference: string): string => `“三公”经费支出2.05万元，年初预算为2.95万元，差值为${difference}万元。`;

  it('is what parts the two amounts before it', async () => {
    expect(await said(THREE_PUBLIC, sentence('0.9'))).toEqual([]);
    expect(await said(THREE_PUBLIC, sentence('0.2'))).toEqual([
      'error narrative/change-contradicts-amounts “三公经费支出”的说明称变化0.2万元，按所列两年（或预决算）数额相减应为0.9万元。',
    ]);
  });
});

describe('changes of the parts and of the whole', () => {
  const total = (change: string): string => `2023年“三公”经费支出20.2万元，比上年减少${change}万元。`;
  const parts = [
    '1.因公出国（境）费7.8万元，比上年减少1.3万元。',
    '2.公务用车购置及运行维护费11.9万元，与上年持平。',
    '3.公务接待费0.5万元，比上年增加0.5万元。',
  ];

  it('add up, where a part that stayed the same has not changed', async () => {
    expect(await said(THREE_PUBLIC, total('0.8'), ...parts)).toEqual([]);
    expect(await said(THREE_PUBLIC, total('0.1'), ...parts)).toEqual([
      'error narrative/parts-sum 情况说明称“三公经费支出增减额”为减少0.1万元，所列各项合计为减少0.8万元。',
    ]);
  });

  it('say nothing where a part is nearly the same', async () => {
    expect(await said(THREE_PUBLIC, total('0.1'), ...parts.map((part) => part.replace('持平', '基本持平')))).toEqual([]);
  });
});

describe('a change of what is named again behind its purpose', () => {
  it('is that of the account', async () => {
    const spent = (rate: string): string =>
      `公务用车运行费30万元，主要用于燃油、维修等支出，年末公务用车4辆，与2022年相比，公务用车运行费减少10万元，下降${rate}。`;
    expect(await said(THREE_PUBLIC, spent('25%'))).toEqual([]);
    expect(await said(THREE_PUBLIC, spent('35%'))).toEqual([
      'error narrative/growth-contradicts-change “公务用车运行费”的说明称减少10万元，据此计算比例应为25%，而文字为35%。',
    ]);
  });
});

describe('digits that a sentence leaves off', () => {
  it('explain a difference of its parts', async () => {
    const vehicles = (whole: string): string =>
      `公务用车购置及运行维护费支出${whole}万元，其中：公务用车购置费12.8万元，公务用车运行维护费2.2万元。`;
    expect(await said(THREE_PUBLIC, vehicles('15.1'))).toEqual([]);
    expect(await said(THREE_PUBLIC, vehicles('15.4'))).toEqual([
      'error narrative/parts-sum 情况说明称“公务用车购置及运行维护费支出”为15.4万元，所列各项合计为15万元。',
    ]);
  });
});

describe('the rate of a part that fits its whole', () => {
  const part = (rate: string): string =>
    `其中：公务用车购置及运行维护费支出减少4.00万元，下降${rate}%；公务接待费支出增加0.50万元，增长50.00%。`;
  const amounts = '“三公”经费支出16.00万元，其中：公务用车购置及运行维护费支出14.50万元，公务接待费支出1.50万元。';

  it('contradicts the amounts of the part where the whole has told its own move', async () => {
    const whole = '2023年度“三公”经费支出比上年减少4.00万元，下降20.00%，';
    expect(await said(THREE_PUBLIC, amounts, `${whole}${part('21.62')}`)).toEqual([]);
    expect(await said(THREE_PUBLIC, amounts, `${whole}${part('20.00')}`)).toEqual([
      'error narrative/growth-contradicts-change “公务用车购置及运行维护费支出”的说明称减少4.00万元，据此计算比例应为21.62%，而文字为20.00%。',
    ]);
  });
});
