/**
 * The SQLite database of a run. The one door to node-sqlite3-wasm, which is SQLite itself as WebAssembly: no native module,
 * the same file on every machine, written page by page without holding it in memory.
 *
 * SQLite has no decimals: figures are TEXT, digits as printed, and `amountFen` is `amountYuan` in 分 as INTEGER, exact in
 * sums. An amount that is no whole number of 分 leaves `amountFen` empty, reported.
 */
import { chmod, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database, Statement } from 'node-sqlite3-wasm';
import { commit, discard, temporaryPath } from './atomic-file.ts';
import type { DatabaseRow } from './database-rows.ts';
import { DATABASE_TABLES, type DatabaseTable, quoteName, type TableName } from './database-schema.ts';
import { createTable, type DatabaseWriter } from './database-writer.ts';
import { FEN, scaleDecimal } from './decimal.ts';
import type { ReportProblem } from './sink.ts';
import type { TypedColumn, ValueType } from './typed-columns.ts';

const TYPES: Readonly<Record<ValueType | 'fen', string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  float: 'REAL',
  boolean: 'INTEGER',
  decimal: 'TEXT',
  fen: 'INTEGER',
};

/** The file is temporary until it is whole, so nothing has to survive a crash; 16 MB of pages are kept in memory. */
const SETTINGS = 'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384';

const ALL_MAY_READ = 0o666;

type SqliteColumn = Omit<TypedColumn, 'type'> & { type: ValueType | 'fen' };
type SqliteValue = string | number | bigint | null;

/** Text holds a figure's digits already, so their extra column falls away; 分 stand behind 元. */
function sqliteColumns({ columns }: DatabaseTable): SqliteColumn[] {
  const figures = new Set(columns.filter(({ type }) => type === 'decimal').map(({ source }) => source));
  return columns.flatMap((column): SqliteColumn[] => {
    if (column.type === 'text' && figures.has(column.source)) return [];
    return column.name === 'amountYuan' ? [column, { ...column, name: 'amountFen', title: '金额（分）', type: 'fen' }] : [column];
  });
}

export type SqlitePackage = typeof import('node-sqlite3-wasm');

/** The package, loaded when a run writes SQLite. */
export async function loadSqlite(): Promise<SqlitePackage> {
  return (await import('node-sqlite3-wasm')).default;
}

interface OpenTable {
  columns: SqliteColumn[];
  insert: Statement;
}

function defineTable(database: Database, table: DatabaseTable): OpenTable {
  const columns = sqliteColumns(table);
  database.exec(
    createTable(
      table,
      columns.map(({ name, type, title }) => ({ name, type: TYPES[type], title })),
      (type) => TYPES[type],
    ),
  );
  const places = Array.from({ length: table.keys.length + columns.length }, () => '?').join(', ');
  return { columns, insert: database.prepare(`INSERT INTO ${quoteName(table.name)} VALUES (${places})`) };
}

/** Removes what an earlier process, or a failed one, left: the temporary file and the folder that locks it. */
async function discardDatabase(path: string): Promise<void> {
  await discard(path);
  await rm(`${temporaryPath(path)}.lock`, { recursive: true, force: true });
}

/** Starts the database `path`. Rejects with the error of the file system or of SQLite. */
export async function openSqlite({ Database }: SqlitePackage, path: string, report: ReportProblem): Promise<DatabaseWriter> {
  await discardDatabase(path);
  const database = new Database(temporaryPath(path));
  database.exec(SETTINGS);
  const tables = new Map<TableName, OpenTable>(DATABASE_TABLES.map((table) => [table.name, defineTable(database, table)]));
  database.exec('BEGIN');
  const finish = (): void => {
    for (const { insert } of tables.values()) insert.finalize();
    database.close();
  };
  const fieldOf = ({ row }: DatabaseRow, { type, source }: SqliteColumn, document: string): SqliteValue => {
    const value = row[source] ?? null;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (type !== 'fen' || value === null) return value;
    const fen = scaleDecimal(String(value), FEN);
    if (fen === null)
      report({ file: basename(path), document, message: `amountYuan ${value} is no whole number of 分; amountFen is empty` });
    return fen;
  };
  return {
    wantsIndex: () => true,
    async append(name, rows, document) {
      const table = tables.get(name);
      for (const row of rows) table?.insert.run([...row.keys, ...table.columns.map((column) => fieldOf(row, column, document))]);
    },
    async documentDone() {},
    async close(statements) {
      database.exec('COMMIT');
      for (const statement of statements) database.exec(statement);
      finish();
      // SQLite makes the file for its owner alone; like every other output it gets what the process allows.
      await chmod(temporaryPath(path), ALL_MAY_READ & ~process.umask());
      await commit(path);
    },
    async abort() {
      if (database.isOpen) finish();
      await discardDatabase(path);
    },
  };
}
