/**
 * The tables of the embedded databases, the same in DuckDB and SQLite: columns of the resources behind numeric keys.
 *
 * A document's name, file, year and unit stand once, in `documents`; every other table refers to it by `documentNumber`.
 * Numbers follow the order of the run, from 1. `anomalyFacts` and `claimFacts` join anomalies and claims with their facts;
 * `role` of the latter is `stated` (the fact states the claim's figure) or `base` (what it is compared with).
 */
import { ANOMALIES } from './anomalies-csv.ts';
import { CELLS } from './cells-list.ts';
import { CLAIMS } from './claims-csv.ts';
import { DOCUMENTS } from './documents-list.ts';
import { FACTS } from './facts-csv.ts';
import { INDICATORS } from './indicators-csv.ts';
import { DOCUMENT_COLUMNS, type Resource } from './resource.ts';
import { TABLES } from './tables-csv.ts';
import { type TypedColumn, typedColumns } from './typed-columns.ts';

export interface KeyColumn {
  name: string;
  type: 'integer' | 'text';
  /** `primary`, or the table whose primary key it is; null for neither. */
  role: 'primary' | { references: string } | null;
  nullable?: true;
}

export interface DatabaseTable {
  name: string;
  keys: readonly KeyColumn[];
  /** Columns filled from a resource's row. */
  columns: readonly TypedColumn[];
  /** Lists of columns that have an index. */
  indexes: readonly (readonly string[])[];
}

const primary = (name: string): KeyColumn => ({ name, type: 'integer', role: 'primary' });
const reference = (name: string, references: string): KeyColumn => ({ name, type: 'integer', role: { references } });
const OF_DOCUMENT = reference('documentNumber', 'documents');

/** Columns of a resource without those that name its document. */
function ownColumns(resource: Resource): TypedColumn[] {
  return typedColumns(resource.columns).filter(({ source }) => source >= DOCUMENT_COLUMNS.length);
}

/** All tables; a table stands behind those that it refers to. */
export const DATABASE_TABLES = [
  {
    name: 'documents',
    keys: [primary('documentNumber')],
    columns: typedColumns(DOCUMENTS.columns),
    indexes: [['document'], ['unitName', 'fiscalYear']],
  },
  { name: 'tables', keys: [primary('tableNumber'), OF_DOCUMENT], columns: ownColumns(TABLES), indexes: [['documentNumber']] },
  {
    name: 'facts',
    keys: [
      primary('factNumber'),
      OF_DOCUMENT,
      { ...reference('tableNumber', 'tables'), nullable: true },
      { name: 'key', type: 'text', role: null },
    ],
    columns: ownColumns(FACTS),
    indexes: [['documentNumber'], ['table', 'row', 'column']],
  },
  { name: 'claims', keys: [primary('claimNumber'), OF_DOCUMENT], columns: ownColumns(CLAIMS), indexes: [['documentNumber']] },
  { name: 'indicators', keys: [primary('indicatorNumber'), OF_DOCUMENT], columns: ownColumns(INDICATORS), indexes: [['documentNumber']] },
  {
    name: 'anomalies',
    keys: [primary('anomalyNumber'), OF_DOCUMENT],
    columns: ownColumns(ANOMALIES),
    indexes: [['documentNumber'], ['rule']],
  },
  {
    name: 'anomalyFacts',
    keys: [reference('anomalyNumber', 'anomalies'), reference('factNumber', 'facts')],
    columns: [],
    indexes: [['factNumber']],
  },
  {
    name: 'claimFacts',
    keys: [reference('claimNumber', 'claims'), reference('factNumber', 'facts'), { name: 'role', type: 'text', role: null }],
    columns: [],
    indexes: [['factNumber']],
  },
  {
    name: 'cells',
    keys: [OF_DOCUMENT, reference('tableNumber', 'tables')],
    columns: ownColumns(CELLS).filter(({ name }) => !['tableIndex', 'table', 'occurrence'].includes(name)),
    indexes: [['tableNumber']],
  },
] as const satisfies readonly DatabaseTable[];

export type TableName = (typeof DATABASE_TABLES)[number]['name'];

/** An identifier as SQL takes it, whatever it is. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
