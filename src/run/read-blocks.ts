/**
 * A file's bytes to blocks: PDF pages through layout, text dumps through theirs; what a file is comes from its bytes.
 *
 * Throws DocumentError where the file cannot be processed. A page's words are dropped once its blocks are made.
 */
import type { Block } from '../model/block.ts';
import type { Document } from '../model/document.ts';
import { DocumentError } from '../model/error.ts';
import type { PagesInfo } from '../segment/document-kind.ts';
import { sniff } from '../source/sniff.ts';
import type { ReadOptions } from './read-document.ts';

export interface BlocksRead {
  blocks: Block[];
  mediaType: Document['mediaType'];
  encoding: string | null;
  pages: PagesInfo | null;
  /** Pages of a damaged PDF that could not be read, 1-based. */
  unreadablePages: number[];
}

/** Reads the blocks of one file, furniture marked. */
export async function readBlocks(bytes: Uint8Array, options: ReadOptions): Promise<BlocksRead> {
  const kind = sniff(bytes);
  if (kind === 'pdf') return readPdf(bytes, options);
  if (kind === 'text') return readText(bytes);
  if (kind === 'html') return { blocks: [], mediaType: 'text/html', encoding: null, pages: null, unreadablePages: [] };
  if (kind === 'empty') throw new DocumentError('empty-file', 'the file is empty', { hint: 'download it again' });
  throw new DocumentError('unsupported-format', UNSUPPORTED[kind].what, { hint: UNSUPPORTED[kind].hint });
}

const UNSUPPORTED = {
  zip: { what: 'a zip archive or an Office document', hint: 'unpack it, or save it as PDF' },
  ole: { what: 'an old Office document (doc, xls)', hint: 'save it as PDF' },
  image: { what: 'an image', hint: 'give the PDF that it was made from' },
  binary: { what: 'neither PDF nor text', hint: 'check the download' },
} as const;

async function readText(bytes: Uint8Array): Promise<BlocksRead> {
  const [{ decodeText }, { layoutText }, { markFurniture }] = await Promise.all([
    import('../source/decode-text.ts'),
    import('../layout/text-blocks.ts'),
    import('../layout/furniture.ts'),
  ]);
  const { text, encoding } = decodeText(bytes);
  return { blocks: markFurniture([layoutText(text)]), mediaType: 'text/plain', encoding, pages: null, unreadablePages: [] };
}

async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<BlocksRead> {
  const [{ openPdf }, { layoutPage }, { markFurniture }] = await Promise.all([
    import('../source/pdf.ts'),
    import('../layout/page-blocks.ts'),
    import('../layout/furniture.ts'),
  ]);
  const pdf = await openPdf(bytes, options.password === undefined ? {} : { password: options.password });
  try {
    refuseTooManyPages(pdf.pageCount, options.maxPages);
    const pages: Block[][] = [];
    const info: PagesInfo = { pages: pdf.pageCount, pagesWithText: 0, pagesWithImages: 0 };
    const unreadablePages: number[] = [];
    for (let number = 1; number <= pdf.pageCount; number++) {
      options.signal?.throwIfAborted();
      const page = await pdf.page(number).catch((error: unknown) => passOver(error, unreadablePages.length + 1 === pdf.pageCount));
      if (page === null) {
        unreadablePages.push(number);
        continue;
      }
      if (page.words.length > 0) info.pagesWithText++;
      if (page.images.length > 0) info.pagesWithImages++;
      pages.push(layoutPage(page));
    }
    return { blocks: markFurniture(pages), mediaType: 'application/pdf', encoding: null, pages: info, unreadablePages };
  } finally {
    await pdf.close();
  }
}

/** Null for a damaged page, which the others can do without. Throws where that is all pages, or the fault is another one. */
function passOver(error: unknown, isAll: boolean): null {
  if (!isAll && error instanceof DocumentError && error.code === 'damaged-pdf') return null;
  throw error;
}

function refuseTooManyPages(count: number, limit: number | undefined): void {
  if (limit === undefined || count <= limit) return;
  throw new DocumentError('too-many-pages', `${count} pages, more than ${limit}`, { hint: 'raise --max-pages if it is a disclosure' });
}
