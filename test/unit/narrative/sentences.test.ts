import { describe, expect, it } from 'vitest';
import { claimLine, claimsOf, lines } from '../../support/sentences.ts';

const OVERALL = '收入支出决算总体情况说明';
const EXPENDITURE = '支出决算情况说明';
const GENERAL = '一般公共预算财政拨款支出决算情况说明';

describe('amounts, changes and growth', () => {
  it('of one subject are one statement, with the period they are compared with', () => {
    expect(lines(OVERALL, '2023年度收、支总计均为1000.5万元。与2022年度相比，收、支总计各增加20.5万元，增长2.09%。')).toEqual([
      '1 amount/final 收、支总计 = 1000.5 万元',
      '1 change/final 收、支总计 = 20.5 万元 增加 ~2022年度',
      '1 growth/final 收、支总计 = 2.09 % 增长 ~2022年度',
    ]);
  });

  it.each([
    ['比上年增加2万元，增幅为4%', '增加', '增长'],
    ['较上年减少2万元，降幅4%', '减少', '下降'],
    ['比2022年决算数降低2万元，下降4个百分点', '下降', '下降'],
    ['较2022年压减2万元，减幅达4%', '减少', '下降'],
    ['同比上升2万元，上涨4%', '增长', '增长'],
    ['比上年增加（减少）2万元，增长（下降）4%', '增加', '增长'],
  ])('have the direction of their words: %s', (words, change, growth) => {
    const claims = claimsOf({ title: EXPENDITURE, paragraphs: [`基本支出50万元，${words}。`] });
    expect(claims.map(({ kind, direction }) => [kind, direction])).toEqual([
      ['amount', null],
      ['change', change],
      ['growth', growth],
    ]);
  });

  it('may be said on comparable terms', () => {
    expect(lines(EXPENDITURE, '项目支出9万元，按同口径同比增加1万元，按可比口径增长12.5%。').slice(1)).toEqual([
      '1 change/final 项目支出 = 1 万元 增加',
      '1 growth/final 项目支出 = 12.5 % 增长',
    ]);
  });

  it('are those of the whole behind its part where the rate bears that out, and of the part otherwise', () => {
    const said = (rate: string): string[] =>
      lines('收入决算情况说明', `2023年度收入总计90万元，其中年初结转和结余20万元，较2022年增加10万元，增长${rate}%；本年收入合计70万元。`);
    expect(said('12.5')).toEqual([
      '1 amount/final 收入总计 = 90 万元',
      '2<1 amount/final 年初结转和结余 = 20 万元',
      '1 change/final 收入总计 = 10 万元 增加 ~2022年',
      '1 growth/final 收入总计 = 12.5 % 增长 ~2022年',
      '3<1 amount/final 本年收入合计 = 70 万元',
    ]);
    expect(said('100').slice(2, 4)).toEqual([
      '2<1 change/final 年初结转和结余 = 10 万元 增加 ~2022年',
      '2<1 growth/final 年初结转和结余 = 100 % 增长 ~2022年',
    ]);
    expect(said('50').slice(2, 3)).toEqual(['2<1 change/final 年初结转和结余 = 10 万元 增加 ~2022年']);
    expect(said('12.50').slice(2, 3)).toEqual(['1 change/final 收入总计 = 10 万元 增加 ~2022年']);
    expect(said('13.0').slice(2, 3)).toEqual(['2<1 change/final 年初结转和结余 = 10 万元 增加 ~2022年']);
  });

  it('keep a word of direction that contradicts the one before it', () => {
    expect(lines(EXPENDITURE, '项目支出9万元，比上年增加1万元，下降10%。').slice(1)).toEqual([
      '1 change/final 项目支出 = 1 万元 增加 ~上年',
      '1 growth/final 项目支出 = 10 % 下降 ~上年',
    ]);
  });

  it('may lack a unit', () => {
    expect(lines(EXPENDITURE, '项目支出9，比上年增加1.5万元，增长20.00。')).toEqual([
      '1 amount/final 项目支出 = 9',
      '1 change/final 项目支出 = 1.5 万元 增加 ~上年',
      '1 growth/final 项目支出 = 20.00 增长 ~上年',
    ]);
  });

  it('have a prior amount where one is stated', () => {
    const subject = '收入总计';
    const expected = [
      `1 amount/final ${subject} = 10 万元`,
      `1 amount/prior ${subject} = 8 万元`,
      `1 change/final ${subject} = 2 万元 增加 ~2022年`,
    ];
    expect(lines(OVERALL, '2023年度收入总计10万元。与2022年8万元相比，增加2万元。')).toEqual(expected);
    expect(lines(OVERALL, '2023年度收入总计10万元，比2022年的8万元增加2万元。')).toEqual(expected);
  });

  it('may compare with a budget and its amount', () => {
    expect(lines(EXPENDITURE, '项目支出9万元，与年初预算8万元相比增加1万元，增长12.5%。')).toEqual([
      '1 amount/final 项目支出 = 9 万元',
      '1 amount/initial_budget 项目支出 = 8 万元',
      '1 change/final 项目支出 = 1 万元 增加 ~年初预算',
      '1 growth/final 项目支出 = 12.5 % 增长 ~年初预算',
    ]);
  });

  it('may start from an amount that is level with the new one', () => {
    expect(lines(EXPENDITURE, '项目支出9万元，较上年9万元持平，较2021年8万元增加1万元。')).toEqual([
      '1 amount/final 项目支出 = 9 万元',
      '1 amount/prior 项目支出 = 9 万元',
      '1 amount/prior 项目支出 = 8 万元',
      '1 change/final 项目支出 = 1 万元 增加 ~2021年',
    ]);
  });

  it('may have their subject behind the comparison', () => {
    expect(lines(OVERALL, '收、支总计9万元。与上年相比收、支总计各增加1万元，增长12.5%。').slice(1)).toEqual([
      '1 change/final 收、支总计 = 1 万元 增加 ~上年',
      '1 growth/final 收、支总计 = 12.5 % 增长 ~上年',
    ]);
  });

  it('of the account behind a purpose are said of what the purpose is about', () => {
    expect(lines(EXPENDITURE, '项目支出9万元，主要用于保障校舍的维修，年初预算为10万元，完成年初预算的90%。')).toEqual([
      '1 amount/final 项目支出 = 9 万元',
      '1 amount/initial_budget 项目支出 = 10 万元',
      '1 completion/final 项目支出 = 90 % ~年初预算',
    ]);
  });

  it('behind a purpose that spoke of an amount itself are said of that', () => {
    const claims = claimsOf({ title: EXPENDITURE, paragraphs: ['项目支出9万元，主要用于校舍维修5万元，完成预算的50%。'] });
    expect(claims.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['amount', '项目支出'],
      ['amount', '校舍维修'],
      ['completion', '校舍维修'],
    ]);
  });

  it('of all projects are not those of the part before', () => {
    const claims = claimsOf({ title: '财政拨款收支总体情况', paragraphs: ['财政拨款支出9万元。其中：基本支出6万元，项目支出3万元。'] });
    expect(claims.map(({ subject }) => subject)).toEqual(['财政拨款支出', '基本支出', '项目支出']);
  });

  it('behind a difference go on with the subject before it', () => {
    const claims = claimsOf({
      title: '“三公”经费支出决算情况说明',
      paragraphs: ['财政拨款安排的“三公”经费支出2万元，年初预算为3万元，差值为1万元，比上年减少0.5万元。'],
    });
    expect(claims.map(({ kind, subject, facts }) => [kind, subject, facts])).toEqual([
      ['amount', '“三公”经费支出', ['three_public/actual/total']],
      ['amount', '“三公”经费支出', ['three_public/budget/total']],
      ['change', '“三公”经费支出', ['three_public/actual/total']],
      ['change', '“三公”经费支出', ['three_public/actual/total']],
    ]);
    expect(claims[2]).toMatchObject({ value: '1', direction: null, base: '年初预算', baseFacts: ['three_public/budget/total'] });
  });

  it('may say that they were really spent', () => {
    expect(claimsOf({ title: '“三公”经费支出决算情况说明', paragraphs: ['2023年实际支出“三公”经费2.5万元。'] })[0]?.facts).toEqual([
      'three_public/actual/total',
    ]);
  });

  it('without a subject are said of the section', () => {
    expect(lines('预算绩效管理情况', '全年预算数9万元，执行数8万元，预算执行率88.89%。')).toEqual([
      '1 amount/adjusted_budget 预算绩效管理情况 = 9 万元',
      '1 amount/final 预算绩效管理情况 = 8 万元',
      '1 completion/other 预算绩效管理情况 = 88.89 %',
    ]);
  });

  it('of things are said of what stands behind them where nothing stands before', () => {
    expect(lines('预算绩效管理情况', '本部门2023年度共12个项目实施绩效自评，对3个项目开展重点评价。')).toEqual([
      '1 count/other 项目实施绩效自评 = 12 个',
      '2 count/other 项目开展重点评价 = 3 个',
    ]);
  });

  it('know a new amount from a change', () => {
    expect(lines(OVERALL, '收入总计由上年的8万元增加到10万元。')).toEqual([
      '1 amount/prior 收入总计 = 8 万元',
      '1 amount/final 收入总计 = 10 万元',
    ]);
  });

  it('belong to the year that is named', () => {
    expect(lines(OVERALL, '2022年度收入总计8万元，2023年度收入总计10万元。')).toEqual([
      '1 amount/prior 收入总计 = 8 万元',
      '1 amount/final 收入总计 = 10 万元',
    ]);
  });
});

