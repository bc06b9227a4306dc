/**
 * The contract's table record of a self-evaluation form: its joined grid with what every row, column and cell was taken for.
 */
import type { GridCell } from '../model/block.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import type { Attribute, Cell, Column, ColumnRole, Row, RowRole, Table } from '../model/table.ts';
import { emptyContent, type NumberReading } from '../repair/number.ts';
import type { PerformanceHead } from './performance-attributes.ts';
import type { IndicatorHeader } from './performance-indicators.ts';
import type { FormRow, JoinedGrid } from './performance-join.ts';
import type { RowKind } from './performance-sections.ts';

export interface TableParts {
  table: Table['table'];
  occurrence: number;
  title: string;
  family: string | null;
  unit: Attribute;
  year: Attribute | null;
  head: PerformanceHead;
  grid: JoinedGrid;
  rows: readonly FormRow[];
  kinds: readonly RowKind[];
  header: IndicatorHeader | null;
  rowKeys: ReadonlyMap<number, ReadonlySet<string>>;
  readings: ReadonlyMap<GridCell, NumberReading>;
  empty: boolean;
}

const ROW_ROLES: Readonly<Record<RowKind, RowRole>> = {
  blank: 'filler',
  caption: 'caption',
  attributes: 'form',
  'funds-header': 'header',
  'funds-subheader': 'header',
  funds: 'data',
  goal: 'form',
  'indicator-header': 'header',
  'indicator-subheader': 'header',
  indicator: 'data',
  score: 'data',
  closing: 'form',
  note: 'note',
};

/** Builds the record. */
export function buildTable(parts: TableParts): Table {
  const { head, grid, rows, kinds } = parts;
  return {
    table: parts.table,
    occurrence: parts.occurrence,
    title: parts.title,
    formNumber: null,
    unit: parts.unit,
    entity: entityOf(head),
    year: parts.year,
    family: parts.family,
    pages: grid.pages,
    source: grid.place,
    columns: columnsOf(grid, parts.header),
    rows: rowsOf(parts),
    cells: cellsOf(parts),
    notes: rows.filter(({ index }) => kinds[index] === 'note').map(({ filled }) => filled.map(({ text }) => text).join('')),
    empty: parts.empty,
    emptyStatement: null,
    attributes: attributesOf(head),
  };
}

function entityOf({ entity, unit }: PerformanceHead): Attribute | null {
  const named = entity ?? unit;
  return named === null ? null : { value: named.value, found: 'grid', source: named.place };
}

function attributesOf(head: PerformanceHead): Record<string, string> {
  const { projectName, department, unit } = { ...head, unit: head.unit ?? head.entity };
  return {
    ...(projectName === null ? {} : { projectName: projectName.value }),
    ...(department === null ? {} : { department: department.value }),
    ...(unit === null ? {} : { unit: unit.value }),
  };
}

const COLUMN_ROLES: Readonly<Partial<Record<IndicatorRole, ColumnRole>>> = {
  section: 'label',
  level1: 'label',
  level2: 'label',
  level3: 'label',
  weight: 'value',
  score: 'value',
};

/** Columns as the indicator header names them; the blocks above it divide the same grid in their own way. */
function columnsOf(grid: JoinedGrid, header: IndicatorHeader | null): Column[] {
  return Array.from({ length: grid.columnCount }, (_, index): Column => {
    const column = header?.columns.find(({ column: from, to }) => index >= from && index < to);
    const label = header?.row.filled.find(({ cell }) => index >= cell.column && index < cell.column + cell.columnSpan);
    const role = column === undefined ? 'other' : (COLUMN_ROLES[column.role] ?? 'other');
    return { index, role, path: label === undefined ? [] : [label.text.replace(/\s+/g, '')], number: null, key: null };
  });
}

function rowsOf({ rows, kinds, rowKeys }: TableParts): Row[] {
  const result: Row[] = [];
  for (const { index } of rows) result.push({ index, role: ROW_ROLES[kinds[index] ?? 'blank'], keys: [...(rowKeys.get(index) ?? [])] });
  return result;
}

function cellsOf({ grid, readings }: TableParts): Cell[] {
  const result: Cell[] = [];
  for (const cell of grid.cells) result.push(toCell(cell, readings.get(cell)));
  return result;
}

/** A cell with its number where it was read as one; elsewhere text, blank or a dash. */
function toCell(cell: GridCell, reading: NumberReading | undefined): Cell {
  const { row, column, rowSpan, columnSpan, text, place, recognition } = cell;
  const content = reading?.content ?? emptyContent(text) ?? 'text';
  const repairs = reading?.content === 'amount' ? reading.repairs : [];
  const made: Cell = { row, column, rowSpan, columnSpan, raw: text, content, repairs, source: place };
  if (recognition !== undefined) made.recognition = recognition;
  return made;
}
