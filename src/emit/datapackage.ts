/**
 * `datapackage.json`: a Frictionless Data Package (v1) that describes the CSV, NDJSON and Parquet files of a run.
 *
 * Columns that the Fiscal Data Package knows carry its `columnType`. Nothing here depends on the data, so it never differs
 * between two runs of one version with the same formats. NDJSON and Parquet are no tabular resources in the sense of the
 * specification, which knows CSV alone; a package that has them is a plain data package, their fields described all the same.
 * An empty field is the only missing value: a printed zero is a figure, a dash or a blank is no fact; `cells` has all three.
 */
import { SCHEMA_VERSION } from '../model/document.ts';
import type { OutputFormat } from '../model/output-format.ts';
import { LINE_TERMINATOR } from './csv.ts';
import type { Column, Resource } from './resource.ts';
import { fileName } from './resource-sink.ts';
import { ALL_RESOURCES, csvResources } from './resources.ts';
import { typedColumns } from './typed-columns.ts';

/** Money is 元 (`amountYuan`); the value as published has its own unit beside it. */
const CURRENCY = 'CNY';

function describeField({ name, type, title, columnType }: Column): object {
  return {
    name,
    type,
    title,
    ...(columnType === undefined ? {} : { columnType }),
    ...(columnType === 'value' ? { currency: CURRENCY } : {}),
  };
}

/** Fields of a Parquet file, which has the digits of a figure in a column of their own. */
function parquetFields({ columns }: Resource): object[] {
  return typedColumns(columns).flatMap(({ name, title, source }) => {
    const column = columns[source];
    if (column === undefined) return [];
    return [column.name === name ? describeField(column) : { name, type: 'string', title }];
  });
}

function describeCsv(resource: Resource): object {
  return {
    name: resource.name,
    title: resource.title,
    path: fileName(resource, 'csv'),
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: LINE_TERMINATOR, quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: resource.columns.map(describeField), missingValues: [''] },
  };
}

const OTHER_FORMATS = { ndjson: 'application/x-ndjson', parquet: 'application/vnd.apache.parquet' } as const;

function describeOther(resource: Resource, format: keyof typeof OTHER_FORMATS): object {
  return {
    name: `${resource.name}-${format}`,
    title: resource.title,
    path: fileName(resource, format),
    profile: 'data-resource',
    format,
    mediatype: OTHER_FORMATS[format],
    schema: { fields: format === 'parquet' ? parquetFields(resource) : resource.columns.map(describeField) },
  };
}

/** The text of `datapackage.json`; null where no format has files that it could describe. */
export function dataPackage(formats: readonly OutputFormat[], { cells }: { cells: boolean }): string | null {
  const csv = formats.includes('csv') ? csvResources(cells).map(describeCsv) : [];
  const others = (['ndjson', 'parquet'] as const).filter((format) => formats.includes(format));
  const resources = [...csv, ...others.flatMap((format) => ALL_RESOURCES.map((resource) => describeOther(resource, format)))];
  if (resources.length === 0) return null;
  const description = {
    profile: others.length === 0 ? 'tabular-data-package' : 'data-package',
    name: 'juesuan',
    title: '部门决算公开数据',
    generator: 'juesuan',
    schemaVersion: SCHEMA_VERSION,
    resources,
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
