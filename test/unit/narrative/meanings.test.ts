import { describe, expect, it } from 'vitest';
import { onLines } from '../../../src/model/place.ts';
import { readClaims } from '../../../src/narrative/read-claims.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { claimsOf, meanings } from '../../support/sentences.ts';

const GENERAL = '一般公共预算财政拨款支出决算情况说明';

describe('subjects by section', () => {
  it('are those of the accounts as a whole', () => {
    expect(
      meanings(
        '收入支出决算总体情况说明',
        '某某局2023年度收入支出总计12万元。',
        '2023年度收入总计12万元，其中：本年收入合计9万元，使用非财政拨款结余和专用结余1万元，年初结转和结余2万元。',
      ),
    ).toEqual([
      '收入支出总计 12 → income_expenditure_summary/income.grand_total/amount income_expenditure_summary/expenditure.grand_total/amount',
      '收入总计 12 → income_expenditure_summary/income.grand_total/amount',
      '本年收入合计 9 → income_expenditure_summary/income.current_total/amount income/total/current_total',
      '使用非财政拨款结余和专用结余 1 → income_expenditure_summary/income.non_fiscal_surplus_used/amount',
      '年初结转和结余 2 → income_expenditure_summary/income.opening_carryover/amount',
    ]);
  });

  it('mean other facts in another section', () => {
    const said = '基本支出8万元。';
    expect(meanings('支出决算情况说明', said)).toEqual(['基本支出 8 → expenditure/total/basic']);
    expect(meanings(GENERAL, said)).toEqual([
      '基本支出 8 → general_budget_expenditure/total/basic general_budget_basic_expenditure/total/amount',
    ]);
    expect(meanings('政府性基金预算财政拨款支出决算情况说明', said)).toEqual(['基本支出 8 → government_fund/total/expenditure.basic']);
    expect(meanings('机构设置情况说明', said)).toEqual(['基本支出 8 → ']);
  });

  it('may be the unit’s own income and expenditure', () => {
    expect(meanings('收入决算情况说明', '2023年度，本单位收入为9万元。')).toEqual([
      '本单位收入 9 → income_expenditure_summary/income.current_total/amount income/total/current_total',
    ]);
    expect(meanings('支出决算情况说明', '2023年度，我部门支出为8万元，所属单位支出2万元。')).toEqual([
      '我部门支出 8 → income_expenditure_summary/expenditure.current_total/amount expenditure/total/current_total',
      '所属单位支出 2 → ',
    ]);
  });

  it('are those of the list that they stand in', () => {
    expect(
      meanings('收支决算情况说明', '本年支出合计20万元，其中：基本支出8万元；一般公共预算财政拨款支出12万元，其中：基本支出7万元。'),
    ).toEqual([
      '本年支出合计 20 → income_expenditure_summary/expenditure.current_total/amount expenditure/total/current_total',
      '基本支出 8 → expenditure/total/basic',
      '一般公共预算财政拨款支出 12 → general_budget_expenditure/total/total appropriation_summary/expenditure.current_total/general_public_budget',
      '基本支出 7 → general_budget_expenditure/total/basic general_budget_basic_expenditure/total/amount',
    ]);
  });

  it('keep their facts where a list of details follows the last of them', () => {
    expect(
      meanings(
        '财政拨款“三公”经费支出决算情况说明',
        '因公出国（境）费支出决算0万元；公务接待费支出决算2万元。具体情况如下：',
        '（1）因公出国（境）费0万元。',
        '（2）公务接待费2万元。',
      ),
    ).toEqual([
      '因公出国（境）费支出 0 → three_public/actual/overseas',
      '公务接待费支出 2 → three_public/actual/reception',
      '因公出国（境）费 0 → three_public/actual/overseas',
      '公务接待费 2 → three_public/actual/reception',
    ]);
  });

  it('only say which money paid, in sections on single costs', () => {
    const said =
      '公务用车购置及运行维护费支出预算5万元（其中：一般公共预算支出5万元；政府性基金预算支出0万元），支出决算4万元（其中：一般公共预算支出4万元）。';
    expect(meanings('财政拨款“三公”经费支出决算情况说明', said)).toEqual([
      '公务用车购置及运行维护费支出 5 → three_public/budget/vehicle',
      '一般公共预算支出 5 → ',
      '政府性基金预算支出 0 → ',
      '公务用车购置及运行维护费支出 4 → three_public/actual/vehicle',
      '一般公共预算支出 4 → ',
    ]);
  });

  it('are those of all money in 基本支出情况 below 支出决算情况说明', () => {
    const base = (title: string): string[] | undefined =>
      claimsOf({ title, paragraphs: ['人员支出7万元，占基本支出的70%。'] }).find(({ kind }) => kind === 'share')?.baseFacts;
    expect(base('支出决算情况说明 / 基本支出情况')).toEqual(['expenditure/total/basic']);
    expect(base(`${GENERAL} / 基本支出情况`)).toContain('general_budget_expenditure/total/basic');
    expect(base('支出决算情况说明 / 一般公共预算基本支出情况')).toContain('general_budget_expenditure/total/basic');
  });

  it('are not known by the end of a longer phrase', () => {
    const claims = meanings('支出决算情况说明', '下属单位基本支出3万元，另行安排的项目支出2万元，本部门及所属单位基本支出5万元。');
    expect(claims).toEqual(['下属单位基本支出 3 → ', '另行安排的项目支出 2 → ', '基本支出 5 → expenditure/total/basic']);
  });

  it('of a section keep the account of the section above it', () => {
    const said = '教育支出（类）9万元，基本支出8万元。';
    expect(meanings(`${GENERAL} / 支出决算具体情况`, said)).toEqual(meanings(GENERAL, said));
    expect(meanings(`${GENERAL} / 财政拨款支出决算结构情况`, said)).toEqual(meanings(GENERAL, said));
    expect(meanings('收支决算情况说明 / 支出决算情况', said)).toEqual(meanings('支出决算情况说明', said));
  });

  it('are those of the fund in a section on its income and expenditure', () => {
    expect(meanings('一般公共预算收入支出决算情况', '2023年度一般公共预算收入合计9万元，本年支出8万元。')[1]).toBe(
      '本年支出 8 → general_budget_expenditure/total/total appropriation_summary/expenditure.current_total/general_public_budget',
    );
    const [, share] = claimsOf({ title: GENERAL, paragraphs: ['2023年度一般公共预算财政拨款支出8万元，占本年支出的80%。'] });
    expect(share?.baseFacts).toContain('income_expenditure_summary/expenditure.current_total/amount');
  });

  it('are no facts in what is said of the next budget', () => {
    const next = '2024年度“三公”经费预算5万元，其中：公务接待费5万元。公务用车运行维护费0万元。';
    expect(meanings('“三公”经费支出决算情况说明', next, '2023年度公务接待费4万元。')).toEqual([
      '“三公”经费 5 → ',
      '公务接待费 5 → ',
      '公务用车运行维护费 0 → ',
      '公务接待费 4 → three_public/actual/reception',
    ]);
    expect(meanings('2024年“三公”经费预算情况', '公务接待费5万元。')).toEqual(['公务接待费 5 → ']);
    expect(meanings('“三公”经费支出决算情况说明', '2024年度公务接待费5万元。')).toEqual(['公务接待费 5 → three_public/actual/reception']);
  });

  it('may be named behind what they were spent for', () => {
    expect(meanings('“三公”经费支出决算情况说明', '2023年执行公务、开展业务活动的公务用车购置及运行费决算支出7万元。')).toEqual([
      '公务用车购置及运行费 7 → three_public/actual/vehicle',
    ]);
  });

  it('are those of the title where no heading stands above the text', () => {
    const text = { text: '公务接待费4万元。', source: onLines(2) };
    const section = { level: 1, title: '', number: '', kind: 'other', pages: null, lines: null, paragraphs: [text], children: [] } as const;
    const read = (title: string, words = text.text): string[][] => {
      const document = {
        title,
        sections: [{ ...section, paragraphs: [{ ...text, text: words }], children: [] }],
        facts: [],
        tables: [],
        fiscalYear: 2023,
      };
      return readClaims({ document, forms: loadForms() }).map(({ facts }) => facts);
    };
    expect(read('云溪县文化馆2023年度“三公”经费决算公开')).toEqual([['three_public/actual/reception']]);
    expect(read('云溪县文化馆2023年度单位决算', '全年共支出4万元。')).toEqual([]);
    expect(read('云溪县文化馆2023年度单位决算')).toEqual([['three_public/actual/reception']]);
  });

  it('of several names together are none of them', () => {
    expect(meanings('支出决算情况说明', '上缴上级支出、经营支出共3万元。')).toEqual(['上缴上级支出、经营支出 3 → ']);
  });

  it('are not income and expenditure in one', () => {
    const both = meanings('财政拨款收入支出决算总体情况说明', '财政拨款收入9万元，支出8万元。');
    expect(both[1]).toBe('支出 8 → ');
  });

  it('are those of the fund in a section on one, where 收入 or 支出 stands alone', () => {
    const FUND = '政府性基金预算财政拨款收入支出决算情况说明';
    const spent = 'government_fund/total/expenditure.total appropriation_summary/expenditure.current_total/government_fund';
    expect(meanings(FUND, '政府性基金预算财政拨款收入9万元，支出8万元。')[1]).toBe(`支出 8 → ${spent}`);
    expect(meanings(FUND, '2023年度支出8万元，其中：基本支出3万元。')[0]).toBe(`支出 8 → ${spent}`);
    expect(meanings('国有资本经营预算财政拨款支出决算情况说明', '2023年度支出8万元，全部为项目支出。')[0]).toMatch(
      /^支出 8 → state_capital\/total\/expenditure.total /,
    );
    // Behind an item they are the item's.
    expect(meanings(FUND, '1.其他支出（类）彩票公益金安排的支出（款）：收入9万元，支出8万元。').at(-1)).not.toContain('total');
    expect(meanings(FUND, '主要用于修缮。支出8万元。')[0]).not.toContain('total');
  });

  it('that have themselves as a part state more than their phrase says', () => {
    expect(meanings('财政拨款收入支出决算总体情况说明', '财政拨款收入9万元，其中：本年收入8万元，年初财政拨款结转和结余1万元。')).toEqual([
      '财政拨款收入 9 → ',
      '本年收入 8 → appropriation_summary/income.current_total/amount income/total/appropriation',
      '年初财政拨款结转和结余 1 → appropriation_summary/income.opening_carryover/amount',
    ]);
  });
});

