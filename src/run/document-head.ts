/**
 * What a `document.json` says of its document as a whole, without its contents: enough to find the same unit in another year.
 *
 * The attributes come first in the file, so a few kilobytes are read whatever its size; a file that was laid out anew by another
 * program is read whole.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from '../model/document.ts';

const HEAD = ['id', 'file', 'sha256', 'documentKind', 'unitName', 'unitNameVariants', 'entityKind', 'fiscalYear'] as const;

/** The attributes by which documents of two years find each other. */
export type DocumentHead = Pick<Document, (typeof HEAD)[number]>;

/** Enough for the attributes of nearly all documents. Unit: bytes. */
const FIRST_BYTES = 8192;
/** What follows the attributes, as document-json.ts lays it out. */
const END_OF_HEAD = ',\n  "toc": ';

/** The head of a document that is in memory. */
export function headOf(document: Document): DocumentHead {
  const { id, file, sha256, documentKind, unitName, unitNameVariants, entityKind, fiscalYear } = document;
  return { id, file, sha256, documentKind, unitName, unitNameVariants, entityKind, fiscalYear };
}

/** Reads the head of a document in the folder of a run. Rejects with the file system's error, or SyntaxError where it is damaged. */
export async function readDocumentHead(out: string, id: string): Promise<DocumentHead> {
  return readHeadOf(join(out, 'documents', id, 'document.json'));
}

/** Reads the head of a `document.json`. Rejects as `readDocumentHead` does. */
async function readHeadOf(path: string): Promise<DocumentHead> {
  const start = await readStart(path);
  const end = start.indexOf(END_OF_HEAD);
  const text = end < 0 ? await readFile(path, 'utf8') : `${start.slice(0, end)}}`;
  return headOf(JSON.parse(text) as Document);
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
