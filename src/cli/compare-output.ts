/**
 * What `juesuan compare` prints: a table for people, CSV with one row per fact, code, stated amount, anomaly and unmatched unit, or JSON
 * with one unit a line. Each unit is printed as soon as it is compared.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { CodeChange, DocumentHead, RunComparison, StatedPrior, UnitComparison, UnmatchedUnit, YearChange } from '../run/compare.ts';
import { alignedRows } from './display-width.ts';
import { printable } from './terminal.ts';

export type CompareFormat = 'table' | 'csv' | 'json';
export const COMPARE_FORMATS = ['table', 'csv', 'json'] as const satisfies readonly CompareFormat[];

/** Text before the first unit, of each unit, and behind the last. */
export interface CompareOutput {
  begin(): Promise<string>;
  unit(unit: UnitComparison, isFirst: boolean): Promise<string>;
  end(comparison: RunComparison): Promise<string>;
}

const COLUMNS =
  'oldUnit,newUnit,oldYear,newYear,oldDocument,newDocument,matchedBy,kind,status,key,label,old,new,change,percent,base,unit,page,line';
const FACT_COLUMNS = ['status', 'fact', 'label', 'old', 'new', 'change', '%', 'unit'];

async function csv(rows: readonly (readonly (string | number | null)[])[]): Promise<string> {
  const { csvText } = await import('../emit/csv.ts');
  return new TextDecoder().decode(await csvText(rows));
}

const csvOutput: CompareOutput = {
  begin: () => csv([COLUMNS.split(',')]),
  unit: (unit) => csv(unitRows(unit)),
  end: ({ unmatched }) =>
    csv([...unmatched.prior.map((item) => unitRow(item, 'old')), ...unmatched.current.map((item) => unitRow(item, 'new'))]),
};

type Row = (string | number | null)[];

function unitRows({ prior, current, by, anomalies, changes, codes, priors }: UnitComparison): Row[] {
  const head = [prior.unitName, current.unitName, prior.fiscalYear, current.fiscalYear, prior.id, current.id, by];
  return [...anomalies.map(anomalyRow), ...priors.map(priorRow), ...codes.map(codeRow), ...changes.map(factRow)].map((row) => [
    ...head,
    ...row,
  ]);
}

function anomalyRow({ severity, rule, message, expected, actual, difference, locations }: Anomaly): Row {
  return ['anomaly', severity, rule, message, expected, actual, difference, null, null, null, ...place(locations[0])];
}

function priorRow(stated: StatedPrior): Row {
  const { facts, subject, lastYear, value } = stated;
  return [
    stated.stated ? 'stated' : 'implied',
    verdict(stated),
    facts.join(';'),
    subject,
    lastYear,
    value,
    null,
    null,
    null,
    '万元',
    ...place(stated.place),
  ];
}

function verdict({ agrees }: StatedPrior): string {
  return agrees === null ? 'no-figure' : agrees ? 'agrees' : 'contradicts';
}

function codeRow({ status, table, code, label, otherYear }: CodeChange): Row {
  return ['code', status, `${table}/${code}`, label, null, null, null, null, otherYear, null, null, null];
}

function factRow({ status, key, label, prior, current, change, percent, base, unit }: YearChange): Row {
  return ['fact', status, key, label, prior, current, change, percent, base, unit, null, null];
}

function place(at: Anomaly['locations'][number] | undefined): Row {
  return [at?.page ?? null, at?.line ?? null];
}

function unitRow({ document: { unitName, fiscalYear, id }, because }: UnmatchedUnit<DocumentHead>, side: 'old' | 'new'): Row {
  const pair = <T>(value: T): [T | null, T | null] => (side === 'old' ? [value, null] : [null, value]);
  return [...pair(unitName), ...pair(fiscalYear), ...pair(id), null, 'unit', because, ...Array<null>(10).fill(null)];
}

const jsonOutput: CompareOutput = {
  begin: async () => '{"units":[',
  unit: async ({ prior, current, by, ...rest }, isFirst) => {
    const unit = { old: headData(prior), new: headData(current), matchedBy: by, ...rest };
    return `${isFirst ? '' : ','}\n${JSON.stringify(unit)}`;
  },
  end: async ({ unmatched, failures }) => {
    const data = (items: readonly UnmatchedUnit<DocumentHead>[]) =>
      items.map(({ document, because }) => ({ ...headData(document), because }));
    return `\n],"unmatched":${JSON.stringify({ old: data(unmatched.prior), new: data(unmatched.current) })},"failures":${JSON.stringify(failures)}}\n`;
  },
};

function headData({ id, file, unitName, fiscalYear }: DocumentHead) {
  return { id, file, unitName, fiscalYear };
}

const tableOutput: CompareOutput = {
  begin: async () => '',
  unit: async (unit, isFirst) => `${isFirst ? '' : '\n'}${unitTitle(unit)}\n${unitTable(unit)}`,
  end: async () => '',
};

function unitTitle({ prior, current, by }: UnitComparison): string {
  const year = ({ fiscalYear }: DocumentHead): string => String(fiscalYear ?? '?');
  const names =
    prior.unitName === current.unitName ? name(current) : `${name(prior)} → ${name(current)}${by === 'given' ? '' : ` (by ${by})`}`;
  return `${names}  ${year(prior)} → ${year(current)}`;
}

/** The unit as it is called, or its file where that is not known. */
export function name({ unitName, file }: DocumentHead): string {
  return printable(unitName ?? file);
}

function unitTable({ anomalies, changes, codes, priors }: UnitComparison): string {
  const agreeing = priors.filter(({ agrees }) => agrees === true).length;
  const known = priors.filter(({ agrees }) => agrees !== null).length;
  const lines = [
    ...anomalies.map(({ severity, rule, message }) => [severity, `${printable(message)} [${rule}]`]),
    ...(known === 0 ? [] : [['narrative', `${agreeing} of ${known} amounts of last year agree with last year's document`]]),
    ...codes.map(({ status, table, code, label, otherYear }) => [
      `${status} code`,
      `${code} ${printable(label)} in ${table} (other year: ${otherYear})`,
    ]),
  ];
  const facts = changes.map((change) => factFields(change).map(printable));
  const table = facts.length === 0 ? '  no fact changed\n' : alignedRows([FACT_COLUMNS, ...facts], '  ');
  return alignedRows(lines, '  ') + table;
}

/** What stands in the place of a percentage that there is none of. */
const NO_PERCENT = { amount: '', zero: 'from zero', blank: 'from blank', absent: '' } as const;

function factFields({ status, key, label, prior, current, change, percent, base, unit }: YearChange): string[] {
  const part = percent ?? (current === null || status === 'same' ? '' : NO_PERCENT[base]);
  return [status, key, label, prior ?? '', current ?? '', change ?? '', part, unit];
}

/** The output of a format. */
export function compareOutput(format: CompareFormat): CompareOutput {
  return { table: tableOutput, csv: csvOutput, json: jsonOutput }[format];
}
