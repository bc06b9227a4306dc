/**
 * Inflates the streams of a PDF in one call, for threads that do nothing else.
 *
 * pdf.js asks the platform's `DecompressionStream` for each compressed stream: two web streams, a job in the thread pool and a dozen
 * turns of the event loop for what are mostly a few kilobytes. Where that fails, pdf.js inflates by itself, and tolerates damage.
 * Limits: it stands in for the class as pdf.js uses it, so it is for threads of this package alone, not for those of its users.
 */
import { inflateSync } from 'node:zlib';

/** A longer stream is left to pdf.js, which a thread can be stopped in. Unit: bytes. */
const MAX_INFLATED_BYTES = 64 * 2 ** 20;

/** Puts the inflater in the place of this thread's `DecompressionStream`; other formats are left to that. */
export function inflateAtOnce(): void {
  globalThis.DecompressionStream = new Proxy(globalThis.DecompressionStream, {
    construct: (native, [format, ...rest]) => (format === 'deflate' ? new Inflater() : Reflect.construct(native, [format, ...rest])),
  });
}

/** One stream: written once, then read in one piece. */
class Inflater {
  #bytes: Uint8Array = new Uint8Array();
  readonly writable = { getWriter: () => this.#writer() };
  readonly readable = { [Symbol.asyncIterator]: () => this.#read() };

  #writer(): { ready: Promise<void>; write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } {
    const done = Promise.resolve();
    return {
      ready: done,
      write: (bytes) => {
        this.#bytes = bytes;
        return done;
      },
      close: () => done,
    };
  }

  /** Rejects where the stream is damaged or too long. */
  async *#read(): AsyncGenerator<Uint8Array> {
    yield inflateSync(this.#bytes, { maxOutputLength: MAX_INFLATED_BYTES });
  }
}
