/**
 * Figures that stand beside the wrong items: from some row on a table prints, row after row, what another table says of items below.
 *
 * In → Out: all findings of a document → the same with one finding a displaced table in place of the many that it breaks.
 * A table is looked at where many of its sums fail. Its figures are displaced where most rows that differ from the other table hold
 * the figures of other items there, a run of them in the order in which the other table prints them.
 * Limits: tables that list the same functions; nothing is put right.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import type { BookFinding, Finding } from '../anomaly/finding.ts';
import type { Figures, FigureTable } from './figures.ts';
import { Operand } from './identity-instance.ts';
import { placeOf, rowName, shownAmount, unitOf } from './operand-text.ts';

type AnyFinding = Finding | BookFinding;

/** Tables of the same items, and the columns of the first that the second prints as well. */
const PAIRS: readonly { table: string; other: string; columns: readonly (readonly [string, string])[] }[] = [
  {
    table: 'general_budget_expenditure',
    other: 'expenditure',
    columns: [
      ['total', 'current_total'],
      ['basic', 'basic'],
      ['project', 'project'],
    ],
  },
  {
    table: 'expenditure',
    other: 'general_budget_expenditure',
    columns: [
      ['current_total', 'total'],
      ['basic', 'basic'],
      ['project', 'project'],
    ],
  },
  { table: 'income', other: 'expenditure', columns: [['current_total', 'current_total']] },
  { table: 'expenditure', other: 'income', columns: [['current_total', 'current_total']] },
];

/** Fewer broken sums than these are told one by one. */
const MANY = 4;
/** Consecutive rows that hold the figures of consecutive items: fewer may be chance. */
const LEAST_RUN = 4;
/** Share of the differing rows that must hold the figures of another item. */
const LEAST_SHARE = 0.6;
const TOTAL = 'total';

/** Rows of a table beside which figures of other items stand. */
interface Displacement {
  table: FigureTable;
  other: FigureTable;
  /** Displaced rows with the row of the other table that has their figures, in printed order. */
  moved: readonly (readonly [string, string])[];
  /** All rows from the first displaced one on that differ from the other table. */
  rows: readonly string[];
}

/** Tells of displaced figures once. */
export function tellDisplaced(findings: readonly AnyFinding[], figures: Figures): AnyFinding[] {
  let told = [...findings];
  for (const { table: id, other: otherId, columns } of PAIRS) {
    const [table, other] = [figures.table(id), figures.table(otherId)];
    if (table === undefined || other === undefined || brokenSums(told, table) < MANY || brokenSums(told, other) >= MANY) continue;
    const displacement = displacementOf(table, other, columns);
    if (displacement === null) continue;
    const finding = findingOf(displacement, columns[0]?.[0] ?? '');
    const keys = new Set([...displacement.rows, TOTAL].map((row) => table.key(row, '')));
    told = [
      finding,
      ...told.filter((one) => !accuses(one) || !cellsOf(one).some((key) => keys.has(key.slice(0, key.lastIndexOf('/') + 1)))),
    ];
  }
  return told;
}

/** Keys of the cells that a finding names, blank or not. */
function cellsOf(finding: AnyFinding): string[] {
  return [...(finding.facts ?? []), ...('cells' in finding ? (finding.cells ?? []) : [])];
}

/** True for what is said of the publisher's figures: tails of rounding, and doubts of our own, stay beside the cause. */
function accuses({ rule, severity, origin }: AnyFinding): boolean {
  const own = typeof rule === 'string' ? CATALOGUE[rule] : rule;
  return (severity ?? own.severity) !== 'info' && (origin ?? own.origin) === 'publisher';
}

/** How many sums within the table fail. */
function brokenSums(findings: readonly AnyFinding[], table: FigureTable): number {
  return findings.filter(
    ({ rule, facts = [] }) =>
      typeof rule !== 'string' && rule.severity === 'error' && rule.category === 'within_table' && table.owns(facts[0] ?? ''),
  ).length;
}

function displacementOf(table: FigureTable, other: FigureTable, columns: readonly (readonly [string, string])[]): Displacement | null {
  if (table.incomplete || other.incomplete) return null;
  const printed = rowsOf(other);
  const theirs = columns.map(([, column]) => column);
  const known = new Map(printed.map((row) => [row, contentOf(other, row, theirs)]));
  const own = columns.map(([column]) => column);
  const contents = rowsOf(table).map((row) => [row, contentOf(table, row, own)] as const);
  const differing = contents.filter(([row, content]) => known.has(row) && content !== known.get(row));
  const sources: number[] = [];
  for (const [row, content] of differing) {
    const fits = (candidate: string): boolean => content !== null && candidate !== row && known.get(candidate) === content;
    sources.push(followingOf(printed, sources.at(-1) ?? -1, fits));
  }
  const start = sources.findIndex((_, i) => isRun(sources.slice(i, i + LEAST_RUN)));
  const rows = start < 0 ? [] : differing.slice(start).map(([row]) => row);
  const moved = rows.flatMap((row, i) => {
    const source = printed[sources[start + i] ?? -1];
    return source === undefined ? [] : [[row, source] as const];
  });
  return moved.length < LEAST_RUN || moved.length < rows.length * LEAST_SHARE ? null : { table, other, moved, rows };
}

/** The total and the items of a table, as they are printed: the total first. */
function rowsOf(table: FigureTable): readonly string[] {
  return table.hasRow(TOTAL) ? [TOTAL, ...table.codeRows.all] : table.codeRows.all;
}

/** True where every row holds the figures of another, each of one further down. */
function isRun(sources: readonly number[]): boolean {
  return sources.length === LEAST_RUN && sources.every((source, i) => source > (sources[i - 1] ?? -1));
}

/** Index of the first row behind `last` that fits, else of the first of all; -1 where none does. */
function followingOf(rows: readonly string[], last: number, fits: (row: string) => boolean): number {
  const behind = rows.findIndex((row, i) => i > last && fits(row));
  return behind >= 0 ? behind : rows.findIndex(fits);
}

/** The figures of a row as one text; null where it holds none but zeros. */
function contentOf(table: FigureTable, row: string, columns: readonly string[]): string | null {
  const values = columns.map((column) => table.figure(row, column)?.value.toFixed() ?? '0');
  return values.every((value) => value === '0') ? null : values.join(' ');
}

function findingOf({ table, other, moved, rows }: Displacement, column: string): Finding {
  const [[first, source] = ['', '']] = moved;
  const operand = new Operand({ table, row: first, column, figure: table.figure(first, column) ?? null, sign: 1 });
  const unit = unitOf(operand);
  const shown = rows.filter((row) => table.figure(row, column) !== undefined);
  return {
    rule: 'cross_table/rows-displaced',
    args: {
      table: table.table.title,
      other: other.table.title,
      row: rowName(table, first),
      source: rowName(other, source),
      amount: `${shownAmount(operand.interval.value, unit)}${unit}`,
      count: String(moved.length),
    },
    locations: shown.map((row) => placeOf(new Operand({ table, row, column, figure: table.figure(row, column) ?? null, sign: 1 }))),
    facts: shown.map((row) => table.key(row, column)),
  };
}