describe('relations without a figure of their own', () => {
  it('go to the completion rate, else to the final figure', () => {
    expect(
      lines(GENERAL, '一般公共预算财政拨款支出年初预算为10万元，支出决算为8万元，完成年初预算的80%。决算数小于预算数的主要原因是节约。'),
    ).toEqual([
      '1 amount/initial_budget 一般公共预算财政拨款支出 = 10 万元',
      '1 amount/final 一般公共预算财政拨款支出 = 8 万元',
      '1 completion/final 一般公共预算财政拨款支出 = 80 % 小于 ~年初预算',
    ]);
    expect(lines(GENERAL, '一般公共预算财政拨款支出年初预算为0万元，支出决算为8万元，决算数大于预算数。').at(-1)).toBe(
      '1 amount/final 一般公共预算财政拨款支出 = 8 万元 大于 ~预算数',
    );
  });

  it.each(['与上年持平', '与上年相同', '和上年一致', '较上年无变化'])('level a figure with the year before: %s', (words) => {
    expect(lines(EXPENDITURE, `基本支出8万元，${words}。`)).toEqual(['1 amount/final 基本支出 = 8 万元 持平 ~上年']);
  });

  it('with an amount are a change against the budget', () => {
    expect(lines(GENERAL, '一般公共预算财政拨款支出决算8万元，决算数小于预算数2万元。').at(-1)).toBe(
      '1 change/final 一般公共预算财政拨款支出决算 = 2 万元 小于 ~预算数',
    );
  });

  it('find the statement of a subject that is named again', () => {
    const claims = lines(
      '财政拨款“三公”经费支出决算情况说明',
      '“三公”经费支出决算为3万元，其中：公务接待费支出决算1万元。',
      '公务接待费支出与上年持平。',
    );
    expect(claims.at(-1)).toBe('2<1 amount/final 公务接待费支出 = 1 万元 持平 ~上年');
  });
});

