import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/model/indicator.ts';
import { claim, narrativeAnomalies, verdicts } from '../../support/claims.ts';

const TOTAL = 'expenditure/total/current_total';
const BASIC = 'expenditure/total/basic';
const FACTS = { [TOTAL]: '537.46', [BASIC]: '360.64' };

describe('an amount of the narrative', () => {
  const said = (value: string, unit = '万元'): string[] => verdicts(FACTS, [claim({ facts: [TOTAL], value, unit })]);

  it.each([
    ['the digits of the table', '537.46', '万元', []],
    ['one unit of the last digit off', '537.47', '万元', ['info narrative/amount-rounding']],
    ['digits cut off', '537.4', '万元', ['info narrative/amount-rounding']],
    ['two units off', '537.48', '万元', ['error narrative/amount-contradicts-table']],
    ['one digit wrong', '537.56', '万元', ['error narrative/amount-contradicts-table']],
    ['the amount in 元', '5374587.13', '元', []],
    ['the amount of 万元 with 元', '537.46', '元', ['error unit/claim-off-by-ten-thousand']],
    ['the amount in 元 without unit', '5374587.13', '', ['error unit/claim-without-unit']],
    ['nothing where there is something', '0', '万元', ['error narrative/amount-contradicts-table']],
  ])('with %s', (_, value, unit, expected) => {
    expect(said(value, unit)).toEqual(expected);
  });

  it('is only doubted where the cell of the table is blank', () => {
    const [anomaly] = narrativeAnomalies({ [TOTAL]: null }, [claim({ facts: [TOTAL], value: '5.00' })]);
    expect(anomaly).toMatchObject({ rule: 'narrative/amount-contradicts-table', severity: 'warning', origin: 'extraction' });
    expect(verdicts({ [TOTAL]: null }, [claim({ facts: [TOTAL], value: '0' })])).toEqual([]);
  });

  it('that is approximate or speaks of evaluated projects is left alone', () => {
    expect(verdicts(FACTS, [claim({ facts: [TOTAL], value: '500', text: '本年支出约500万元。' })])).toEqual([]);
    expect(verdicts(FACTS, [claim({ facts: [TOTAL], value: '139.80', section: '预算绩效情况说明' })])).toEqual([]);
  });

  describe('on the operating cost', () => {
    const ROW = 'disclosure_statistics/operating_cost';
    const both = { [`${ROW}.administrative/amount`]: '100.00', [`${ROW}.civil_service_managed/amount`]: '23.40' };
    const cost = (value: string, subject = '机关运行经费支出'): Claim => claim({ subject, facts: [], value });

    it.each([
      ['123.40', []],
      ['100.00', []],
      ['23.40', []],
      ['133.40', ['error narrative/amount-contradicts-table']],
    ])('of two kinds of institutions is that of one or of both: %s', (value, expected) => {
      expect(verdicts(both, [cost(value)])).toEqual(expected);
    });

    it('is left alone where it is that of others, or where one row is empty', () => {
      expect(verdicts(both, [cost('133.40', '下属单位机关运行经费支出')])).toEqual([]);
      expect(verdicts({ ...both, [`${ROW}.civil_service_managed/amount`]: '0.00' }, [cost('133.40')])).toEqual([]);
    });
  });

  it('agrees with one of several printings of a figure', () => {
    const facts = { ...FACTS, 'income_expenditure_summary/expenditure.current_total/amount': '537.50' };
    const keys = [TOTAL, 'income_expenditure_summary/expenditure.current_total/amount'];
    expect(verdicts(facts, [claim({ facts: keys, value: '537.50' })])).toEqual([]);
    expect(verdicts(facts, [claim({ facts: keys, value: '538.50' })])).toEqual(['error narrative/amount-contradicts-table']);
  });

  it('that is wrong in two sentences is one finding with both places', () => {
    const found = narrativeAnomalies(FACTS, [
      claim({ facts: [TOTAL], value: '538.46' }),
      claim({ facts: [TOTAL], value: '538.46', statement: 2 }),
    ]);
    expect(found.map(({ locations }) => locations.map(({ line }) => line))).toEqual([[101, 102, 1]]);
  });
});

