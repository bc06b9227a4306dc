/**
 * Calls of a thread that stays: an order goes there, its result or what went wrong comes back.
 *
 * The thread begins with the first call, and keeps the program from ending only while it has something to do. It may be ended at any
 * time; calls that wait for it are rejected then.
 */
import { type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import { threadScript } from '../model/thread-script.ts';

interface Call<Order> {
  id: number;
  order: Order;
}

type Answer<Result> = { id: number; result: Result } | { id: number; error: string };

interface Waiting<Result> {
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

export class ThreadCalls<Order, Result> {
  readonly #script: URL;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #thread: Worker | null = null;
  #isClosed = false;
  #calls = 0;

  /** `script`: a file that calls `answerCalls`. */
  constructor(script: URL) {
    this.#script = script;
  }

  /** Rejects with what the thread's work throws, or when the thread ends. `transfer`: memory that is handed over instead of copied. */
  async call(order: Order, transfer: readonly Transferable[] = []): Promise<Result> {
    if (this.#isClosed) throw new Error('the lane is closed');
    this.#thread ??= this.#open();
    const thread = this.#thread;
    const id = this.#calls++;
    thread.ref();
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        thread.postMessage({ id, order } satisfies Call<Order>, transfer);
      });
    } finally {
      if (this.#waiting.size === 0) thread.unref();
    }
  }

  #open(): Worker {
    const { filename, eval: isCode } = threadScript(this.#script);
    // What a package prints must not reach the streams of the program. Nobody reads it: reading would keep the program from ending.
    const thread = new Worker(filename, { eval: isCode, stdout: true, stderr: true });
    thread.on('message', (answer: Answer<Result>) => this.#take(answer));
    thread.on('error', (error) => this.#fail(error));
    thread.on('exit', () => this.#fail(new Error('the lane is closed')));
    return thread;
  }

  #take(answer: Answer<Result>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('result' in answer) waiting?.resolve(answer.result);
    else waiting?.reject(new Error(answer.error));
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

/** What a thread does with an order: its result, and the memory of it that is handed over instead of copied. */
export type Work<Order, Result> = (order: Order) => Promise<Result> | Result;

/** Answers the calls that reach a thread, one after the other as they are done. */
export function answerCalls<Order, Result>(
  port: MessagePort | null,
  work: Work<Order, Result>,
  handedOver: (result: Result) => readonly Transferable[] = () => [],
): void {
  const answer = async ({ id, order }: Call<Order>): Promise<void> => {
    try {
      const result = await work(order);
      port?.postMessage({ id, result } satisfies Answer<Result>, handedOver(result));
    } catch (error) {
      port?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer<Result>);
    }
  };
  port?.on('message', (call: Call<Order>) => void answer(call));
}
