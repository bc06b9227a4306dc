import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import sqlite from 'node-sqlite3-wasm';
import { describe, expect, it } from 'vitest';
import { databaseSink } from '../../../src/emit/database-writer.ts';
import { loadDuckDb, openDuckDb } from '../../../src/emit/duckdb.ts';
import { FACTS } from '../../../src/emit/facts-csv.ts';
import { loadParquet, openParquet } from '../../../src/emit/parquet.ts';
import type { DocumentOutput } from '../../../src/emit/resource.ts';
import { resourceSink } from '../../../src/emit/resource-sink.ts';
import type { OutputProblem, ReportProblem, Sink } from '../../../src/emit/sink.ts';
import { loadSqlite, openSqlite } from '../../../src/emit/sqlite.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { loadForms } from '../../../src/rulebook/load.ts';
import { fakeAnomaly, fakeDocument, fakeFact, fakeTable } from '../../support/fake-document.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const forms = loadForms();
let files = 0;
const newPath = (): string => join(folder, `${++files}.out`);

type OpenSink = (path: string, report: ReportProblem) => Promise<Sink>;
const openSqliteSink: OpenSink = async (path, report) => databaseSink(path, await openSqlite(await loadSqlite(), path, report), forms);
const openDuckDbSink: OpenSink = async (path, report) => databaseSink(path, await openDuckDb(await loadDuckDb(), path, report), forms);
const openParquetSink: OpenSink = async (path, report) => {
  const library = await loadParquet();
  return resourceSink('parquet', [FACTS], (_, resource) => openParquet(library, path, { resource, report }));
};
const SINKS: [name: string, open: OpenSink][] = [
  ['sqlite', openSqliteSink],
  ['duckdb', openDuckDbSink],
  ['parquet', openParquetSink],
];

/** A document with these facts in one table. */
function outputOf(facts: Fact[], id = 'a-01234567'): DocumentOutput {
  const tables = [fakeTable(facts, { table: facts[0]?.table ?? 'expenditure' })];
  return { document: fakeDocument({ file: 'a.pdf', id, sha256: '0' }, { facts, tables, claims: [] }), anomalies: [] };
}

async function write(open: OpenSink, outputs: readonly DocumentOutput[]): Promise<{ path: string; problems: OutputProblem[] }> {
  const path = newPath();
  const problems: OutputProblem[] = [];
  const sink = await open(path, (problem) => problems.push(problem));
  for (const output of outputs) await sink.write(output);
  await sink.close();
  return { path, problems };
}

async function rowsOf(name: string, path: string, sql: string): Promise<Record<string, unknown>[]> {
  if (name === 'parquet') return (await parquetReadObjects({ file: await asyncBufferFromFile(path) })) as Record<string, unknown>[];
  if (name === 'sqlite') {
    const database = new sqlite.Database(path, { readOnly: true });
    const rows = database.all(sql);
    database.close();
    return rows as Record<string, unknown>[];
  }
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjects();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const at = (row: Record<string, unknown>, name: string): unknown => row[name];

const pick = (rows: readonly Record<string, unknown>[], ...names: string[]): unknown[][] =>
  rows.map((row) => names.map((name) => (row[name] === null ? null : String(row[name]))));

describe.each(SINKS)('%s', (name, open) => {
  it('leaves empty and names what does not fit; never rounds it', async () => {
    const facts = [
      fakeFact({ row: '1', value: '0.12345678901', amountYuan: '1234.5678901' }),
      fakeFact({ row: '2', value: `${'9'.repeat(29)}.00`, amountYuan: `${'9'.repeat(29)}0000` }),
      fakeFact({ row: '3', value: '-0.30', amountYuan: '-3000' }),
      fakeFact({ row: '4', value: '5', amountYuan: null, unit: '辆' }),
    ];
    const { path, problems } = await write(open, [outputOf(facts)]);
    const rows = await rowsOf(name, path, 'SELECT * FROM facts ORDER BY factNumber');
    expect(new Set(problems.map(({ document }) => document))).toEqual(new Set(['a-01234567']));
    if (name === 'sqlite') {
      expect(pick(rows, 'value')).toEqual(facts.map(({ value }) => [value]));
      expect(pick(rows, 'amountFen')).toEqual([[null], [null], ['-300000'], [null]]);
      expect(problems.map(({ message }) => message.split(' ')[0])).toEqual(['amountYuan', 'amountYuan']);
      return;
    }
    expect(pick(rows, 'valueText')).toEqual(facts.map(({ value }) => [value]));
    expect(rows.map((row) => (at(row, 'value') === null ? null : Number(String(at(row, 'value')))))).toEqual([null, null, -0.3, 5]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('value 0.12345678901 does not fit DECIMAL(38,10)'),
      expect.stringContaining(`value ${'9'.repeat(29)}.00 does not fit`),
      expect.stringContaining('amountYuan 9999'),
    ]);
  });

  it('appears only when it is closed, and leaves nothing when it is given up', async () => {
    const path = newPath();
    const sink = await open(path, () => undefined);
    await sink.write(outputOf([fakeFact()]));
    const names = (): string[] => readdirSync(folder).filter((file) => file.includes(path.slice(folder.length + 1)));
    expect(names()).not.toContain(path.slice(folder.length + 1));
    await sink.abort();
    expect(names()).toEqual([]);
  });

  it('can be read where no document was written', async () => {
    const { path } = await write(open, []);
    expect(await rowsOf(name, path, 'SELECT * FROM expenditure')).toEqual([]);
  });

  it('rejects where it cannot be written', async () => {
    await expect(
      (async () => {
        const sink = await open(join(folder, 'none', 'a.out'), () => undefined);
        await sink.close();
      })(),
    ).rejects.toThrow();
  });
});

