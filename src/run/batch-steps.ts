/**
 * The steps of a run with what they leave behind: records, notes in the ledger, the files for all documents.
 */
import { availableParallelism } from 'node:os';
import type { InputRecord } from '../model/manifest.ts';
import { durationKey, durationsBefore } from './describe-run.ts';
import { fingerprintKey } from './fingerprint.ts';
import { inOrder } from './in-order.ts';
import { type LedgerEntry, type LedgerOutputs, OPEN } from './ledger.ts';
import type { ExtractOptions } from './options.ts';
import { lanesFor } from './page-lanes.ts';
import { isStanding, type Step } from './plan.ts';
import { outputsHold, outputsKey, type PreparedRun, readingOf } from './prepare-run.ts';
import { doStep, keptResult, processSteps, type StepContext, type StepResult, taskOf } from './process-steps.ts';
import { RunFilesWriter } from './run-files.ts';
import { emptyRecord, errorOf } from './task.ts';
import type { OpenRunner, TaskRunner } from './task-runner.ts';
import { type Neighbour, yearNeighbours } from './year-neighbours.ts';

/** Keeps what is known without looking at its files. */
const KEEPING: TaskRunner = {
  run: async ({ file, known }) => keptResult(known ?? { record: emptyRecord(file), pages: null }),
  close: async () => undefined,
};

export class Batch {
  readonly records: InputRecord[] = [];
  /** Files of those that this run was not given. */
  readonly earlier: string[] = [];
  /** The files for all documents; null where the run was interrupted. */
  outputs: LedgerOutputs | null = null;
  /** Inputs that an interruption left out. */
  remaining = 0;
  readonly #options: ExtractOptions;
  readonly #run: PreparedRun;
  readonly #context: StepContext;
  readonly #accepted = new Set<number>();
  #durations: ReadonlyMap<string, number> = new Map();

