/**
 * Zip archives as downloaded: what they hold, and the bytes of one entry. The one door to yauzl.
 *
 * In → Out: path → entries by name; an entry's bytes in memory. The central directory says what there is; nothing is unpacked
 * to disk. Bounded against bombs: number of entries, size of each, and no bytes that several entries share.
 * Throws DocumentError: damaged-archive, encrypted, too-large, unsupported-format.
 * Limits: no encrypted entries, no archives within archives, only stored and deflated entries.
 */
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { DocumentError } from '../model/error.ts';
import { entryName } from './archive-names.ts';
import { HEAD_BYTES, refuseSize, sizeLimit } from './size-limits.ts';

/** A province's downloads of a year have a few thousand files. */
const MAX_ENTRIES = 100_000;
/** Entries at the root by which a zip is a document of another format: Office, ODF and EPUB, OFD, Java. */
const DOCUMENT_FORMATS = new Set(['[Content_Types].xml', 'mimetype', 'OFD.xml', 'META-INF/MANIFEST.MF']);
/** Upper half of the external attributes is the Unix mode. */
const MODE_SHIFT = 16;
const TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const DAMAGED_HINT = 'download it again, or unpack it and give the folder';

function damaged(message: string, cause?: unknown): DocumentError {
  return new DocumentError('damaged-archive', message, { hint: DAMAGED_HINT, cause });
}

/** An entry that is a file. */
export interface ArchiveEntry {
  name: string;
  /** Size when unpacked, as the archive states it. */
  bytes: number;
  crc32: number;
  /** Why it cannot be read, where the directory says so. */
  error: DocumentError | null;
}

function entryError(entry: yauzl.Entry): DocumentError | null {
  if (entry.isEncrypted()) return new DocumentError('encrypted', 'encrypted in its archive', { hint: 'unpack it with its password' });
  if (((entry.externalFileAttributes >>> MODE_SHIFT) & TYPE_MASK) === SYMBOLIC_LINK)
    return new DocumentError('not-readable', 'a symbolic link in an archive', { hint: 'unpack the archive' });
  if (entry.canDecodeFileData()) return null;
  return new DocumentError('unsupported-format', 'compressed by an unknown method', { hint: 'unpack the archive' });
}

/** True for what search in a folder leaves out, too: hidden names, and what macOS adds to archives. */
function isLeftOut(name: string): boolean {
  return name === '' || name.endsWith('/') || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** An open archive. */
export class Archive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries = new Map<string, yauzl.Entry>();
  /** True where the zip is a document of another format (docx, xlsx, ofd), not a collection of files. */
  isDocument = false;

  private constructor(zip: yauzl.ZipFile) {
    this.#zip = zip;
  }

  /** Opens an archive and reads its directory. */
  static async open(path: string): Promise<Archive> {
    const { size } = await stat(path);
    let zip: yauzl.ZipFile;
    try {
      zip = await yauzl.openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
    } catch (error) {
      throw damaged(`a zip archive that cannot be read (${(error as Error).message})`, error);
    }
    const archive = new Archive(zip);
    try {
      await archive.#readDirectory(size);
    } catch (error) {
      zip.close();
      throw error instanceof DocumentError ? error : damaged(`a zip archive with a damaged directory (${(error as Error).message})`, error);
    }
    return archive;
  }

  async #readDirectory(size: number): Promise<void> {
    if (this.#zip.entryCount > MAX_ENTRIES)
      throw new DocumentError('too-large', `${this.#zip.entryCount} entries, more than ${MAX_ENTRIES}`, { hint: 'unpack it' });
    let compressed = 0;
    for await (const entry of this.#zip.eachEntry()) {
      const name = entryName(entry);
      compressed += entry.compressedSize;
      if (DOCUMENT_FORMATS.has(name)) this.isDocument = true;
      if (isLeftOut(name)) continue;
      if (this.#entries.has(name)) throw damaged(`two entries are named ${name}`);
      this.#entries.set(name, entry);
    }
    // Entries that share their bytes unpack to more than any honest archive could: the mark of a bomb.
    if (compressed > size) throw damaged('its entries overlap');
  }

  /** The files, in the order of the directory. */
  entries(): ArchiveEntry[] {
    return [...this.#entries].map(([name, entry]) => ({
      name,
      bytes: entry.uncompressedSize,
      crc32: entry.crc32,
      error: entryError(entry),
    }));
  }

  /** The bytes of an entry; null where the archive has none of this name. */
  async read(name: string): Promise<Uint8Array | null> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const error = entryError(entry);
    if (error !== null) throw error;
    try {
      return await unpack(entry, await this.#zip.openReadStreamPromise(entry));
    } catch (thrown) {
      throw thrown instanceof DocumentError ? thrown : damaged(`cannot be unpacked (${(thrown as Error).message})`, thrown);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** Reads the stream of an entry; what is too large for its kind is given up after its first bytes. */
async function unpack({ uncompressedSize, crc32: expected }: yauzl.Entry, stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let [size, limit] = [0, 0];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (limit > 0 || (size < HEAD_BYTES && size < uncompressedSize)) continue;
    limit = sizeLimit(Buffer.concat(chunks));
    refuseSize(uncompressedSize, limit);
  }
  const bytes = Buffer.concat(chunks, size);
  refuseSize(size, limit);
  if (crc32(bytes) !== expected) throw damaged('unpacks to other bytes than the archive states');
  return bytes;
}
