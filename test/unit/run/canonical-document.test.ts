import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../src/model/error.ts';
import { canonicalDocument } from '../../../src/run/canonical-document.ts';
import { fakeAnomaly, fakeDocument, fakeFact } from '../../support/fake-document.ts';

const SOURCE = { file: 'a.pdf', id: 'a-00000000', sha256: '0' };

describe('canonical document', () => {
  it('rounds every box', () => {
    const { document, anomalies } = canonicalDocument({ document: fakeDocument(SOURCE), anomalies: [fakeAnomaly()] });
    expect(document.facts[0]?.source.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(document.tables[0]?.cells[0]?.source.bbox).toEqual([100.12, 200, 150.5, 211]);
    expect(anomalies[0]?.locations[0]?.bbox).toEqual([100.12, 200, 150.5, 211]);
  });

  it('keeps a confidence below 1 below 1', () => {
    const document = fakeDocument(SOURCE, { facts: [fakeFact({ confidence: 0.9987 })] });
    expect(canonicalDocument({ document, anomalies: [] }).document.facts[0]?.confidence).toBe(0.9987);
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
    const document = fakeDocument(SOURCE, { facts: [fakeFact({ value: '4,528.17' })] });
    const act = (): unknown => canonicalDocument({ document, anomalies: [] });
    expect(act).toThrow(DocumentError);
    expect(act).toThrow(/facts\.0\.value/);
  });
});
