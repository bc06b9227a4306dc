/**
 * The steps of a run, done by threads in any order and handed on in the order of the inputs.
 *
 * What waits for its turn is a small record; the text of a document waits on disk. Duplicates are settled when it is their turn,
 * from what became of their original, or extracted themselves where the original has gone in the meantime.
 */
import PQueue from 'p-queue';
import type { RunEvent } from './options.ts';
import { isStanding, type Step } from './plan.ts';
import { emptyRecord, failedResult, type PageProgress, type Task, type TaskResult } from './task.ts';
import type { TaskRunner } from './task-runner.ts';

/** What became of a step; `kept` where an earlier run has extracted it. */
export interface StepResult {
  step: Step;
  result: TaskResult;
  kept: boolean;
}

export interface StepContext {
  runner: TaskRunner;
  concurrency: number;
  signal: AbortSignal | undefined;
  emit: (event: RunEvent) => void;
  /** Called before a document's files change, and when it is done. */
  onBegin: (step: Step) => void;
  onDone: (done: StepResult) => void;
}

/** Steps handed to the queue ahead of those in work: enough to keep every thread busy, few enough to drop at once. */
const AHEAD = 2;

/** The task of a step. */
export function taskOf({ input: { file, path }, suffix, ...step }: Step): Task {
  const known = step.action === 'keep' ? { record: step.entry.record, pages: step.entry.pages } : null;
  return { file, path, suffix, known, prior: null, isJoined: false };
}

/** The result of an input that needs no work: it cannot be read, or it failed before and would fail again. */
function resultWithoutWork(step: Step): TaskResult | null {
  const { input } = step;
  if (input.error !== null) return failedResult(emptyRecord(input.file), input.error);
  if (step.action !== 'keep' || step.entry.record.outputs.length > 0) return null;
  return keptResult(step.entry);
}

/** What an earlier run made of an input, as a result of this one. */
export function keptResult({ record, pages }: { record: TaskResult['record']; pages: number | null }): TaskResult {
  const error = record.error === null ? null : { ...record.error, code: record.error.code as never, stack: '' };
  return { record, pages, head: null, rows: null, accepted: [], error, output: null };
}

/** Does one step. */
export async function doStep(step: Step, context: StepContext): Promise<StepResult> {
  const { runner, signal, emit } = context;
  signal?.throwIfAborted();
  const { file } = step.input;
  const kept = step.action === 'keep';
  const ready = resultWithoutWork(step);
  if (ready === null && !kept) {
    context.onBegin(step);
    emit({ type: 'started', file });
  }
  const onRetry = (retry: { code: string; message: string }): void => emit({ type: 'retried', file, ...retry });
  const onPage = (progress: PageProgress): void => emit({ type: 'page', file, ...progress });
  const done: StepResult = { step, result: ready ?? (await runner.run(taskOf(step), { signal, onRetry, onPage })), kept };
  context.onDone(done);
  if (!isStanding(step)) emit({ type: 'finished', record: done.result.record, pages: done.result.pages, kept });
  return done;
}

/** The record of an input with the same bytes as `original`, whose document stands for both. */
function duplicateResult(step: Step, { result }: StepResult): TaskResult {
  const { sha256, bytes, status, documentKind, id, error, file } = result.record;
  const record = { ...emptyRecord(step.input.file), sha256, bytes, status, documentKind, id, duplicateOf: file, error };
  return { record, pages: null, head: null, rows: null, accepted: [], error: result.error, output: null };
}

interface Slot {
  promise: Promise<StepResult>;
  resolve: (done: StepResult | PromiseLike<StepResult>) => void;
}

function slot(): Slot {
  let resolve: Slot['resolve'] = () => undefined;
  const promise = new Promise<StepResult>((settle) => {
    resolve = settle;
  });
  promise.catch(() => undefined); // Whoever waits for it hears of it; after an error nobody does.
  return { promise, resolve };
}

/** The queue of a run; `isOver` stops what feeds it. */
interface Feed {
  queue: PQueue;
  slots: readonly Slot[];
  isOver: boolean;
}

/** Hands the steps to the queue, never far ahead of the work. */
async function feedQueue(steps: readonly Step[], feed: Feed, context: StepContext): Promise<void> {
  for (const [index, step] of steps.entries()) {
    if (step.action === 'duplicate') continue;
    await feed.queue.onSizeLessThan(context.concurrency * AHEAD);
    if (feed.isOver) return;
    feed.slots[index]?.resolve(feed.queue.add(() => doStep(step, context)));
  }
}

/** Settles duplicates: remembers what became of the originals. */
class Originals {
  readonly #done = new Map<string, StepResult | null>();

  constructor(steps: readonly Step[]) {
    for (const step of steps) if (step.action === 'duplicate') this.#done.set(step.original, null);
  }

  remember(done: StepResult): void {
    const { step } = done;
    const file = step.action === 'duplicate' ? step.original : step.input.file;
    const isStandIn = step.action === 'duplicate' && done.result.record.duplicateOf === null;
    if (isStandIn || this.#done.get(file) === null) this.#done.set(file, done);
  }

  /** The result of a duplicate; null where its original can no longer be read as it was. */
  settle(step: Step & { action: 'duplicate' }): StepResult | null {
    const original = this.#done.get(step.original) ?? null;
    if (original === null || original.result.record.sha256 !== step.sha256) return null;
    return { step, result: duplicateResult(step, original), kept: original.kept };
  }
}

/**
 * The results of `steps` in their order. A document that was given up because of the signal yields null. Throws RunError where the
 * run cannot go on.
 */
export async function* processSteps(steps: readonly Step[], context: StepContext): AsyncGenerator<StepResult | null> {
  const feed: Feed = { queue: new PQueue({ concurrency: context.concurrency }), slots: steps.map(slot), isOver: false };
  const originals = new Originals(steps);
  const settle = async (step: Step, index: number): Promise<StepResult> => {
    if (step.action !== 'duplicate') return (feed.slots[index] ?? slot()).promise;
    const done = originals.settle(step);
    if (done === null) return doStep(step, context);
    context.onDone(done);
    return done;
  };
  void feedQueue(steps, feed, context);
  try {
    for (const [index, step] of steps.entries()) {
      const done = await settle(step, index).catch((error: unknown) => {
        if (!context.signal?.aborted) throw error;
        return step.action === 'keep' ? { step, result: keptResult(step.entry), kept: true } : null;
      });
      if (done !== null) originals.remember(done);
      yield done;
    }
  } finally {
    feed.isOver = true;
    feed.queue.clear();
  }
}
