/**
 * The DuckDB database of a run; figures are DECIMAL(38,10), keys and references are enforced. The one door to
 * @duckdb/node-api, which is optional: platforms without it can write every other format.
 *
 * Extensions are never downloaded, and the database reads no other file. The file's bytes differ from run to run (DuckDB
 * places its blocks as it likes); its content does not.
 */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { commit, discard, temporaryPath } from './atomic-file.ts';
import { DATABASE_TABLES, type DatabaseTable, type TableName } from './database-schema.ts';
import { createTable, type DatabaseWriter } from './database-writer.ts';
import { DUCKDB_TYPES, rowAppender } from './duckdb-append.ts';
import { FormatError } from './format-error.ts';
import type { ReportProblem } from './sink.ts';
import type { TypedColumn } from './typed-columns.ts';

const OPTIONS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  // What DuckDB gains by more is its cache, which a run that only appends has no use for.
  memory_limit: '64MB',
  threads: '1',
  // Smaller blocks make smaller files of few documents, but what DuckDB keeps of each block in memory adds up over many.
  default_block_size: '65536',
};

/**
 * An index has to fit in memory while DuckDB makes it, so a table that grows by hundreds of rows a document has none but those of its
 * keys, which grow row by row and need not stay in memory. Reading such a table from end to end takes a fraction of a second, and a
 * document's rows lie together.
 */
const WITHOUT_INDEX: ReadonlySet<string> = new Set(['facts', 'cells']);

/** Keys and references have an index of their own. */
function wantsIndex({ name, keys }: DatabaseTable, columns: readonly string[]): boolean {
  return !WITHOUT_INDEX.has(name) && !keys.some((key) => key.name === columns[0]);
}

/** Rows after which appended rows go into the tables: far below the number at which an appender would do so by itself. */
const ROWS_PER_FLUSH = 20_000;
/** Rows after which the log is folded into the file: what DuckDB keeps in memory then does not grow with the run. */
const ROWS_PER_CHECKPOINT = 100_000;

export type DuckDbPackage = typeof import('@duckdb/node-api');

/** The package, loaded when a run writes DuckDB. Throws FormatError where it is not installed. */
export async function loadDuckDb(): Promise<DuckDbPackage> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new FormatError('duckdb cannot be written: the package @duckdb/node-api is missing or has no build for this platform', {
      hint: 'run npm install @duckdb/node-api, or write sqlite or parquet instead',
      cause,
    });
  }
}

interface OpenTable {
  columns: readonly TypedColumn[];
  appender: DuckDBAppender;
}

interface OpenDatabase {
  connection: DuckDBConnection;
  close: () => void;
}

async function openDatabase({ DuckDBInstance }: DuckDbPackage, path: string): Promise<OpenDatabase> {
  const instance = await DuckDBInstance.create(path, OPTIONS);
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function defineTables(connection: DuckDBConnection): Promise<Map<TableName, OpenTable>> {
  const tables = new Map<TableName, OpenTable>();
  for (const table of DATABASE_TABLES) {
    const columns = table.columns.map(({ name, type, title }) => ({ name, type: DUCKDB_TYPES[type], title }));
    await connection.run(createTable(table, columns, (type) => DUCKDB_TYPES[type]));
    tables.set(table.name, { columns: table.columns, appender: await connection.createAppender(table.name) });
  }
  return tables;
}

/** Removes what an earlier process, or a failed one, left beside the temporary file. */
async function discardDatabase(path: string): Promise<void> {
  await discard(path);
  for (const suffix of ['.wal', '.tmp']) await rm(`${temporaryPath(path)}${suffix}`, { recursive: true, force: true });
}

/** Appends to `tables`; parents first, so that a row's references are always there. */
function appendingTo(tables: ReadonlyMap<TableName, OpenTable>, connection: DuckDBConnection) {
  let unflushed = 0;
  let unfolded = 0;
  const flush = (): void => {
    for (const { appender } of tables.values()) appender.flushSync();
    unfolded += unflushed;
    unflushed = 0;
  };
  return {
    flush,
    count(rows: number): void {
      unflushed += rows;
    },
    async settle(): Promise<void> {
      if (unflushed >= ROWS_PER_FLUSH) flush();
      if (unfolded < ROWS_PER_CHECKPOINT) return;
      unfolded = 0;
      await connection.run('CHECKPOINT');
    },
  };
}

/** Starts the database `path`. Rejects with the error of the file system or of DuckDB. */
export async function openDuckDb(library: DuckDbPackage, path: string, report: ReportProblem): Promise<DatabaseWriter> {
  await discardDatabase(path);
  const appendRow = rowAppender(library);
  const { connection, close } = await openDatabase(library, temporaryPath(path));
  const tables = await defineTables(connection);
  const appending = appendingTo(tables, connection);
  let open = true;
  return {
    wantsIndex,
    async append(name, rows, document) {
      const table = tables.get(name);
      if (table === undefined) return;
      for (const row of rows) appendRow(table, row, (message) => report({ file: basename(path), document, message }));
      appending.count(rows.length);
    },
    documentDone: () => appending.settle(),
    async close(statements) {
      appending.flush();
      for (const { appender } of tables.values()) appender.closeSync();
      for (const statement of statements) await connection.run(statement);
      await connection.run('CHECKPOINT');
      open = false;
      close();
      await commit(path);
    },
    async abort() {
      if (open) close();
      open = false;
      await discardDatabase(path);
    },
  };
}
