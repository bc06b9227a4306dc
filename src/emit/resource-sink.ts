/**
 * The sink of a format that has one file per resource.
 */
import type { CsvRow } from './csv.ts';
import type { Resource } from './resource.ts';
import type { Sink } from './sink.ts';

/** A file of rows that appears whole when it is closed. */
export interface RowFile {
  write(rows: Iterable<CsvRow>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

export type OpenRowFile = (name: string, resource: Resource) => RowFile;

/** File name of a resource in a format. */
export function fileName(resource: Resource, format: string): string {
  return `${resource.name}.${format}`;
}

/** Starts a file for each of `resources`. */
export function resourceSink(format: string, resources: readonly Resource[], open: OpenRowFile): Sink {
  const files = resources.map((resource) => ({ resource, file: open(fileName(resource, format), resource) }));
  return {
    files: resources.map((resource) => fileName(resource, format)),
    async write(output) {
      for (const { resource, file } of files) await file.write(resource.rows(output));
    },
    async close() {
      for (const { file } of files) await file.close();
    },
    async abort() {
      for (const { file } of files) await file.abort();
    },
  };
}