describe('clauses that only name what moved', () => {
  const THREE = '财政拨款“三公”经费支出决算情况说明';

  it('speak of it: the figures that follow are its own', () => {
    const text =
      '“三公”经费支出决算5万元，比上年增加1万元。其中，公务用车购置费与上年持平，公务用车运行维护费比预算无变化，比上年增加0.6万元；公务接待费与上年无增减变化，比预算减少0.2万元。';
    expect(lines(THREE, text)).toEqual([
      '1 amount/final “三公”经费支出 = 5 万元',
      '1 change/final “三公”经费支出 = 1 万元 增加 ~上年',
      '2<1 change/final 公务用车运行维护费 = 0.6 万元 增加 ~上年',
      '3<1 change/final 公务接待费 = 0.2 万元 减少 ~预算',
    ]);
  });

  it('may say which way it went before the figure does', () => {
    expect(lines(THREE, '“三公”经费支出决算5万元。公务接待费支出较上年有所减少，减少0.3万元，下降10%。').slice(1)).toEqual([
      '2 change/final 公务接待费支出 = 0.3 万元 减少 ~上年',
      '2 growth/final 公务接待费支出 = 10 % 下降 ~上年',
    ]);
  });

  it('level what was said of the subject before, and not what is spoken of', () => {
    const text = ['公务接待费支出决算1万元。', '“三公”经费支出决算3万元，其中：公务接待费支出比预算无变化，比上年无变化。'];
    expect(lines(THREE, ...text)).toEqual(['1 amount/final 公务接待费支出 = 1 万元 持平 ~预算', '2 amount/final “三公”经费支出 = 3 万元']);
  });
});

