import { describe, expect, it } from 'vitest';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import type { Document } from '../../../src/model/document.ts';
import { factKey } from '../../../src/model/fact.ts';
import { plainAlternatives, proveReadings } from '../../../src/proof/prove-readings.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

/** A recognised page: every figure sure but those named, which may be something else. */
function recognised(facts: Record<string, string>, doubts: Record<string, string[]>) {
  const document: Document = factsDocument(facts);
  for (const fact of document.facts) fact.confidence = factKey(fact) in doubts ? 0.6 : 0.98;
  const doubtful = document.facts
    .filter((fact) => factKey(fact) in doubts)
    .map((fact) => ({ fact, alternatives: (doubts[factKey(fact)] ?? []).map((value) => ({ value, confidence: 0.4 })) }));
  const { facts: changed, findings } = proveReadings(document, { doubts: doubtful }, EXAMPLE_FORMS.rules);
  return { facts: document.facts.map((fact) => changed.get(fact) ?? fact), anomalies: findings.map(toAnomaly) };
}

const ROW = {
  'expenditure/208/current_total': '446.11',
  'expenditure/208/basic': '400.00',
  'expenditure/208/project': '46.11',
};

describe('proveReadings', () => {
  it('confirms a reading that the accounts prove, and says nothing', () => {
    const { facts, anomalies } = recognised(ROW, { 'expenditure/208/current_total': ['146.11'] });
    expect(facts[0]).toMatchObject({ value: '446.11', confidence: 0.99, repairs: [] });
    expect(anomalies).toEqual([]);
  });

  it('takes the other reading where it alone satisfies the accounts, with the identity that proves it', () => {
    const { facts, anomalies } = recognised(
      { ...ROW, 'expenditure/208/current_total': '146.11' },
      { 'expenditure/208/current_total': ['446.11'] },
    );
    expect(facts[0]).toMatchObject({
      value: '446.11',
      raw: '146.11',
      amountYuan: '4461100',
      confidence: 0.99,
      repairs: [{ rule: 'ocr/proved-reading', before: '146.11', after: '446.11', identity: 'within_table/expenditure-by-nature' }],
    });
    expect(anomalies).toMatchObject([{ rule: 'ocr/proved-reading', severity: 'warning', origin: 'extraction', repaired: true }]);
  });

  it('proves the point that a figure lost, and never the figure without it', () => {
    const proved = (values: Record<string, string>, confidence: number, others: string[]) => {
      const document = factsDocument(values);
      for (const fact of document.facts) fact.confidence = 0.99;
      const [fact] = document.facts;
      if (fact === undefined) throw new Error('no fact');
      const doubt = { fact, confidence, alternatives: others.map((value) => ({ value, confidence: 0.4 })) };
      return proveReadings(document, { doubts: [doubt] }, EXAMPLE_FORMS.rules).facts.get(fact);
    };
    expect(proved({ ...ROW, 'expenditure/208/current_total': '44611' }, 0.4, ['446.11'])).toMatchObject({
      value: '446.11',
      confidence: 0.99,
    });
    expect(proved({ ...ROW, 'expenditure/208/current_total': '446' }, 0.4, ['4.46'])).toMatchObject({ value: '446', confidence: 0.4 });
  });

  it('tells a figure that nothing proves with the point of its table, as doubtful as before', () => {
    const document = factsDocument({ ...ROW, 'expenditure/208/current_total': '44699' });
    const [fact] = document.facts;
    if (fact === undefined) throw new Error('no fact');
    const doubt = { fact, confidence: 0.4, alternatives: [{ value: '446.99', confidence: 0.4 }], pointed: '446.99' };
    const { facts, findings } = proveReadings(document, { doubts: [doubt] }, EXAMPLE_FORMS.rules);
    expect(facts.get(fact)).toMatchObject({ value: '446.99', amountYuan: '4469900', raw: '44699', confidence: 0.4 });
    expect(facts.get(fact)?.repairs).toEqual([{ rule: 'ocr/lost-point', before: '44699', after: '446.99', identity: null }]);
    expect(findings.map(({ rule }) => rule)).toEqual(['ocr/lost-point']);
  });

  it('reads a zero as exactly nothing', () => {
    const { facts } = recognised(
      { 'expenditure/208/current_total': '400.00', 'expenditure/208/basic': '400.00', 'expenditure/208/project': '0.00' },
      { 'expenditure/208/project': ['9.00'] },
    );
    expect(facts.find((fact) => factKey(fact).endsWith('project'))).toMatchObject({ value: '0.00', confidence: 0.99 });
  });

  it("leaves a contradiction alone that every reading shares: it is the publisher's", () => {
    const { facts, anomalies } = recognised(
      { ...ROW, 'expenditure/208/current_total': '450.00' },
      { 'expenditure/208/current_total': ['150.00'] },
    );
    expect(facts[0]).toMatchObject({ value: '450.00', confidence: 0.6, repairs: [] });
    expect(anomalies).toMatchObject([{ rule: 'ocr/doubtful-reading', actual: '450.00' }]);
  });

  it('leaves a figure in doubt that no identity covers, and one of which nothing else is known', () => {
    const { anomalies } = recognised({ 'expenditure/208/current_total': '446.11' }, { 'expenditure/208/current_total': ['146.11'] });
    expect(anomalies.map(({ rule }) => rule)).toEqual(['ocr/doubtful-reading']);
    const alone = { 'expenditure/208/current_total': '446.11' };
    expect(recognised(alone, { 'expenditure/208/current_total': [] }).anomalies.map(({ rule }) => rule)).toEqual(['ocr/doubtful-reading']);
  });

  it('settles two figures together', () => {
    const { facts } = recognised(
      { ...ROW, 'expenditure/208/current_total': '146.11', 'expenditure/208/basic': '100.00', 'expenditure/total/current_total': '446.11' },
      { 'expenditure/208/current_total': ['446.11'], 'expenditure/208/basic': ['400.00'] },
    );
    expect(facts.slice(0, 2).map(({ value, confidence }) => [value, confidence])).toEqual([
      ['446.11', 0.99],
      ['400.00', 0.99],
    ]);
  });
});

