import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';
import { disclosure } from '../../rules/example.ts';
import { claim, verdicts } from '../../support/claims.ts';

const GENERAL = '五、一般公共预算财政拨款支出决算情况说明';

async function log(...paragraphs: string[]) {
  const text = disclosure('云溪县水文站2023年度单位决算', '第三部分 2023年度单位决算情况说明', ...paragraphs);
  return extractDocument(new TextEncoder().encode(text), { file: 'x.txt' });
}

/** Warnings and errors on the narrative: rule and message. */
async function said(...paragraphs: string[]): Promise<string[]> {
  const { anomalies } = await log(...paragraphs);
  return anomalies
    .filter(({ rule, severity }) => /^narrative|section-subject/.test(rule) && severity !== 'info')
    .map(({ rule, message }) => `${rule} ${message}`);
}

describe('a total of both sides', () => {
  it('has no list of parts in one amount of each side', async () => {
    expect(await said('一、收入支出决算总体情况说明', '2023年度收支总计68.51万元。其中，本年收入65.82万元，本年支出66.53万元。')).toEqual(
      [],
    );
  });

  it('is no income where it is called 收入支出总体', async () => {
    const { document } = await log(
      '四、财政拨款收入支出决算总体情况说明',
      '财政拨款收入支出总体与上年相比，增加7.89万元，增长9.89%。与年初预算相比，年初预算数41.20万元，决算数54.35万元。',
    );
    expect(document.claims.every(({ facts }) => !facts.includes('income/total/appropriation'))).toBe(true);
    expect(document.claims.find(({ value }) => value === '54.35')?.facts).toContain('appropriation_summary/income.grand_total/amount');
  });
});

describe('what is left of a list', () => {
  it('is no other amount of the part before it', async () => {
    const { document } = await log(
      '二、收入决算情况说明',
      '收入合计65.82万元，其中：上级补助收入5.29万元，占8.0%；其余为事业收入和其他收入，共8.12万元。',
    );
    expect(document.claims.find(({ value }) => value === '8.12')?.facts).toEqual([]);
  });
});

describe('a path of the classification', () => {
  it('may name a 款 with a bracket of its own', async () => {
    const path = '1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）：支出决算为38.78万元。';
    expect(await said(GENERAL, path)).toEqual([]);
    expect(await said(GENERAL, path.replace('政府办公厅（室）及相关机构事务', '教育管理事务'))).not.toEqual([]);
  });
});

describe('a section on “三公” costs', () => {
  it('speaks of them by the names of their parts', async () => {
    const text = '1.因公出国（境）费支出0.00万元（其中：政府性基金预算支出0.00万元）。';
    expect(await said('（二）“三公”经费支出具体情况说明', text)).toEqual([]);
    expect(await said('（二）“三公”经费支出具体情况说明', '政府性基金预算支出3.00万元。')).toEqual([
      expect.stringContaining('completeness/section-subject'),
    ]);
  });
});

describe('shares', () => {
  it('lack as much of 100% as the rounded amounts of the parts lack of the whole', async () => {
    const costs = (overseas: string): string =>
      `“三公”经费支出19.73万元，其中：因公出国（境）费1.41万元，占${overseas}%；公务用车购置及运行维护费18.18万元，占92.14%；公务接待费0.13万元，占0.66%。`;
    expect(await said('七、财政拨款“三公”经费支出决算情况说明', costs('7.15'))).toEqual([]);
    expect(await said('七、财政拨款“三公”经费支出决算情况说明', costs('7.51'))).not.toEqual([]);
  });

  it('may be of the whole of their sentence, where several are, whatever it is called behind 占', async () => {
    const classes = (health: string): string =>
      `一般公共预算财政拨款支出200.00万元，主要用于以下方面（按大类）：教育支出120.00万元，占本年财政拨款支出60.00%；卫生健康支出50.00万元，占本年财政拨款支出${health}%；住房保障支出20.00万元，占本年财政拨款支出10.00%；农林水支出10.00万元，占本年财政拨款支出5.00%。`;
    const total = '财政拨款本年支出250.00万元。';
    expect(await said('四、财政拨款收入支出决算总体情况说明', total, GENERAL, classes('25.00'))).toEqual([]);
    const wrong = await said('四、财政拨款收入支出决算总体情况说明', total, GENERAL, classes('52.00'));
    expect(wrong).toEqual([expect.stringContaining('“卫生健康支出”占本年财政拨款支出的52.00%')]);
  });
});

describe('a part above its whole', () => {
  const [CURRENT, GRAND] = [
    'income_expenditure_summary/expenditure.current_total/amount',
    'income_expenditure_summary/expenditure.grand_total/amount',
  ] as const;
  const claims = [
    claim({ statement: 1, subject: '支出总计', facts: [GRAND], value: '68.51' }),
    claim({ statement: 2, partOf: 1, subject: '本年支出合计', facts: [CURRENT], value: '68.53' }),
  ];

  it('is left to the tables where they print both, as where another part is below zero', () => {
    expect(verdicts({ [GRAND]: '68.51', [CURRENT]: '68.53' }, claims)).toEqual([]);
    expect(verdicts({}, claims)).toContain('error narrative/part-exceeds-whole');
  });
});

describe('the rate by which the accounts differ from the budget', () => {
  const rates = (total: string, purchase: string): string =>
    `与全年预算相比，“三公”经费支出全年预算数25.00万元，决算数20.00万元，预决算差异率${total}%，主要原因是：厉行节约。其中：公务用车购置费全年预算数10.00万元，决算数12.00万元，预决算差异率${purchase}%；公务接待费全年预算数15.00万元，决算数8.00万元，预决算差异率-46.67%。`;
  const TITLE = '七、财政拨款“三公”经费支出决算情况说明';

  it('is that of the two amounts before it', async () => {
    expect(await said(TITLE, rates('-20.00', '20.00'))).toEqual([]);
    expect(await said(TITLE, rates('-25.00', '20.00'))).toEqual([
      'narrative/growth-contradicts-change “三公经费支出”的说明称预算数为25.00万元、决算数为20.00万元，据此计算比例应为-20.00%，而文字为-25.00%。',
    ]);
  });

  it('may be that of either of two budgets', async () => {
    const text = (rate: string): string =>
      `“三公”经费支出年初预算数40.00万元，全年预算数25.00万元，决算数20.00万元，预决算差异率${rate}%，主要原因是：厉行节约。`;
    expect(await said(TITLE, text('-50.00'))).toEqual([]);
    expect(await said(TITLE, text('-20.00'))).toEqual([]);
    expect(await said(TITLE, text('-30.00'))).toEqual([expect.stringContaining('据此计算比例应为-20.00%，而文字为-30.00%')]);
  });

  it('may leave out the minus where no other rate has one, and is told where one has', async () => {
    const alone = '三公经费支出全年预算数25.00万元，决算数20.00万元，预决算差异率20.00%。';
    expect(await said(TITLE, alone)).toEqual([]);
    expect(await said(TITLE, rates('20.00', '20.00'))).toEqual([expect.stringContaining('据此计算比例应为-20.00%，而文字为20.00%')]);
  });

  it('has no minus where more was spent than planned', async () => {
    expect(await said(TITLE, rates('-20.00', '-20.00'))).toEqual([expect.stringContaining('据此计算比例应为20.00%，而文字为-20.00%')]);
  });
});
