import { describe, expect, it } from 'vitest';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { type Fact, factKey } from '../../../src/model/fact.ts';
import type { Claim } from '../../../src/model/indicator.ts';
import { onPage } from '../../../src/model/place.ts';
import { proveReadings } from '../../../src/proof/prove-readings.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

const BASIC = 'expenditure/total/basic';
const ALL = 'income_expenditure_summary/expenditure.current_total/amount';
const BUDGET = 'three_public/budget/total';
const ACTUAL = 'three_public/actual/total';

/** A claim of a digital page. */
function claim(value: string, more: Partial<Claim> = {}): Claim {
  return {
    section: '支出决算情况说明',
    kind: 'amount',
    subject: '基本支出',
    measure: 'final',
    facts: [BASIC],
    value,
    unit: '万元',
    direction: null,
    base: '',
    baseFacts: [],
    statement: 1,
    partOf: null,
    text: `基本支出${value}万元。`,
    source: onPage(9, [50, 50, 300, 62]),
    ...more,
  };
}

/** The same claim, read from an image. */
const read = (own: Claim, confidence: number): Claim => ({ ...own, recognition: { confidence, candidates: [] } });

interface Doubted {
  facts: Record<string, string>;
  /** By key: the confidence in what was read, and what else it may be. */
  doubts: Record<string, { confidence: number; others: string[] }>;
  claims: Claim[];
}

function prove({ facts, doubts, claims }: Doubted) {
  const document = { ...factsDocument(facts), claims };
  for (const fact of document.facts) fact.confidence = doubts[factKey(fact)]?.confidence ?? 0.98;
  const doubtful = document.facts.flatMap((fact) => {
    const doubt = doubts[factKey(fact)];
    return doubt === undefined ? [] : [{ fact, alternatives: doubt.others.map((value) => ({ value, confidence: 0.3 })) }];
  });
  const proof = proveReadings(document, { doubts: doubtful }, EXAMPLE_FORMS.rules);
  const of = (key: string): Fact | undefined => {
    const fact = document.facts.find((each) => factKey(each) === key);
    return fact === undefined ? undefined : (proof.facts.get(fact) ?? fact);
  };
  return { of, anomalies: proof.findings.map(toAnomaly) };
}

/** What becomes of 146.11, which may be 446.11, under claims. */
function settled(claims: Claim[], { confidence = 0.6, value = '146.11', others = ['446.11'] } = {}) {
  const { of, anomalies } = prove({ facts: { [BASIC]: value }, doubts: { [BASIC]: { confidence, others } }, claims });
  return { fact: of(BASIC), rules: anomalies.map(({ rule }) => rule), anomalies };
}

