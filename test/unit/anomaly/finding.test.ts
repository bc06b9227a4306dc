/** From findings to the log of a document. */
import { describe, expect, it } from 'vitest';
import { type Finding, logOf, toAnomaly } from '../../../src/anomaly/finding.ts';
import { type Fact, factKey } from '../../../src/model/fact.ts';

const PLACE = { page: null, bbox: null, line: 7, lineEnd: 7, columns: null };
const PRINTED: Fact = {
  table: 'three_public',
  occurrence: 1,
  row: 'actual',
  column: 'total',
  label: '决算数',
  value: '3.20',
  unit: '万元',
  amountYuan: '32000',
  raw: '3.20',
  repairs: [],
  confidence: null,
  source: PLACE,
};
const BLANK = 'three_public/actual/reception';

const finding = (...facts: string[]): Finding => ({
  rule: 'narrative/amount-contradicts-table',
  args: { subject: '公务接待费', actual: '3.20万元', table: '三公经费', expected: '空白', hint: '' },
  locations: [PLACE],
  facts,
});

describe('the log of a document', () => {
  it('names the facts that the document has, and no blank cell', () => {
    expect(logOf([finding(BLANK, factKey(PRINTED))], [PRINTED]).map(({ facts }) => facts)).toEqual([[factKey(PRINTED)]]);
    expect(logOf([finding(BLANK)], [PRINTED]).map(({ facts }) => facts)).toEqual([[]]);
  });

  it('keeps the id by which a finding of a blank cell is known', () => {
    const [anomaly] = logOf([finding(BLANK)], [PRINTED]);
    expect(anomaly?.id).toBe(toAnomaly(finding(BLANK)).id);
    expect(anomaly?.id).not.toBe(toAnomaly(finding(factKey(PRINTED))).id);
  });
});
