import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/model/indicator.ts';
import { onPage } from '../../../src/model/place.ts';
import { settleClaims } from '../../../src/proof/settle-claims.ts';
import { factsDocument } from '../../rules/facts-document.ts';

const BASIC = 'expenditure/total/basic';
const SAME = 'income_expenditure_summary/expenditure.basic/amount';

function settle(
  value: string,
  { facts = { [BASIC]: '446.10' } as Record<string, string>, confidence = 0.9, unit = '万元', sure = 0.99 } = {},
) {
  const claim: Claim = {
    section: '支出决算情况说明',
    kind: 'amount',
    subject: '基本支出',
    measure: 'final',
    facts: Object.keys(facts),
    value,
    unit,
    direction: null,
    base: '',
    baseFacts: [],
    statement: 1,
    partOf: null,
    text: `基本支出${value}${unit}。`,
    source: onPage(9, [50, 50, 300, 62]),
    recognition: { confidence, candidates: [] },
  };
  const document = { ...factsDocument(facts), claims: [claim] };
  for (const fact of document.facts) fact.confidence = sure;
  const { claims, findings } = settleClaims(document);
  return { claim: claims[0], rules: findings.map(({ rule }) => rule) };
}

describe('settleClaims', () => {
  it('takes what the tables print for a figure that was read in doubt, and logs the step on the claim', () => {
    expect(settle('146.10')).toMatchObject({
      claim: {
        value: '446.10',
        text: '基本支出146.10万元。',
        repairs: [{ rule: 'ocr/claim-by-table', before: '146.10', after: '446.10' }],
      },
      rules: ['ocr/claim-by-table'],
    });
    expect(settle('146.1').claim).toMatchObject({ value: '446.1' });
    expect(settle('4461').claim).toMatchObject({ value: '446.1' });
    expect(settle('4461001', { unit: '元' }).claim).toMatchObject({ value: '4461001' });
    expect(settle('4467000', { unit: '元' }).claim).toMatchObject({ value: '4461000' });
    const two = { facts: { [BASIC]: '446.10', [SAME]: '446.10' } };
    expect(settle('146.10', two).claim).toMatchObject({ value: '446.10' });
  });

  it.each([
    ['that was read for sure', settle('146.10', { confidence: 0.99 })],
    ['that differs by more than a character', settle('156.10')],
    ['that the table states within rounding', settle('446')],
    ['of which the table is in doubt', settle('146.10', { sure: 0.6 })],
    ['that the tables state differently', settle('146.10', { facts: { [BASIC]: '446.10', [SAME]: '446.70' } })],
    ['of a few digits', settle('1.6', { facts: { [BASIC]: '1.5' } })],
  ])('leaves a figure alone %s', (_, { claim, rules }) => {
    expect(claim?.repairs).toBeUndefined();
    expect(rules).toEqual([]);
  });
});