describe('functional items', () => {
  const finals = (paragraph: string, title = GENERAL): string[] =>
    claimsOf({ title, paragraphs: [paragraph] }).flatMap(({ measure, facts }) => (measure === 'final' ? facts : []));

  it.each([
    '社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为3万元，支出决算为2万元。',
    '1.社会保障和就业支出(类)行政事业单位养老支出(款)行政单位离退休(项)2万元。',
    '社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）年初预算3万元，支出决算2万元。',
    '社会保障和就业支出（208类）行政事业单位养老支出（05款）行政单位离退休（01项）2万元。',
    '3.2080501行政单位离退休支出决算2万元。',
    '2080501 行政单位离退休2万元',
    '2080501-行政单位离退休支出2万元。',
    '3、行政单位离退休（2080501）2万元。',
    '行政单位离退休（2080501）年初预算数为3万元，支出决算数为2万元。',
    '社会保障和就业（类）行政事业单位离退休（款）行政单位离退休（项）支出2万元。',
  ])('are found by path and by code: %s', (paragraph) => {
    expect(finals(paragraph)).toEqual(['general_budget_expenditure/2080501/total']);
  });

  it('of one name are told apart by their path', () => {
    expect(finals('教育支出（类）教育管理事务（款）行政运行（项）2万元。')).toEqual(['general_budget_expenditure/2050101/total']);
    expect(finals('农林水支出（类）林业和草原（款）行政运行（项）2万元。')).toEqual(['general_budget_expenditure/2130201/total']);
    expect(finals('行政运行支出2万元。')).toEqual([]);
  });

  it('go on from the path before them', () => {
    expect(finals('教育支出（类）9万元，其中：教育管理事务（款）5万元，一般行政管理事务（项）4万元。')).toEqual([
      'general_budget_expenditure/205/total',
      'appropriation_summary/expenditure.205/general_public_budget',
      'general_budget_expenditure/20501/total',
      'general_budget_expenditure/2050102/total',
    ]);
  });

  it('have the keys of their section', () => {
    expect(finals('教育支出（类）9万元。', '支出决算情况说明')).toEqual([
      'expenditure/205/current_total',
      'income_expenditure_summary/expenditure.205/amount',
    ]);
    expect(finals('2120801征地和拆迁补偿支出9万元。', '政府性基金预算财政拨款支出决算情况说明')).toEqual([
      'government_fund/2120801/expenditure.total',
    ]);
  });

  it('name the figures of the next paragraph', () => {
    const claims = claimsOf({
      title: GENERAL,
      paragraphs: ['1.教育支出（类）教育管理事务（款）行政运行（项）。', '年初预算为3万元，支出决算为2万元，完成年初预算的66.67%。'],
    });
    expect(claims.map(({ subject }) => subject)).toEqual(Array(3).fill('教育支出（类）教育管理事务（款）行政运行（项）'));
    expect(claims[1]?.facts).toEqual(['general_budget_expenditure/2050101/total']);
  });

  it('stand in headings too', () => {
    const title = `${GENERAL} / 教育支出（类）教育管理事务（款）行政运行（项）`;
    expect(meanings(title, '支出决算为2万元。')).toEqual([
      '教育支出（类）教育管理事务（款）行政运行（项） 2 → general_budget_expenditure/2050101/total',
    ]);
  });
});

