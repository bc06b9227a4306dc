/**
 * A CSV file described once: its columns with their types and the rows that a document yields.
 *
 * The CSV writer and the data package read the same description, so the two cannot disagree.
 * Types are those of Frictionless Table Schema; `columnType` those of the Fiscal Data Package (budgets taxonomy).
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { CsvRow } from './csv.ts';

/** A document with its anomaly log. */
export interface DocumentOutput {
  document: Document;
  anomalies: readonly Anomaly[];
}

export interface Column {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'year';
  /** Chinese title. */
  title: string;
  columnType?: string;
  /** Set for a figure: its value is a decimal string, which typed outputs keep exactly. */
  decimal?: true;
  /** Name of the column in which typed outputs keep the figure's digits as printed; a decimal type loses trailing zeros. */
  digits?: string;
}

/** A column and the value that an item has in it; null gives an empty field. */
export interface ItemColumn<Item> extends Column {
  value: (item: Item) => string | number | boolean | null;
}

export interface Resource {
  name: string;
  title: string;
  columns: readonly Column[];
  rows: (output: DocumentOutput) => Iterable<CsvRow>;
}

/** Separator of a list within one field. */
export const LIST_SEPARATOR = ';';

/** Names the document in every row. */
export const DOCUMENT_COLUMNS: readonly ItemColumn<Document>[] = [
  { name: 'document', type: 'string', title: '文档标识', value: (d) => d.id },
  { name: 'file', type: 'string', title: '输入文件', value: (d) => d.file },
  { name: 'fiscalYear', type: 'year', title: '年度', columnType: 'date:fiscal-year', value: (d) => d.fiscalYear },
  {
    name: 'unitName',
    type: 'string',
    title: '单位名称',
    columnType: 'administrative-classification:generic:level1:label',
    value: (d) => d.unitName,
  },
];

interface ResourceArgs<Item> {
  name: string;
  title: string;
  columns: readonly ItemColumn<Item>[];
  items: (output: DocumentOutput) => readonly Item[];
}

/** A resource whose rows are `items`, each behind the columns that name its document. */
export function documentResource<Item>({ items, columns, ...description }: ResourceArgs<Item>): Resource {
  return {
    ...description,
    columns: [...DOCUMENT_COLUMNS, ...columns],
    *rows(output) {
      const head = DOCUMENT_COLUMNS.map((column) => column.value(output.document));
      for (const item of items(output)) yield [...head, ...columns.map((column) => column.value(item))];
    },
  };
}

/** Page and line columns of an item's place. */
export function placeColumns<Item>(placeOf: (item: Item) => Place | undefined): ItemColumn<Item>[] {
  return [
    { name: 'page', type: 'integer', title: '页码', value: (item) => placeOf(item)?.page ?? null },
    { name: 'line', type: 'integer', title: '行号', value: (item) => placeOf(item)?.line ?? null },
  ];
}
