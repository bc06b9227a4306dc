/**
 * Names of the entries of a zip archive as text: UTF-8 where the archive says so or the bytes are, GB18030 otherwise.
 *
 * Chinese Windows writes names in GBK and sets no flag; macOS writes UTF-8 and sets none either. Backslashes, which some
 * Windows programs write against the specification, become slashes.
 * Source: PKWARE APPNOTE 6.3 §4.4.4 bit 11, Info-ZIP Unicode Path extra field (0x7075).
 * Limits: other national encodings (Big5, Shift_JIS) are read as GB18030, or stay with replacement characters.
 */
import { crc32 } from 'node:zlib';

/** General purpose bit 11: name and comment are UTF-8. */
const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
/** Version byte and CRC-32 of the plain name, before the name in UTF-8. */
const UNICODE_PATH_HEAD = 5;

/** What of an entry says its name. */
export interface RawName {
  fileNameRaw: Buffer;
  generalPurposeBitFlag: number;
  extraFields: readonly { id: number; data: Buffer }[];
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030');

/** The name in an Info-ZIP extra field; null where there is none, or one of another name. */
function unicodePath({ fileNameRaw, extraFields }: RawName): string | null {
  const data = extraFields.find(({ id }) => id === UNICODE_PATH_FIELD)?.data;
  if (data === undefined || data.length < UNICODE_PATH_HEAD || data[0] !== 1) return null;
  return data.readUInt32LE(1) === crc32(fileNameRaw) ? utf8.decode(data.subarray(UNICODE_PATH_HEAD)) : null;
}

function decode(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes); // Not UTF-8: as Chinese Windows writes it.
  }
}

/** The name of an entry with `/` between its parts, without leading `/` and without parts that lead out of the archive. */
export function entryName(raw: RawName): string {
  const name = unicodePath(raw) ?? (raw.generalPurposeBitFlag & UTF8_FLAG ? utf8.decode(raw.fileNameRaw) : decode(raw.fileNameRaw));
  const parts = name.replaceAll('\\', '/').split('/');
  const inside = parts.filter((part, index) => part !== '..' && part !== '.' && (part !== '' || index === parts.length - 1));
  return inside.join('/');
}
