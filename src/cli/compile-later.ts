/**
 * When functions are compiled to machine code: later than by default, under Node 20.
 *
 * A run executes thousands of functions a little and few of them much. Node 20 compiles each after a few hundred kilobytes of bytecode,
 * again after each large collection of the heap, and in each thread, which took a third of the processor time of a batch: more
 * than what the machine code saved. Node 22 and later have a second, cheap compiler between the two, and decide by other options.
 * Source: V8's flag-definitions.h (`interrupt_budget`); measured over texts and PDFs, singly and in batches.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytecode that a function executes between two looks at whether it is worth compiling; V8's own is 67 584. Unit: bytes. */
const INTERRUPT_BUDGET = 500_000;
/** V8 of Node 20; others may not know the option, and would say so on standard error. */
const NODE_20 = '11.3.';

/** Sets the budget for all threads of the process, which must be the program's own. `v8`: the version that runs. */
export function compileLater(v8: string = process.versions.v8): void {
  if (v8.startsWith(NODE_20)) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
