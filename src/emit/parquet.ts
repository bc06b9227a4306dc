/**
 * Parquet files; figures are DECIMAL(38,10), never floats.
 *
 * In → Out: rows gathered by column → row groups of ROWS_PER_GROUP. The one door to hyparquet-writer, which is plain
 * JavaScript: the same rows give the same bytes on every machine.
 * Source: Apache Parquet, LogicalTypes (DECIMAL as FIXED_LEN_BYTE_ARRAY, STRING).
 */
import { basename } from 'node:path';
import type { ParquetWriter, Writer } from 'hyparquet-writer';
import { commit, discard, temporaryPath } from './atomic-file.ts';
import type { CsvRow } from './csv.ts';
import { DECIMAL, DECIMAL_PRECISION, DECIMAL_SCALE, scaleDecimal } from './decimal.ts';
import type { Resource } from './resource.ts';
import type { RowFile } from './resource-sink.ts';
import type { ReportProblem } from './sink.ts';
import { type TypedColumn, typedColumns, type ValueType } from './typed-columns.ts';

type SchemaElement = ParquetWriter['schema'][number];

/** Large enough to compress well, small enough for a few megabytes in each of seven files. */
const ROWS_PER_GROUP = 10_000;

/** Bytes of a 38-digit decimal. */
const DECIMAL_BYTES = 16;

const PARQUET_TYPES: Readonly<Record<ValueType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  float: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  decimal: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: DECIMAL_BYTES,
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision: DECIMAL_PRECISION, scale: DECIMAL_SCALE },
    precision: DECIMAL_PRECISION,
    scale: DECIMAL_SCALE,
  },
};

type Value = CsvRow[number] | bigint;

export type ParquetPackage = typeof import('hyparquet-writer');

/** The package, loaded when a run writes Parquet. */
export const loadParquet = (): Promise<ParquetPackage> => import('hyparquet-writer');

function schemaOf(columns: readonly TypedColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ ...PARQUET_TYPES[type], name, repetition_type: 'OPTIONAL' })),
  ];
}

/** The value of a typed column; null, reported, where a figure does not fit. */
function typedValue(row: CsvRow, { name, type, source }: TypedColumn, report: (message: string) => void): Value {
  const value = row[source] ?? null;
  if (type !== 'decimal' || value === null) return value;
  const scaled = scaleDecimal(String(value), DECIMAL);
  if (scaled === null) report(`${name} ${value} does not fit DECIMAL(${DECIMAL_PRECISION},${DECIMAL_SCALE}); its field is empty`);
  return scaled;
}

/** Starts the Parquet file `path`; `report` is told of figures that do not fit. Throws the file system's error. */
export function openParquet(
  { ParquetWriter, fileWriter }: ParquetPackage,
  path: string,
  { resource, report }: { resource: Resource; report: ReportProblem },
): RowFile {
  const columns = typedColumns(resource.columns);
  const writer: Writer = fileWriter(temporaryPath(path));
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'juesuan' });
  let gathered: Value[][] = columns.map(() => []);
  const flush = async (): Promise<void> => {
    await parquet.write({ columnData: columns.map(({ name }, i) => ({ name, data: gathered[i] ?? [] })), rowGroupSize: ROWS_PER_GROUP });
    gathered = columns.map(() => []);
  };
  return {
    async write(rows) {
      for (const row of rows) {
        const problem = (message: string): void => report({ file: basename(path), document: String(row[0]), message });
        for (const [index, column] of columns.entries()) gathered[index]?.push(typedValue(row, column, problem));
        if (gathered[0]?.length === ROWS_PER_GROUP) await flush();
      }
    },
    async close() {
      if (gathered[0]?.length !== 0) await flush();
      await parquet.finish();
      await commit(path);
    },
    abort: () => discard(path),
  };
}
