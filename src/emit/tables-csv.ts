/**
 * `tables.csv`: one row per table found, also an empty one. Source: contract §7.
 */
import type { Document } from '../model/document.ts';
import { factCells } from '../model/fact-cell.ts';
import type { Table } from '../model/table.ts';
import { documentResource, LIST_SEPARATOR } from './resource.ts';

interface CountedTable extends Table {
  facts: number;
}

/** The tables of a document, each with the number of its facts. */
function countFacts({ tables, facts }: Document): CountedTable[] {
  const counts = tables.map(() => 0);
  const cellOf = factCells(tables);
  for (const fact of facts) {
    const { table } = cellOf(fact);
    if (table >= 0) counts[table] = (counts[table] ?? 0) + 1;
  }
  return tables.map((table, index) => ({ ...table, facts: counts[index] ?? 0 }));
}

export const TABLES = documentResource<CountedTable>({
  name: 'tables',
  title: '表格',
  columns: [
    { name: 'table', type: 'string', title: '表', value: (t) => t.table },
    { name: 'occurrence', type: 'integer', title: '同表序号', value: (t) => t.occurrence },
    { name: 'title', type: 'string', title: '表名', value: (t) => t.title },
    { name: 'formNumber', type: 'string', title: '表号', value: (t) => t.formNumber },
    { name: 'unit', type: 'string', title: '计量单位', value: (t) => t.unit?.value ?? null },
    { name: 'entity', type: 'string', title: '编制单位', value: (t) => t.entity?.value ?? null },
    { name: 'pages', type: 'string', title: '页码', value: (t) => t.pages.join(LIST_SEPARATOR) },
    { name: 'rows', type: 'integer', title: '行数', value: (t) => t.rows.length },
    { name: 'columns', type: 'integer', title: '列数', value: (t) => t.columns.length },
    { name: 'cells', type: 'integer', title: '单元格数', value: (t) => t.cells.length },
    { name: 'facts', type: 'integer', title: '事实数', value: (t) => t.facts },
    { name: 'empty', type: 'boolean', title: '空表', value: (t) => t.empty },
    { name: 'emptyStatement', type: 'string', title: '空表说明', value: (t) => t.emptyStatement },
    { name: 'family', type: 'string', title: '表样', value: (t) => t.family },
  ],
  items: ({ document }) => countFacts(document),
});
