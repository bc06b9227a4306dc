/**
 * The one door to fast-csv for output: rows of strings to a CSV file that appears whole.
 *
 * UTF-8, header row, RFC 4180 (CRLF between records, quotes doubled), so that every value, line breaks included, comes back
 * unchanged; texts that a spreadsheet would run get an apostrophe (csv-guard.ts). Rows flow through one stream per file.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { format } from 'fast-csv';
import { commit, discard, temporaryPath } from './atomic-file.ts';
import { guardField } from './csv-guard.ts';

export const LINE_TERMINATOR = '\r\n';

export type CsvRow = readonly (string | number | boolean | null)[];

/** A CSV file being written. */
export interface CsvFile {
  /** Appends rows; resolves when the file can take more. Rejects with the file system's error. */
  write(rows: Iterable<CsvRow>): Promise<void>;
  /** Completes the file under its name. */
  close(): Promise<void>;
  /** Gives the file up; nothing remains of it. */
  abort(): Promise<void>;
}

export interface CsvOptions {
  /** Byte order mark, by which Excel knows UTF-8. @default false */
  bom?: boolean;
}

const guarded = (row: CsvRow): CsvRow => row.map((field) => (typeof field === 'string' ? guardField(field) : field));

/** Starts the CSV file `path` with the header `names`. */
export function openCsv(path: string, names: readonly string[], { bom = false }: CsvOptions = {}): CsvFile {
  const formatter = format<string[], string[]>({
    headers: [...names],
    alwaysWriteHeaders: true,
    includeEndRowDelimiter: true,
    rowDelimiter: LINE_TERMINATOR,
    writeBOM: bom,
  });
  const file = createWriteStream(temporaryPath(path));
  file.on('error', (error) => formatter.destroy(error));
  const done = finished(formatter.pipe(file));
  // The error reaches the caller through write() or close(); this keeps an early one from counting as unhandled.
  done.catch(() => undefined);
  return {
    async write(rows) {
      for (const row of rows) {
        if (formatter.destroyed) await done;
        if (!formatter.write(guarded(row))) await Promise.race([once(formatter, 'drain'), done]);
      }
    },
    async close() {
      formatter.end();
      await done;
      await commit(path);
    },
    async abort() {
      formatter.destroy();
      file.destroy();
      await done.catch(() => undefined);
      await discard(path);
    },
  };
}