describe('economic items', () => {
  it('are those of basic expenditure', () => {
    expect(
      meanings(
        '一般公共预算财政拨款基本支出决算情况说明',
        '人员经费9万元，主要包括：基本工资5万元、津贴补贴、住房公积金4万元；公用经费3万元，主要包括办公费1万元、302商品和服务支出2万元。',
      ),
    ).toEqual([
      '人员经费 9 → general_budget_expenditure/total/basic.personnel general_budget_basic_expenditure/total.personnel/amount',
      '基本工资 5 → general_budget_basic_expenditure/30101/amount',
      '住房公积金 4 → general_budget_basic_expenditure/30113/amount',
      '公用经费 3 → general_budget_expenditure/total/basic.public general_budget_basic_expenditure/total.public/amount',
      '办公费 1 → general_budget_basic_expenditure/30201/amount',
      '302商品和服务支出 2 → general_budget_basic_expenditure/302/amount',
    ]);
  });
});

describe('other matters', () => {
  it('are the three public expenses with their budget', () => {
    const claims = claimsOf({
      title: '财政拨款“三公”经费支出决算情况说明',
      paragraphs: ['“三公”经费支出预算为9万元，支出决算为8万元，完成预算的88.89%。其中：公务用车购置及运行维护费支出5万元。'],
    });
    expect(claims.map(({ facts, baseFacts, partOf }) => [facts, baseFacts, partOf])).toEqual([
      [['three_public/budget/total'], [], null],
      [['three_public/actual/total'], [], null],
      [['three_public/actual/total'], ['three_public/budget/total'], null],
      [['three_public/actual/vehicle'], [], 1],
    ]);
  });

  it('know a number of vehicles from money for them', () => {
    expect(meanings('财政拨款“三公”经费支出决算情况说明', '公务用车购置支出5万元，公务用车购置数1辆，国内公务接待3批次、20人次。')).toEqual(
      ['公务用车购置支出 5 → three_public/actual/vehicle.purchase', '公务用车购置数 1 → ', '国内公务接待 3 → ', '国内公务接待 20 → '],
    );
  });

  it('are procurement and assets', () => {
    expect(
      meanings(
        '政府采购支出情况',
        '政府采购支出总额9万元，其中：政府采购货物支出4万元、政府采购服务支出5万元。授予中小企业合同金额3万元。',
      ),
    ).toEqual([
      '政府采购支出总额 9 → disclosure_statistics/procurement.total/amount',
      '政府采购货物支出 4 → disclosure_statistics/procurement.goods/amount',
      '政府采购服务支出 5 → disclosure_statistics/procurement.services/amount',
      '授予中小企业合同金额 3 → ',
    ]);
    expect(meanings('国有资产占用情况', '本单位共有车辆3辆，单价100万元以上专用设备1台（套）。')).toEqual([
      '车辆 3 → disclosure_statistics/vehicles.total/amount',
      '单价100万元以上专用设备 1 → disclosure_statistics/equipment.over_1m/amount',
    ]);
  });

  it('of evaluated projects are parts of what the tables state', () => {
    const claims = claimsOf({
      title: '预算绩效情况说明',
      paragraphs: ['组织对2023年度12个项目开展绩效自评，涉及一般公共预算项目支出9万元，占一般公共预算项目支出总额的90%。'],
    });
    expect(claims.map(({ kind, facts, baseFacts }) => [kind, facts, baseFacts])).toEqual([
      ['count', [], []],
      ['amount', [], []],
      ['share', [], ['general_budget_expenditure/total/project']],
    ]);
  });
});

