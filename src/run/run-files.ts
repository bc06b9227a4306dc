/**
 * The files that describe all documents of a run, fed in the order of the inputs.
 *
 * In → Out: results of documents → the chosen formats. CSV text comes from the threads through files in the private folder;
 * other formats read the document's own files, one document in memory at a time. Nothing is extracted here.
 */
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FormatError } from '../emit/format-error.ts';
import { openRunOutputs, type RunOutputs } from '../emit/run-outputs.ts';
import type { OutputProblem } from '../emit/sink.ts';
import type { Forms } from '../model/form.ts';
import type { OutputChoice } from '../model/output-format.ts';
import { RunError } from './run-error.ts';
import type { RowsFile, TaskResult } from './task.ts';
import { readDocumentFiles } from './write-document.ts';

/** Files that are complete. */
export interface RunFiles {
  /** Size in bytes of each, by its name relative to the output folder. */
  sizes: Record<string, number>;
  /** Values that a format cannot hold; their fields are empty. */
  problems: OutputProblem[];
}

async function readRows(out: string, rows: RowsFile | null): Promise<Map<string, Uint8Array>> {
  const texts = new Map<string, Uint8Array>();
  if (rows === null) return texts;
  const bytes = await readFile(join(out, rows.path));
  let start = 0;
  for (const [name, length] of rows.lengths) {
    texts.set(name, bytes.subarray(start, start + length));
    start += length;
  }
  return texts;
}

export class RunFilesWriter {
  readonly #out: string;
  readonly #outputs: RunOutputs;

  private constructor(out: string, outputs: RunOutputs) {
    this.#out = out;
    this.#outputs = outputs;
  }

  /** Starts the files; `forms` are read for databases alone. Throws FormatError where a format's package is missing. */
  static async open(out: string, forms: () => Promise<Forms>, choice: OutputChoice): Promise<RunFilesWriter> {
    try {
      return new RunFilesWriter(out, await openRunOutputs(out, forms, choice));
    } catch (error) {
      throw RunFilesWriter.#failure(out, error);
    }
  }

  static #failure(out: string, error: unknown): Error {
    return error instanceof FormatError || error instanceof RunError ? error : RunError.writing(out, error);
  }

  /** Takes the next document; one that wrote nothing is passed over. */
  async add({ record: { id, outputs }, rows }: TaskResult): Promise<void> {
    if (id === null || outputs.length === 0) return;
    try {
      await this.#outputs.write({ csv: await readRows(this.#out, rows), read: () => readDocumentFiles(this.#out, id) });
      if (rows !== null) await rm(join(this.#out, rows.path), { force: true });
    } catch (error) {
      throw RunFilesWriter.#failure(this.#out, error);
    }
  }

  /** Completes the files. */
  async close(): Promise<RunFiles> {
    try {
      const problems = await this.#outputs.close();
      const sizes: Record<string, number> = {};
      for (const file of this.#outputs.files) sizes[file] = (await stat(join(this.#out, file))).size;
      return { sizes, problems };
    } catch (error) {
      throw RunFilesWriter.#failure(this.#out, error);
    }
  }

  /** Gives the files up; those of the run before stay. */
  abort(): Promise<void> {
    return this.#outputs.abort();
  }
}