describe('a relation to the budget', () => {
  it('is that of the final figure, not of the budget that a reason states', () => {
    const text = ['公务接待费支出决算1万元。', '公务接待费支出决算大于预算数的情况：预算数为0，因此，公务接待费支出的决算数大于预算数。'];
    expect(lines('财政拨款“三公”经费支出决算情况说明', ...text)).toEqual([
      '1 amount/final 公务接待费支出 = 1 万元 大于 ~预算数',
      '2 amount/adjusted_budget 公务接待费支出 = 0',
    ]);
  });
});

describe('lists within lists', () => {
  it('of a part end with the next part of the same whole', () => {
    const text = '“三公”经费支出9万元，其中：公务用车运行维护费2万元，主要包括燃料费、维修费等费用；公务接待费支出7万元。';
    expect(lines('财政拨款“三公”经费支出决算情况说明', text)).toEqual([
      '1 amount/final “三公”经费支出 = 9 万元',
      '2<1 amount/final 公务用车运行维护费 = 2 万元',
      '3<1 amount/final 公务接待费支出 = 7 万元',
    ]);
  });
});

describe('shares and completion', () => {
  it('name their base', () => {
    expect(lines(EXPENDITURE, '基本支出8万元，占本年支出合计的40%；项目支出12万元，占比60%。')).toEqual([
      '1 amount/final 基本支出 = 8 万元',
      '1 share/final 基本支出 = 40 % ~本年支出合计',
      '2 amount/final 项目支出 = 12 万元',
      '2 share/final 项目支出 = 60 %',
    ]);
  });

  it.each(['完成年初预算的80%', '为年初预算的80%', '占年初预算的80%'])('of a budget are completion: %s', (words) => {
    expect(lines(GENERAL, `一般公共预算财政拨款支出8万元，${words}。`).at(-1)).toBe(
      '1 completion/final 一般公共预算财政拨款支出 = 80 % ~年初预算',
    );
  });

  it('state the budget beside the rate', () => {
    expect(lines(GENERAL, '一般公共预算财政拨款支出决算为8万元，完成预算10万元的80%。')).toEqual([
      '1 amount/final 一般公共预算财政拨款支出决算 = 8 万元',
      '1 amount/adjusted_budget 一般公共预算财政拨款支出决算 = 10 万元',
      '1 completion/final 一般公共预算财政拨款支出决算 = 80 % ~预算',
    ]);
  });

  it('have the whole of the list as base facts where they name none', () => {
    const [, , share] = claimsOf({ title: EXPENDITURE, paragraphs: ['本年支出合计20万元，其中：基本支出8万元，占40%。'] });
    expect(share).toMatchObject({ kind: 'share', base: '', partOf: 1 });
    expect(share?.baseFacts).toEqual(['income_expenditure_summary/expenditure.current_total/amount', 'expenditure/total/current_total']);
  });
});