describe('a sentence that states a figure', () => {
  it('proves the reading that it prints, and is named with its place', () => {
    const { fact, anomalies } = settled([claim('446.11')]);
    expect(fact).toMatchObject({
      value: '446.11',
      raw: '146.11',
      confidence: 0.99,
      repairs: [{ rule: 'ocr/proved-reading', before: '146.11', after: '446.11', identity: 'claim/amount' }],
    });
    expect(anomalies).toMatchObject([{ rule: 'ocr/proved-reading', facts: [BASIC], locations: [{ line: 1 }, { page: 9 }] }]);
    expect(anomalies[0]?.message).toContain('文字说明“基本支出”446.11万元');
  });

  it('confirms a figure, also one without other readings, and then nothing is said', () => {
    expect(settled([claim('146.11')])).toMatchObject({ fact: { value: '146.11', confidence: 0.99, repairs: [] }, rules: [] });
    expect(settled([claim('146.11')], { others: [] })).toMatchObject({ fact: { confidence: 0.99 }, rules: [] });
    expect(settled([claim('1461100', { unit: '元' })])).toMatchObject({ fact: { value: '146.11', confidence: 0.99 } });
  });

  it('proves only the digits that it prints', () => {
    const doubt = { value: '446.11', others: ['146.11'] };
    expect(settled([claim('446.1')], doubt)).toMatchObject({ fact: { value: '446.11', confidence: 0.99 }, rules: [] });
    // Rounding leaves both.
    const both = { value: '446.11', others: ['446.12'] };
    expect(settled([claim('446.1')], both)).toMatchObject({ fact: { value: '446.11', confidence: 0.6 }, rules: ['ocr/doubtful-reading'] });
    // The digit behind is in doubt as well.
    const tail = { value: '446.11', others: ['146.11', '446.14'] };
    expect(settled([claim('446.1')], tail)).toMatchObject({ fact: { confidence: 0.6 }, rules: ['ocr/doubtful-reading'] });
    // Nothing but the claim says what the digits behind are.
    expect(settled([claim('446.1')], { value: '446.11', others: [] })).toMatchObject({ fact: { confidence: 0.6 } });
    // Cut off instead of rounded.
    expect(settled([claim('446.1')], { value: '446.07', others: ['446.17'] })).toMatchObject({ fact: { confidence: 0.6 } });
  });

  it('proves nothing that it contradicts, nor what it has too few digits to tell', () => {
    expect(settled([claim('246.11')])).toMatchObject({ fact: { value: '146.11', confidence: 0.6 }, rules: ['ocr/doubtful-reading'] });
    const few = settled([claim('4.6')], { value: '1.60', others: ['4.60'] });
    expect(few).toMatchObject({ fact: { value: '1.60', confidence: 0.6 } });
    expect(settled([claim('446.11', { text: '基本支出约446.11万元。' })]).fact).toMatchObject({ value: '146.11', confidence: 0.6 });
    expect(settled([claim('446.11', { measure: 'prior' })]).fact).toMatchObject({ value: '146.11', confidence: 0.6 });
    expect(settled([claim('446.11', { section: '绩效评价情况' })]).fact).toMatchObject({ value: '146.11', confidence: 0.6 });
  });

  it('is no proof against a sentence that says otherwise, and counts once however often it is repeated', () => {
    expect(settled([claim('446.11'), claim('146.11', { statement: 2 })]).fact).toMatchObject({ value: '146.11', confidence: 0.6 });
    // Read with 0.89 against 0.3, one sentence is not enough; three that say the same are one.
    const again = [claim('446.11'), claim('446.11', { statement: 2 }), claim('446.11', { statement: 3 })];
    expect(settled(again, { confidence: 0.89 }).fact).toMatchObject({ value: '146.11', confidence: 0.89 });
    expect(settled(again, { confidence: 0.7 }).fact).toMatchObject({ value: '446.11', confidence: 0.99 });
  });

  it('proves nothing when it was itself read in doubt', () => {
    expect(settled([read(claim('446.11'), 0.99)]).fact).toMatchObject({ value: '446.11', confidence: 0.99 });
    expect(settled([read(claim('446.11'), 0.9)])).toMatchObject({ fact: { value: '146.11', confidence: 0.6 } });
  });

  it('is no witness where a sure figure contradicts it', () => {
    const facts = { [BASIC]: '146.11', 'general_budget_basic_expenditure/total/amount': '300.00' };
    const doubts = { [BASIC]: { confidence: 0.6, others: ['446.11'] } };
    const both = claim('446.11', { facts: [BASIC, 'general_budget_basic_expenditure/total/amount'] });
    expect(prove({ facts, doubts, claims: [both] }).of(BASIC)).toMatchObject({ value: '146.11', confidence: 0.6 });
  });
});

describe('a share', () => {
  const share = (value: string, more: Partial<Claim> = {}) => claim(value, { kind: 'share', unit: '%', baseFacts: [ALL], ...more });
  const shared = (claims: Claim[], value: string, others: string[]) =>
    prove({ facts: { [BASIC]: value, [ALL]: '848.60' }, doubts: { [BASIC]: { confidence: 0.6, others } }, claims }).of(BASIC);

  it('proves the part of a whole as far as its digits go', () => {
    expect(shared([share('74.09')], '128.72', ['628.72'])).toMatchObject({ value: '628.72', confidence: 0.99 });
    // 74.09 % of 848.60 tells the part to some 0.08.
    expect(shared([share('74.09')], '628.72', ['628.12'])).toMatchObject({ value: '628.72', confidence: 0.6 });
    expect(shared([share('74.09')], '628.72', ['628.77'])).toMatchObject({ value: '628.72', confidence: 0.6 });
    expect(shared([share('74.09')], '628.72', [])).toMatchObject({ confidence: 0.6 });
    expect(shared([share('74')], '128.72', ['628.72'])).toMatchObject({ value: '128.72', confidence: 0.6 });
  });

  it('proves the whole, where the part is sure', () => {
    const facts = { [BASIC]: '628.72', [ALL]: '348.60' };
    const { of } = prove({ facts, doubts: { [ALL]: { confidence: 0.6, others: ['848.60'] } }, claims: [share('74.09')] });
    expect(of(ALL)).toMatchObject({ value: '848.60', confidence: 0.99 });
  });

  it('proves nothing where part and whole are both in doubt', () => {
    const facts = { [BASIC]: '128.72', [ALL]: '348.60' };
    const doubts = { [BASIC]: { confidence: 0.6, others: ['628.72'] }, [ALL]: { confidence: 0.6, others: ['848.60'] } };
    const { of } = prove({ facts, doubts, claims: [share('74.09')] });
    expect([of(BASIC)?.confidence, of(ALL)?.confidence]).toEqual([0.6, 0.6]);
  });
});

