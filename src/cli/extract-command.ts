/**
 * `juesuan extract`: runs the batch, prints a line per document to stdout and a summary to stderr.
 */

import type { DocumentError } from '../model/error.ts';
import type { Manifest } from '../model/manifest.ts';
import { extract } from '../run/extract.ts';
import type { ExtractOptions, InputOutcome, RunSummary } from '../run/options.ts';
import { type Arguments, choiceOption, countOption, hasSwitch, textOption } from './arguments.ts';
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK } from './exit-code.ts';
import { documentLine, failuresText, summaryText } from './extract-report.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The extraction to run; replaced in tests. */
export type Extract = (inputs: readonly string[], options: ExtractOptions) => Promise<RunSummary>;

function extractOptions(args: Arguments): ExtractOptions {
  const password = textOption(args, 'password', undefined);
  const concurrency = countOption(args, 'concurrency');
  const maxPages = countOption(args, 'max-pages');
  return {
    out: textOption(args, 'out', 'out'),
    force: hasSwitch(args, 'force'),
    ...(password === undefined ? {} : { password }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
}

function exitCode({ inputs }: Manifest, failOn: 'error' | 'warning' | undefined): number {
  if (inputs.some(({ status }) => status === 'failed')) return EXIT_FAILURE;
  const isFinding = ({ anomalies }: Manifest['inputs'][number]): boolean =>
    (failOn !== undefined && anomalies.error > 0) || (failOn === 'warning' && anomalies.warning > 0);
  return inputs.some(isFinding) ? EXIT_FINDINGS : EXIT_OK;
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
  const options = extractOptions(args);
  const failOn = choiceOption(args, 'fail-on', ['error', 'warning']);
  const failures: InputOutcome[] = [];
  const onInput = (outcome: InputOutcome): void => {
    terminal.stdout(documentLine(outcome.record));
    if (outcome.error === null) return;
    failures.push(outcome);
    if (hasSwitch(args, 'debug')) terminal.stderr(stackOf(outcome.error));
  };
  const summary = await run(args.operands, { ...options, onInput, ...(signal === undefined ? {} : { signal }) });
  if (!hasSwitch(args, 'quiet')) terminal.stderr(summaryText(summary, options.out));
  terminal.stderr(failuresText(failures));
  return exitCode(summary.manifest, failOn);
}
