/**
 * Definitions of PostgreSQL tables that take the CSV files of a run by COPY, made from the resources.
 */
import type { Column } from '../src/emit/resource.ts';
import { csvResources } from '../src/emit/resources.ts';

const TYPES: Readonly<Record<Column['type'], string>> = {
  string: 'text',
  integer: 'integer',
  number: 'numeric',
  boolean: 'boolean',
  year: 'integer',
};

/** The text of docs/schema/postgres.sql. */
export function postgresTables(): string {
  const tables = csvResources(true).map(({ name, title, columns }) => {
    const lines = columns.map((column, index) => {
      const end = index === columns.length - 1 ? '' : ',';
      return `  "${column.name}" ${TYPES[column.type]}${end} -- ${column.title}`;
    });
    return `-- ${title}\nCREATE TABLE IF NOT EXISTS ${name} (\n${lines.join('\n')}\n);\n`;
  });
  return `-- Tables for the CSV files of a run; fill each with COPY … WITH (FORMAT csv, HEADER true).\n\n${tables.join('\n')}`;
}
