/**
 * The threads of a run: each works on one document at a time, is started when there is work for it and replaced when a document
 * has broken it. A document that breaks its thread gets a second try in a fresh one, then it has failed.
 */
import { DocumentError } from '../model/error.ts';
import { sweepDocument } from './output-folder.ts';
import { emptyRecord, failedResult, type Task, type TaskResult } from './task.ts';
import type { OpenRunner, Retry, TaskOptions, TaskRunner } from './task-runner.ts';
import { DocumentThread, ThreadFault, type ThreadOptions } from './thread.ts';

/** A document is tried this often before it has failed. */
const ATTEMPTS = 2;

export interface PoolOptions {
  /** Longest time for a document. Unit: milliseconds. */
  timeoutMs: number;
  /** Largest heap of a thread. Unit: megabytes. */
  memoryMb: number;
  /** What a thread runs. @default document-thread of this package */
  script?: URL;
}

/** The script of this package: its name ends as that of this file, in `src/` and in `dist/`. */
function ownScript(): URL {
  return new URL(`./document-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);
}

/** Threads as the runner of a run. */
export function inThreads({ script = ownScript(), ...limits }: PoolOptions): OpenRunner {
  return (settings) => new ThreadPool({ script, settings, ...limits });
}

class ThreadPool implements TaskRunner {
  readonly #options: ThreadOptions;
  readonly #idle: DocumentThread[] = [];
  readonly #all = new Set<DocumentThread>();
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  async run(task: Task, { signal, onRetry, onPage }: TaskOptions): Promise<TaskResult> {
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      const thread = this.#take();
      try {
        return await thread.run(task, { signal, onPage });
      } catch (error) {
        await this.#sweep(thread);
        if (!(error instanceof ThreadFault) || this.#isClosed) throw error;
        if (attempt === ATTEMPTS) return faultResult(task, thread, error, performance.now() - started);
        onRetry({ code: error.code, message: error.message });
      } finally {
        this.#giveBack(thread);
      }
    }
  }

  /** An idle thread, or a new one. */
  #take(): DocumentThread {
    const idle = this.#idle.pop();
    if (idle !== undefined && !idle.isGone) return idle;
    const thread = new DocumentThread(this.#options);
    this.#all.add(thread);
    return thread;
  }

  #giveBack(thread: DocumentThread): void {
    if (thread.isGone) this.#all.delete(thread);
    else this.#idle.push(thread);
  }

  /** Takes away what a document that was given up has left half-written. */
  async #sweep({ identified }: DocumentThread): Promise<void> {
    const { out } = this.#options.settings;
    if (out !== null && identified !== null && identified.id !== null) await sweepDocument(out, identified.id);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#all].map((thread) => thread.stop()));
    this.#all.clear();
    this.#idle.length = 0;
  }
}

function faultResult(task: Task, { identified }: DocumentThread, fault: ThreadFault, ms: number): TaskResult {
  const { code, message, hint }: Retry & { hint: string } = fault;
  const record = { ...emptyRecord(task.file), ...identified, durationMs: Math.round(ms) };
  return failedResult(record, new DocumentError(code, `${message}, twice`, { hint, cause: fault }));
}
