/**
 * A document of bare facts, for examples of identities: every row and column named is printed, in 万元 or 辆.
 */

import { toYuan } from '../../src/model/amount.ts';
import { type Document, SCHEMA_VERSION } from '../../src/model/document.ts';
import type { Fact } from '../../src/model/fact.ts';
import { onLines } from '../../src/model/place.ts';
import type { Table } from '../../src/model/table.ts';
import { loadForms } from '../../src/rulebook/load.ts';

const FORMS = loadForms();

/** Builds the document. `facts`: key → value, or null for a blank cell. */
export function factsDocument(facts: Readonly<Record<string, string | null>>): Document {
  const cells = Object.entries(facts).map(([key, value]) => {
    const [table = '', row = '', column = ''] = key.split('/');
    return { table, row, column, value };
  });
  const ids = [...new Set(cells.map(({ table }) => table))];
  return {
    schemaVersion: SCHEMA_VERSION,
    id: 'example',
    file: 'example.txt',
    sha256: '0'.repeat(64),
    bytes: 0,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    documentKind: 'final_account',
    title: null,
    unitName: null,
    unitNameVariants: [],
    entityKind: null,
    fiscalYear: 2023,
    publishedOn: null,
    formFamily: null,
    pages: null,
    toc: [],
    sections: [],
    tables: ids.map((id) =>
      tableOf(
        id,
        cells.filter(({ table }) => table === id),
      ),
    ),
    facts: cells.flatMap((cell, i) => (cell.value === null ? [] : [factOf({ ...cell, value: cell.value }, i + 1)])),
    claims: [],
    indicators: [],
  };
}

function tableOf(id: string, cells: readonly { row: string; column: string }[]): Table {
  const unique = (keys: readonly string[]): string[] => [...new Set(keys)];
  return {
    table: id,
    occurrence: 1,
    title: FORMS.forms.find(({ table }) => table === id)?.titles[0] ?? id,
    formNumber: null,
    unit: { value: '万元', found: 'caption', source: null },
    entity: null,
    year: null,
    family: null,
    pages: [],
    source: onLines(1),
    columns: unique(cells.map(({ column }) => column)).map((key, index) => ({ index, role: 'value', path: [key], number: null, key })),
    rows: unique(cells.map(({ row }) => row)).map((row, index) => ({ index, role: 'data', keys: [row] })),
    cells: [],
    notes: [],
    empty: false,
    emptyStatement: null,
    attributes: {},
  };
}

function factOf({ table, row, column, value }: { table: string; row: string; column: string; value: string }, line: number): Fact {
  const unit = row.startsWith('vehicles.') ? '辆' : '万元';
  return {
    table,
    occurrence: 1,
    row,
    column,
    label: row,
    value,
    unit,
    amountYuan: toYuan(value, unit),
    raw: value,
    repairs: [],
    confidence: null,
    source: onLines(line),
  };
}

/** The forms that the examples are read with. */
export const EXAMPLE_FORMS = FORMS;
