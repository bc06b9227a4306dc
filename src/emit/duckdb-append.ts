/**
 * Rows of the databases into DuckDB's appender, field by field with their types.
 */
import type { DuckDBAppender } from '@duckdb/node-api';
import type { CsvRow } from './csv.ts';
import type { DatabaseRow } from './database-rows.ts';
import { DECIMAL, DECIMAL_PRECISION, DECIMAL_SCALE, scaleDecimal } from './decimal.ts';
import type { TypedColumn, ValueType } from './typed-columns.ts';

type Package = typeof import('@duckdb/node-api');
type Value = CsvRow[number];

/** DuckDB's name of each type. */
export const DUCKDB_TYPES: Readonly<Record<ValueType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  float: 'DOUBLE',
  boolean: 'BOOLEAN',
  decimal: `DECIMAL(${DECIMAL_PRECISION},${DECIMAL_SCALE})`,
};

/** Appends a row to a table with `columns`; `report` is told of figures that do not fit. */
export type AppendRow = (
  table: { appender: DuckDBAppender; columns: readonly TypedColumn[] },
  row: DatabaseRow,
  report: (message: string) => void,
) => void;

const APPEND: Readonly<Record<Exclude<ValueType, 'decimal'>, (appender: DuckDBAppender, value: Exclude<Value, null>) => void>> = {
  text: (appender, value) => appender.appendVarchar(String(value)),
  integer: (appender, value) => appender.appendInteger(Number(value)),
  float: (appender, value) => appender.appendDouble(Number(value)),
  boolean: (appender, value) => appender.appendBoolean(value === true),
};

function appendKey(appender: DuckDBAppender, key: DatabaseRow['keys'][number]): void {
  if (key === null) appender.appendNull();
  else APPEND[typeof key === 'number' ? 'integer' : 'text'](appender, key);
}

/** The function that appends rows with the package that is loaded. */
export function rowAppender({ DuckDBDecimalValue }: Package): AppendRow {
  const appendFigure = (appender: DuckDBAppender, digits: string): boolean => {
    const scaled = scaleDecimal(digits, DECIMAL);
    if (scaled === null) appender.appendNull();
    else appender.appendDecimal(new DuckDBDecimalValue(scaled, DECIMAL_PRECISION, DECIMAL_SCALE));
    return scaled !== null;
  };
  return ({ appender, columns }, { keys, row }, report) => {
    for (const key of keys) appendKey(appender, key);
    for (const { type, name, source } of columns) {
      const value = row[source] ?? null;
      if (value === null) appender.appendNull();
      else if (type !== 'decimal') APPEND[type](appender, value);
      else if (!appendFigure(appender, String(value))) report(`${name} ${value} does not fit ${DUCKDB_TYPES.decimal}; its field is empty`);
    }
    appender.endRow();
  };
}