describe('parts of a budget', () => {
  const SECTION = '“三公”经费支出决算情况说明';

  it('state the budget until they state what was spent', () => {
    expect(meanings(SECTION, '2023年“三公”经费预算为20万元，其中：公务接待费9万元，公务用车运行维护费预算11万元，决算7万元。')).toEqual([
      '“三公”经费 20 → three_public/budget/total',
      '公务接待费 9 → three_public/budget/reception',
      '公务用车运行维护费 11 → three_public/budget/vehicle.operation',
      '公务用车运行维护费 7 → three_public/actual/vehicle.operation',
    ]);
    expect(meanings(SECTION, '2023年“三公”经费预算总计21万元，其中：公务接待11万元，公务用车运行费用10万元。')).toEqual([
      '“三公”经费 21 → three_public/budget/total',
      '公务接待 11 → three_public/budget/reception',
      '公务用车运行费用 10 → three_public/budget/vehicle.operation',
    ]);
  });

  it('are what was spent where the whole states that, too', () => {
    expect(meanings(SECTION, '“三公”经费预算为20万元，支出决算为9万元，其中：公务接待费9万元。')).toContain(
      '公务接待费 9 → three_public/actual/reception',
    );
  });

  it('change by what no table states', () => {
    const [, , change] = claimsOf({ title: SECTION, paragraphs: ['“三公”经费预算为20万元，其中：公务接待费9万元，比上年减少2万元。'] });
    expect(change).toMatchObject({ kind: 'change', facts: [], baseFacts: [] });
  });
});

