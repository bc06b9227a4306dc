/**
 * `juesuan extract` as a process whose threads obey the orders of faulty-thread.ts: for tests that kill it, and of faults.
 */
import { parseArguments } from '../../src/cli/arguments.ts';
import { EXTRACT } from '../../src/cli/commands.ts';
import { extractCommand } from '../../src/cli/extract-command.ts';
import { runBatch } from '../../src/run/batch.ts';
import { inThreads } from '../../src/run/thread-pool.ts';

const script = new URL('faulty-thread.ts', import.meta.url);
const terminal = {
  stdout: (text: string): void => void process.stdout.write(text),
  stderr: (text: string): void => void process.stderr.write(text),
};
process.exitCode = await extractCommand(parseArguments(EXTRACT, process.argv.slice(2)), terminal, {
  run: (inputs, options) =>
    runBatch(inputs, options, inThreads({ script, timeoutMs: (options.timeout ?? 600) * 1000, memoryMb: options.maxMemory ?? 512 })),
});
