/**
 * Who does the tasks of a run: threads (thread-pool.ts), or this thread, where a test brings a pipeline of its own.
 */
import { ArchiveReader } from './archive-reader.ts';
import { processTask } from './process-input.ts';
import type { Reader } from './reader.ts';
import type { PageProgress, Task, TaskResult, TaskSettings } from './task.ts';

/** Why a task is done a second time. */
export interface Retry {
  code: 'timed-out' | 'out-of-memory' | 'crashed';
  message: string;
}

export interface TaskOptions {
  signal: AbortSignal | undefined;
  onRetry: (retry: Retry) => void;
  /** Told of each page that was read from its image. */
  onPage: (progress: PageProgress) => void;
}

export interface TaskRunner {
  /** Does a task. Rejects with RunError where the run cannot go on, and with the signal's reason when aborted. */
  run(task: Task, options: TaskOptions): Promise<TaskResult>;
  /** Ends what is left of its work. */
  close(): Promise<void>;
}

/** Makes the runner of a run. */
export type OpenRunner = (settings: TaskSettings) => TaskRunner;

/** Does the tasks in this thread, so nothing stops a document that does not end. */
export function inThisThread(reader: Reader): OpenRunner {
  return (settings) => {
    const archives = new ArchiveReader();
    const context = { settings, reader: async () => reader, archives, onIdentified: () => undefined };
    return {
      run: (task, { signal, onPage }) => processTask(task, { ...context, signal, onPage }),
      close: async () => archives.close(),
    };
  };
}
