/**
 * Pages made ready for reading in a thread of their own: while one page is made ready, the others are read.
 *
 * In → Out: colours → what `readInk` makes of them; lines of figures → what our own network reads. A page takes half a second, which
 * on the thread of the program would keep all other pages waiting.
 */
import type { Transferable } from 'node:worker_threads';
import type { ReadSymbol } from './engine.ts';
import type { FigureLine } from './figure-lines.ts';
import type { PageInk } from './page-ink.ts';
import type { Colour } from './raster.ts';
import { ThreadCalls } from './thread-calls.ts';

/** A page to be made ready; null for the page before, upside down; or lines to be read. */
export type InkOrder = Colour | FigureLine[] | null;

export class Preparation {
  readonly #calls = new ThreadCalls<InkOrder, PageInk | ReadSymbol[][]>(
    new URL(import.meta.url.replace(/preparation(\.\w+)$/, 'ink-thread$1')),
  );

  /** Makes a page ready. Its colours are gone after it. */
  prepare({ width, height, data }: Colour): Promise<PageInk> {
    // A view of a larger memory would be sent with all of it, and may not be handed over.
    const own = data.byteLength === data.buffer.byteLength ? data : data.slice();
    return this.#page({ width, height, data: own }, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
  }

  /** The page that was made ready last, upside down. */
  upsideDown(): Promise<PageInk> {
    return this.#page(null);
  }

  async #page(order: Colour | null, transfer: readonly Transferable[] = []): Promise<PageInk> {
    const page = await this.#calls.call(order, transfer);
    if (Array.isArray(page)) throw new Error('lines came for a page');
    return page;
  }

  /** Reads lines of figures; the characters of each come with what else they may be. */
  async readFigures(lines: FigureLine[]): Promise<ReadSymbol[][]> {
    if (lines.length === 0) return [];
    const readings = await this.#calls.call(lines);
    if (!Array.isArray(readings)) throw new Error('a page came for lines');
    return readings;
  }

  /** Ends the thread, whatever it is at. */
  close(): Promise<void> {
    return this.#calls.close();
  }
}
