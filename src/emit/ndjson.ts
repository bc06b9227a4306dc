/**
 * Newline-delimited JSON: one object a line, with the columns of the CSV files as keys.
 *
 * Figures are strings, as in document.json: a JSON number becomes a float in most readers. Empty is null.
 */
import { openLines } from './line-file.ts';
import type { RowFile } from './resource-sink.ts';

/** Starts the NDJSON file `path`; rows hold their values in the order of `names`. */
export function openNdjson(path: string, names: readonly string[]): RowFile {
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  const file = openLines(path);
  return {
    ...file,
    async write(rows) {
      for (const row of rows) await file.write(`{${row.map((value, index) => keys[index] + JSON.stringify(value)).join()}}`);
    },
  };
}
