/**
 * The resource `cells`: one row per printed cell of every table, so that a printed zero (`amount`), a dash (`nil`), a blank
 * and a figure that could not be read stay four different things. Source: model/table.ts.
 *
 * `row` and `column` are 0-based positions in the joined table; `rowKeys` are the canonical rows met in the cell's row, one
 * per panel; `columnKey` is the canonical column.
 */
import type { Document } from '../model/document.ts';
import type { Cell, Table } from '../model/table.ts';
import { documentResource, LIST_SEPARATOR, placeColumns } from './resource.ts';

interface PrintedCell extends Cell {
  table: Table;
  /** 1-based place of the table in the document. */
  tableIndex: number;
}

function printedCells({ tables }: Document): PrintedCell[] {
  return tables.flatMap((table, index) => table.cells.map((cell) => ({ ...cell, table, tableIndex: index + 1 })));
}

export const CELLS = documentResource<PrintedCell>({
  name: 'cells',
  title: '单元格：零、短横线、空白各不相同',
  columns: [
    { name: 'tableIndex', type: 'integer', title: '文档内表序', value: (c) => c.tableIndex },
    { name: 'table', type: 'string', title: '表', value: (c) => c.table.table },
    { name: 'occurrence', type: 'integer', title: '同表序号', value: (c) => c.table.occurrence },
    { name: 'row', type: 'integer', title: '行（自 0）', value: (c) => c.row },
    { name: 'column', type: 'integer', title: '列（自 0）', value: (c) => c.column },
    { name: 'rowSpan', type: 'integer', title: '合并行数', value: (c) => c.rowSpan },
    { name: 'columnSpan', type: 'integer', title: '合并列数', value: (c) => c.columnSpan },
    { name: 'rowRole', type: 'string', title: '行的作用', value: (c) => c.table.rows[c.row]?.role ?? null },
    { name: 'rowKeys', type: 'string', title: '规范行', value: (c) => c.table.rows[c.row]?.keys.join(LIST_SEPARATOR) ?? null },
    { name: 'columnKey', type: 'string', title: '规范列', value: (c) => c.table.columns[c.column]?.key ?? null },
    { name: 'content', type: 'string', title: '内容', value: (c) => c.content },
    { name: 'raw', type: 'string', title: '原文', value: (c) => c.raw },
    ...placeColumns<PrintedCell>((c) => c.source),
  ],
  items: ({ document }) => printedCells(document),
});
