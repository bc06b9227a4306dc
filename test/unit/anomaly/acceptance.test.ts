import { describe, expect, it } from 'vitest';
import { acceptance } from '../../../src/anomaly/acceptance.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';

const DOCUMENT = { id: 'a-01', file: '2023/town/a.pdf' };

function anomaly(id: string, accepted: string | null = null): Anomaly {
  return {
    id,
    rule: 'format/percent-sign',
    severity: 'info',
    origin: 'extraction',
    category: 'format',
    message: '',
    expected: null,
    actual: null,
    difference: null,
    tolerance: null,
    locations: [],
    facts: [],
    repaired: false,
    accepted,
  };
}

const reasons = (anomalies: readonly Anomaly[]) => anomalies.map(({ accepted }) => accepted);

describe('accepted anomalies', () => {
  it('carry their reason; others none, also where an earlier run accepted them', () => {
    const accepted = acceptance([{ id: 'x', reason: '已核实' }]);
    expect(reasons(accepted.apply(DOCUMENT, [anomaly('x'), anomaly('y'), anomaly('z', 'earlier')]))).toEqual(['已核实', null, null]);
  });

  it('are limited to a document or a folder; the closest entry gives the reason', () => {
    const entries = [
      { id: 'x', reason: 'all' },
      { id: 'x', reason: 'year', folder: '2023' },
      { id: 'x', reason: 'town', folder: '2023/town' },
      { id: 'x', reason: 'document', document: 'a-01' },
      { id: 'x', reason: 'other', document: 'b-02' },
      { id: 'x', reason: 'similar name', folder: '2023/to' },
    ];
    const reasonOf = (count: number) => reasons(acceptance(entries.slice(0, count)).apply(DOCUMENT, [anomaly('x')]))[0];
    expect([1, 2, 3, 4].map(reasonOf)).toEqual(['all', 'year', 'town', 'document']);
    const all = acceptance(entries);
    all.apply(DOCUMENT, [anomaly('x')]);
    expect(all.unused().map(({ reason }) => reason)).toEqual(['other', 'similar name']);
  });

  it('are unused until an anomaly meets them', () => {
    const entry = { id: 'x', reason: 'r', source: 'juesuan.accept.json' };
    const accepted = acceptance([entry]);
    expect(accepted.unused()).toEqual([entry]);
    accepted.apply(DOCUMENT, [anomaly('x')]);
    expect(accepted.unused()).toEqual([]);
  });
});
