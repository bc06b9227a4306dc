/**
 * A small document made by hand, and a reader that returns it: for tests of everything around the reader.
 */
import type { Anomaly } from '../../src/model/anomaly.ts';
import { type Document, SCHEMA_VERSION } from '../../src/model/document.ts';
import { DocumentError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/fact.ts';
import { onLines, onPage } from '../../src/model/place.ts';
import type { Cell, Table } from '../../src/model/table.ts';
import { loadForms } from '../../src/rulebook/load.ts';
import type { ReadResult, SourceFile } from '../../src/run/read-document.ts';
import type { Reader } from '../../src/run/reader.ts';

export function fakeFact(change: Partial<Fact> = {}): Fact {
  return {
    table: 'expenditure',
    occurrence: 1,
    row: '208',
    column: 'basic',
    label: '社会保障和就业支出',
    value: '4528.17',
    unit: '万元',
    amountYuan: '45281700',
    raw: '4,528.17',
    repairs: [{ rule: 'format/thousand-separators', before: '4,528.17', after: '4528.17', identity: null }],
    confidence: 1,
    source: onPage(3, [100.123456, 200, 150.5, 210.999]),
    ...change,
  };
}

function cellOf(fact: Fact, row: number, column: number): Cell {
  return { row, column, rowSpan: 1, columnSpan: 1, raw: fact.raw, content: 'amount', repairs: fact.repairs, source: fact.source };
}

/** A table that holds the facts in one column, in the order given. */
export function fakeTable(facts: readonly Fact[], change: Partial<Table> = {}): Table {
  return {
    table: 'expenditure',
    occurrence: 1,
    title: '支出决算表',
    formNumber: '公开03表',
    unit: { value: '万元', found: 'caption', source: null },
    entity: null,
    year: null,
    family: null,
    pages: [3],
    source: onPage(3, [50, 50, 500, 700]),
    columns: [
      { index: 0, role: 'label', path: ['项目'], number: null, key: null },
      { index: 1, role: 'value', path: ['本年支出', '基本支出'], number: '2', key: 'basic' },
    ],
    rows: facts.map((fact, index) => ({ index, role: 'data', keys: [fact.row] })),
    cells: facts.map((fact, index) => cellOf(fact, index, 1)),
    notes: [],
    empty: false,
    emptyStatement: null,
    attributes: {},
    ...change,
  };
}

export function fakeAnomaly(change: Partial<Anomaly> = {}): Anomaly {
  return {
    id: 'abc123def456',
    rule: 'format/thousand-separators',
    severity: 'info',
    origin: 'extraction',
    category: 'format',
    message: '《支出决算表》有 1 个数字带千分位分隔符，输出时已去除。',
    expected: null,
    actual: null,
    difference: null,
    tolerance: null,
    locations: [onPage(3, [100.123456, 200, 150.5, 210.999])],
    facts: ['expenditure/208/basic'],
    repaired: true,
    accepted: null,
    ...change,
  };
}

export function fakeDocument(source: Pick<SourceFile, 'file' | 'id' | 'sha256'>, change: Partial<Document> = {}): Document {
  const fact = fakeFact();
  return {
    schemaVersion: SCHEMA_VERSION,
    id: source.id,
    file: source.file,
    sha256: source.sha256,
    bytes: 10,
    mediaType: 'application/pdf',
    encoding: null,
    documentKind: 'final_account',
    title: '2023年度单位决算',
    unitName: '某市某中心',
    unitNameVariants: [],
    entityKind: '单位',
    fiscalYear: 2023,
    publishedOn: null,
    formFamily: null,
    pages: 12,
    toc: [],
    sections: [],
    tables: [fakeTable([fact])],
    facts: [fact],
    claims: [
      {
        section: '三、支出决算情况说明',
        kind: 'amount',
        subject: '本年支出合计',
        measure: 'final',
        facts: ['expenditure/total/current_total', 'expenditure/total/basic'],
        value: '22',
        unit: '万元',
        direction: null,
        base: '',
        baseFacts: [],
        statement: 1,
        partOf: null,
        text: '本年支出合计“22”万元,\n其中',
        source: onLines(7),
      },
    ],
    indicators: [],
    ...change,
  };
}

/**
 * A reader driven by the content of the files: `fail` gives a DocumentError, `crash` a defect, `broken` a result that
 * breaks the schema, `budget` a document without facts, `error` and `warning` an anomaly of that severity; all else is fine.
 */
export function readFake(source: SourceFile): ReadResult {
  const content = new TextDecoder().decode(source.bytes);
  const fake: ReadResult = { document: fakeDocument(source), anomalies: [fakeAnomaly()] };
  if (content.includes('fail')) throw new DocumentError('damaged-pdf', 'the PDF is damaged', { hint: 'download it again' });
  if (content.includes('crash')) throw new TypeError('x is not a function');
  if (content.includes('broken')) fake.document.bytes = -1;
  if (content.includes('budget')) fake.document = fakeDocument(source, { documentKind: 'budget', facts: [], tables: [] });
  if (content.includes('error')) fake.anomalies.push(fakeAnomaly({ id: 'e', severity: 'error' }));
  if (content.includes('warning')) fake.anomalies.push(fakeAnomaly({ id: 'w', severity: 'warning' }));
  return fake;
}

export const FAKE_READER: Reader = {
  read: async (source) => readFake(source),
  forms: loadForms(),
};
