/**
 * Pages of a PDF that are read from their image: which they are, in which order, and what becomes of those that cannot be read.
 *
 * In → Out: an open PDF and pages that need it → pages with words and ruling lines, and findings. The first few are read before the
 * others: where they show that the file is no disclosure, the others are left alone. As many pages are in memory as are read at once.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { OcrEngine } from '../model/ocr-mode.ts';
import type { Page } from '../model/page.ts';
import type { Place } from '../model/place.ts';
import type { Lanes } from '../ocr/lanes.ts';
import { liesIn, type PageNeed, unreadImages } from '../ocr/page-need.ts';
import type { PdfSource } from '../source/pdf.ts';
import type { PaintedPage } from '../source/pdf-images.ts';
import { PagePainter } from './page-painter.ts';
import type { PageStore } from './page-store.ts';
import { probedInOrder } from './probed-in-order.ts';

export interface ScanOptions {
  password?: string;
  signal?: AbortSignal;
  /** Pages read at once. */
  lanes: number;
  engine: OcrEngine;
  /** Where pages that were read are kept until the document is done. */
  store?: PageStore;
}

/** A page that is to be read from its image. */
export interface Scan {
  page: Page;
  need: PageNeed;
}

/** A page takes seconds of work; one that takes this much is a picture full of specks. Unit: milliseconds of processor time. */
const PAGE_WORK_MS = 120_000;
/** What has no end after so long is stuck, be it that the machine gave it no more than a fifteenth of a processor. */
const PAGE_WALL_MS = 1_800_000;
/** So many pages are read before it is asked whether the others are worth it. */
const PROBED = 3;
/** A page drawn with so many lines of its own has a table whose lines need not be looked for in the image. */
const DRAWN_LINES = 4;

const shared = new Map<OcrEngine, Promise<Lanes>>();

/** The lanes of this thread, kept for its next documents. */
async function lanesOf({ engine, lanes: size }: ScanOptions): Promise<Lanes> {
  const opened = shared.get(engine) ?? openLanes(engine);
  shared.set(engine, opened);
  const lanes = await opened;
  lanes.size = size;
  return lanes;
}

async function openLanes(name: OcrEngine): Promise<Lanes> {
  const [{ Lanes }, { engineOf }] = await Promise.all([import('../ocr/lanes.ts'), import('../ocr/engines.ts')]);
  return new Lanes(await engineOf(name), 1);
}

export class ScannedPages {
  /** About pages that were read from their image, and those that could not be. */
  readonly findings: Finding[] = [];
  readonly #pdf: PdfSource;
  readonly #options: ScanOptions;
  #painter: Promise<PagePainter> | null = null;

  constructor(pdf: PdfSource, options: ScanOptions) {
    this.#pdf = pdf;
    this.#options = options;
  }

  /**
   * Reads scans and hands the pages on in their order. `isWorthwhile` is asked until it knows: null means that more must be read to
   * tell. Rejects with the signal's reason when aborted.
   */
  read(scans: readonly Scan[], onPage: (page: Page) => void, isWorthwhile: () => boolean | null): Promise<void> {
    const work = (scan: Scan): Promise<Page> => this.#readScan(scan);
    return probedInOrder(scans, { atOnce: this.#options.lanes, group: PROBED, work, take: onPage, isWorthwhile });
  }

  /** The page as an interrupted run kept it, else as it is read now. */
  async #readScan(scan: Scan): Promise<Page> {
    const kept = (await this.#options.store?.get(scan.page.number)) ?? null;
    if (kept !== null) return this.#noted(scan, kept);
    const page = await this.#recognise(scan);
    if (page === null) return scan.need.source === 'both' ? scan.page : { ...scan.page, words: [] };
    await this.#options.store?.put(page);
    return this.#noted(scan, page);
  }

  #noted({ need }: Scan, page: Page): Page {
    if (page.words.some(({ origin }) => origin === 'ocr')) this.#note('ocr/page-recognised', page, {});
    if (need.garbled) this.#note('ocr/garbled-text-layer', page, {});
    return page;
  }

  /** The page with what its image shows; null where it could not be read, which is reported. */
  async #recognise({ page, need }: Scan): Promise<Page | null> {
    const { signal } = this.#options;
    let isPainting = false;
    const paint = async (): Promise<PaintedPage> => {
      isPainting = true;
      try {
        return await (await this.#openPainter()).paint(page.number);
      } finally {
        isPainting = false;
      }
    };
    try {
      const read = await (await lanesOf(this.#options)).use(
        async ({ lane, preparation }) => {
          const [{ readPage }, image] = await Promise.all([import('../ocr/read-page.ts'), paint()]);
          return readPage(image, { lane, preparation, widthPt: page.widthPt, ...(signal === undefined ? {} : { signal }) });
        },
        { workMs: PAGE_WORK_MS, wallMs: PAGE_WALL_MS, signal },
      );
      return need.source === 'both' ? withImages(page, read) : { ...page, ...rulesFor(page, read), words: read.words };
    } catch (error) {
      signal?.throwIfAborted();
      // A painter that found no end would keep the other pages waiting.
      if (isPainting) await this.#leavePainter();
      this.#note('ocr/page-not-read', page, { reason: reasonOf(error) });
      return null;
    }
  }

  #openPainter(): Promise<PagePainter> {
    this.#painter ??= this.#pdf.bytes().then((bytes) => new PagePainter(bytes, this.#options.password));
    return this.#painter;
  }

  /** Reports a page that is not read because recognition is off. */
  leaveOut({ page, need }: Scan): void {
    if (need.garbled) this.#note('ocr/garbled-text-layer', page, {});
    this.#note('ocr/page-not-read', page, { reason: 'OCR 已关闭' });
  }

  #note(
    rule: 'ocr/page-recognised' | 'ocr/page-not-read' | 'ocr/garbled-text-layer',
    { number }: Page,
    args: Record<string, string>,
  ): void {
    this.findings.push({ rule, args: { page: String(number), ...args }, locations: [{ page: number, ...WHOLE_PAGE }] });
  }

  async close(): Promise<void> {
    await this.#leavePainter();
  }

  /** The next page has a new one. */
  async #leavePainter(): Promise<void> {
    const leaving = this.#painter;
    this.#painter = null;
    const painter = await leaving?.catch(() => null); // That it could not be opened is reported with each page.
    await painter?.close();
  }
}

const WHOLE_PAGE: Omit<Place, 'page'> = { bbox: null, line: null, lineEnd: null, columns: null };

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

type Read = Pick<Page, 'words' | 'rulingLines'>;

/** A page's own lines are exact; those of its image are needed where it is a scan. */
function rulesFor(page: Page, read: Read): Pick<Page, 'rulingLines'> {
  return { rulingLines: page.rulingLines.length >= DRAWN_LINES ? page.rulingLines : read.rulingLines };
}

/** A page with a good text layer, and what its images show besides. */
function withImages(page: Page, read: Read): Page {
  const boxes = unreadImages(page);
  const inside = read.words.filter(
    (word) => boxes.some((box) => liesIn(word, box)) && !page.words.some((other) => liesIn(word, other.bbox)),
  );
  const isInside = ({ orientation, position, start, end }: Page['rulingLines'][number]): boolean =>
    boxes.some(([x0, y0, x1, y1]) =>
      orientation === 'horizontal'
        ? position >= y0 && position <= y1 && start < x1 && end > x0
        : position >= x0 && position <= x1 && start < y1 && end > y0,
    );
  return {
    ...page,
    words: [...page.words, ...inside],
    rulingLines: [...page.rulingLines, ...read.rulingLines.filter(isInside)],
  };
}
