/**
 * `juesuan extract`: runs the batch, prints a line per document to stdout and a summary to stderr.
 */

import type { DocumentError } from '../model/error.ts';
import type { InputRecord } from '../model/manifest.ts';
import { extract, planExtract } from '../run/extract.ts';
import type { ExtractOptions, InputOutcome, RunEvent, RunSummary } from '../run/options.ts';
import { packageVersion } from '../run/package-version.ts';
import { type Arguments, hasSwitch, textOption } from './arguments.ts';
import { compileWithoutHelpers } from './engine-options.ts';
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK } from './exit-code.ts';
import { documentLine, failuresText, outputNotes, plannedLine, planText, summaryText } from './extract-report.ts';
import { type ExtractSettings, extractSettings, type FailOn } from './extract-settings.ts';
import { findingsText } from './findings-report.ts';
import { eventLine, runReporter } from './run-reporter.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The extraction to run; replaced in tests. */
export type Extract = (inputs: readonly string[], options: ExtractOptions) => Promise<RunSummary>;

/** The records of what the run was given. */
function givenOf({ manifest: { inputs }, earlier }: RunSummary): InputRecord[] {
  const standing = new Set(earlier);
  return inputs.filter(({ file }) => !standing.has(file));
}

function exitCode(summary: RunSummary, failOn: FailOn | undefined): number {
  const inputs = givenOf(summary);
  const { problems } = summary;
  if (inputs.some(({ status }) => status === 'failed') || problems.length > 0) return EXIT_FAILURE;
  const open = (level: FailOn): boolean => inputs.some(({ anomalies, accepted }) => anomalies[level] > accepted[level]);
  return failOn !== undefined && (open('error') || (failOn === 'warning' && open('warning'))) ? EXIT_FINDINGS : EXIT_OK;
}

/** The stack of what went wrong, down to its first cause. */
function stackOf(error: DocumentError): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  return `${cause.stack ?? cause.message}\n`;
}

/** Prints what would be done with each input; nothing is written. */
async function dryRun(operands: readonly string[], options: ExtractOptions, terminal: Terminal): Promise<number> {
  const { inputs, plan } = await planExtract(operands, options);
  for (const input of inputs) terminal.stdout(plannedLine(input));
  terminal.stderr(planText(plan, packageVersion()));
  return EXIT_OK;
}

/** What a run says when it is over, as words or as JSON. */
function sayEnd(summary: RunSummary, failures: readonly InputOutcome[], { settings, terminal }: Command): void {
  const { options, log, quiet } = settings;
  if (log === 'json') {
    const { manifest: _, earlier: __, ...rest } = summary;
    terminal.stderr(eventLine({ event: 'ended', failed: failures.length, ...rest }));
    return;
  }
  const given = givenOf(summary);
  if (!quiet) terminal.stderr(summaryText(summary, given, options.out) + findingsText(given, options.out));
  terminal.stderr(failuresText(failures) + outputNotes(summary));
}

/** A command line made ready. */
interface Command {
  settings: ExtractSettings;
  terminal: Terminal;
}

/** Runs the command. */
export async function extractCommand(
  args: Arguments,
  terminal: Terminal,
  { signal, run = extract }: { signal?: AbortSignal; run?: Extract } = {},
): Promise<number> {
  if (args.operands.length === 0) throw new UsageError('nothing to extract: give files, folders or patterns', args.command);
  const { loadConfig } = await import('../config/load-config.ts');
  const settings = extractSettings(args, await loadConfig(textOption(args, 'config', undefined), process.cwd()));
  const { failOn, log, quiet } = settings;
  const options = { ...settings.options, ...(signal === undefined ? {} : { signal }) };
  if (hasSwitch(args, 'dry-run')) return dryRun(args.operands, options, terminal);
  compileWithoutHelpers(options.concurrency);
  const reporter = runReporter(log === 'json' ? 'json' : quiet ? 'quiet' : 'words', terminal);
  const failures: InputOutcome[] = [];
  const onInput = (outcome: InputOutcome): void => {
    reporter.print(documentLine(outcome.record));
    if (outcome.error === null) return;
    failures.push(outcome);
    if (hasSwitch(args, 'debug')) terminal.stderr(stackOf(outcome.error));
  };
  const onProgress = (event: RunEvent): void => {
    if (event.type === 'planned' && log === 'text' && !quiet) terminal.stderr(planText(event.plan, packageVersion()));
    reporter.event(event);
  };
  try {
    const summary = await run(args.operands, { ...options, onInput, onProgress });
    reporter.end();
    sayEnd(summary, failures, { settings, terminal });
    return exitCode(summary, failOn);
  } finally {
    reporter.end();
  }
}
