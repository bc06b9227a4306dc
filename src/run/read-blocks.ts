/**
 * A file's bytes to blocks: PDF pages through layout, text dumps through theirs; what a file is comes from its bytes.
 *
 * Throws DocumentError where the file cannot be processed. A page's words are dropped once its blocks are made.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block } from '../model/block.ts';
import type { Document } from '../model/document.ts';
import { DocumentError } from '../model/error.ts';
import { onLines } from '../model/place.ts';
import type { PagesInfo } from '../segment/document-kind.ts';
import type { Closed } from '../source/letter-spacing.ts';
import type { Unified } from '../source/radicals.ts';
import { sniff } from '../source/sniff.ts';
import type { ReadOptions } from './read-document.ts';

export interface BlocksRead {
  blocks: Block[];
  mediaType: Document['mediaType'];
  encoding: string | null;
  pages: PagesInfo | null;
  /** Pages of a damaged PDF that could not be read, 1-based. */
  unreadablePages: number[];
  /** About pages that are images. */
  findings: Finding[];
}

/** Reads the blocks of one file, furniture marked. */
export async function readBlocks(bytes: Uint8Array, options: ReadOptions): Promise<BlocksRead> {
  const kind = sniff(bytes);
  if (kind === 'pdf') return readPdf(bytes, options);
  if (kind === 'text') return readText(bytes);
  if (kind === 'html') return { ...NOTHING_TO_READ, mediaType: 'text/html' };
  if (kind === 'json') return { ...NOTHING_TO_READ, mediaType: 'text/plain' };
  if (kind === 'empty') throw new DocumentError('empty-file', 'the file is empty', { hint: 'download it again' });
  throw new DocumentError('unsupported-format', UNSUPPORTED[kind].what, { hint: UNSUPPORTED[kind].hint });
}

const NOTHING_TO_READ = { blocks: [], encoding: null, pages: null, unreadablePages: [], findings: [] };

const UNSUPPORTED = {
  zip: { what: 'a zip archive or an Office document', hint: 'unpack it, or save it as PDF' },
  ole: { what: 'an old Office document (doc, xls)', hint: 'save it as PDF' },
  image: { what: 'an image', hint: 'give the PDF that it was made from' },
  binary: { what: 'neither PDF nor text', hint: 'check the download' },
} as const;

async function readText(bytes: Uint8Array): Promise<BlocksRead> {
  const [{ decodeText }, { withIdeographs }, { withoutLetterSpacing }, { layoutText }, { markFurniture }] = await Promise.all([
    import('../source/decode-text.ts'),
    import('../source/radicals.ts'),
    import('../source/letter-spacing.ts'),
    import('../layout/text-blocks.ts'),
    import('../layout/furniture.ts'),
  ]);
  const { text, encoding } = decodeText(bytes);
  const unified = withIdeographs(text);
  const closed = withoutLetterSpacing(unified.text);
  const findings = [...radicalsFound(unified), ...spacingFound(closed)];
  return {
    blocks: markFurniture([layoutText(closed.text)]),
    mediaType: 'text/plain',
    encoding,
    pages: null,
    unreadablePages: [],
    findings,
  };
}

function spacingFound({ lines }: Closed): Finding[] {
  const [first] = lines;
  if (first === undefined) return [];
  return [{ rule: 'format/letter-spacing', args: { count: String(lines.length) }, locations: [onLines(first)], repaired: true }];
}

function radicalsFound({ count, first }: Unified): Finding[] {
  if (count === 0 || first === null) return [];
  const args = { count: String(count), radical: first.radical };
  return [{ rule: 'format/radicals', args, locations: [onLines(first.line)], repaired: true }];
}

async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<BlocksRead> {
  const [{ openPdf }, { PdfReader }] = await Promise.all([import('../source/pdf.ts'), import('./read-pdf.ts')]);
  const pdf = await openPdf(bytes, options.password === undefined ? {} : { password: options.password });
  const reader = new PdfReader(pdf, options);
  try {
    refuseTooManyPages(pdf.pageCount, options.maxPages);
    return { ...(await reader.read()), mediaType: 'application/pdf', encoding: null };
  } finally {
    await reader.close();
    await pdf.close();
  }
}

function refuseTooManyPages(count: number, limit: number | undefined): void {
  if (limit === undefined || count <= limit) return;
  throw new DocumentError('too-many-pages', `${count} pages, more than ${limit}`, { hint: 'raise --max-pages if it is a disclosure' });
}
