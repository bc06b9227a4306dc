/**
 * The documents of one side of a comparison: of a run, of a folder that is extracted for it, or a single one.
 *
 * In → Out: path → heads of its documents, and each document when it is asked for. A folder without a run is extracted into a
 * temporary folder; nothing is written elsewhere.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Document } from '../model/document.ts';
import type { Manifest } from '../model/manifest.ts';
import { type DocumentHead, headOf, readDocumentHead } from './document-head.ts';
import { extract, extractDocument } from './extract.ts';
import type { ManyOptions } from './options.ts';
import { GENERATOR, MANIFEST } from './output-folder.ts';
import { readHead } from './read-input.ts';
import { RunError } from './run-error.ts';
import { schemaGuard } from './schema-guard.ts';

export type SourceOptions = ManyOptions;

/** An input that could not be read. */
export interface SourceFailure {
  file: string;
  message: string;
  hint: string;
}

export interface DocumentSource {
  heads: readonly DocumentHead[];
  failures: readonly SourceFailure[];
  /** Reads a document. Rejects with RunError where its file is none of this version. */
  load(head: DocumentHead): Promise<Document>;
  /** Takes away what was made for the comparison alone. */
  close(): Promise<void>;
}

const conforms = schemaGuard(Document);
const DOCUMENT = 'document.json';
const NOTHING = async (): Promise<void> => undefined;

/** Opens one side of a comparison. Rejects with RunError or DocumentError where there is no document. */
export async function openSource(path: string, options: SourceOptions): Promise<DocumentSource> {
  const kind = await kindOf(path);
  if (kind === 'document') return oneDocument(await readDocument(path.endsWith('.json') ? path : join(path, DOCUMENT)));
  if (kind === 'run') return runSource(path, []);
  if (kind === 'disclosure')
    return oneDocument((await extractDocument(await readFile(path), { ...reading(options), file: basename(path) })).document);
  return extractedSource(path, options);
}

type SourceKind = 'document' | 'run' | 'disclosure' | 'inputs';

async function kindOf(path: string): Promise<SourceKind> {
  const stats = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new RunError(`${path} does not exist`, {
      hint: 'give a disclosure, a document.json, a folder of disclosures or the output folder of a run',
      cause,
    });
  });
  if (!stats.isDirectory()) {
    if (path.endsWith('.json')) return 'document';
    return isArchive(await readHead(path)) ? 'inputs' : 'disclosure';
  }
  if (await exists(join(path, DOCUMENT))) return 'document';
  return (await isRun(path)) ? 'run' : 'inputs';
}

/** Local file header of a zip archive. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function isArchive(head: Uint8Array): boolean {
  return ZIP.every((byte, i) => head[i] === byte);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isRun(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '{}');
  try {
    return (JSON.parse(text) as Partial<Manifest>).generator === GENERATOR;
  } catch {
    return false;
  }
}

function oneDocument(document: Document): DocumentSource {
  return { heads: [headOf(document)], failures: [], load: async () => document, close: NOTHING };
}

/** The options of reading one document. */
function reading({ password, maxPages, pipelines, ocr, ocrEngine, signal }: SourceOptions): Omit<SourceOptions, 'onProgress'> {
  const given = Object.entries({ password, maxPages, pipelines, ocr, ocrEngine, signal }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

async function runSource(folder: string, failures: readonly SourceFailure[]): Promise<DocumentSource> {
  const { inputs } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  const heads: DocumentHead[] = [];
  for (const { id, outputs } of inputs) {
    if (id === null || outputs.length === 0) continue;
    heads.push(await readDocumentHead(folder, id).catch((cause: unknown) => unreadable(join(folder, 'documents', id, DOCUMENT), cause)));
  }
  if (heads.length === 0)
    throw new RunError(`${folder} holds no document`, { hint: 'give a folder with disclosures, or the output folder of a finished run' });
  return { heads, failures, load: ({ id }) => readDocument(join(folder, 'documents', id, DOCUMENT)), close: NOTHING };
}

function unreadable(path: string, cause: unknown): never {
  throw new RunError(`${path} cannot be read`, { hint: 'run juesuan extract into its folder again', cause });
}

async function extractedSource(path: string, options: SourceOptions): Promise<DocumentSource> {
  const out = await mkdtemp(join(tmpdir(), 'juesuan-compare-'));
  const close = (): Promise<void> => rm(out, { recursive: true, force: true });
  try {
    const { manifest } = await extract([path], { ...options, out, output: { formats: ['json'] } });
    const failures = manifest.inputs.flatMap(({ file, error }) =>
      error === null ? [] : [{ file: join(path, file), message: error.message, hint: error.hint }],
    );
    if (manifest.inputs.every(({ outputs }) => outputs.length === 0))
      throw new RunError(`${path} holds no document that can be read`, { hint: failures[0] === undefined ? '' : failureText(failures[0]) });
    return { ...(await runSource(out, failures)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function failureText({ file, message }: SourceFailure): string {
  return `${file}: ${message}`;
}

/** A document.json, held against the schema. */
async function readDocument(path: string): Promise<Document> {
  const value = parsed(path, await readFile(path, 'utf8'));
  if (conforms(value)) return value as Document;
  const parsing = Document.safeParse(value);
  if (parsing.success) return parsing.data;
  const [issue] = parsing.error.issues;
  throw new RunError(`${path} is no document of this version: ${issue?.path.join('.')}: ${issue?.message}`, {
    hint: 'extract the disclosure again',
  });
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RunError(`${path} is no JSON`, { hint: 'give the document.json of a run', cause });
  }
}