describe.each(SINKS.slice(0, 2))('the views of %s', (name, open) => {
  it('hide no figure: headers that no form knows, keys printed twice, several units and documents', async () => {
    const facts = [
      fakeFact({ row: '208', column: 'basic', value: '1.50' }),
      fakeFact({ row: '208', column: 'project', value: '2.0' }),
      fakeFact({ row: '208', column: 'x:其中：工资', value: '3' }),
      fakeFact({ row: '208', column: 'basic', value: '4' }),
      fakeFact({ row: "x:'; DROP TABLE facts; --", column: 'basic', value: '5', label: '"' }),
    ];
    const { path } = await write(open, [outputOf(facts), outputOf([fakeFact({ value: '7' })], 'b-01234567')]);
    const rows = await rowsOf(name, path, 'SELECT * FROM expenditure');
    const trimmed = (value: unknown): unknown => (value === null ? null : Number(String(value)));
    expect(rows.map((row) => [at(row, 'document'), at(row, 'row'), trimmed(at(row, '基本支出')), trimmed(at(row, '项目支出'))])).toEqual([
      ['a-01234567', '208', 1.5, 2],
      ['a-01234567', '208', 4, null],
      ['a-01234567', "x:'; DROP TABLE facts; --", 5, null],
      ['b-01234567', '208', 7, null],
    ]);
    expect(rows.map((row) => String(at(row, '其他列')).replace(/\.?0+$/, ''))).toEqual(['x:其中：工资=3', 'null', 'null', 'null']);
  });

  it('give the unit of money where a row has others, too', async () => {
    const funds = { table: 'project_performance', row: 'funds.total' };
    const facts = [
      fakeFact({ ...funds, column: 'execution_rate', value: '87.30', unit: '%', amountYuan: null }),
      fakeFact({ ...funds, column: 'executed', value: '10', unit: '万元', amountYuan: '100000' }),
      fakeFact({ ...funds, column: 'score', value: '9', unit: '分', amountYuan: null }),
    ];
    const { path } = await write(open, [outputOf(facts)]);
    expect(pick(await rowsOf(name, path, 'SELECT unit FROM project_performance'), 'unit')).toEqual([['万元']]);
  });

  it('tell the facts that state a claim from those of its base', async () => {
    const facts = [fakeFact({ row: 'total' }), fakeFact({ row: '208' })];
    const output = outputOf(facts);
    const [claim] = fakeDocument({ file: 'a.pdf', id: 'a', sha256: '0' }).claims;
    if (claim === undefined) throw new Error('the fake document has no claim');
    output.document.claims = [
      { ...claim, facts: ['expenditure/208/basic'], baseFacts: ['expenditure/total/basic', 'expenditure/none/basic'] },
    ];
    const { path } = await write(open, [output]);
    const rows = await rowsOf(name, path, 'SELECT f."row", role FROM claimFacts JOIN facts f USING (factNumber) ORDER BY role');
    expect(pick(rows, 'row', 'role')).toEqual([
      ['total', 'base'],
      ['208', 'stated'],
    ]);
  });

  it('join anomalies with facts of their own document', async () => {
    const [a, b] = [outputOf([fakeFact()]), outputOf([fakeFact()], 'b-01234567')];
    const anomaly = fakeAnomaly({ facts: ['expenditure/208/basic', 'expenditure/208/basic', 'expenditure/999/basic'] });
    const { path } = await write(open, [a, { ...b, anomalies: [anomaly] }]);
    const sql = 'SELECT d.document FROM anomalyFacts JOIN facts USING (factNumber) JOIN documents d USING (documentNumber)';
    expect(pick(await rowsOf(name, path, sql), 'document')).toEqual([['b-01234567']]);
  });
});