describe('a wrong figure raises one alarm', () => {
  const share: Partial<Claim> = {
    kind: 'share',
    unit: '%',
    base: '本年支出合计',
    baseFacts: [TOTAL],
    statement: 2,
    subject: '基本支出',
    facts: [BASIC],
  };

  it('where the amount is wrong and its share follows from it, or from the table', () => {
    const wrong = claim({ subject: '基本支出', facts: [BASIC], value: '370.64', statement: 2 });
    expect(verdicts(FACTS, [wrong, claim({ ...share, value: '68.96' })])).toEqual(['error narrative/amount-contradicts-table']);
    expect(verdicts(FACTS, [wrong, claim({ ...share, value: '67.10' })])).toEqual(['error narrative/amount-contradicts-table']);
  });

  it('where only the share is wrong', () => {
    const right = claim({ subject: '基本支出', facts: [BASIC], value: '360.64', statement: 2 });
    expect(verdicts(FACTS, [right, claim({ ...share, value: '76.10' })])).toEqual(['error narrative/share-contradicts-amounts']);
  });

  it('where the sum of shares is wrong because one of them is', () => {
    const whole = claim({ facts: [TOTAL], value: '537.46' });
    const parts = [
      claim({ ...share, partOf: 1, value: '77.10', base: '' }),
      claim({ ...share, partOf: 1, value: '32.90', base: '', statement: 3, subject: '项目支出', facts: [] }),
    ];
    const amounts = [claim({ subject: '基本支出', facts: [BASIC], value: '360.64', statement: 2, partOf: 1 }), ...parts];
    expect(verdicts(FACTS, [whole, ...amounts])).toEqual(['error narrative/share-contradicts-amounts']);
  });
});

describe('change and growth', () => {
  const SUBJECT = { subject: '收入总计', facts: [] as string[] };
  const amount = (value: string, measure: 'final' | 'prior' = 'final') => claim({ ...SUBJECT, value, measure });
  const change = (value: string, direction: '增加' | '减少', unit = '万元') =>
    claim({ ...SUBJECT, kind: 'change', value, unit, direction, base: '上年' });
  const growth = (value: string, direction: '增长' | '下降') =>
    claim({ ...SUBJECT, kind: 'growth', value, unit: '%', direction, base: '上年' });

  it.each([
    ['all agree', [amount('462.37'), change('57.18', '减少'), growth('11.01', '下降')], []],
    [
      'the rate has two digits exchanged',
      [amount('462.37'), change('57.18', '减少'), growth('10.11', '下降')],
      ['error narrative/growth-contradicts-change'],
    ],
    ['the words disagree', [amount('0.03'), change('0.07', '增加'), growth('70', '下降')], ['error narrative/directions-conflict']],
    [
      'the unit of the change is wrong',
      [amount('86.57'), change('18.25', '增加', '元'), growth('26.71', '增长')],
      ['error unit/claim-off-by-ten-thousand'],
    ],
    [
      'the year before was nothing, growth is a hundred',
      [amount('0.05'), change('0.05', '增加'), growth('100', '增长')],
      ['error narrative/zero-base-rate'],
    ],
    [
      'the year before was nothing, growth too',
      [amount('9.05'), change('9.05', '增加'), growth('0', '增长')],
      ['warning narrative/zero-base-rate'],
    ],
    ['nothing changed', [amount('5.00'), change('0', '增加'), growth('0', '下降')], []],
    [
      'nothing changed, and yet it grew',
      [amount('5.00'), change('0', '增加'), growth('12.5', '增长')],
      ['error narrative/growth-contradicts-change'],
    ],
    [
      'the direction does not fit the two amounts',
      [amount('90.00'), amount('100.00', 'prior'), change('10.00', '增加')],
      ['error narrative/direction-contradicts-amounts'],
    ],
    [
      'the change is off',
      [amount('418.27'), amount('379.96', 'prior'), change('38.29', '增加')],
      ['error narrative/change-contradicts-amounts'],
    ],
    ['the change is a rounding off', [amount('418.27'), amount('379.96', 'prior'), change('38.30', '增加')], []],
    [
      'the rate of two amounts is wrong',
      [amount('120.00'), amount('100.00', 'prior'), growth('25', '增长')],
      ['error narrative/growth-contradicts-change'],
    ],
    ['the rate of two amounts is right', [amount('120.00'), amount('100.00', 'prior'), growth('20', '增长')], []],
    ['more was added than there is', [amount('3.00'), change('10.00', '增加')], ['warning narrative/direction-contradicts-amounts']],
    ['the rate is cut off', [amount('109.99'), change('9.99', '增加'), growth('9.9', '增长')], ['info narrative/rate-rounding']],
  ])('where %s', (_, claims, expected) => {
    expect(verdicts({}, claims)).toEqual(expected);
  });

  it('name the figure that does not go with the others', () => {
    const [anomaly] = narrativeAnomalies({}, [amount('120.00'), amount('100.00', 'prior'), change('25.00', '增加'), growth('20', '增长')]);
    expect(anomaly?.message).toContain('增减额可能有误');
    expect(
      narrativeAnomalies({}, [amount('120.00'), amount('90.00', 'prior'), change('20.00', '增加'), growth('20', '增长')])[0]?.message,
    ).toContain('上年数可能有误');
  });
});