describe('a change', () => {
  const change = (value: string, more: Partial<Claim> = {}) =>
    claim(value, { kind: 'change', direction: '减少', base: '预算', facts: [ACTUAL], baseFacts: [BUDGET], subject: '三公经费', ...more });

  it('proves the figure that it leads to', () => {
    const facts = { [ACTUAL]: '12.56', [BUDGET]: '20.00' };
    const doubts = { [ACTUAL]: { confidence: 0.6, others: ['17.56'] } };
    expect(prove({ facts, doubts, claims: [change('2.44')] }).of(ACTUAL)).toMatchObject({ value: '17.56', confidence: 0.99 });
    expect(prove({ facts, doubts, claims: [change('2.44', { direction: '增加' })] }).of(ACTUAL)).toMatchObject({ confidence: 0.6 });
  });

  it('may start from an amount of the same sentence', () => {
    const facts = { [BASIC]: '146.11' };
    const doubts = { [BASIC]: { confidence: 0.6, others: ['446.11'] } };
    const rise = claim('46.11', { kind: 'change', direction: '增加', base: '上年' });
    const before = claim('400.00', { measure: 'prior', facts: [] });
    expect(prove({ facts, doubts, claims: [before, rise] }).of(BASIC)).toMatchObject({ value: '446.11', confidence: 0.99 });
    expect(prove({ facts, doubts, claims: [rise] }).of(BASIC)).toMatchObject({ value: '146.11', confidence: 0.6 });
  });
});

describe('a figure of another page', () => {
  it('proves the equal one, and neither a sentence nor a table changes what is not in doubt', () => {
    const facts = { [ALL]: '348.60', 'expenditure/total/current_total': '848.60' };
    const { of } = prove({ facts, doubts: { [ALL]: { confidence: 0.6, others: ['848.60'] } }, claims: [] });
    expect(of(ALL)).toMatchObject({ value: '848.60', confidence: 0.99 });
    const untouched = prove({ facts: { [BASIC]: '146.11' }, doubts: {}, claims: [claim('446.11')] });
    expect(untouched.of(BASIC)).toMatchObject({ value: '146.11', repairs: [] });
    expect(untouched.anomalies).toEqual([]);
  });

  it('and a sentence together tell a figure that nobody read; the narrative alone does not', () => {
    const row = { 'expenditure/208/current_total': '446.11', 'expenditure/208/basic': '11181', 'expenditure/208/project': '46.11' };
    const doubts = { 'expenditure/208/basic': { confidence: 0.6, others: ['11131'] } };
    const said = claim('400.00', { facts: ['expenditure/208/basic'] });
    expect(prove({ facts: row, doubts, claims: [said] }).of('expenditure/208/basic')).toMatchObject({ value: '400.00', confidence: 0.99 });
    const alone = prove({
      facts: { [BASIC]: '11181' },
      doubts: { [BASIC]: { confidence: 0.6, others: ['11131'] } },
      claims: [
        claim('400.00'),
        claim('300.00', { measure: 'prior', facts: [] }),
        claim('100.00', { kind: 'change', direction: '增加', base: '上年' }),
      ],
    });
    expect(alone.of(BASIC)).toMatchObject({ value: '11181', confidence: 0.6 });
  });
});
