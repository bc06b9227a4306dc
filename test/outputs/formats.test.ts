/**
 * Every format, opened by a reader that is not ours and compared with document.json fact by fact.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import * as xlsx from '@e965/xlsx';
import { parseString } from 'fast-csv';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import sqlite from 'node-sqlite3-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Fact, factKey } from '../../src/model/fact.ts';
import { factCells } from '../../src/model/fact-cell.ts';
import { loadForms } from '../../src/rulebook/load.ts';
import { type Extracted, extractAllFormats, extractEveryFormat } from '../support/all-formats.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const out = temporaryFolder();
let documents: Extracted[] = [];

/** What every format must say of a fact. */
interface Said {
  document: string;
  fiscalYear: number | null;
  key: string;
  value: string;
  unit: string;
  amountYuan: string | null;
  raw: string;
  label: string;
  page: number | null;
  line: number | null;
}

function said(document: Extracted['document'], fact: Fact): Said {
  const { value, unit, amountYuan, raw, label, source } = fact;
  return {
    document: document.id,
    fiscalYear: document.fiscalYear,
    key: factKey(fact),
    value,
    unit,
    amountYuan,
    raw,
    label,
    page: source.page,
    line: source.line,
  };
}

const allFacts = (): Said[] => documents.flatMap(({ document }) => document.facts.map((fact) => said(document, fact)));

/** A row of any format under the names of the CSV file. */
type Row = Record<string, unknown>;

const at = (row: Row | undefined, name: string): unknown => row?.[name];

const numberOf = (value: unknown): number | null => (value === null || value === '' || value === undefined ? null : Number(value));

function fromRow(row: Row, change: Partial<Said> = {}): Said {
  const text = (name: string): string => String(row[name]);
  const fact = { table: text('table'), occurrence: Number(at(row, 'occurrence')), row: text('row'), column: text('column') };
  return {
    document: text('document'),
    fiscalYear: numberOf(at(row, 'fiscalYear')),
    key: factKey(fact),
    value: text('value'),
    unit: text('unit'),
    amountYuan: at(row, 'amountYuan') === null || at(row, 'amountYuan') === '' ? null : text('amountYuan'),
    raw: text('raw'),
    label: text('label'),
    page: numberOf(at(row, 'page')),
    line: numberOf(at(row, 'line')),
    ...change,
  };
}

/** A decimal with a fixed scale as it is without its zeros at the end. */
const trimmed = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

async function readCsv(name: string): Promise<Row[]> {
  const rows: Row[] = [];
  const text = readFileSync(join(out, name), 'utf8').replace(/^\ufeff/, '');
  return new Promise((resolve, reject) => {
    parseString(text, { headers: true })
      .on('data', (row: Row) => rows.push(row))
      .on('end', () => resolve(rows))
      .on('error', reject);
  });
}

async function readParquet(name: string): Promise<Row[]> {
  return (await parquetReadObjects({ file: await asyncBufferFromFile(join(out, name)) })) as Row[];
}