describe('names of the classification', () => {
  it('of items below aid to other regions are those of classes in sentences', () => {
    expect(meanings('支出决算情况说明', '医疗卫生支出38万元，教育支出2万元。')).toEqual([
      '医疗卫生支出 38 → expenditure/210/current_total income_expenditure_summary/expenditure.210/amount',
      '教育支出 2 → expenditure/205/current_total income_expenditure_summary/expenditure.205/amount',
    ]);
  });

  it('其他支出 is the class among items of the classification only', () => {
    expect(meanings('支出决算情况说明', '基本支出70万元，其中：医疗业务支出58万元，管理费用11万元，其他支出1万元。').at(-1)).toBe(
      '其他支出 1 → ',
    );
    expect(meanings('支出决算情况说明', '本年支出合计70万元，其中：教育支出69万元，其他支出1万元。').at(-1)).toBe(
      '其他支出 1 → expenditure/229/current_total income_expenditure_summary/expenditure.229/amount',
    );
  });
});

describe('wordings of the “三公” costs', () => {
  const SECTION = '“三公”经费支出决算情况说明';

  it.each([
    ['2023年区级“三公”经费公共财政拨款支出13万元。', '“三公”经费公共财政拨款支出 13 → three_public/actual/total'],
    ['州本级“三公”经费支出决算汇总数11万元。', '“三公”经费支出 11 → three_public/actual/total'],
    ['2023年度“三公”经费合计支出20万元。', '“三公”经费合计支出 20 → three_public/actual/total'],
    ['全部为公务用车运行维护费11万元。', '公务用车运行维护费 11 → three_public/actual/vehicle.operation'],
    ['2023年车辆运行维护费支出13万元。', '车辆运行维护费支出 13 → three_public/actual/vehicle.operation'],
    ['年末公务用车保有8辆。', '年末公务用车 8 → '],
  ])('%s', (sentence, expected) => {
    expect(meanings(SECTION, sentence)).toEqual([expected]);
  });

  it('of changes may name the spending behind the word of direction', () => {
    const [, change] = claimsOf({ title: SECTION, paragraphs: ['“三公”经费支出13万元，比上年减少支出6万元，下降31.6%。'] });
    expect(change).toMatchObject({ kind: 'change', value: '6', direction: '减少', base: '上年', facts: ['three_public/actual/total'] });
  });

  it('减少为 states the new amount, 减少额为 and a comparison a change', () => {
    const kinds = (sentence: string): string[] =>
      claimsOf({ title: SECTION, paragraphs: [sentence] }).map(({ kind, value }) => `${kind} ${value}`);
    expect(kinds('公务接待费支出减少为3万元。')).toEqual(['amount 3']);
    expect(kinds('公务接待费支出减少额为3万元。')).toEqual(['change 3']);
    expect(kinds('公务接待费支出比上年减少为3万元。')).toEqual(['change 3']);
  });
});

