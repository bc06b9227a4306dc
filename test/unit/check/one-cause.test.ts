import { describe, expect, it } from 'vitest';
import type { BookFinding, Finding } from '../../../src/anomaly/finding.ts';
import { joinCauses } from '../../../src/check/one-cause.ts';
import { onLines } from '../../../src/model/place.ts';

const KEY = 'expenditure/total/current_total';
const identity: BookFinding = {
  rule: {
    id: 'within_table/x',
    severity: 'error',
    origin: 'publisher',
    category: 'within_table',
    title: '',
    message: '',
    why: '',
    silent: '',
  },
  args: {},
  locations: [onLines(5)],
  facts: [KEY, 'expenditure/total/basic'],
  difference: '10',
  tolerance: '0.02',
};

function sentence(difference: string, key = KEY): Finding {
  return { rule: 'narrative/amount-contradicts-table', args: {}, locations: [onLines(40), onLines(5)], facts: [key], difference };
}

describe('a sentence that contradicts a cell', () => {
  it('is a witness where it states what the identities want of the cell', () => {
    const [only, ...more] = joinCauses([identity, sentence('-10')]);
    expect(more).toEqual([]);
    expect(only?.locations.map(({ line }) => line)).toEqual([5, 40]);
  });

  it('is a finding of its own where it states something else, or of another cell', () => {
    expect(joinCauses([identity, sentence('-9')])).toHaveLength(2);
    expect(joinCauses([identity, sentence('-10', 'expenditure/total/basic')])).toHaveLength(2);
  });
});
