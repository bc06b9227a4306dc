/**
 * `juesuan compare`: this year's disclosures against last year's, two of them or two folders of many.
 *
 * Data go to standard output; what speaks against a pair, and units without a partner, to standard error.
 */
import type { Anomaly } from '../model/anomaly.ts';
import { normalizeLabel } from '../model/label.ts';
import { compareRuns, type DocumentHead, type RunComparison, type UnitComparison, type UnmatchedUnit } from '../run/compare.ts';
import { RunError } from '../run/run-error.ts';
import { type Arguments, choiceOption, countOption, hasSwitch, textOption } from './arguments.ts';
import { COMPARE_FORMATS, compareOutput, name } from './compare-output.ts';
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK } from './exit-code.ts';
import { runReporter } from './run-reporter.ts';
import { counted, failureLine, grouped, printable, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type FailOn = 'error' | 'warning' | undefined;

/** Runs the command. */
export async function compareCommand(args: Arguments, terminal: Terminal, signal?: AbortSignal): Promise<number> {
  const [oldPath, newPath, ...more] = args.operands;
  if (oldPath === undefined || newPath === undefined || more.length > 0)
    throw new UsageError('compare takes two documents or folders: OLD NEW', args.command);
  const failOn = choiceOption(args, 'fail-on', ['error', 'warning'] as const);
  const format = choiceOption(args, 'format', COMPARE_FORMATS) ?? 'table';
  const reporter = runReporter(hasSwitch(args, 'quiet') ? 'quiet' : 'words', terminal);
  const onProgress = reporter.event;
  const comparison = await compareRuns(oldPath, newPath, {
    ...reading(args),
    ...(signal === undefined ? {} : { signal }),
    onProgress,
  }).finally(reporter.end);
  try {
    if (comparison.pairs === 0)
      throw new RunError(`no unit of ${newPath} is in ${oldPath}`, {
        hint: `${unmatchedText(comparison)}check the names and the order: OLD NEW`,
      });
    const isAbove = await print(comparison, { format, all: hasSwitch(args, 'all'), failOn }, terminal);
    if (!hasSwitch(args, 'quiet')) terminal.stderr(summary(comparison));
    terminal.stderr(comparison.failures.map((failure) => `${failureLine(failure.file, failure)}\n`).join(''));
    if (comparison.failures.length > 0) return EXIT_FAILURE;
    return isAbove ? EXIT_FINDINGS : EXIT_OK;
  } finally {
    await comparison.close();
  }
}

function reading(args: Arguments) {
  const password = textOption(args, 'password', undefined);
  const pipelines = textOption(args, 'pipelines', undefined);
  const concurrency = countOption(args, 'concurrency');
  return {
    ...(password === undefined ? {} : { password }),
    ...(pipelines === undefined ? {} : { pipelines }),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}

interface Printing {
  format: (typeof COMPARE_FORMATS)[number];
  all: boolean;
  failOn: FailOn;
}

/** Prints unit by unit; true where an anomaly is at or above `failOn`. */
async function print(comparison: RunComparison, { format, all, failOn }: Printing, terminal: Terminal): Promise<boolean> {
  const output = compareOutput(format);
  let isAbove = false;
  let isFirst = true;
  terminal.stdout(await output.begin());
  for await (const unit of comparison.units()) {
    terminal.stderr(notes(unit));
    const changes = all ? unit.changes : unit.changes.filter(({ status }) => status !== 'same');
    terminal.stdout(await output.unit({ ...unit, changes }, isFirst));
    isFirst = false;
    isAbove ||= unit.anomalies.some((anomaly) => counts(anomaly, failOn));
  }
  terminal.stdout(await output.end(comparison));
  return isAbove;
}

function counts({ severity }: Anomaly, failOn: FailOn): boolean {
  return failOn !== undefined && (severity === 'error' || (failOn === 'warning' && severity === 'warning'));
}

/** What speaks against comparing the two. */
function notes({ prior, current, by }: UnitComparison): string {
  const lines: string[] = [];
  if (by === 'given' && normalizeLabel(prior.unitName ?? '') !== normalizeLabel(current.unitName ?? ''))
    lines.push(`the units have different names: ${prior.unitName ?? 'unknown'}, ${current.unitName ?? 'unknown'}`);
  const [then, now] = [prior.fiscalYear, current.fiscalYear];
  if (then !== null && now !== null && now !== then + 1) {
    const which = by === 'given' ? '' : `${current.unitName ?? ''}: `;
    lines.push(`${which}the years do not follow each other: ${then}, ${now}; only their facts are compared`);
  }
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** Units listed before the rest is only counted; CSV and JSON have them all. */
const MAX_LISTED = 20;
const BECAUSE = {
  'no-name': 'its name is not known',
  ambiguous: 'several could be meant',
  alone: 'the other side has no such unit',
} as const;

function summary(comparison: RunComparison): string {
  const { pairs, unmatched } = comparison;
  if (pairs === 1 && unmatched.prior.length + unmatched.current.length === 0) return '';
  return `compared ${counted(pairs, 'unit')}\n${unmatchedText(comparison)}`;
}

function unmatchedText({ unmatched }: RunComparison): string {
  return sideText('old', unmatched.prior) + sideText('new', unmatched.current);
}

function sideText(side: 'old' | 'new', units: readonly UnmatchedUnit<DocumentHead>[]): string {
  if (units.length === 0) return '';
  const lines = units
    .slice(0, MAX_LISTED)
    .map(({ document, because }) => `  ${name(document)} ${document.fiscalYear ?? '?'}: ${BECAUSE[because]}\n`);
  const rest = units.length - MAX_LISTED;
  return `${counted(units.length, 'unit')} in ${side} without a partner\n${lines.join('')}${rest > 0 ? `  … and ${grouped(rest)} more\n` : ''}`;
}