describe('the spending of the year behind the budget of an item', () => {
  const ITEM = '住房保障支出（类）住房改革支出（款）住房公积金（项）';
  const ITEM_FACTS = 'general_budget_expenditure/2210201/total';

  it.each(['当年支出决算为', '本年支出决算数为', '本年度支出'])('is that of the item: %s', (words) => {
    expect(meanings(GENERAL, `${ITEM}，主要用于单位缴存，年初预算为5万元，${words}4万元。`)).toEqual([
      `${ITEM} 5 → `,
      `${ITEM} 4 → ${ITEM_FACTS}`,
    ]);
  });

  it('is that of the year where no budget of an item was stated', () => {
    expect(meanings('支出决算情况说明', '年初预算为5万元，本年支出决算为4万元。').at(-1)).toContain('expenditure/total/current_total');
    expect(meanings(GENERAL, `${ITEM}，年初预算为5万元，支出决算为4万元。`, '本年支出9万元。').at(-1)).toContain(
      'general_budget_expenditure/total',
    );
  });
});

describe('the whole of a share', () => {
  it('is the “三公” cost where their section says 总支出', () => {
    const [, share] = claimsOf({
      title: '一般公共预算财政拨款“三公”经费支出决算情况说明',
      paragraphs: ['其中：公务接待费支出决算4,895.00元，占总支出决算的77.90%。'],
    });
    expect(share).toMatchObject({ kind: 'share', base: '总支出决算', baseFacts: ['three_public/actual/total'] });
  });
});