  constructor(options: ExtractOptions, run: PreparedRun, open: OpenRunner) {
    this.#options = options;
    this.#run = run;
    const concurrency = options.concurrency ?? availableParallelism();
    const lanes = lanesFor(run.steps.filter(({ action }) => action === 'extract').length, concurrency);
    this.#context = {
      runner: open({
        reading: readingOf(options),
        lanes,
        out: options.out,
        madeBy: fingerprintKey(run.fingerprint),
        output: options.output ?? {},
        accept: run.accept,
      }),
      concurrency,
      signal: options.signal,
      emit: (event) => options.onProgress?.(event),
      onBegin: ({ input }) => run.ledger.begin(input.file),
      onDone: (done) => this.#note(done),
    };
  }

  /** Does all that is to be done. Throws RunError where the run cannot go on. */
  async process(): Promise<void> {
    const { steps, ledger, plan } = this.#run;
    this.#context.emit({ type: 'planned', plan });
    if (plan.kept + plan.earlier > 0) this.#durations = await durationsBefore(this.#options.out);
    const tried = await this.#tryAgain(steps);
    const kept = tried.flatMap((step) => (step.action === 'keep' ? [step.entry.record] : []));
    const key = outputsKey(this.#run, this.#options, kept);
    const hasNews = tried.some(({ action }) => action === 'extract');
    if (hasNews || !outputsHold(ledger, key, this.#options.out)) await this.#processAll(tried);
    else await this.#keepAll(tried);
  }

  async close(): Promise<void> {
    await this.#context.runner.close();
    this.#run.ledger.close();
  }

  /**
   * Where nothing is to be extracted but what failed before, does that first: it will fail again in most cases, and then no file
   * changes. Resolves with the steps as they are after it.
   */
  async #tryAgain(steps: readonly Step[]): Promise<readonly Step[]> {
    const isQuick = (step: Step): boolean => step.action !== 'extract' || step.reason === 'retry' || step.input.error !== null;
    if (!steps.every(isQuick)) return steps;
    const context: StepContext = { ...this.#context, emit: () => undefined };
    const tried: Step[] = [];
    for (const step of steps) {
      if (step.action === 'extract' && !this.#options.signal?.aborted) await doStep(step, context);
      const entry = step.action === 'extract' ? this.#run.ledger.get(step.input.file) : undefined;
      tried.push(entry === undefined ? step : { input: step.input, suffix: step.suffix, action: 'keep', entry });
    }
    return tried;
  }

  /** Nothing has changed: the files for all documents stay. */
  async #keepAll(steps: readonly Step[]): Promise<void> {
    for await (const done of processSteps(steps, { ...this.#context, runner: KEEPING })) if (done !== null) this.#take(done);
    this.outputs = this.#run.ledger.outputs;
  }

  /**
   * Extracts what is to be extracted, holds documents against those of the year before, and makes the files for all documents. Which
   * is the year before is known when all are read; what is done by then waits on disk.
   */
  async #processAll(steps: readonly Step[]): Promise<void> {
    const { out, output = {}, pipelines, signal } = this.#options;
    const forms = async () => (await import('../rulebook/load.ts')).loadForms(pipelines === undefined ? {} : { directory: pipelines });
    this.#run.ledger.voidOutputs();
    const files = await RunFilesWriter.open(out, forms, output);
    try {
      const results = await this.#extractAll(steps);
      const neighbours = signal?.aborted ? new Map<string, Neighbour>() : await this.#neighbours(results);
      const settle = (done: StepResult): Promise<StepResult> => this.#settle(done, neighbours.get(done.step.input.file) ?? null);
      for await (const done of inOrder(results, this.#context.concurrency, settle)) await this.#takeInto(files, done);
      if (signal?.aborted) return await files.abort();
      const { sizes, problems } = await files.close();
      const places = this.#run.accept.map((_, place) => place);
      const unusedAccepts = places.filter((place) => !this.#accepted.has(place));
      this.outputs = { key: outputsKey(this.#run, this.#options, this.records), sizes, problems, unusedAccepts };
    } catch (error) {
      await files.abort();
      throw error;
    }
  }

  /** Extracts what is to be extracted; what is kept is left as it is. */
  async #extractAll(steps: readonly Step[]): Promise<StepResult[]> {
    const { runner, emit } = this.#context;
    const context: StepContext = {
      ...this.#context,
      runner: { run: (task, options) => (task.known === null ? runner : KEEPING).run(task, options), close: KEEPING.close },
      emit: (event) => (event.type === 'finished' && event.kept ? undefined : emit(event)),
    };
    const results: StepResult[] = [];
    for await (const done of processSteps(steps, context)) {
      if (done === null) this.remaining += 1;
      else results.push(done);
    }
    return results;
  }

  #neighbours(results: readonly StepResult[]): Promise<Map<string, Neighbour>> {
    return yearNeighbours(results, this.#options.out, (done) => doStep(done.step, { ...this.#context, emit: () => undefined }));
  }

  /** What is known of a step's input by now. */
  #entryOf(step: Step): LedgerEntry | undefined {
    return this.#run.ledger.get(step.input.file) ?? (step.action === 'keep' ? step.entry : undefined);
  }

  /** Completes a document that is kept, or that is held against another one than before; others are complete. */
  async #settle(done: StepResult, prior: Neighbour | null): Promise<StepResult> {
    const { emit, signal } = this.#context;
    const isJoined = (this.#entryOf(done.step)?.prior ?? null) === (prior?.key ?? null);
    if (signal?.aborted || (isJoined && !done.kept)) return done;
    const settled = done.result.record.outputs.length === 0 ? done : await this.#rewrite(done, { prior, isJoined });
    const { record, pages } = settled.result;
    if (done.step.action === 'keep' && !isStanding(done.step)) emit({ type: 'finished', record, pages, kept: true });
    if (!isJoined && settled !== done) emit({ type: 'compared', record, prior: prior?.file ?? null });
    return settled;
  }

  /** Makes again what follows from a document's own files; the document as it was where the run is interrupted. */
  async #rewrite(done: StepResult, { prior, isJoined }: { prior: Neighbour | null; isJoined: boolean }): Promise<StepResult> {
    const { step, kept, result: before } = done;
    const { runner, signal } = this.#context;
    const entry = this.#entryOf(step);
    if (!isJoined && entry !== undefined) this.#run.ledger.done({ ...entry, prior: OPEN });
    const task = { ...taskOf(step), known: { record: before.record, pages: before.pages }, prior, isJoined };
    const quiet = { signal, onRetry: () => undefined, onPage: () => undefined };
    try {
      const settled = { step, result: await runner.run(task, quiet), kept };
      this.#note(settled, { prior: prior?.key ?? null, isChanged: !isJoined });
      return settled;
    } catch (error) {
      if (signal?.aborted) return done;
      throw error;
    }
  }

  async #takeInto(files: RunFilesWriter, done: StepResult): Promise<void> {
    if (!this.#options.signal?.aborted) await files.add(done.result);
    this.#take(done);
  }

  /** Takes the next input in order. */
  #take({ step, result, kept }: StepResult): void {
    const { accepted, error } = result;
    const { input } = step;
    const record = kept ? { ...result.record, durationMs: this.#durations.get(durationKey(result.record)) ?? 0 } : result.record;
    this.records.push(record);
    for (const place of accepted) this.#accepted.add(place);
    if (isStanding(step)) this.earlier.push(input.file);
    else this.#options.onInput?.({ record, path: input.path, error: error === null ? null : errorOf(error) });
  }

  /** Notes in the ledger what became of an input. */
  #note(
    { step, result: { record, pages }, kept }: StepResult,
    { prior, isChanged }: { prior?: string | null; isChanged: boolean } = { isChanged: !kept },
  ): void {
    const { ledger, fingerprint, limits } = this.#run;
    const { input } = step;
    const isLimit = record.error?.code === 'timed-out' || record.error?.code === 'out-of-memory';
    const before = kept ? this.#entryOf(step) : undefined;
    const entry = {
      signature: input.signature,
      madeBy: fingerprintKey(fingerprint),
      record: { ...record, durationMs: 0 },
      pages,
      limits: before?.limits ?? (isLimit ? limits : null),
      prior: prior === undefined ? (before?.prior ?? null) : prior,
    };
    if (isChanged) ledger.done(entry);
    else ledger.hold(entry);
  }
}
