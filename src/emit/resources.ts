/**
 * All resources of a run: what each file or table holds, described once.
 */
import { ANOMALIES } from './anomalies-csv.ts';
import { CELLS } from './cells-list.ts';
import { CLAIMS } from './claims-csv.ts';
import { DOCUMENTS } from './documents-list.ts';
import { FACTS } from './facts-csv.ts';
import { INDICATORS } from './indicators-csv.ts';
import type { Resource } from './resource.ts';
import { TABLES } from './tables-csv.ts';

/** The CSV files of the contract, in the order in which they are written. */
export const RESOURCES: readonly Resource[] = [FACTS, CLAIMS, INDICATORS, TABLES, ANOMALIES];

/** What NDJSON and Parquet have: also the documents' attributes and every printed cell. */
export const ALL_RESOURCES: readonly Resource[] = [DOCUMENTS, ...RESOURCES, CELLS];

/** Resources of the CSV files. */
export function csvResources(cells: boolean): readonly Resource[] {
  return cells ? [...RESOURCES, CELLS] : RESOURCES;
}