const readNdjson = (name: string): Row[] =>
  readFileSync(join(out, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

async function queryDuckDb(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(join(out, 'juesuan.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRowObjects();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

function querySqlite(sql: string): Row[] {
  const database = new sqlite.Database(join(out, 'juesuan.sqlite'), { readOnly: true });
  const rows = database.all(sql);
  database.close();
  return rows as Row[];
}

beforeAll(async () => {
  documents = await extractAllFormats(out);
}, 120_000);

describe('facts in every format', () => {
  it('are many, of both kinds of source, with zeros and other units', () => {
    const facts = allFacts();
    expect(facts.length).toBeGreaterThan(2000);
    expect(facts.some(({ value }) => /^0\.0+$/.test(value))).toBe(true);
    expect(new Set(facts.map(({ unit }) => unit)).size).toBeGreaterThan(2);
    expect(new Set(facts.map(({ page }) => page === null))).toEqual(new Set([true, false]));
  });

  it('csv', async () => {
    const bytes = readFileSync(join(out, 'facts.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await readCsv('facts.csv')).map((row) => fromRow(row))).toEqual(allFacts());
  });

  it('ndjson, figures as strings', () => {
    const rows = readNdjson('facts.ndjson');
    expect(rows.map((row) => fromRow(row))).toEqual(allFacts());
    expect(rows.every((row) => typeof at(row, 'value') === 'string')).toBe(true);
  });

  it('parquet, figures as decimals', async () => {
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(out, 'facts.parquet')));
    expect(metadata.schema.find(({ name }) => name === 'value')).toMatchObject({ converted_type: 'DECIMAL', precision: 38, scale: 10 });
    const rows = await readParquet('facts.parquet');
    expect(rows.map((row) => fromRow(row, { value: String(at(row, 'valueText')), amountYuan: null }))).toEqual(
      allFacts().map((fact) => ({ ...fact, amountYuan: null })),
    );
    // The reader turns decimals into floats; DuckDB does not.
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(`SELECT value, amountYuan FROM '${join(out, 'facts.parquet')}'`);
    const decimals = reader.getRows().map(([value, amount]) => [trimmed(String(value)), amount === null ? null : trimmed(String(amount))]);
    expect(reader.columnTypes().map(String)).toEqual(['DECIMAL(38,10)', 'DECIMAL(38,10)']);
    expect(decimals).toEqual(allFacts().map(({ value, amountYuan }) => [trimmed(value), amountYuan === null ? null : trimmed(amountYuan)]));
    connection.closeSync();
    instance.closeSync();
  });

  it('duckdb, figures as decimals', async () => {
    const rows = await queryDuckDb('SELECT * FROM facts JOIN documents USING (documentNumber) ORDER BY factNumber');
    expect(rows.map((row) => fromRow(row, { value: String(at(row, 'valueText')), amountYuan: null }))).toEqual(
      allFacts().map((fact) => ({ ...fact, amountYuan: null })),
    );
    expect(rows.map((row) => trimmed(String(at(row, 'value'))))).toEqual(allFacts().map(({ value }) => trimmed(value)));
    expect(rows.map((row) => (at(row, 'amountYuan') === null ? null : trimmed(String(at(row, 'amountYuan')))))).toEqual(
      allFacts().map(({ amountYuan }) => (amountYuan === null ? null : trimmed(amountYuan))),
    );
    expect(rows.map((row) => at(row, 'key'))).toEqual(allFacts().map(({ key }) => key));
  });

  it('sqlite, figures as text and 分', () => {
    const rows = querySqlite('SELECT * FROM facts JOIN documents USING (documentNumber) ORDER BY factNumber');
    expect(rows.map((row) => fromRow(row))).toEqual(allFacts());
    for (const row of rows.filter(({ amountYuan }) => amountYuan !== null))
      expect(BigInt(at(row, 'amountFen') as number)).toBe(
        BigInt(String(at(row, 'amountYuan')).replace('.', '')) * (String(at(row, 'amountYuan')).includes('.') ? 1n : 100n),
      );
  });

  it('xlsx: each in its cell, as a number with the printed decimals', () => {
    let checked = 0;
    for (const { document } of documents.filter(({ document: { tables } }) => tables.length > 0)) {
      const book = xlsx.read(readFileSync(join(out, 'documents', document.id, `${document.id}.xlsx`)), { cellNF: true });
      const cellOf = factCells(document.tables);
      for (const fact of document.facts) {
        const { table, cell } = cellOf(fact);
        // Contents sheet first; three rows stand above the grid.
        const sheet = book.Sheets[book.SheetNames[table + 1] ?? ''];
        const found = sheet?.[xlsx.utils.encode_cell({ r: (cell?.row ?? 0) + 3, c: cell?.column ?? 0 })];
        expect([found?.t, found?.v], factKey(fact)).toEqual(['n', Number(fact.value)]);
        expect(String(found?.w).replaceAll(/[,%]/g, ''), factKey(fact)).toBe(fact.value);
        checked += 1;
      }
    }
    expect(checked).toBe(allFacts().length);
  });
});

describe('the other resources', () => {
  it('have as many rows in every format as the documents have items', async () => {
    const counts = {
      documents: documents.length,
      tables: documents.flatMap(({ document }) => document.tables).length,
      claims: documents.flatMap(({ document }) => document.claims).length,
      indicators: documents.flatMap(({ document }) => document.indicators).length,
      anomalies: documents.flatMap(({ anomalies }) => anomalies).length,
      cells: documents.flatMap(({ document }) => document.tables.flatMap(({ cells }) => cells)).length,
    };
    expect(Math.min(counts.tables, counts.indicators, counts.anomalies, counts.cells)).toBeGreaterThan(10);
    for (const [name, count] of Object.entries(counts)) {
      const sql = `SELECT count(*) AS n FROM "${name}"`;
      expect([name, Number(at((await queryDuckDb(sql))[0], 'n')), Number(at(querySqlite(sql)[0], 'n'))]).toEqual([name, count, count]);
      expect(await readParquet(`${name}.parquet`)).toHaveLength(count);
      expect(readFileSync(join(out, `${name}.ndjson`), 'utf8').split('\n')).toHaveLength(count + 1);
      if (name !== 'documents') expect(await readCsv(`${name}.csv`)).toHaveLength(count);
    }
  });

  it('keep zero, dash and blank apart in the cells', async () => {
    const expected = documents.flatMap(({ document }) =>
      document.tables.flatMap(({ cells }) => cells.map(({ content, raw }) => [document.id, content, raw])),
    );
    expect(new Set(expected.map(([, content]) => content))).toEqual(new Set(['text', 'amount', 'blank', 'nil']));
    expect((await readParquet('cells.parquet')).map((row) => [at(row, 'document'), at(row, 'content'), at(row, 'raw')])).toEqual(expected);
    expect(readNdjson('cells.ndjson').map((row) => [at(row, 'document'), at(row, 'content'), at(row, 'raw')])).toEqual(expected);
  });

  it('join anomalies with their facts', () => {
    const rows = querySqlite(
      'SELECT a.id, f."key" FROM anomalyFacts JOIN anomalies a USING (anomalyNumber) JOIN facts f USING (factNumber) ORDER BY anomalyNumber, factNumber',
    );
    const expected = documents.flatMap(({ document, anomalies }) => {
      const order = document.facts.map(factKey);
      return anomalies.flatMap(({ id, facts }) =>
        // What only a sentence states has a key without a fact.
        order.flatMap((key) => (facts.includes(key) ? [{ id, key }] : [])),
      );
    });
    expect(rows).toEqual(expected);
    expect(rows.length).toBeGreaterThan(10);
  });
});

describe('the databases', () => {
  it('refuse rows without their parents', async () => {
    const keys = await queryDuckDb(
      "SELECT table_name, constraint_type, count(*) AS n FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY') GROUP BY ALL",
    );
    const counts = new Map(keys.map((row) => [`${at(row, 'table_name')} ${at(row, 'constraint_type')}`, Number(at(row, 'n'))]));
    expect(counts.get('facts PRIMARY KEY')).toBe(1);
    expect(counts.get('facts FOREIGN KEY')).toBe(2);
    expect(querySqlite('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(querySqlite('PRAGMA foreign_key_check')).toEqual([]);
    expect(querySqlite("SELECT count(*) AS n FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")).toEqual([{ n: 12 }]);
  });

  it('show each statutory table as on the paper: every figure of its forms once', async () => {
    const { forms } = loadForms();
    for (const { table } of forms) {
      const wide = await queryDuckDb(`SELECT * FROM "${table}"`);
      const names = Object.keys(wide[0] ?? {}).slice(8);
      const figures = wide.flatMap((row) => {
        const others = String(at(row, '其他列') ?? '')
          .split('; ')
          .filter((item) => item !== '');
        const own = names.filter((name) => name !== '其他列' && row[name] !== null).map((name) => trimmed(String(row[name])));
        return [...own, ...others.map((item) => trimmed(item.slice(item.lastIndexOf('=') + 1)))].map(
          (value) => `${at(row, 'document')} ${at(row, 'row')} ${value}`,
        );
      });
      const expected = documents.flatMap(({ document }) =>
        document.facts.filter((fact) => fact.table === table).map(({ row, value }) => `${document.id} ${row} ${trimmed(value)}`),
      );
      expect(figures.sort(), table).toEqual(expected.sort());
      expect(querySqlite(`SELECT count(*) AS n FROM "${table}"`)).toEqual([{ n: wide.length }]);
    }
  });

  it('name the columns of the views as the paper does', async () => {
    const [row] = await queryDuckDb('SELECT 基本支出, 项目支出, 本年支出合计 FROM expenditure WHERE "row" = \'total\'');
    expect(row).toBeDefined();
    expect(querySqlite('SELECT 因公出国(境)费 FROM three_public'.replace('因公出国(境)费', '"因公出国(境)费"'))).not.toEqual([]);
  });
});

describe('making the files again', () => {
  const hashes = (folder: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:csv|ndjson|parquet|sqlite|xlsx|json)$/.test(name) && name !== 'manifest.json')
        .sort()
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ]),
    );

  it('from the documents gives the same bytes, DuckDB aside, and leaves no temporary file', { timeout: 60_000 }, async () => {
    const before = hashes(out);
    for (const name of Object.keys(before)) if (!name.startsWith('documents')) rmSync(join(out, name));
    const { plan, problems, manifest } = await extractEveryFormat(out);
    expect(plan.kept).toBe(documents.length);
    const files = manifest.outputs;
    expect(problems).toEqual([]);
    expect(files).toContain('juesuan.duckdb');
    expect(hashes(out)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp|\.wal|\.lock/.test(name))).toEqual([]);
  });
});
