/**
 * The one door to fast-csv for output: rows of strings to CSV text, and a CSV file that appears whole.
 *
 * UTF-8, header row, RFC 4180 (CRLF between records, quotes doubled), so that every value, line breaks included, comes back
 * unchanged; texts that a spreadsheet would run get an apostrophe (csv-guard.ts). Text can be made in one thread and appended
 * to the file in another.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { format } from 'fast-csv';
import { commit, discard, temporaryPath } from './atomic-file.ts';
import { guardField } from './csv-guard.ts';

export const LINE_TERMINATOR = '\r\n';

export type CsvRow = readonly (string | number | boolean | null)[];

/** A CSV file being written. */
export interface CsvFile {
  /** Appends rows. Rejects with the file system's error. */
  write(rows: Iterable<CsvRow>): Promise<void>;
  /** Appends rows that `csvText` made. */
  append(text: Uint8Array): Promise<void>;
  /** Completes the file under its name. */
  close(): Promise<void>;
  /** Gives the file up; nothing remains of it. */
  abort(): Promise<void>;
}

export interface CsvOptions {
  /** Byte order mark, by which Excel knows UTF-8. @default false */
  bom?: boolean;
}

/** Rows made into text at a time: few calls, little memory. */
const BATCH_ROWS = 2000;
const BOM = '\uFEFF';

const guarded = (row: CsvRow): CsvRow => row.map((field) => (typeof field === 'string' ? guardField(field) : field));

/** The text of rows, the end of the last included. */
export async function csvText(rows: Iterable<CsvRow>): Promise<Uint8Array> {
  const formatter = format<string[], string[]>({ includeEndRowDelimiter: true, rowDelimiter: LINE_TERMINATOR });
  let count = 0;
  for (const row of rows) {
    formatter.write(guarded(row));
    count += 1;
  }
  formatter.end();
  const chunks: Buffer[] = [];
  for await (const chunk of formatter) chunks.push(Buffer.from(chunk as Buffer | string));
  // The formatter ends even no rows with a line.
  return count === 0 ? new Uint8Array() : Buffer.concat(chunks);
}

function* batches(rows: Iterable<CsvRow>): Generator<CsvRow[]> {
  let batch: CsvRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Starts the CSV file `path` with the header `names`; it is opened with the first piece, so an error comes from later calls. */
export function openCsv(path: string, names: readonly string[], { bom = false }: CsvOptions = {}): CsvFile {
  let handle: FileHandle | null = null;
  const begun = async (): Promise<FileHandle> => {
    if (handle !== null) return handle;
    handle = await open(temporaryPath(path), 'w');
    await handle.appendFile(bom ? BOM : '');
    await handle.appendFile(await csvText([names]));
    return handle;
  };
  const append = async (text: Uint8Array): Promise<void> => (await begun()).appendFile(text);
  return {
    append,
    async write(rows) {
      for (const batch of batches(rows)) await append(await csvText(batch));
    },
    async close() {
      await (await begun()).close();
      handle = null;
      await commit(path);
    },
    async abort() {
      await handle?.close();
      handle = null;
      await discard(path);
    },
  };
}
