/**
 * `juesuan compare`: this year's disclosure against last year's, as anomalies and as a table of what changed.
 *
 * Data go to standard output: lines parted by tabs, CSV or JSON. Notes on documents that do not belong together go to standard error.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import { normalizeLabel } from '../model/label.ts';
import { compareDocuments, type YearChange } from '../run/compare.ts';
import { type Arguments, choiceOption, hasSwitch, textOption } from './arguments.ts';
import { comparedDocument } from './compare-operand.ts';
import { EXIT_FINDINGS, EXIT_OK } from './exit-code.ts';
import { printable, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const COLUMNS = ['status', 'fact', 'label', 'old', 'new', 'change', 'percent', 'unit'] as const;

/** Runs the command. */
export async function compareCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const [oldPath, newPath, ...more] = args.operands;
  if (oldPath === undefined || newPath === undefined || more.length > 0)
    throw new UsageError('compare takes two documents: OLD NEW', args.command);
  if (hasSwitch(args, 'csv') && hasSwitch(args, 'json')) throw new UsageError('--csv and --json exclude each other', args.command);
  const failOn = choiceOption(args, 'fail-on', ['error', 'warning'] as const);
  const password = textOption(args, 'password', undefined);
  const prior = await comparedDocument(oldPath, password);
  const current = await comparedDocument(newPath, password);
  terminal.stderr(notes(prior, current));
  const { anomalies, changes } = await compareDocuments(current, prior);
  const shown = hasSwitch(args, 'all') ? changes : changes.filter(({ status }) => status !== 'same');
  terminal.stdout(await output(args, { prior, current, anomalies, changes: shown }));
  return isAbove(anomalies, failOn) ? EXIT_FINDINGS : EXIT_OK;
}

/** What speaks against comparing the two. */
function notes(prior: Document, current: Document): string {
  const lines: string[] = [];
  if (normalizeLabel(prior.unitName ?? '') !== normalizeLabel(current.unitName ?? ''))
    lines.push(`the units have different names: ${prior.unitName ?? 'unknown'}, ${current.unitName ?? 'unknown'}`);
  const [then, now] = [prior.fiscalYear, current.fiscalYear];
  if (then !== null && now !== null && now !== then + 1)
    lines.push(`the years do not follow each other: ${then}, ${now}; only their facts are compared`);
  return lines.map((line) => `${printable(line)}\n`).join('');
}

interface Compared {
  prior: Document;
  current: Document;
  anomalies: Anomaly[];
  changes: YearChange[];
}

async function output(args: Arguments, { prior, current, anomalies, changes }: Compared): Promise<string> {
  if (hasSwitch(args, 'json')) {
    const head = ({ id, file, unitName, fiscalYear }: Document) => ({ id, file, unitName, fiscalYear });
    return `${JSON.stringify({ old: head(prior), new: head(current), anomalies, changes }, null, 2)}\n`;
  }
  const rows = [COLUMNS, ...changes.map(rowOf)];
  if (hasSwitch(args, 'csv')) {
    const { csvText } = await import('../emit/csv.ts');
    return new TextDecoder().decode(await csvText(rows));
  }
  return [...anomalies.map(anomalyLine), ...rows.map((row) => `${row.map((field) => printable(field)).join('\t')}\n`)].join('');
}

function rowOf({ status, key, label, prior, current, change, percent, unit }: YearChange): string[] {
  return [status, key, label, prior ?? '', current ?? '', change ?? '', percent ?? '', unit];
}

/** One finding as it stands in a summary: severity, rule, message. */
function anomalyLine({ severity, rule, message }: Anomaly): string {
  return `${severity}\t${rule}\t${printable(message)}\n`;
}

function isAbove(anomalies: readonly Anomaly[], failOn: 'error' | 'warning' | undefined): boolean {
  if (failOn === undefined) return false;
  return anomalies.some(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
}
