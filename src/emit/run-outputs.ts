/**
 * All files that describe the documents of a run together, fed with one document at a time.
 *
 * In → Out: documents in the order of the run → the files of the chosen formats, and `datapackage.json`. What a document
 * yields depends on nothing but `document.json` and its log, so the files can be built again without reading a source.
 * Packages of formats that are not asked for are never loaded.
 */
import { join } from 'node:path';
import type { Forms } from '../model/form.ts';
import { DEFAULT_FORMATS, OUTPUT_FORMATS, type OutputChoice, type OutputFormat } from '../model/output-format.ts';
import { writeAtomically } from './atomic-file.ts';
import { openCsv } from './csv.ts';
import { databaseSink } from './database-writer.ts';
import { dataPackage } from './datapackage.ts';
import { openNdjson } from './ndjson.ts';
import type { DocumentOutput, Resource } from './resource.ts';
import { resourceSink } from './resource-sink.ts';
import { ALL_RESOURCES, csvResources } from './resources.ts';
import type { OutputProblem, Sink } from './sink.ts';

export interface RunOutputs {
  /** Files for the whole run, relative to the output folder. */
  files: readonly string[];
  /** Takes the next document; resolves with the files written for it alone, relative to the output folder. */
  write(output: DocumentOutput): Promise<string[]>;
  /** Completes all files; resolves with what a format could not hold. */
  close(): Promise<OutputProblem[]>;
  /** Gives the files up; nothing remains of them. */
  abort(): Promise<void>;
}

const DATA_PACKAGE = 'datapackage.json';
const DUCKDB_FILE = 'juesuan.duckdb';
const SQLITE_FILE = 'juesuan.sqlite';

interface Opening {
  out: string;
  forms: Forms;
  choice: Required<OutputChoice>;
  report: (problem: OutputProblem) => void;
}

const namesOf = ({ columns }: Resource): string[] => columns.map(({ name }) => name);

/** How the sink of each format for the whole run is opened; json and xlsx are written per document. */
const OPEN: Readonly<Record<Exclude<OutputFormat, 'json' | 'xlsx'>, (opening: Opening) => Promise<Sink>>> = {
  csv: async ({ out, choice: { bom, cells } }) =>
    resourceSink('csv', csvResources(cells), (name, resource) => openCsv(join(out, name), namesOf(resource), { bom })),
  ndjson: async ({ out }) => resourceSink('ndjson', ALL_RESOURCES, (name, resource) => openNdjson(join(out, name), namesOf(resource))),
  parquet: async ({ out, report }) => {
    const { loadParquet, openParquet } = await import('./parquet.ts');
    const library = await loadParquet();
    return resourceSink('parquet', ALL_RESOURCES, (name, resource) => openParquet(library, join(out, name), { resource, report }));
  },
  duckdb: async ({ out, forms, report }) => {
    const { loadDuckDb, openDuckDb } = await import('./duckdb.ts');
    return databaseSink(DUCKDB_FILE, await openDuckDb(await loadDuckDb(), join(out, DUCKDB_FILE), report), forms);
  },
  sqlite: async ({ out, forms, report }) => {
    const { loadSqlite, openSqlite } = await import('./sqlite.ts');
    return databaseSink(SQLITE_FILE, await openSqlite(await loadSqlite(), join(out, SQLITE_FILE), report), forms);
  },
};

const DEFAULTS: Required<OutputChoice> = { formats: DEFAULT_FORMATS, bom: false, cells: false };

/** Loads the packages of formats, so that a missing one is known before the first document is read. Throws FormatError. */
export async function requireFormats(formats: readonly OutputFormat[] = DEFAULT_FORMATS): Promise<void> {
  if (formats.includes('duckdb')) await (await import('./duckdb.ts')).loadDuckDb();
}

/** Files for all documents that a run with this choice writes, relative to the output folder. */
async function openSinks(opening: Opening): Promise<Sink[]> {
  const sinks: Sink[] = [];
  try {
    for (const format of OUTPUT_FORMATS)
      if (format !== 'json' && format !== 'xlsx' && opening.choice.formats.includes(format)) sinks.push(await OPEN[format](opening));
  } catch (error) {
    for (const sink of sinks) await sink.abort();
    throw error;
  }
  return sinks;
}

/** Writes a document's workbook; resolves with its path from the output folder, or none where the document has no tables. */
async function writeWorkbook(out: string, output: DocumentOutput): Promise<string[]> {
  const { id, tables } = output.document;
  if (tables.length === 0) return [];
  const { workbook } = await import('./workbook.ts');
  const path = `documents/${id}/${id}.xlsx`;
  await writeAtomically(join(out, path), workbook(output));
  return [path];
}

/** Starts the files of a run in the folder `out`. Rejects with FormatError or the file system's error. */
export async function openRunOutputs(out: string, forms: Forms, given: OutputChoice = {}): Promise<RunOutputs> {
  const choice = { ...DEFAULTS, ...given };
  const problems: OutputProblem[] = [];
  const sinks = await openSinks({ out, forms, choice, report: (problem) => problems.push(problem) });
  const description = dataPackage(choice.formats, choice);
  return {
    files: [...sinks.flatMap(({ files }) => files), ...(description === null ? [] : [DATA_PACKAGE])],
    async write(output) {
      for (const sink of sinks) await sink.write(output);
      return choice.formats.includes('xlsx') ? writeWorkbook(out, output) : [];
    },
    async close() {
      for (const sink of sinks) await sink.close();
      if (description !== null) await writeAtomically(join(out, DATA_PACKAGE), description);
      return problems;
    },
    async abort() {
      for (const sink of sinks) await sink.abort();
    },
  };
}
