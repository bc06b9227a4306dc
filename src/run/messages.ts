/**
 * What the run and its threads say to each other.
 */
import type { InputRecord } from '../model/manifest.ts';
import type { PageProgress, Task, TaskResult } from './task.ts';

/** To a thread: do this, or give up what you do. */
export type Order = { type: 'task'; task: Task } | { type: 'abort' };

/** From a thread: it began, it knows the bytes, it has read a page from its image, it is done, it gave up, or it cannot go on at all. */
export type Report =
  | { type: 'begun' }
  | { type: 'identified'; input: Pick<InputRecord, 'sha256' | 'bytes' | 'id'> }
  | { type: 'page'; progress: PageProgress }
  | { type: 'done'; result: TaskResult }
  | { type: 'aborted' }
  | { type: 'fatal'; error: FatalError };

/** An error that ends the run: nowhere to write, or declarative data that cannot be used. */
export interface FatalError {
  name: string;
  message: string;
  hint: string | null;
  stack: string;
}

/** `error` as data. */
export function fatalData(error: unknown): FatalError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), hint: null, stack: '' };
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : null;
  return { name: error.name, message: error.message, hint, stack: error.stack ?? '' };
}
