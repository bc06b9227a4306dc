import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';

const THREE_PUBLIC = '七、财政拨款“三公”经费支出决算情况说明';

/** What the log says of the figures of a section without tables: severity, rule, message. */
async function said(...paragraphs: string[]): Promise<string[]> {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', THREE_PUBLIC, ...paragraphs);
  const { anomalies } = await extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
  return anomalies
    .filter(({ rule, severity }) => rule.startsWith('narrative/') && severity !== 'info')
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

describe('a cost that is told again beside a number of things', () => {
  const guests = (again: string): string => `公务接待费支出0.53万元。国内公务接待2批次，9人次，共计支出${again}万元。`;

  it('is the same', async () => {
    expect(await said(guests('0.53'))).toEqual([]);
    expect(await said(guests('1.53'))).toEqual([
      'error narrative/part-exceeds-whole 情况说明称“国内公务接待”为1.53万元，超过其总额“公务接待费”的0.53万元。',
    ]);
    expect(await said(guests('0.43'))).toEqual([
      'warning narrative/amounts-disagree “公务接待费”前后不一致：一处为0.53万元，另一处为0.43万元。',
    ]);
  });

  it('may be that of a part which the section states', async () => {
    const own = '公务接待费支出0.53万元，其中：国内公务接待支出0.43万元，外宾接待支出0.10万元。';
    expect(await said(own, '国内公务接待2批次，9人次，共计支出0.43万元。')).toEqual([]);
    expect(await said('公务接待费支出0.53万元。国内公务接待2批次，9人次，支出0.43万元；接待外宾1批次，2人次，支出0.10万元。')).toEqual([]);
  });

  it('may be told trip by trip: all persons make up all costs', async () => {
    const trips = (first: string, persons = '1'): string =>
      `因公出国（境）费支出1.41万元。全年因公出国（境）团组2个，累计2人次，其中：赴甲国培训1人次，支出${first}万元；赴乙国交流${persons}人次，支出0.85万元。`;
    expect(await said(trips('0.56'))).toEqual([]);
    expect(await said(trips('0.46'))).toEqual([
      'error narrative/parts-sum 情况说明称“因公出国（境）费”为1.41万元，所列各项合计为1.31万元。',
    ]);
    expect(await said(trips('0.96'))).toEqual([
      'error narrative/parts-sum 情况说明称“因公出国（境）费”为1.41万元，所列各项合计为1.81万元。',
    ]);
    expect(await said(trips('0.56', '3'))).toEqual([
      'warning narrative/parts-sum 情况说明称“全年因公出国（境）团组”为2人次，所列各项合计为4人次。',
    ]);
  });
});

describe('amounts that a purpose names', () => {
  const fuel = (amount: string): string =>
    `公务用车运行维护费支出3.89万元，主要用于车辆的燃料费${amount}万元、维修费1.36万元、保险费0.97万元。`;

  it('are no more than the cost', async () => {
    expect(await said(fuel('1.56'))).toEqual([]);
    expect(await said(fuel('1.06'))).toEqual([]);
    expect(await said(fuel('4.56'))).toEqual([
      'warning narrative/parts-sum 情况说明称“公务用车运行维护费支出”为3.89万元，所列各项合计为6.89万元。',
    ]);
  });

  it('may stand in a sentence of their own', async () => {
    const abroad = (flights: string): string => `因公出国（境）费支出1.41万元。开支内容包括：国际旅费${flights}万元，住宿费0.56万元。`;
    expect(await said(abroad('0.85'))).toEqual([]);
    expect(await said(abroad('1.85'))).toEqual([
      'warning narrative/parts-sum 情况说明称“因公出国（境）费支出”为1.41万元，所列各项合计为2.41万元。',
    ]);
  });
});

describe('contents of a cost', () => {
  const abroad = (hotel: string, list = '开支内容包括：'): string =>
    `因公出国（境）费支出12.30万元。${list}国际旅费7.10万元、住宿费${hotel}万元、伙食费1.20万元、公杂费0.80万元。`;

  it('are all of it, where nothing says that some are left out', async () => {
    expect(await said(abroad('3.20'))).toEqual([]);
    expect(await said(abroad('2.30'))).toEqual([
      'warning narrative/parts-sum 情况说明称“因公出国（境）费支出”为12.30万元，所列各项合计为11.4万元。',
    ]);
    expect(await said(abroad('2.30', '开支内容主要包括：'))).toEqual([]);
    expect(await said(abroad('2.30', '主要用于'))).toEqual([]);
  });
});

describe('guests that are told again', () => {
  const guests = (persons: string, batches = '20'): string[] => [
    '公务接待费支出3.00万元，共接待20批次、180人次。',
    `（三）公务接待费3.00万元，国内公务接待${batches}批次、${persons}人次。`,
  ];

  it('are as many as before', async () => {
    expect(await said(...guests('180'))).toEqual([]);
    expect(await said(...guests('280'))).toEqual([
      'warning narrative/amounts-disagree “公务接待费支出”前后不一致：一处为180人次，另一处为280人次。',
    ]);
  });

  it('may be others where both numbers are', async () => {
    expect(await said(...guests('160', '18'))).toEqual([]);
  });
});

describe('budgets of a list in front of what was spent', () => {
  const budget = (whole: string): string =>
    `“三公”经费预算${whole}万元，其中：公务接待费预算5.00万元，公务用车运行维护费预算12.00万元，因公出国（境）费预算0万元，公务用车购置费预算0万元。支出决算15.00万元。`;

  it('add up', async () => {
    expect(await said(budget('17.00'))).toEqual([]);
    expect(await said(budget('20.00'))).toEqual(['error narrative/parts-sum 情况说明称“三公经费预算”为20.00万元，所列各项合计为17万元。']);
  });
});

describe('what is left of a whole', () => {
  const rest = (amount: string, share: string): string[] => [
    `三、支出决算情况说明`,
    `2023年度支出合计768.53万元。其中：基本支出633.08万元，占82.38%；项目支出122.21万元，占15.90%；其余为上缴上级支出和经营支出，共计${amount}万元，占${share}%。`,
  ];

  it('makes up all of it with the parts before', async () => {
    expect(await said(...rest('13.24', '1.72'))).toEqual([]);
    expect(await said(...rest('16.24', '2.11'))).toContain(
      'warning narrative/parts-sum 情况说明称“支出合计”为768.53万元，所列各项合计为771.53万元。',
    );
    expect(await said(...rest('10.24', '1.33'))).toContain(
      'warning narrative/parts-sum 情况说明称“支出合计”为768.53万元，所列各项合计为765.53万元。',
    );
    expect(await said(...rest('13.24', '6.72'))).toEqual([expect.stringContaining('narrative/share-contradicts-amounts')]);
  });
});

describe('a list that names its whole', () => {
  const fuel = (amount: string): string =>
    `公务用车运行维护费2023年决算数3.89万元。2023年公务用车运行维护费中，公务用车加油${amount}万元，公务用车维修1.44万元，公务用车保险0.50万元，公务用车其他支出0.10万元。`;

  it('is neither more nor, with the rest of it, less', async () => {
    expect(await said(fuel('1.85'))).toEqual([]);
    const sums = (total: string): string[] => [
      `warning narrative/parts-sum 情况说明称“公务用车运行维护费”为3.89万元，所列各项合计为${total}万元。`,
    ];
    expect(await said(fuel('2.85'))).toEqual(sums('4.89'));
    expect(await said(fuel('0.85'))).toEqual(sums('2.89'));
  });
});

describe('a part above its whole', () => {
  it('is left alone where another is below zero', async () => {
    const totals = (left: string): string => `2023年度支出总计99.50万元，其中：本年支出100.20万元，年末结转和结余${left}万元。`;
    expect(await said('一、收入支出决算总体情况说明', totals('-0.70'))).toEqual([]);
    expect(await said('一、收入支出决算总体情况说明', totals('-0.30'))).toContain(
      'error narrative/part-exceeds-whole 情况说明称“本年支出”为100.20万元，超过其总额“支出总计”的99.50万元。',
    );
  });

  it('is left alone where it was only set aside', async () => {
    const contracts = (words: string): string =>
      `2023年度政府采购支出总额50.00万元。授予中小企业合同金额45.00万元，占政府采购支出总额的90.00%，其中：授予小微企业合同金额30.00万元；${words}48.00万元。`;
    expect(await said('十一、政府采购支出情况说明', contracts('面向中小企业预留采购份额'))).toEqual([]);
    expect(await said('十一、政府采购支出情况说明', contracts('授予监狱企业合同金额'))).toContain(
      'error narrative/part-exceeds-whole 情况说明称“授予监狱企业合同金额”为48.00万元，超过其总额“授予中小企业合同金额”的45.00万元。',
    );
  });
});

describe('a part that is told again in a list below', () => {
  it('counts once', async () => {
    const basic = '2023年度一般公共预算财政拨款基本支出9.00万元，包括人员经费支出7.00万元和公用经费支出2.00万元。其中：';
    const below = ['人员经费7.00万元，主要包括基本工资等。', '公用经费2.00万元，主要包括办公费等。'];
    expect(await said('六、一般公共预算财政拨款基本支出决算情况说明', basic, ...below)).toEqual([]);
  });
});

describe('a change without amount beside it', () => {
  it('is of the amount that the section states under the same name', async () => {
    const meetings = (rate: string): string => `2023年度会议费支出决算为4.50万元。会议费支出较上年增加0.50万元，增长${rate}%。`;
    expect(await said('（三）会议费支出情况', meetings('12.50'))).toEqual([]);
    expect(await said('（三）会议费支出情况', meetings('15.50'))).toEqual([expect.stringContaining('narrative/growth-contradicts-change')]);
  });
});

describe('a subject before its period', () => {
  it('is known, and of the year that the period names', async () => {
    const purchase = (year: number): string =>
      `公务用车购置费${year}年决算数14.29万元，比年初预算数17.46万元减少3.17万元。其中购置1辆，支出15.29万元。`;
    expect(await said(purchase(2023))).toEqual([
      'error narrative/part-exceeds-whole 情况说明称“购置”为15.29万元，超过其总额“公务用车购置费”的14.29万元。',
    ]);
    expect(await said(purchase(2022))).toEqual([]);
  });
});
