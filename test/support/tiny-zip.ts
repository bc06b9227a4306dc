/**
 * Zip archives made byte by byte, so that tests can write what honest programs do not. Source: PKWARE APPNOTE 6.3 §4.3.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface TinyEntry {
  /** Name as bytes, or as text in UTF-8 without saying so. */
  name: string | Uint8Array;
  content?: string | Uint8Array;
  /** General purpose bits: 1 encrypted, 0x800 name in UTF-8. */
  flags?: number;
  /** Unix mode. */
  mode?: number;
  /** Written in place of the true checksum. */
  crc?: number;
  /** Entries behind the first with this refer to the bytes of the first entry. */
  overlaps?: boolean;
  method?: number;
  extra?: Uint8Array;
}

interface Parts {
  name: Buffer;
  data: Buffer;
  head: Buffer;
  extra: Buffer;
}

/** The fields that the local header and the directory share, from `version needed` on. */
function fields({ content = '', flags = 0, crc, method = 8, name, extra = new Uint8Array() }: TinyEntry): Parts {
  const plain = Buffer.from(content as string);
  const data = method === 8 ? deflateRawSync(plain) : plain;
  const bytes = Buffer.from(name as string);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt16LE(method, 4);
  head.writeUInt32LE(crc ?? crc32(plain), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(plain.length, 18);
  head.writeUInt16LE(bytes.length, 22);
  head.writeUInt16LE(extra.length, 24);
  return { name: bytes, data, head, extra: Buffer.from(extra) };
}

function directoryEntry({ name, head, extra }: Parts, { mode = 0o100644 }: TinyEntry, offset: number): Buffer {
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 3]);
  const end = Buffer.alloc(14);
  end.writeUInt32LE((mode << 16) >>> 0, 6);
  end.writeUInt32LE(offset, 10);
  return Buffer.concat([start, head, end, name, extra]);
}

/** The bytes of an archive. */
export function tinyZip(entries: readonly TinyEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const parts = fields(entry);
    directory.push(directoryEntry(parts, entry, entry.overlaps === true ? 0 : offset));
    if (entry.overlaps === true) continue;
    const file = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), parts.head, parts.name, parts.extra, parts.data]);
    files.push(file);
    offset += file.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
