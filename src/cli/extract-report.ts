/**
 * What `juesuan extract` prints: one line of data per document, and a summary that is read in ten seconds.
 */
import type { DocumentKind } from '../model/document.ts';
import type { InputRecord } from '../model/manifest.ts';
import type { InputOutcome, PlannedInput, RunPlan, RunSummary } from '../run/options.ts';
import type { Reason } from '../run/plan.ts';
import { counted, failureLine, grouped, printable } from './terminal.ts';

/** Why a document that is no final account yields no facts. */
const SKIPPED_BECAUSE: Readonly<Record<DocumentKind, string>> = {
  final_account: 'no facts',
  budget: 'a budget, not a final account',
  notice: 'a notice, not a final account',
  web_page: 'a web page, not a final account',
  image_only: 'pages are images without text',
  other: 'not a final account',
};

/** Failures and skipped files listed before the rest is only counted; the manifest has them all. */
const MAX_LISTED = 20;

/** The line of data of one document: id, status, facts, errors, warnings, infos, file. */
export function documentLine({ id, status, facts, anomalies, file }: InputRecord): string {
  return `${[id ?? '-', status, facts, anomalies.error, anomalies.warning, anomalies.info, printable(file)].join('\t')}\n`;
}

function listed(lines: readonly string[]): string {
  const rest = lines.length - MAX_LISTED;
  const shown = rest > 0 ? [...lines.slice(0, MAX_LISTED), `… and ${grouped(rest)} more, see manifest.json`] : lines;
  return shown.map((line) => `  ${line}\n`).join('');
}

function statusCounts(inputs: readonly InputRecord[]): string {
  const counts = (['complete', 'partial', 'skipped', 'failed'] as const).map((status) => {
    const count = inputs.filter((input) => input.status === status).length;
    return count === 0 ? '' : `${grouped(count)} ${status}`;
  });
  return counts.filter((text) => text !== '').join(', ');
}

function skippedText(inputs: readonly InputRecord[]): string {
  const skipped = inputs.filter(({ status }) => status === 'skipped');
  if (skipped.length === 0) return '';
  return `skipped\n${listed(skipped.map(({ file, documentKind }) => `${printable(file)}: ${SKIPPED_BECAUSE[documentKind ?? 'other']}`))}`;
}

const REASONS: Readonly<Record<Reason, string>> = {
  new: 'new',
  changed: 'changed',
  version: 'made by another version',
  build: 'made by another build of this version',
  options: 'made with other options',
  retry: 'failed before',
  missing: 'whose files are gone',
  forced: 'as --force asks',
};

/** What a run that finds an earlier one is about to do; '' where all is new. */
export function planText({ inputs, kept, duplicates, reasons, versions }: RunPlan, version: string): string {
  const known = inputs - (reasons.new ?? 0) - duplicates;
  if (known === 0) return '';
  const extracted = (Object.keys(REASONS) as Reason[]).flatMap((reason) => {
    const count = reasons[reason] ?? 0;
    return count === 0 ? [] : [`${grouped(count)} ${REASONS[reason]}`];
  });
  const from = versions.length === 0 ? '' : `juesuan ${versions.join(', ')} → ${version}\n`;
  return `${from}kept ${grouped(kept)}, extracting ${extracted.length === 0 ? 'nothing' : extracted.join(', ')}\n`;
}

/** What would be done with one input: action, reason or original, file. */
export function plannedLine(input: PlannedInput): string {
  const why = input.action === 'extract' ? input.reason : input.action === 'duplicate' ? input.original : 'unchanged';
  return `${[input.action, printable(why), printable(input.file)].join('\t')}\n`;
}

/** The summary of a run without its failures; `inputs` are those that it was given. */
export function summaryText({ plan, earlier, compared, leftovers }: RunSummary, inputs: readonly InputRecord[], out: string): string {
  const sum = (count: (input: InputRecord) => number): number => inputs.reduce((total, input) => total + count(input), 0);
  const duplicates = inputs.filter(({ duplicateOf }) => duplicateOf !== null).length;
  const anomalies = [
    counted(
      sum((input) => input.anomalies.error),
      'error',
    ),
    counted(
      sum((input) => input.anomalies.warning),
      'warning',
    ),
    `${grouped(sum((input) => input.anomalies.info))} info`,
  ];
  const rows = [
    ['documents', `${grouped(inputs.length - duplicates)} (${statusCounts(inputs.filter(({ duplicateOf }) => duplicateOf === null))})`],
    ...(plan.kept === 0 ? [] : [['unchanged', grouped(plan.kept)]]),
    ...(duplicates === 0 ? [] : [['duplicates', `${grouped(duplicates)}, listed in manifest.json`]]),
    ['facts', grouped(sum((input) => input.facts))],
    ['anomalies', anomalies.join(', ')],
    ...(compared === 0 ? [] : [['years', `${counted(compared, 'document')} held against the year before`]]),
    ['output', printable(out)],
    ...(earlier.length === 0
      ? []
      : [['earlier', `${counted(earlier.length, 'input')} of earlier runs in the output as well; --prune takes them out`]]),
    ...(leftovers.length === 0 ? [] : [['left over', `${counted(leftovers.length, 'folder')} of earlier runs in documents/`]]),
  ];
  return rows.map(([name = '', value]) => `${name.padEnd(11)}${value}\n`).join('') + skippedText(inputs);
}

/** One line per failed file; '' where there is none. */
export function failuresText(failures: readonly InputOutcome[]): string {
  if (failures.length === 0) return '';
  return `failed\n${listed(failures.flatMap(({ path, error }) => (error === null ? [] : [failureLine(path, error)])))}`;
}

/** What the files for all documents could not hold, and accepted ids that nothing met. */
export function outputNotes({ problems, unusedAccepts }: RunSummary): string {
  const values = problems.map(({ file, document, message }) => `${file}, ${printable(document)}: ${printable(message)}`);
  const accepts = unusedAccepts.map(
    ({ id, source, document }) =>
      `${printable(id)}${document === undefined ? '' : ` of ${printable(document)}`} (${printable(source ?? 'settings')})`,
  );
  return [
    values.length === 0 ? '' : `values that do not fit; document.json has them — take text from csv or json\n${listed(values)}`,
    accepts.length === 0 ? '' : `accepted, but met by no anomaly of this run — take the entry out, or check the id\n${listed(accepts)}`,
  ].join('');
}
