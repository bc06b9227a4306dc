/**
 * The formats that a run can write. Light: the command line and the configuration know them without loading a writer.
 */

/**
 * `json` is always written: the other formats are made from it. `csv`, `ndjson` and `parquet` have one file per resource,
 * `duckdb` and `sqlite` one database, `xlsx` one workbook per document.
 */
export const OUTPUT_FORMATS = ['json', 'csv', 'ndjson', 'parquet', 'duckdb', 'sqlite', 'xlsx'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** The contract's layout. */
export const DEFAULT_FORMATS: readonly OutputFormat[] = ['json', 'csv'];

/** What is written, and how. */
export interface OutputChoice {
  /** @default json and csv */
  formats?: readonly OutputFormat[];
  /** Byte order mark at the start of CSV files, by which Excel knows UTF-8. @default false */
  bom?: boolean;
  /** `cells` as a CSV file, too. @default false */
  cells?: boolean;
}