describe('plainAlternatives', () => {
  it('keeps each other number once', () => {
    const texts = ['1,446.11', '446.11', '44b.11', '1446.11', '146.11'].map((text) => ({ text, confidence: 0.5 }));
    expect(plainAlternatives('446.11', texts).map(({ value }) => value)).toEqual(['1446.11', '146.11']);
  });

  it('confirms a figure without other readings where sure figures leave exactly it', () => {
    const { facts, anomalies } = recognised(ROW, { 'expenditure/208/current_total': [] });
    expect(facts[0]).toMatchObject({ value: '446.11', confidence: 0.99 });
    expect(anomalies).toEqual([]);
    const rounded = recognised({ ...ROW, 'expenditure/208/current_total': '446.12' }, { 'expenditure/208/current_total': [] });
    expect(rounded.facts[0]).toMatchObject({ confidence: 0.6 });
  });

  it('asks sure figures for their other readings where the accounts contradict them, and says nothing of those it keeps', () => {
    const prove = (values: Record<string, string>, other: string) => {
      const document = factsDocument(values);
      for (const fact of document.facts) fact.confidence = 0.99;
      const [fact] = document.facts;
      if (fact === undefined) throw new Error('no fact');
      const sure = [{ fact, alternatives: [{ value: other, confidence: 0.3 }] }];
      const { facts, findings } = proveReadings(document, { doubts: [], sure }, EXAMPLE_FORMS.rules);
      return { value: facts.get(fact)?.value ?? fact.value, rules: findings.map(({ rule }) => rule) };
    };
    expect(prove({ ...ROW, 'expenditure/208/current_total': '146.11' }, '446.11')).toEqual({
      value: '446.11',
      rules: ['ocr/proved-reading'],
    });
    expect(prove(ROW, '146.11')).toEqual({ value: '446.11', rules: [] });
    expect(prove({ ...ROW, 'expenditure/208/current_total': '146.11' }, '447.11')).toEqual({ value: '146.11', rules: [] });
  });

  it('takes no reading for proved that only rounding allows', () => {
    const { facts } = recognised({ ...ROW, 'expenditure/208/current_total': '446.12' }, { 'expenditure/208/current_total': ['146.12'] });
    expect(facts[0]).toMatchObject({ value: '446.12', confidence: 0.6 });
  });

  it('takes what several identities leave where no reader read it, and not what one alone leaves', () => {
    const two = {
      ...ROW,
      'expenditure/208/basic': '11181',
      'expenditure/total/current_total': '446.11',
      'expenditure/total/basic': '400.00',
      'expenditure/total/project': '46.11',
    };
    const { facts, anomalies } = recognised(two, { 'expenditure/208/basic': ['11131'] });
    expect(facts[1]).toMatchObject({ value: '400.00', confidence: 0.99 });
    expect(anomalies.map(({ rule }) => rule)).toEqual(['ocr/proved-reading']);
    const one = recognised({ ...ROW, 'expenditure/208/basic': '11181' }, { 'expenditure/208/basic': ['11131'] });
    expect(one.facts[1]).toMatchObject({ value: '11181', confidence: 0.6 });
  });
});
