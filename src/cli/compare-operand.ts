/**
 * What `juesuan compare` is given: a disclosure, a document.json, the folder of a document, or the output folder of a run.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Document } from '../model/document.ts';
import type { Manifest } from '../model/manifest.ts';
import { extractDocument } from '../run/extract.ts';
import { RunError } from '../run/run-error.ts';
import { UsageError } from './usage-error.ts';

const DOCUMENT = 'document.json';
const MANIFEST = 'manifest.json';

/** The document of an operand. Throws UsageError, RunError or DocumentError where there is none. */
export async function comparedDocument(operand: string, password: string | undefined): Promise<Document> {
  const kind = await kindOf(operand);
  if (kind === 'folder') return fromFolder(operand);
  if (operand.endsWith('.json')) return fromJson(operand);
  const bytes = await readFile(operand);
  const { document } = await extractDocument(bytes, { file: basename(operand), ...(password === undefined ? {} : { password }) });
  return document;
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new RunError(`${path} does not exist`, { hint: 'give a disclosure, a document.json or the output folder of a run', cause });
  }
}

async function fromFolder(folder: string): Promise<Document> {
  if (await exists(join(folder, DOCUMENT))) return fromJson(join(folder, DOCUMENT));
  if (!(await exists(join(folder, MANIFEST))))
    throw new RunError(`no finished run in ${folder}`, {
      hint: 'give the output folder of juesuan extract, or a folder of a document in it',
    });
  const { inputs } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  const ids = inputs.flatMap(({ id, outputs }) => (id === null || outputs.length === 0 ? [] : [id]));
  const [only, ...more] = ids;
  if (only === undefined) throw new UsageError(`the run in ${folder} has no document`, 'compare');
  if (more.length > 0)
    throw new UsageError(
      `the run in ${folder} has ${ids.length} documents: give one of its folders, such as ${join(folder, 'documents', only)}`,
      'compare',
    );
  return fromJson(join(folder, 'documents', only, DOCUMENT));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A document.json, held against the schema. */
async function fromJson(path: string): Promise<Document> {
  const [text, { Document: schema }] = await Promise.all([readFile(path, 'utf8'), import('../model/document.ts')]);
  const parsing = schema.safeParse(parsed(path, text));
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
