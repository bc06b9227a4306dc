/**
 * Keys and indexes of the databases, as each database says of itself; and what a run of many documents may not have in DuckDB.
 */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import sqlite from 'node-sqlite3-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractAllFormats } from '../support/all-formats.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const out = temporaryFolder();

async function queryDuckDb(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(out, 'juesuan.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

function querySqlite(sql: string): Record<string, unknown>[] {
  const database = new sqlite.Database(join(out, 'juesuan.sqlite'), { readOnly: true });
  const rows = database.all(sql) as Record<string, unknown>[];
  database.close();
  return rows;
}

beforeAll(async () => {
  await extractAllFormats(out);
}, 120_000);

describe('keys and indexes', () => {
  it('DuckDB: primary keys and references of every table, indexes of those that stay small', async () => {
    const constraints = await queryDuckDb(
      "SELECT constraint_type, count(*) FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY') GROUP BY ALL ORDER BY ALL",
    );
    expect(constraints.map(([type, count]) => [type, Number(count)])).toEqual([
      ['FOREIGN KEY', 12],
      ['PRIMARY KEY', 6],
    ]);
    const indexes = await queryDuckDb('SELECT table_name, index_name, is_unique FROM duckdb_indexes() ORDER BY ALL');
    expect(indexes).toEqual([
      ['anomalies', 'anomalies_rule', false],
      ['documents', 'documents_document', true],
      ['documents', 'documents_unitName_fiscalYear', false],
    ]);
  });

  it('SQLite: an index for each reference, and for the key of a fact', () => {
    const names = querySqlite("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['facts_table_row_column', 'facts_documentNumber', 'cells_tableNumber', 'anomalies_rule']),
    );
    expect(querySqlite('PRAGMA foreign_key_check')).toEqual([]);
    const plan = querySqlite(`EXPLAIN QUERY PLAN SELECT value FROM facts WHERE "table" = 'a' AND "row" = 'b' AND "column" = 'c'`);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH facts USING INDEX facts_table_row_column (table=? AND row=? AND column=?)']);
  });
});