describe('budgets', () => {
  const SUBJECT = { subject: '公务接待费', facts: [] as string[] };
  const pair = (final: string, budget: string) => [
    claim({ ...SUBJECT, value: budget, measure: 'adjusted_budget' as const }),
    claim({ ...SUBJECT, value: final }),
  ];
  const rate = (value: string, direction: '大于' | '小于' | '等于' | null = null) =>
    claim({ ...SUBJECT, kind: 'completion', value, unit: '%', direction, base: '预算' });

  it.each([
    ['a rate that fits', pair('580.14', '640.00'), rate('90.65'), []],
    ['a rate rounded twice', pair('580.14', '640.00'), rate('90.7'), ['info narrative/rate-rounding']],
    ['a rate that does not fit', pair('580.14', '640.00'), rate('96.65'), ['error narrative/completion-contradicts-amounts']],
    ['the wrong word', pair('580.14', '640.00'), rate('90.65', '大于'), ['error narrative/direction-contradicts-amounts']],
    [
      'a word where the amounts are printed alike',
      pair('4.00', '4.00'),
      rate('100', '小于'),
      ['warning narrative/direction-contradicts-amounts'],
    ],
    ['nothing of nothing', pair('0', '0'), rate('0', '小于'), ['warning narrative/direction-of-nothing', 'info narrative/rate-of-nothing']],
    ['something of nothing', pair('0.16', '0'), rate('0'), ['warning narrative/zero-base-rate']],
    [
      'a budget in 元 by mistake',
      [claim({ ...SUBJECT, value: '640.00', unit: '元', measure: 'adjusted_budget' }), claim({ ...SUBJECT, value: '580.14' })],
      rate('90.65'),
      ['error unit/claim-off-by-ten-thousand'],
    ],
  ])('with %s', (_, amounts, completion, expected) => {
    expect(verdicts({}, [...amounts, completion])).toEqual(expected);
  });
});

describe('figures that only sentences state', () => {
  const KEYS = ['actual/total', 'actual/overseas', 'actual/vehicle', 'actual/reception'].map((key) => `three_public/${key}`);
  const changes = (...values: readonly string[]) =>
    KEYS.map((key, at) =>
      claim({
        subject: key,
        facts: [key],
        kind: 'change',
        value: values[at]?.replace('-', '') ?? '0',
        direction: values[at]?.startsWith('-') === true ? '减少' : '增加',
        base: '上年',
        statement: at + 1,
      }),
    );

  it('add up with their signs', () => {
    expect(verdicts({}, changes('84.36', '81.70', '2.79', '-0.12'))).toEqual(['info narrative/sum-rounding']);
    expect(verdicts({}, changes('84.37', '81.70', '2.79', '-0.12'))).toEqual([]);
    expect(verdicts({}, changes('84.36', '81.70', '2.79', '0.12'))).toEqual(['error narrative/parts-sum']);
  });

  it('are the same each time', () => {
    const budget = (value: string, statement: number) => [
      claim({ facts: [TOTAL], value: '537.46', statement }),
      claim({ facts: [], measure: 'initial_budget', value, statement }),
    ];
    expect(verdicts(FACTS, [...budget('612.75', 1), ...budget('612.75', 2)])).toEqual([]);
    expect(verdicts(FACTS, [...budget('612.75', 1), ...budget('621.75', 2)])).toEqual(['error narrative/amounts-disagree']);
  });

  it('of trips abroad: persons and money of a complete list', () => {
    const subject = '因公出国（境）';
    const said = { subject, statement: 1, text: '共22人次。' };
    const trip = (persons: string, money: string) => [
      claim({ subject, kind: 'count', value: persons, unit: '人', measure: 'other', text: '一是…' }),
      claim({ subject, value: money, text: '一是…' }),
    ];
    const all = (first: string, money: string) => [
      claim({ ...said, kind: 'count', value: '22', unit: '人次', measure: 'other' }),
      ...trip(first, money),
      ...trip('5', '27.30'),
      ...trip('2', '1.74'),
    ];
    const facts = { 'three_public/actual/overseas': '123.53' };
    expect(verdicts(facts, all('15', '94.49'))).toEqual([]);
    expect(verdicts(facts, all('16', '94.49'))).toEqual(['error narrative/parts-sum']);
    expect(verdicts(facts, all('15', '94.94'))).toEqual(['error narrative/parts-sum']);
    expect(verdicts(facts, all('10', '60.00'))).toEqual([]);
  });
});

describe('a rate of an amount that its own sentence states otherwise than the table', () => {
  const facts = { [TOTAL]: '43.43' };
  const change = claim({ kind: 'change', facts: [TOTAL], value: '12.67', direction: '减少', base: '上年', statement: 2 });
  const growth = (value: string): Claim =>
    claim({ kind: 'growth', facts: [TOTAL], value, unit: '%', direction: '下降', base: '上年', statement: 2 });

  it('is held against both amounts: the wrong one is told once', () => {
    const amount = claim({ facts: [TOTAL], value: '41.25', statement: 1 });
    expect(verdicts(facts, [amount, change, growth('23.50')])).toEqual(['error narrative/amount-contradicts-table']);
    expect(verdicts(facts, [amount, change, growth('32.50')])).toEqual([
      'error narrative/amount-contradicts-table',
      'error narrative/growth-contradicts-change',
    ]);
  });
});
