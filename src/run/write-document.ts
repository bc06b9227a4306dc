/**
 * A document's own files, and the text of its rows for the files of the whole run.
 *
 * `document.json` is written last: a folder without it was never finished. The rows lie in a file of the private folder until
 * they are appended to the files of the run, so that a document that is done early waits on disk, not in memory.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Acceptance } from '../anomaly/acceptance.ts';
import { writeAtomically } from '../emit/atomic-file.ts';
import { anomaliesJsonl, documentJson } from '../emit/document-json.ts';
import type { DocumentOutput } from '../emit/resource.ts';
import { renderCsv, writeWorkbook } from '../emit/run-outputs.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { AnomalyCounts } from '../model/manifest.ts';
import type { OutputChoice } from '../model/output-format.ts';
import { PRIVATE_FOLDER } from './ledger.ts';
import { RunError } from './run-error.ts';
import type { RowsFile } from './task.ts';

/** Folder of the rows that wait, below the output folder. */
const ROWS_FOLDER = `${PRIVATE_FOLDER}/rows`;

/** Ending of a workbook's name. */
const WORKBOOK = '.xlsx';

export interface WriteOptions {
  out: string;
  output: OutputChoice;
  acceptance: Acceptance;
}

/** What was written of a document. */
export interface WrittenDocument {
  /** Its files, relative to the output folder. */
  outputs: string[];
  rows: RowsFile | null;
  anomalies: AnomalyCounts;
  accepted: AnomalyCounts;
}

/** A document that an earlier run wrote. */
export interface KnownDocument {
  id: string;
  /** Path of its input as it is now. */
  file: string;
  /** Its files as they were written. */
  before: readonly string[];
  /** Brings its log up to date. */
  update: (read: { document: Document; anomalies: Anomaly[] }) => Promise<void>;
}

interface Paths {
  folder: string;
  document: string;
  anomalies: string;
}

function pathsOf(id: string): Paths {
  const folder = `documents/${id}`;
  return { folder, document: `${folder}/document.json`, anomalies: `${folder}/anomalies.jsonl` };
}

/** Counts anomalies by severity. */
export function countAnomalies(anomalies: readonly Anomaly[]): AnomalyCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of anomalies) counts[severity] += 1;
  return counts;
}

/** Makes the folder of the rows, empty. */
export async function openRowsFolder(out: string): Promise<void> {
  try {
    await removeRowsFolder(out);
    await mkdir(join(out, ROWS_FOLDER), { recursive: true });
  } catch (error) {
    throw RunError.writing(out, error);
  }
}

/** Takes the folder of the rows away. */
export function removeRowsFolder(out: string): Promise<void> {
  return rm(join(out, ROWS_FOLDER), { recursive: true, force: true });
}

async function writeRows(out: string, output: DocumentOutput, choice: OutputChoice): Promise<RowsFile | null> {
  const texts = await renderCsv(output, choice);
  if (texts.size === 0) return null;
  const path = `${ROWS_FOLDER}/${output.document.id}`;
  await writeFile(join(out, path), Buffer.concat([...texts.values()]));
  return { path, lengths: [...texts].map(([name, text]) => [name, text.byteLength] as const) };
}

/**
 * Writes the workbook and the log, with accepted anomalies marked; resolves with all files of the document. The log comes last: by
 * it a later run knows that both are up to date.
 */
async function writeLog({ document, anomalies }: DocumentOutput, { out, output }: WriteOptions): Promise<string[]> {
  const paths = pathsOf(document.id);
  const workbook = await writeWorkbook(out, { document, anomalies }, output);
  await writeAtomically(join(out, paths.anomalies), anomaliesJsonl(anomalies));
  return [paths.document, paths.anomalies, ...workbook];
}

async function describeWritten(written: DocumentOutput, outputs: string[], { out, output }: WriteOptions): Promise<WrittenDocument> {
  const accepted = countAnomalies(written.anomalies.filter((anomaly) => anomaly.accepted !== null));
  return { outputs, rows: await writeRows(out, written, output), anomalies: countAnomalies(written.anomalies), accepted };
}

/** Writes a document that was extracted. Throws RunError where it cannot be written. */
export async function writeDocument({ document, anomalies }: DocumentOutput, options: WriteOptions): Promise<WrittenDocument> {
  const paths = pathsOf(document.id);
  try {
    await mkdir(join(options.out, paths.folder), { recursive: true });
    const marked = { document, anomalies: options.acceptance.apply(document, anomalies) };
    const written = await describeWritten(marked, await writeLog(marked, options), options);
    await writeAtomically(join(options.out, paths.document), documentJson(document));
    return written;
  } catch (error) {
    throw RunError.writing(options.out, error);
  }
}

/** Reads a document's own files. Throws the file system's error, or SyntaxError where one is damaged. */
export async function readDocumentFiles(out: string, id: string): Promise<{ document: Document; anomalies: Anomaly[] }> {
  const paths = pathsOf(id);
  const lines = (await readFile(join(out, paths.anomalies), 'utf8')).split('\n').filter((line) => line !== '');
  return {
    document: JSON.parse(await readFile(join(out, paths.document), 'utf8')) as Document,
    anomalies: lines.map((line) => JSON.parse(line) as Anomaly),
  };
}

/**
 * Makes again what follows from a document that an earlier run wrote; null where its files are gone or damaged. The log and the
 * workbook are written only where the log or the input's path is another one now, or the workbook was not asked for then.
 */
export async function rewriteDocument({ id, file, before, update }: KnownDocument, options: WriteOptions): Promise<WrittenDocument | null> {
  const read = await readDocumentFiles(options.out, id).catch(() => null);
  if (read === null) return null;
  const printed = anomaliesJsonl(read.anomalies);
  const isMoved = read.document.file !== file;
  read.document.file = file;
  await update(read);
  const marked = { document: read.document, anomalies: options.acceptance.apply(read.document, read.anomalies) };
  const hasWorkbook = before.some((path) => path.endsWith(WORKBOOK));
  const wantsWorkbook = options.output.formats?.includes('xlsx') === true && read.document.tables.length > 0;
  try {
    const isKept = !isMoved && anomaliesJsonl(marked.anomalies) === printed && hasWorkbook === wantsWorkbook;
    const outputs = isKept ? [...before] : await writeLog(marked, options);
    if (isMoved) await writeAtomically(join(options.out, pathsOf(id).document), documentJson(read.document));
    return await describeWritten(marked, outputs, options);
  } catch (error) {
    throw RunError.writing(options.out, error);
  }
}
