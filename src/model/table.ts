/**
 * A table of the disclosure with its grid, columns and rows as they were understood.
 *
 * Rows and columns are 0-based over the joined table; a table over several pages has one row sequence.
 * Printed zero, nil dash, blank and unreadable are four contents, although only amounts become facts.
 */
import { z } from 'zod';
import { Repair } from './fact.ts';
import { Place } from './place.ts';
import { Recognition } from './recognition.ts';

/**
 * What a cell holds. `amount` a number, `nil` a dash or ellipsis for nothing, `blank` nothing, `text` words, `unreadable` a number that
 * could not be read.
 */
export const CellContent = z.enum(['amount', 'nil', 'blank', 'text', 'unreadable']);
export type CellContent = z.infer<typeof CellContent>;

export const Cell = z.strictObject({
  row: z.int().nonnegative(),
  column: z.int().nonnegative(),
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  raw: z.string(),
  content: CellContent,
  repairs: z.array(Repair),
  source: Place,
  /** Where the cell was read from an image. */
  recognition: Recognition.optional(),
});
export type Cell = z.infer<typeof Cell>;

/** What a column is for. `line` is 行次, `other` what is neither key nor figure. */
export const ColumnRole = z.enum(['code', 'label', 'line', 'value', 'other']);
export type ColumnRole = z.infer<typeof ColumnRole>;

export const Column = z.strictObject({
  index: z.int().nonnegative(),
  role: ColumnRole,
  /** Header labels from the top row down, spaces removed. */
  path: z.array(z.string()),
  /** 栏次 as printed; null where none. */
  number: z.string().nullable(),
  /** Canonical column key; null for a column without facts. */
  key: z.string().nullable(),
});
export type Column = z.infer<typeof Column>;

export const RowRole = z.enum(['caption', 'header', 'numbering', 'data', 'filler', 'note', 'form']);
export type RowRole = z.infer<typeof RowRole>;

export const Row = z.strictObject({
  index: z.int().nonnegative(),
  role: RowRole,
  /** Canonical row keys met in this row, one per panel that has one; empty for structure. */
  keys: z.array(z.string()),
});
export type Row = z.infer<typeof Row>;

/** An attribute of a table with where it was found; `inherited` where another table, the cover or the narrative gave it. */
export const Attribute = z.strictObject({
  value: z.string(),
  found: z.enum(['caption', 'heading', 'grid', 'note', 'inherited', 'assumed']),
  source: Place.nullable(),
});
export type Attribute = z.infer<typeof Attribute>;

export const Table = z.strictObject({
  table: z.string(),
  occurrence: z.int().positive(),
  title: z.string(),
  /** The printed form number (`公开01表`); null where none. */
  formNumber: z.string().nullable(),
  unit: Attribute.nullable(),
  entity: Attribute.nullable(),
  year: Attribute.nullable(),
  family: z.string().nullable(),
  pages: z.array(z.int().positive()),
  source: Place,
  columns: z.array(Column),
  rows: z.array(Row),
  cells: z.array(Cell),
  notes: z.array(z.string()),
  /** True where no cell of the table holds an amount. */
  empty: z.boolean(),
  /** The printed statement that the table has no data; null where none. */
  emptyStatement: z.string().nullable(),
  /** Header attributes of a self-evaluation table: projectName, department, unit; empty for statutory tables. */
  attributes: z.record(z.string(), z.string()),
});
export type Table = z.infer<typeof Table>;
