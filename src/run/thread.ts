/**
 * One thread seen from outside: takes a task at a time and is stopped where the task does not end.
 *
 * Limits: memory is that of the JavaScript heap alone. A single allocation far beyond it ends the whole process, which no thread
 * can prevent; what was done by then is in the ledger.
 */
import { Worker } from 'node:worker_threads';
import type { InputRecord } from '../model/manifest.ts';
import { threadScript } from '../model/thread-script.ts';
import type { FatalError, Order, Report } from './messages.ts';
import { RunError } from './run-error.ts';
import type { Task, TaskResult, TaskSettings } from './task.ts';
import type { Retry, TaskOptions } from './task-runner.ts';

/** How long a thread may take to give up its document when asked to, before it is stopped. Unit: milliseconds. */
const GRACE_MS = 2000;

export interface ThreadOptions {
  script: URL;
  settings: TaskSettings;
  /** Longest time for a document. Unit: milliseconds. */
  timeoutMs: number;
  /** Largest heap. Unit: megabytes. */
  memoryMb: number;
}

/** A document that its thread could not bear. */
export class ThreadFault extends Error {
  readonly code: Retry['code'];
  readonly hint: string;

  constructor({ code, message }: Retry, hint: string) {
    super(message);
    this.name = 'ThreadFault';
    this.code = code;
    this.hint = hint;
  }
}

/** What waits for the thread. */
interface Waiting {
  resolve: (result: TaskResult) => void;
  reject: (error: unknown) => void;
  onPage: TaskOptions['onPage'];
  timer: NodeJS.Timeout | null;
}

export class DocumentThread {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  #waiting: Waiting | null = null;
  #isGone = false;
  #isGivingUp = false;
  /** What is known of the input in work. */
  identified: Pick<InputRecord, 'sha256' | 'bytes' | 'id'> | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
    const { filename, eval: isCode } = threadScript(options.script);
    this.#worker = new Worker(filename, {
      eval: isCode,
      workerData: options.settings,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      // What a package prints must not reach the streams of the program.
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (report: Report) => this.#take(report));
    this.#worker.on('error', (error: Error & { code?: string }) => this.#fault(this.#faultOf(error)));
    this.#worker.on('exit', (code) => this.#fault(new ThreadFault({ code: 'crashed', message: `its thread ended with ${code}` }, REPORT)));
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Does a task. Rejects with ThreadFault, after which the thread is gone, RunError, or the signal's reason. */
  async run(task: Task, { signal, onPage }: Pick<TaskOptions, 'signal' | 'onPage'>): Promise<TaskResult> {
    signal?.throwIfAborted();
    this.identified = null;
    this.#isGivingUp = false;
    const giveUp = (): void => this.#abort();
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await new Promise<TaskResult>((resolve, reject) => {
        this.#waiting = { resolve, reject, onPage, timer: null };
        this.#order({ type: 'task', task });
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }

  #abort(): void {
    this.#isGivingUp = true;
    this.#order({ type: 'abort' });
    this.#limit(GRACE_MS);
  }

  #limitTask(): void {
    if (!this.#isGivingUp) this.#limit(this.#options.timeoutMs);
  }

  /** Stops the thread where its task goes on for longer. */
  #limit(ms: number): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    if (waiting.timer !== null) clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => {
      const seconds = this.#options.timeoutMs / 1000;
      const message = `no end after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
      this.#fault(new ThreadFault({ code: 'timed-out', message }, 'raise --timeout if it is a long disclosure'));
    }, ms);
  }

  #take(report: Report): void {
    if (report.type === 'begun') this.#limitTask();
    else if (report.type === 'page') {
      // A scan of hundreds of pages takes its time: what is limited is that nothing gets on.
      this.#limitTask();
      this.#waiting?.onPage(report.progress);
    } else if (report.type === 'identified') this.identified = report.input;
    else if (report.type === 'done') this.#settle()?.resolve(report.result);
    else if (report.type === 'aborted') this.#settle()?.reject(new Error('aborted'));
    else this.#settle()?.reject(fatalError(report.error));
  }

  #settle(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null && waiting.timer !== null) clearTimeout(waiting.timer);
    return waiting;
  }

  #faultOf(error: Error & { code?: string }): ThreadFault {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      const message = `more than ${this.#options.memoryMb} MB of memory`;
      return new ThreadFault({ code: 'out-of-memory', message }, 'raise --max-memory if it is a long disclosure');
    }
    return new ThreadFault({ code: 'crashed', message: `its thread crashed: ${error.message.split('\n')[0]}` }, REPORT);
  }

  /** Ends the thread, then lets go of what waits: nothing is written behind the back of who goes on. */
  #fault(fault: ThreadFault): void {
    this.#isGone = true;
    const waiting = this.#settle();
    void this.stop().then(() => waiting?.reject(fault));
  }

  async stop(): Promise<void> {
    this.#isGone = true;
    await this.#worker.terminate();
  }
}

const REPORT = 'report it with the file; the other documents are not affected';

/** The error of a thread that cannot go on, as it was thrown there. */
function fatalError({ name, message, hint, stack }: FatalError): Error {
  const cause = new Error(message);
  cause.name = name;
  cause.stack = stack;
  return hint === null ? cause : new RunError(message, { hint, cause });
}
