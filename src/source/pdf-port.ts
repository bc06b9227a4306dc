/**
 * Two linked message ports in one thread that hand messages over by reference.
 *
 * pdf.js's own in-thread channel clones every message, which doubles the cost of an operator list. Both halves treat messages as
 * read-only, with one exception: the sender empties the two arrays of an operator list after sending, so these are copied.
 */

type Listener = (event: { data: unknown }) => void;

interface OperatorChunk {
  fnArray: number[];
  argsArray: unknown[];
}

/** One end of the channel. Errors thrown by a listener go to `onError`: nobody awaits a message. */
class LinkedPort {
  readonly #listeners = new Set<Listener>();
  readonly #onError: (cause: unknown) => void;
  #peer: LinkedPort | null = null;

  constructor(onError: (cause: unknown) => void) {
    this.#onError = onError;
  }

  /** Makes the two ports each other's receiver. */
  static link(a: LinkedPort, b: LinkedPort): void {
    a.#peer = b;
    b.#peer = a;
  }

  postMessage(message: unknown): void {
    const data = keepOperators(message);
    const peer = this.#peer;
    if (peer !== null) queueMicrotask(() => peer.#deliver(data));
  }

  addEventListener(name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    if (name !== 'message') return;
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  #deliver(data: unknown): void {
    try {
      for (const listener of this.#listeners) listener({ data });
    } catch (error) {
      this.#onError(error);
    }
  }
}

/** Two ports, each the receiver of the other; `onError` gets what a receiver throws. */
export function linkedPorts(onError: (cause: unknown) => void): [LinkedPort, LinkedPort] {
  const ports: [LinkedPort, LinkedPort] = [new LinkedPort(onError), new LinkedPort(onError)];
  LinkedPort.link(...ports);
  return ports;
}

function keepOperators(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return message;
  const { chunk } = message;
  if (!isOperatorChunk(chunk)) return message;
  return { ...message, chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() } };
}

function isOperatorChunk(chunk: unknown): chunk is OperatorChunk {
  return typeof chunk === 'object' && chunk !== null && 'fnArray' in chunk && 'argsArray' in chunk;
}
