/**
 * `juesuan extract`: runs the batch, prints a line per document to stdout and a summary to stderr.
 */

import type { DocumentError } from '../model/error.ts';
import { extract } from '../run/extract.ts';
import type { ExtractOptions, InputOutcome, RunSummary } from '../run/options.ts';
import { type Arguments, hasSwitch, textOption } from './arguments.ts';
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK } from './exit-code.ts';
import { documentLine, failuresText, outputNotes, summaryText } from './extract-report.ts';
import { extractSettings, type FailOn } from './extract-settings.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The extraction to run; replaced in tests. */
export type Extract = (inputs: readonly string[], options: ExtractOptions) => Promise<RunSummary>;

function exitCode({ manifest: { inputs }, problems }: RunSummary, failOn: FailOn | undefined): number {
  if (inputs.some(({ status }) => status === 'failed') || problems.length > 0) return EXIT_FAILURE;
  const open = (level: FailOn): boolean => inputs.some(({ anomalies, accepted }) => anomalies[level] > accepted[level]);
  return failOn !== undefined && (open('error') || (failOn === 'warning' && open('warning'))) ? EXIT_FINDINGS : EXIT_OK;
}

/** The stack of what went wrong, down to its first cause. */
function stackOf(error: DocumentError): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  return `${cause.stack ?? cause.message}\n`;
}

/** Runs the command. */
export async function extractCommand(
  args: Arguments,
  terminal: Terminal,
  { signal, run = extract }: { signal?: AbortSignal; run?: Extract } = {},
): Promise<number> {
  if (args.operands.length === 0) throw new UsageError('nothing to extract: give files, folders or patterns', args.command);
  const { loadConfig } = await import('../config/load-config.ts');
  const config = await loadConfig(textOption(args, 'config', undefined), process.cwd());
  const { options, failOn, quiet } = extractSettings(args, config);
  const failures: InputOutcome[] = [];
  const onInput = (outcome: InputOutcome): void => {
    terminal.stdout(documentLine(outcome.record));
    if (outcome.error === null) return;
    failures.push(outcome);
    if (hasSwitch(args, 'debug')) terminal.stderr(stackOf(outcome.error));
  };
  const summary = await run(args.operands, { ...options, onInput, ...(signal === undefined ? {} : { signal }) });
  if (!quiet) terminal.stderr(summaryText(summary, options.out));
  terminal.stderr(failuresText(failures) + outputNotes(summary));
  return exitCode(summary, failOn);
}
