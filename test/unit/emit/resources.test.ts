import { describe, expect, it } from 'vitest';
import { ANOMALIES } from '../../../src/emit/anomalies-csv.ts';
import { CLAIMS } from '../../../src/emit/claims-csv.ts';
import { dataPackage } from '../../../src/emit/datapackage.ts';
import { FACTS } from '../../../src/emit/facts-csv.ts';
import { INDICATORS } from '../../../src/emit/indicators-csv.ts';
import type { DocumentOutput, Resource } from '../../../src/emit/resource.ts';
import { RESOURCES } from '../../../src/emit/resources.ts';
import { TABLES } from '../../../src/emit/tables-csv.ts';
import { DEFAULT_FORMATS } from '../../../src/model/output-format.ts';
import { onLines } from '../../../src/model/place.ts';
import { fakeAnomaly, fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';

const SOURCE = { file: 'docs/a.pdf', id: 'a-01234567', sha256: '0' };
const header = (resource: Resource): string => resource.columns.map(({ name }) => name).join(',');

/** The rows of a document as objects by column name. */
function rowsOf(resource: Resource, output: Partial<DocumentOutput> = {}): Record<string, unknown>[] {
  const rows = [...resource.rows({ document: fakeDocument(SOURCE), anomalies: [fakeAnomaly()], ...output })];
  return rows.map((row) => {
    expect(row).toHaveLength(resource.columns.length);
    return Object.fromEntries(resource.columns.map(({ name }, index) => [name, row[index]]));
  });
}

describe('the columns of the CSV files', () => {
  it.each([
    [
      FACTS,
      'document,file,fiscalYear,unitName,table,occurrence,row,column,label,value,unit,amountYuan,raw,confidence,page,x0,y0,x1,y1,repairs,line,columnStart,columnEnd',
    ],
    [CLAIMS, 'document,file,fiscalYear,unitName,section,kind,subject,facts,value,unit,direction,base,text,page,line'],
    [
      INDICATORS,
      'document,file,fiscalYear,unitName,table,occurrence,projectName,level1,level2,level3,target,targetOperator,targetNumber,targetUnit,actual,actualNumber,actualUnit,weight,score,note,page,line',
    ],
    [
      TABLES,
      'document,file,fiscalYear,unitName,table,occurrence,title,formNumber,unit,entity,pages,rows,columns,cells,facts,empty,emptyStatement,family',
    ],
    [
      ANOMALIES,
      'document,file,fiscalYear,unitName,id,rule,severity,origin,category,message,expected,actual,difference,tolerance,page,line,facts,repaired,accepted',
    ],
  ])('are those of the contract: $name', (resource, expected) => {
    expect(header(resource)).toBe(expected);
  });
});

describe('the rows of the CSV files', () => {
  it('hold a fact of a page', () => {
    expect(rowsOf(FACTS)[0]).toMatchObject({
      document: 'a-01234567',
      file: 'docs/a.pdf',
      fiscalYear: 2023,
      value: '4528.17',
      raw: '4,528.17',
      page: 3,
      y0: 200,
      repairs: 'format/thousand-separators',
      line: null,
    });
  });

  it('hold a fact of a text', () => {
    const document = fakeDocument(SOURCE, { facts: [fakeFact({ source: onLines(7, 7, [4, 10]), confidence: null })] });
    expect(rowsOf(FACTS, { document })[0]).toMatchObject({
      page: null,
      x0: null,
      line: 7,
      columnStart: 4,
      columnEnd: 10,
      confidence: null,
    });
  });

  it('count the facts of a table, each occurrence apart', () => {
    const facts = [fakeFact(), fakeFact({ row: 'total' }), fakeFact({ occurrence: 2 })];
    const tables = [fakeTable(facts.slice(0, 2)), fakeTable([], { occurrence: 2, pages: [4, 5], empty: true })];
    expect(rowsOf(TABLES, { document: fakeDocument(SOURCE, { tables, facts }) })).toMatchObject([
      { occurrence: 1, facts: 2, rows: 2, columns: 2, cells: 2, pages: '3', unit: '万元', empty: false },
      { occurrence: 2, facts: 1, rows: 0, pages: '4;5', empty: true },
    ]);
  });

  it('count the facts of each part of a table that is printed in parts', () => {
    const facts = ['a', 'b', 'c'].map((row, index) => fakeFact({ row, source: onLines(index < 2 ? 5 : 9, 9, [index, index]) }));
    const tables = [fakeTable(facts.slice(0, 2)), fakeTable(facts.slice(2))];
    expect(rowsOf(TABLES, { document: fakeDocument(SOURCE, { tables, facts }) })).toMatchObject([{ facts: 2 }, { facts: 1 }]);
  });

  it('join lists and take the first place', () => {
    expect(rowsOf(CLAIMS)[0]).toMatchObject({ facts: 'expenditure/total/current_total;expenditure/total/basic', line: 7, page: null });
    const anomaly = fakeAnomaly({ locations: [onLines(4), onLines(9)], facts: ['a', 'b'] });
    expect(rowsOf(ANOMALIES, { anomalies: [anomaly] })[0]).toMatchObject({ line: 4, facts: 'a;b', repaired: true });
  });
});

describe('the data package', () => {
  const description = JSON.parse(dataPackage(DEFAULT_FORMATS, { cells: false }) ?? '');

  it('describes every CSV file with exactly its columns', () => {
    expect(description.resources.map(({ path }: { path: string }) => path)).toEqual(RESOURCES.map(({ name }) => `${name}.csv`));
    for (const [index, resource] of RESOURCES.entries()) {
      const { fields, missingValues } = description.resources[index].schema;
      expect(fields.map(({ name }: { name: string }) => name).join(',')).toBe(header(resource));
      expect(missingValues).toEqual(['']);
    }
  });

  it('types money, years and flags', () => {
    const types = new Map<string, object>(description.resources[0].schema.fields.map((field: { name: string }) => [field.name, field]));
    expect(types.get('amountYuan')).toMatchObject({ type: 'number', columnType: 'value', currency: 'CNY' });
    expect(types.get('fiscalYear')).toMatchObject({ type: 'year', columnType: 'date:fiscal-year' });
    expect(description.resources[3].schema.fields.find(({ name }: { name: string }) => name === 'empty').type).toBe('boolean');
  });
});
