import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../src/model/error.ts';
import { onPage } from '../../../src/model/place.ts';
import { canonicalDocument } from '../../../src/run/canonical-document.ts';
import { fakeAnomaly, fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';

const SOURCE = { file: 'a.pdf', id: 'a-00000000', sha256: '0' };

describe('canonical document', () => {
  it('rounds every box and leaves its argument alone', () => {
    const result = { document: fakeDocument(SOURCE), anomalies: [fakeAnomaly()] };
    const { document, anomalies } = canonicalDocument(result);
    expect(document.facts[0]?.source.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(document.tables[0]?.cells[0]?.source.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(anomalies[0]?.locations[0]?.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(result.document.facts[0]?.source.bbox?.[0]).toBe(100.123456);
  });

  it('keeps a confidence below 1 below 1', () => {
    const document = fakeDocument(SOURCE, { facts: [fakeFact({ confidence: 0.9987 })] });
    expect(canonicalDocument({ document, anomalies: [] }).document.facts[0]?.confidence).toBe(0.9987);
  });

  it('orders facts by table, printed row and column, then key, whatever order they came in', () => {
    const first = fakeFact({ row: '9', source: onPage(3, [0, 20, 1, 21]) });
    const second = fakeFact({ row: '1', source: onPage(3, [0, 10, 1, 11]) });
    const strayA = fakeFact({ row: 'a', source: onPage(9, [0, 0, 1, 1]) });
    const strayB = fakeFact({ row: 'b', source: onPage(9, [0, 0, 1, 1]) });
    const earlier = fakeFact({ table: 'income', source: onPage(2, [0, 0, 1, 1]) });
    const tables = [fakeTable([earlier], { table: 'income' }), fakeTable([first, second])];
    const expected = [earlier, first, second, strayA, strayB].map(({ table, row }) => `${table}/${row}`);
    for (const facts of [
      [strayB, second, earlier, strayA, first],
      [first, strayA, strayB, second, earlier],
    ]) {
      const { document } = canonicalDocument({ document: fakeDocument(SOURCE, { tables, facts }), anomalies: [] });
      expect(document.facts.map(({ table, row }) => `${table}/${row}`)).toEqual(expected);
    }
  });

  it('keeps the parts of a table that is printed in parts in their order', () => {
    const facts = ['a', 'b'].map((row, index) => fakeFact({ row, source: onPage(3 + index, [0, 10, 1, 11]) }));
    const tables = facts.map((fact) => fakeTable([fact], { pages: [fact.source.page ?? 0] })).reverse();
    const { document } = canonicalDocument({ document: fakeDocument(SOURCE, { tables, facts }), anomalies: [] });
    expect(document.facts.map(({ row }) => row)).toEqual(['b', 'a']);
  });

  it('puts errors first in the log', () => {
    const anomalies = [fakeAnomaly(), fakeAnomaly({ id: 'e', severity: 'error' })];
    expect(canonicalDocument({ document: fakeDocument(SOURCE), anomalies }).anomalies.map(({ id }) => id)).toEqual(['e', 'abc123def456']);
  });

  it('writes keys in the order of the schema', () => {
    const { id, ...rest } = fakeDocument(SOURCE);
    const { document } = canonicalDocument({ document: { ...rest, id }, anomalies: [] });
    expect(Object.keys(document).slice(0, 3)).toEqual(['schemaVersion', 'id', 'file']);
  });

  it('refuses a result that breaks the schema, and says where', () => {
    const document = fakeDocument(SOURCE, { facts: [fakeFact({ value: '4,417.06' })] });
    const act = (): unknown => canonicalDocument({ document, anomalies: [] });
    expect(act).toThrow(DocumentError);
    expect(act).toThrow(/facts\.0\.value/);
  });
});