describe('several figures', () => {
  it('are dealt out to the parts of a subject', () => {
    expect(lines(OVERALL, '收入总计、支出总计分别为12万元和11万元，分别比上年增加2万元、1万元。')).toEqual([
      '1 amount/final 收入总计、支出总计 = 12 万元',
      '2 amount/final 收入总计、支出总计 = 11 万元',
      '1 change/final 收入总计、支出总计 = 2 万元 增加 ~上年',
      '2 change/final 收入总计、支出总计 = 1 万元 增加 ~上年',
    ]);
  });

  it('share the unit of the last', () => {
    const claims = claimsOf({ title: OVERALL, paragraphs: ['收、支总计各是1125.49,1143.91万元。'] });
    expect(claims.map(({ value, unit, facts }) => [value, unit, facts.length])).toEqual([
      ['1125.49', '万元', 1],
      ['1143.91', '万元', 1],
    ]);
  });

  it('are dealt out to names', () => {
    expect(lines('政府采购支出情况', '货物、工程、服务支出分别为1万元、2万元和3万元。')).toEqual([
      '1 amount/final 货物 = 1 万元',
      '2 amount/final 工程 = 2 万元',
      '3 amount/final 服务支出 = 3 万元',
    ]);
  });

  it('are nobody’s where the parts are not as many', () => {
    const claims = claimsOf({ title: OVERALL, paragraphs: ['收、支总计分别为1万元、2万元和3万元。'] });
    expect(claims.map(({ facts }) => facts)).toEqual([[], [], []]);
  });
});

describe('reasons', () => {
  it('have figures of their own, not of the subject before', () => {
    const claims = claimsOf({
      title: OVERALL,
      paragraphs: ['收入总计10万元，比上年增加2万元，主要原因是项目支出增加，较上年增加1.5万元；支出总计10万元。'],
    });
    expect(claims.map(claimLine)).toEqual([
      '1 amount/final 收入总计 = 10 万元',
      '1 change/final 收入总计 = 2 万元 增加 ~上年',
      '2 change/other 项目支出 = 1.5 万元 增加 ~上年',
      '3 amount/final 支出总计 = 10 万元',
    ]);
    expect(claims[2]?.facts).toEqual([]);
  });

  it('end with the sentence', () => {
    expect(lines(EXPENDITURE, '基本支出8万元，主要用于人员。比上年增加1万元。').at(-1)).toBe('1 change/final 基本支出 = 1 万元 增加 ~上年');
  });
});

describe('brackets', () => {
  it('are read by themselves', () => {
    expect(lines('财政拨款“三公”经费支出决算情况说明', '公务接待费支出3万元（含外宾接待支出1万元），占“三公”经费支出的50%。')).toEqual([
      '1 amount/final 公务接待费支出 = 3 万元',
      '2<1 amount/final 外宾接待支出 = 1 万元',
      '1 share/final 公务接待费支出 = 50 % ~“三公”经费支出',
    ]);
  });

  it('behind a budget name no parts of what was spent', () => {
    expect(lines('财政拨款“三公”经费支出决算情况说明', '公务接待费支出预算3万元（其中：外宾接待支出2万元），支出决算1万元。')).toEqual([
      '1 amount/adjusted_budget 公务接待费支出 = 3 万元',
      '2 amount/final 外宾接待支出 = 2 万元',
      '1 amount/final 公务接待费支出 = 1 万元',
    ]);
  });

  it('in names stay with the names', () => {
    expect(lines('国有资产占用情况', '单位价值100万元（含）以上设备（不含车辆）3台（套）。')).toEqual([
      '1 count/final 单位价值100万元（含）以上设备（不含车辆） = 3 台（套）',
    ]);
  });
});

describe('places', () => {
  it('are those of the line that prints the figure', () => {
    const [first, second] = claimsOf({ title: EXPENDITURE, paragraphs: ['基本支出8万元。', '项目支出3万元。'] });
    expect([first?.source.line, second?.source.line]).toEqual([1, 2]);
    expect(second?.text).toBe('项目支出3万元。');
  });
});
