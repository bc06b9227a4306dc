import { describe, expect, it } from 'vitest';
import { anomaliesJsonl, documentJson } from '../../../src/emit/document-json.ts';
import { onPage } from '../../../src/model/place.ts';
import { fakeAnomaly, fakeDocument } from '../../support/fake-document.ts';

const SOURCE = { file: 'a.pdf', id: 'a-01234567', sha256: '0' };
const section = { level: 2, title: '一、', number: '', kind: 'other' as const, pages: null, lines: null };
const document = fakeDocument(SOURCE, {
  title: '引号“"”与\n换行',
  sections: [
    {
      ...section,
      level: 1,
      paragraphs: [{ text: '文', source: onPage(1, [0, 0, 1, 1]) }],
      children: [{ ...section, paragraphs: [], children: [] }],
    },
  ],
});

describe('document.json', () => {
  it('is the document', () => {
    expect(JSON.parse(documentJson(document))).toEqual(document);
  });

  it('has one fact and one cell a line, and spreads tables and sections', () => {
    const lines = documentJson(document).split('\n');
    expect(lines.filter((line) => line.includes('"amountYuan"'))).toHaveLength(document.facts.length);
    expect(lines.filter((line) => line.includes('"content"'))).toHaveLength(1);
    expect(lines).toContain('      "title": "支出决算表",');
    expect(lines).toContain('          "paragraphs": [],');
    expect(lines.at(-1)).toBe('');
  });

  it('keeps signs in a text that are those between two items', () => {
    const [fact] = document.facts;
    if (fact === undefined) throw new Error('the document has no fact');
    const facts = [fact, { ...fact, raw: ',{"":0},' }, { ...fact, raw: '},{' }];
    const text = documentJson({ ...document, facts });
    expect(JSON.parse(text)).toEqual({ ...document, facts });
    expect(text.split('\n').filter((line) => line.includes('"amountYuan"'))).toHaveLength(facts.length);
  });
});

describe('anomalies.jsonl', () => {
  it('has one anomaly a line', () => {
    const anomalies = [fakeAnomaly(), fakeAnomaly({ id: 'b' })];
    const text = anomaliesJsonl(anomalies);
    expect(text.endsWith('\n')).toBe(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(anomalies);
  });

  it('is empty without anomalies', () => {
    expect(anomaliesJsonl([])).toBe('');
  });
});
