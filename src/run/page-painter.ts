/**
 * Pages of a PDF painted in a thread of their own: while one page is painted, the others are read.
 *
 * In → Out: bytes → colours of pages, as `source/pdf-images.ts` gives them. The thread stays for the next document; what it held of
 * the last one is freed. A thread that is still at work when its document is given up is ended with it.
 */
import { ThreadCalls } from '../ocr/thread-calls.ts';
import type { PaintedPage } from '../source/pdf-images.ts';

/** A document to be opened instead of the one before, a page of it to be painted (1-based), or null: the document is done. */
export type PaintOrder = { bytes: Uint8Array; password?: string } | number | null;

type Thread = ThreadCalls<PaintOrder, PaintedPage | null>;

/** Threads without a document. */
const idle: Thread[] = [];

export class PagePainter {
  readonly #thread = idle.pop() ?? new ThreadCalls<PaintOrder, PaintedPage | null>(ownScript());
  readonly #opened: Promise<unknown>;
  #inWork = 0;

  /** Opens a document; its bytes are gone after it. Where it cannot be opened, painting its pages says so. */
  constructor(bytes: Uint8Array, password?: string) {
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    const order = password === undefined ? { bytes: own } : { bytes: own, password };
    this.#opened = this.#call(order, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
    this.#opened.catch(() => undefined); // Told with each page.
  }

  /** Page `n`, 1-based. Rejects where it cannot be painted, and where the painter is closed. */
  async paint(n: number): Promise<PaintedPage> {
    await this.#opened;
    const page = await this.#call(n);
    if (page === null) throw new Error('no page came');
    return page;
  }

  /** Frees the document, and the thread for the next one. */
  async close(): Promise<void> {
    if (this.#inWork > 0) return this.#thread.close();
    try {
      await this.#call(null);
      idle.push(this.#thread);
    } catch {
      await this.#thread.close(); // A thread that cannot let go of its document is of no more use.
    }
  }

  async #call(order: PaintOrder, transfer: readonly ArrayBuffer[] = []): Promise<PaintedPage | null> {
    this.#inWork++;
    try {
      return await this.#thread.call(order, transfer);
    } finally {
      this.#inWork--;
    }
  }
}

/** The script of this package: its name ends as that of this file, in `src/` and in `dist/`. */
function ownScript(): URL {
  return new URL(import.meta.url.replace(/page-painter(\.\w+)$/, 'paint-thread$1'));
}
