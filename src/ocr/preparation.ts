/**
 * Pages made ready for reading in a thread of their own: while one page is made ready, the others are read.
 *
 * In → Out: colours → what `readInk` makes of them. A page takes half a second, which on the thread of the program would keep all
 * other pages waiting.
 */
import type { PageInk } from './page-ink.ts';
import type { Colour } from './raster.ts';
import { ThreadCalls } from './thread-calls.ts';

/** A page to be made ready; null for the page before, upside down. */
export type InkOrder = Colour | null;

export class Preparation {
  readonly #calls = new ThreadCalls<InkOrder, PageInk>(new URL(import.meta.url.replace(/preparation(\.\w+)$/, 'ink-thread$1')));

  /** Makes a page ready. Its colours are gone after it. */
  prepare({ width, height, data }: Colour): Promise<PageInk> {
    // A view of a larger memory would be sent with all of it, and may not be handed over.
    const own = data.byteLength === data.buffer.byteLength ? data : data.slice();
    return this.#calls.call({ width, height, data: own }, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
  }

  /** The page that was made ready last, upside down. */
  upsideDown(): Promise<PageInk> {
    return this.#calls.call(null);
  }

  /** Ends the thread, whatever it is at. */
  close(): Promise<void> {
    return this.#calls.close();
  }
}
