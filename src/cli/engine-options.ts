/**
 * Options of the JavaScript engine that suit a batch of short documents over all cores; all but the last under Node 20.
 *
 * Compiling later: a run executes thousands of functions a little and few of them much. Node 20 compiles each after a few hundred
 * kilobytes of bytecode, again after each large collection of the heap, and in each thread, which took a third of the processor
 * time of a batch: more than what the machine code saved. Node 22 and later have a second, cheap compiler between the two.
 *
 * The heap is left to the engine: let grow further between two collections it saved a tenth of the processor time, and memory then grew
 * with the batch by more than the 15 percent that it may.
 *
 * Collecting young objects in the thread that made them: with a thread for each core no core is free to help, and the helpers of
 * one thread hold up another's documents. Under Node 24 it makes no difference.
 *
 * Source: V8's flag-definitions.h (`interrupt_budget`, `parallel_scavenge`, `concurrent_recompilation`);
 * measured over texts and PDFs, singly and in batches.
 */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** Bytecode that a function executes between two looks at whether it is worth compiling; V8's own is 67 584. Unit: bytes. */
const INTERRUPT_BUDGET = 500_000;
/** V8 of Node 20; others may not know the options, and would say so on standard error. */
const NODE_20 = '11.3.';

/** Sets the options for all threads of the process, which must be the program's own. `v8`: the version that runs. */
export function setEngineOptions(v8: string = process.versions.v8): void {
  if (!v8.startsWith(NODE_20)) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  setFlagsFromString('--no-parallel-scavenge');
}

/**
 * Lets each thread compile its own functions, where `threads` leave no processor to V8's helpers: these would take the time of
 * another document or page, and hold up each collection of young objects. Threads that run keep what they have, so this comes
 * before them. `threads`: how many may work at once, for documents or for pages of a scan.
 */
export function compileWithoutHelpers(threads = availableParallelism(), processors = availableParallelism()): void {
  if (threads >= processors) setFlagsFromString('--no-concurrent-recompilation');
}
