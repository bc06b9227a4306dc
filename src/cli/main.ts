#!/usr/bin/env node
/**
 * The process of the program: streams, interruption and exit code. Everything else is in run-cli.ts.
 */
import * as nodeModule from 'node:module';
import { setEngineOptions } from './engine-options.ts';
import { EXIT_FAILURE, EXIT_INTERRUPTED } from './exit-code.ts';

// Node 22 and later keep compiled code between two starts.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') nodeModule.enableCompileCache();
setEngineOptions();
const { runCli } = await import('./run-cli.ts');

const interruption = new AbortController();
process.on('SIGINT', () => {
  // The second time the person does not want to wait for the page in work.
  if (interruption.signal.aborted) process.exit(EXIT_INTERRUPTED);
  interruption.abort();
});

// A reader such as `head` that has seen enough closes the pipe; the files are written all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// What escapes from a library's own callbacks belongs to no document; without this Node would print its stack.
process.on('uncaughtException', (error: Error) => {
  const text = process.argv.includes('--debug') ? (error.stack ?? error.message) : (error.message.split('\n')[0] ?? '');
  process.stderr.write(`juesuan: a defect of juesuan: ${text} — run again with --debug and report it\n`);
  process.exit(EXIT_FAILURE);
});

const terminal = {
  stdout: (text: string): void => void process.stdout.write(text),
  stderr: (text: string): void => void process.stderr.write(text),
  ...(process.stderr.isTTY ? { columns: () => process.stderr.columns } : {}),
};
process.exitCode = await runCli(process.argv.slice(2), terminal, interruption.signal);
