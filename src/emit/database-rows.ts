/**
 * A document as rows of the embedded databases, with their numbers.
 *
 * In → Out: documents in the order of the run → for each table, keys and the resource's row. Numbers go on from one document
 * to the next; nothing else is kept.
 */
import { factKey } from '../model/fact.ts';
import { factCells } from '../model/fact-cell.ts';
import { ANOMALIES } from './anomalies-csv.ts';
import { CELLS } from './cells-list.ts';
import { CLAIMS } from './claims-csv.ts';
import type { CsvRow } from './csv.ts';
import type { TableName } from './database-schema.ts';
import { DOCUMENTS } from './documents-list.ts';
import { FACTS } from './facts-csv.ts';
import { INDICATORS } from './indicators-csv.ts';
import { DOCUMENT_COLUMNS, type DocumentOutput, type Resource } from './resource.ts';
import { TABLES } from './tables-csv.ts';

export interface DatabaseRow {
  keys: readonly (number | string | null)[];
  /** Row of the table's resource; empty where the table has none. */
  row: CsvRow;
}

export type DatabaseRows = Record<TableName, DatabaseRow[]>;

/** Place of `tableIndex` in a row of the cells. */
const TABLE_INDEX = DOCUMENT_COLUMNS.length;

function numbered(resource: Resource, output: DocumentOutput, keys: (index: number, row: CsvRow) => DatabaseRow['keys']): DatabaseRow[] {
  return Array.from(resource.rows(output), (row, index) => ({ keys: keys(index, row), row }));
}

/** Facts named by an item that has a number, and what they are to it. */
interface Naming {
  number: number;
  facts: readonly string[];
  role?: string;
}

/** Rows that join items with the facts they name; names of no fact are left out. */
function links(namings: readonly Naming[], numbers: ReadonlyMap<string, number>): DatabaseRow[] {
  return namings.flatMap(({ number, facts, role }) =>
    [...new Set(facts)].flatMap((key) => {
      const fact = numbers.get(key);
      return fact === undefined ? [] : [{ keys: [number, fact, ...(role === undefined ? [] : [role])], row: [] }];
    }),
  );
}

/** Numbers of the rows written so far, and the function that continues them with a document. */
export function databaseNumbering(): (output: DocumentOutput) => DatabaseRows {
  const next = { documents: 1, tables: 1, facts: 1, claims: 1, indicators: 1, anomalies: 1 };
  return (output) => {
    const { document, anomalies } = output;
    const first = { ...next };
    const number = next.documents;
    const tableOf = factCells(document.tables);
    const keys = document.facts.map(factKey);
    const factNumbers = new Map(keys.map((key, index) => [key, first.facts + index]));
    next.documents += 1;
    next.tables += document.tables.length;
    next.facts += document.facts.length;
    next.claims += document.claims.length;
    next.indicators += document.indicators.length;
    next.anomalies += anomalies.length;
    const tableNumber = (index: number): number | null => {
      const fact = document.facts[index];
      const table = fact === undefined ? -1 : tableOf(fact).table;
      return table < 0 ? null : first.tables + table;
    };
    return {
      documents: numbered(DOCUMENTS, output, () => [number]),
      tables: numbered(TABLES, output, (index) => [first.tables + index, number]),
      facts: numbered(FACTS, output, (index) => [first.facts + index, number, tableNumber(index), keys[index] ?? null]),
      claims: numbered(CLAIMS, output, (index) => [first.claims + index, number]),
      indicators: numbered(INDICATORS, output, (index) => [first.indicators + index, number]),
      anomalies: numbered(ANOMALIES, output, (index) => [first.anomalies + index, number]),
      anomalyFacts: links(
        anomalies.map(({ facts }, index) => ({ number: first.anomalies + index, facts })),
        factNumbers,
      ),
      claimFacts: links(
        document.claims.flatMap(({ facts, baseFacts }, index) => {
          const number = first.claims + index;
          return [
            { number, facts, role: 'stated' },
            { number, facts: baseFacts, role: 'base' },
          ];
        }),
        factNumbers,
      ),
      cells: numbered(CELLS, output, (_, row) => [number, first.tables + Number(row[TABLE_INDEX]) - 1]),
    };
  };
}
