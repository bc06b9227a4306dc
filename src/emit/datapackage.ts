/**
 * `datapackage.json`: a Frictionless Data Package (v1) that describes the CSV files of a run.
 *
 * Columns that the Fiscal Data Package knows carry its `columnType`. Nothing here depends on the data, so it never differs
 * between two runs of one version.
 */
import { SCHEMA_VERSION } from '../model/document.ts';
import { ANOMALIES } from './anomalies-csv.ts';
import { CLAIMS } from './claims-csv.ts';
import { LINE_TERMINATOR } from './csv.ts';
import { FACTS } from './facts-csv.ts';
import { INDICATORS } from './indicators-csv.ts';
import type { Column, Resource } from './resource.ts';
import { TABLES } from './tables-csv.ts';

/** The CSV files of a run, in the order in which they are written. */
export const RESOURCES: readonly Resource[] = [FACTS, CLAIMS, INDICATORS, TABLES, ANOMALIES];

/** File name of a resource. */
export function csvName(resource: Resource): string {
  return `${resource.name}.csv`;
}

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

function describeResource(resource: Resource): object {
  return {
    name: resource.name,
    title: resource.title,
    path: csvName(resource),
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: LINE_TERMINATOR, quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: resource.columns.map(describeField),
      missingValues: [''],
      ...(resource.primaryKey === undefined ? {} : { primaryKey: resource.primaryKey }),
    },
  };
}

/** The text of `datapackage.json`. */
export function dataPackage(): string {
  const description = {
    profile: 'tabular-data-package',
    name: 'juesuan',
    title: '部门决算公开数据',
    generator: 'juesuan',
    schemaVersion: SCHEMA_VERSION,
    resources: RESOURCES.map(describeResource),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
