/**
 * All files that describe the documents of a run together, fed with one document at a time.
 *
 * In → Out: documents in the order of the run → the files of the chosen formats, and `datapackage.json`. What a document
 * yields depends on nothing but `document.json` and its log, so the files can be built again without reading a source.
 * CSV comes as text that was made elsewhere, and a workbook is written elsewhere: both take time that threads can share.
 * Packages of formats that are not asked for are never loaded.
 */
import { join } from 'node:path';
import type { Forms } from '../model/form.ts';
import { DEFAULT_FORMATS, OUTPUT_FORMATS, type OutputChoice, type OutputFormat } from '../model/output-format.ts';
import { writeAtomically } from './atomic-file.ts';
import { csvText, openCsv } from './csv.ts';
import { databaseSink } from './database-writer.ts';
import { dataPackage } from './datapackage.ts';
import { openNdjson } from './ndjson.ts';
import type { DocumentOutput, Resource } from './resource.ts';
import { fileName, resourceSink } from './resource-sink.ts';
import { ALL_RESOURCES, csvResources } from './resources.ts';
import type { OutputProblem, Sink } from './sink.ts';

/** A document as the files of a run take it. */
export interface RenderedDocument {
  /** CSV text of its rows by name of the resource, as `renderCsv` makes it. */
  csv: ReadonlyMap<string, Uint8Array>;
  /** The document itself; asked for only where a format needs it. */
  read(): Promise<DocumentOutput>;
}

export interface RunOutputs {
  /** Files for the whole run, relative to the output folder. */
  files: readonly string[];
  /** Takes the next document. */
  write(document: RenderedDocument): Promise<void>;
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
  forms: () => Promise<Forms>;
  choice: Required<OutputChoice>;
  report: (problem: OutputProblem) => void;
}

const namesOf = ({ columns }: Resource): string[] => columns.map(({ name }) => name);

/** How the sink of each format for the whole run is opened; json and xlsx are written per document, csv comes as text. */
const OPEN: Readonly<Record<Exclude<OutputFormat, 'json' | 'csv' | 'xlsx'>, (opening: Opening) => Promise<Sink>>> = {
  ndjson: async ({ out }) => resourceSink('ndjson', ALL_RESOURCES, (name, resource) => openNdjson(join(out, name), namesOf(resource))),
  parquet: async ({ out, report }) => {
    const { loadParquet, openParquet } = await import('./parquet.ts');
    const library = await loadParquet();
    return resourceSink('parquet', ALL_RESOURCES, (name, resource) => openParquet(library, join(out, name), { resource, report }));
  },
  duckdb: async ({ out, forms, report }) => {
    const { loadDuckDb, openDuckDb } = await import('./duckdb.ts');
    return databaseSink(DUCKDB_FILE, await openDuckDb(await loadDuckDb(), join(out, DUCKDB_FILE), report), await forms());
  },
  sqlite: async ({ out, forms, report }) => {
    const { loadSqlite, openSqlite } = await import('./sqlite.ts');
    return databaseSink(SQLITE_FILE, await openSqlite(await loadSqlite(), join(out, SQLITE_FILE), report), await forms());
  },
};

const DEFAULTS: Required<OutputChoice> = { formats: DEFAULT_FORMATS, bom: false, cells: false };

/** Loads the packages of formats, so that a missing one is known before the first document is read. Throws FormatError. */
export async function requireFormats(formats: readonly OutputFormat[] = DEFAULT_FORMATS): Promise<void> {
  if (formats.includes('duckdb')) await (await import('./duckdb.ts')).loadDuckDb();
}

/** The CSV text of a document's rows by name of the resource; empty where the choice has no CSV. */
export async function renderCsv(output: DocumentOutput, given: OutputChoice = {}): Promise<Map<string, Uint8Array>> {
  const { formats, cells } = { ...DEFAULTS, ...given };
  const texts = new Map<string, Uint8Array>();
  if (formats.includes('csv')) for (const resource of csvResources(cells)) texts.set(resource.name, await csvText(resource.rows(output)));
  return texts;
}

interface CsvSink extends Pick<Sink, 'files' | 'close' | 'abort'> {
  append(csv: RenderedDocument['csv']): Promise<void>;
}

/** The CSV files of a run; none where the choice has no CSV. */
function csvSink(out: string, { formats, bom, cells }: Required<OutputChoice>): CsvSink {
  const resources = formats.includes('csv') ? csvResources(cells) : [];
  const open = resources.map((resource) => {
    const file = fileName(resource, 'csv');
    return { name: resource.name, file, csv: openCsv(join(out, file), namesOf(resource), { bom }) };
  });
  return {
    files: open.map(({ file }) => file),
    async append(texts) {
      for (const { name, csv } of open) await csv.append(texts.get(name) ?? new Uint8Array());
    },
    async close() {
      for (const { csv } of open) await csv.close();
    },
    async abort() {
      for (const { csv } of open) await csv.abort();
    },
  };
}

/** Starts the sinks that take documents. */
async function openSinks(opening: Opening): Promise<Sink[]> {
  const sinks: Sink[] = [];
  try {
    for (const format of OUTPUT_FORMATS)
      if (format !== 'json' && format !== 'csv' && format !== 'xlsx' && opening.choice.formats.includes(format))
        sinks.push(await OPEN[format](opening));
  } catch (error) {
    for (const sink of sinks) await sink.abort();
    throw error;
  }
  return sinks;
}

/** Writes a document's workbook where the choice has one; resolves with its path from the output folder, none without tables. */
export async function writeWorkbook(out: string, output: DocumentOutput, { formats = DEFAULT_FORMATS }: OutputChoice): Promise<string[]> {
  const { id, tables } = output.document;
  if (!formats.includes('xlsx') || tables.length === 0) return [];
  const { workbook } = await import('./workbook.ts');
  const path = `documents/${id}/${id}.xlsx`;
  await writeAtomically(join(out, path), workbook(output));
  return [path];
}

/**
 * Starts the files of a run in the folder `out`; `forms` are read for databases alone. Rejects with FormatError or the file system's
 * error.
 */
export async function openRunOutputs(out: string, forms: () => Promise<Forms>, given: OutputChoice = {}): Promise<RunOutputs> {
  const choice = { ...DEFAULTS, ...given };
  const problems: OutputProblem[] = [];
  const csv = csvSink(out, choice);
  const sinks = await openSinks({ out, forms, choice, report: (problem) => problems.push(problem) });
  const description = dataPackage(choice.formats, choice);
  return {
    files: [...csv.files, ...sinks.flatMap(({ files }) => files), ...(description === null ? [] : [DATA_PACKAGE])],
    async write(document) {
      await csv.append(document.csv);
      if (sinks.length === 0) return;
      const output = await document.read();
      for (const sink of sinks) await sink.write(output);
    },
    async close() {
      for (const sink of [csv, ...sinks]) await sink.close();
      if (description !== null) await writeAtomically(join(out, DATA_PACKAGE), description);
      return problems;
    },
    async abort() {
      for (const sink of [csv, ...sinks]) await sink.abort();
    },
  };
}
