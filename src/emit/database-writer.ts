/**
 * What both databases have in common: definitions of tables, indexes and views as SQL, the sink that feeds a database.
 */
import type { Forms } from '../model/form.ts';
import { type DatabaseRow, databaseNumbering } from './database-rows.ts';
import { DATABASE_TABLES, type DatabaseTable, type KeyColumn, quoteName, type TableName } from './database-schema.ts';
import type { Sink } from './sink.ts';
import { wideViews } from './wide-views.ts';

/** A database being filled. */
export interface DatabaseWriter {
  /** False for an index that the database does without. */
  wantsIndex(table: DatabaseTable, columns: readonly string[]): boolean;
  /** Appends rows of one document to a table. */
  append(table: TableName, rows: readonly DatabaseRow[], document: string): Promise<void>;
  /** Called after each document. */
  documentDone(): Promise<void>;
  /** Runs the statements that complete the database, and closes it under its name. */
  close(statements: readonly string[]): Promise<void>;
  abort(): Promise<void>;
}

/** A column of a definition: name, type in the database's own words, Chinese title. */
export interface ColumnDefinition {
  name: string;
  type: string;
  title: string;
}

const primaryKeys = new Map(DATABASE_TABLES.map(({ name, keys }) => [name as string, keys[0].name]));

function keyDefinition({ name, type, role, nullable }: KeyColumn, typeName: (type: KeyColumn['type']) => string): string {
  const base = `${quoteName(name)} ${typeName(type)}`;
  if (role === 'primary') return `${base} PRIMARY KEY`;
  const required = nullable ? '' : ' NOT NULL';
  if (role === null) return `${base}${required}`;
  return `${base}${required} REFERENCES ${quoteName(role.references)} (${quoteName(primaryKeys.get(role.references) ?? '')})`;
}

/** The definition of a table. */
export function createTable(
  { name, keys }: DatabaseTable,
  columns: readonly ColumnDefinition[],
  typeName: (type: KeyColumn['type']) => string,
): string {
  const definitions = [
    ...keys.map((key) => keyDefinition(key, typeName)),
    ...columns.map((column) => `${quoteName(column.name)} ${column.type} /* ${column.title} */`),
  ];
  return `CREATE TABLE ${quoteName(name)} (\n  ${definitions.join(',\n  ')}\n)`;
}

/** Definitions of the indexes; made when the rows are in, which is faster than keeping them up to date. */
function createIndexes({ wantsIndex }: DatabaseWriter): string[] {
  return DATABASE_TABLES.flatMap((table: DatabaseTable) =>
    table.indexes.flatMap((columns) => {
      if (!wantsIndex(table, columns)) return [];
      const { name } = table;
      const unique = name === 'documents' && columns.length === 1 ? 'UNIQUE ' : '';
      return [
        `CREATE ${unique}INDEX ${quoteName(`${name}_${columns.join('_')}`)} ON ${quoteName(name)} (${columns.map(quoteName).join(', ')})`,
      ];
    }),
  );
}

/** The sink that feeds `writer`, completed with indexes and the views of `forms`. */
export function databaseSink(file: string, writer: DatabaseWriter, forms: Forms): Sink {
  const number = databaseNumbering();
  return {
    files: [file],
    async write(output) {
      const rows = number(output);
      for (const { name } of DATABASE_TABLES) await writer.append(name, rows[name], output.document.id);
      await writer.documentDone();
    },
    close: () => writer.close([...createIndexes(writer), ...wideViews(forms).map(({ sql }) => sql)]),
    abort: () => writer.abort(),
  };
}
