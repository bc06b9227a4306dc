/**
 * Tesseract and PP-OCR as one engine: Tesseract reads the page, PP-OCR what it leaves in doubt.
 *
 * PP-OCR is the better reader of worn lines and takes four times as long. It is asked before Tesseract reads a figure again.
 */
import type { Engine, Lane, LineReading, Reader, Readers } from './engine.ts';
import { PADDLE } from './paddle.ts';
import type { Grey } from './raster.ts';
import { TESSERACT, READERS as TESSERACT_READERS } from './tesseract.ts';

const READERS: Readers = {
  ...TESSERACT_READERS,
  doubtfulWords: ['paddle'],
  rounds: [[{ reader: 'paddle', way: 'same' }], ...TESSERACT_READERS.rounds],
};

/** The engine. */
export const BOTH: Engine = { name: 'both', open: async () => new BothLanes(await TESSERACT.open(), await PADDLE.open()) };

class BothLanes implements Lane {
  readonly readers = READERS;
  readonly #tesseract: Lane;
  readonly #paddle: Lane;

  constructor(tesseract: Lane, paddle: Lane) {
    this.#tesseract = tesseract;
    this.#paddle = paddle;
  }

  read(reader: Reader, lines: readonly Grey[]): Promise<LineReading[]> {
    return (reader === 'paddle' ? this.#paddle : this.#tesseract).read(reader, lines);
  }

  async close(): Promise<void> {
    await Promise.all([this.#tesseract.close(), this.#paddle.close()]);
  }
}
