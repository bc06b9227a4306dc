/**
 * A PDF's pages to blocks: the text layer where it is good, the page's image where it is not.
 *
 * All text layers are read first, which is quick; pages that are images follow, and tell early whether the rest is worth reading.
 * A page's words are dropped once its blocks are made and no page can continue it on its right.
 */
import type { Finding } from '../anomaly/finding.ts';
import { layoutWide } from '../layout/across-blocks.ts';
import { AcrossPages } from '../layout/across-pages.ts';
import { markFurniture } from '../layout/furniture.ts';
import { layoutSheets } from '../layout/page-blocks.ts';
import type { Block } from '../model/block.ts';
import { DocumentError } from '../model/error.ts';
import type { Page } from '../model/page.ts';
import { needOf } from '../ocr/page-need.ts';
import type { PagesInfo } from '../segment/document-kind.ts';
import type { PdfSource } from '../source/pdf.ts';
import type { ReadOptions } from './read-document.ts';
import { type Scan, ScannedPages } from './scanned-pages.ts';
import { isDisclosure } from './worth-reading.ts';

export interface PdfRead {
  blocks: Block[];
  pages: PagesInfo;
  /** Pages of a damaged PDF that could not be read, 1-based. */
  unreadablePages: number[];
  findings: Finding[];
}

export class PdfReader {
  readonly #pdf: PdfSource;
  readonly #options: ReadOptions;
  readonly #scanned: ScannedPages;
  /** Blocks by page, and by the pages that are printed side by side on it. */
  readonly #blocks: Block[][][] = [];
  readonly #scans: Scan[] = [];
  readonly #unreadable: number[] = [];
  readonly #info: PagesInfo;
  readonly #across = new AcrossPages();

  constructor(pdf: PdfSource, options: ReadOptions) {
    this.#pdf = pdf;
    this.#options = options;
    const { password, signal, ocrLanes = 1, ocrEngine = 'tesseract', pageStore } = options;
    this.#scanned = new ScannedPages(pdf, {
      lanes: ocrLanes,
      engine: ocrEngine,
      ...(password === undefined ? {} : { password }),
      ...(signal === undefined ? {} : { signal }),
      ...(pageStore === undefined ? {} : { store: pageStore }),
    });
    this.#info = { pages: pdf.pageCount, pagesWithText: 0, pagesWithImages: 0 };
  }

  /** Reads all pages. Throws DocumentError where none can be read, and the signal's reason when aborted. */
  async read(): Promise<PdfRead> {
    for (let number = 1; number <= this.#pdf.pageCount; number++) {
      this.#options.signal?.throwIfAborted();
      const page = await this.#pdf.page(number).catch((error: unknown) => this.#passOver(error));
      if (page === null) this.#unreadable.push(number);
      else this.#take(page);
    }
    await this.#readScans();
    const { findings } = this.#scanned;
    // Pages that were not read leave holes, which `filter` closes.
    const blocks = markFurniture(this.#blocks.filter(() => true).flat());
    return { blocks, pages: this.#info, unreadablePages: this.#unreadable, findings };
  }

  async close(): Promise<void> {
    await this.#scanned.close();
  }

  /** Null for a damaged page, which the others can do without. Throws where that is all pages, or the fault is another one. */
  #passOver(error: unknown): null {
    const isAll = this.#unreadable.length + 1 === this.#pdf.pageCount;
    if (!isAll && error instanceof DocumentError && error.code === 'damaged-pdf') return null;
    throw error;
  }

  #take(page: Page): void {
    const { ocr = 'auto' } = this.#options;
    if (page.images.length > 0) this.#info.pagesWithImages++;
    const need = needOf(page);
    const isScan = ocr === 'always' || need.source !== 'text';
    if (!isScan) this.#addDrawn(page);
    else if (ocr !== 'never') this.#scans.push({ page, need: ocr === 'always' ? { ...need, source: 'image' } : need });
    else this.#leaveOut({ page, need });
  }

  /** A page that continues one before it on its right becomes a part of that one. */
  #addDrawn(page: Page): void {
    const joined = this.#across.take(page);
    this.#add(joined?.rest ?? page);
    if (joined === null) return;
    this.#blocks[joined.wide.page.number - 1] = [layoutWide(joined.wide)];
    this.#info.pagesWithText += joined.rest.words.length > 0 ? 0 : 1;
  }

  #add(page: Page): void {
    if (page.words.length > 0) this.#info.pagesWithText++;
    this.#blocks[page.number - 1] = layoutSheets(page);
  }

  /** Takes of a page what its text layer has, and reports what it has not; a blank page lacks nothing. */
  #leaveOut(scan: Scan): void {
    const { page, need } = scan;
    const isBlank = page.words.length + page.images.length + page.rulingLines.length === 0;
    if (!isBlank) this.#scanned.leaveOut(scan);
    this.#add(need.garbled ? { ...page, words: [] } : page);
  }

  async #readScans(): Promise<void> {
    const left = new Set(this.#scans.map(({ page }) => page.number));
    const onPage = (page: Page): void => {
      left.delete(page.number);
      this.#add(page);
      const scans = this.#scans.length;
      this.#options.onPage?.({ page: page.number, done: scans - left.size, scans });
    };
    await this.#scanned.read(this.#scans, onPage, () => isDisclosure(this.#blocks.flat(2)));
    // Pages that need not be read are not pages without text.
    this.#info.pagesWithText += left.size;
  }
}
