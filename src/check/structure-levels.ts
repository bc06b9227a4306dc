/**
 * The levels of a coded table: each 款 and 项 has the row above it, each 类 and 款 with money has rows below it, all have a total.
 *
 * In → Out: the printings of coded tables → one finding a row that is not there.
 * Source: the forms print 合计, 类, 款 and 项; 预算法实施条例 has functions disclosed down to 项, basic expenditure by nature to 款.
 * Limits: a level that the smaller part of a table's items has is one that the table does not print; where a table has a single item,
 * the other tables of the document tell. Tables with rows that no vocabulary knows are left alone. A row that stands in a plain line was
 * not read, and nobody left it out.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import type { Figure, FigureTable } from './figures.ts';
import { isZero } from './interval.ts';
import { levelSum } from './level-sums.ts';
import { type CodedRow, type CodedTable, codedTables, codePlace } from './printed-rows.ts';

/** Digits of a 类, and those by which a code is longer than the one above it. */
const CLASS_DIGITS = 3;
const LEVEL_DIGITS = 2;
/** Digits of 项 among functional codes, of 款 among economic ones: nothing stands below them. */
const LOWEST = { functional: 7, economic: 5 } as const;

/** A code that should have a neighbour one level up or down, and whether the table prints it. */
interface Link {
  code: string;
  has: boolean;
}

/** Findings on missing rows above, below and for the total of the printed codes. */
export function checkLevels(context: CheckContext): Finding[] {
  const tables = codedTables(context).filter(({ table, rows }) => rows.length > 0 && table.unknownRows.length === 0);
  // Looked for when a row is missing: most documents lack none.
  let strays: readonly string[] | null = null;
  const isUnread = (finding: Finding): boolean => {
    strays ??= strayCodes(context.lines);
    return isStray(finding, strays);
  };
  const found = tables.flatMap((coded) => {
    const others = tables.filter((other) => other !== coded && other.by === coded.by);
    const own = [...missingTotal(coded), ...missingParents(coded, others), ...missingChildren(coded, others)];
    return own.map((finding) => (coded.table.incomplete || isUnread(finding) ? { ...finding, origin: 'extraction' as const } : finding));
  });
  return [...found, ...missingGrandTotals(context)];
}

/** A code and amounts on a line that no table took: the last row of a page, printed by itself on the next. */
const STRAY_ROW = /^\s*([23]\d{2}(?:\d{2}){0,2})(?!\d).*\d[.．]\d+\s+[-\d]/;

function strayCodes(lines: CheckContext['lines']): string[] {
  return lines.flatMap(({ text }) => STRAY_ROW.exec(text)?.[1] ?? []);
}

/** True where the row that is missing may be one that stands outside of the tables: it is there, but was not read. */
function isStray({ rule, args }: Finding, strays: readonly string[]): boolean {
  const { parent = '', code = '' } = args ?? {};
  if (rule === 'structure/missing-parent-code') return strays.includes(parent);
  return rule === 'structure/missing-child-code' && strays.some((stray) => stray.length > code.length && stray.startsWith(code));
}

function missingTotal({ table, by }: CodedTable): Finding[] {
  return withoutTotal(table, by === 'functional' ? ['total'] : ['total', 'total.personnel', 'total.public'], '合计');
}

/** The two-sided tables end in a total of each side. */
function missingGrandTotals({ figures }: CheckContext): Finding[] {
  return ['income_expenditure_summary', 'appropriation_summary'].flatMap((id) =>
    figures
      .printings(id)
      .filter(({ unknownRows, incomplete }) => unknownRows.length === 0 && !incomplete)
      .flatMap((table) => withoutTotal(table, ['income.grand_total', 'expenditure.grand_total'], '总计')),
  );
}

function withoutTotal(printing: FigureTable, totals: readonly string[], row: string): Finding[] {
  if (printing.rows.size === 0 || totals.some((total) => printing.hasRow(total))) return [];
  const { title, source } = printing.table;
  return [{ rule: 'structure/missing-total-row', args: { table: title, row }, locations: [source] }];
}

function hasAllParents({ table }: CodedTable): boolean {
  return table.codeRows.all.every((code) => code.length === CLASS_DIGITS || table.hasRow(code.slice(0, -LEVEL_DIGITS)));
}

function parentsOf({ table }: CodedTable): Link[] {
  const parents = new Set(table.codeRows.all.filter((code) => code.length > CLASS_DIGITS).map((code) => code.slice(0, -LEVEL_DIGITS)));
  return [...parents].map((code) => ({ code, has: table.hasRow(code) }));
}

function hasAllChildren({ table, by }: CodedTable): boolean {
  const { codeRows } = table;
  return codeRows.all.every((code) => code.length >= LOWEST[by] || codeRows.hasBelow(code) || amountOf(table, code) === undefined);
}

/** Codes with money and whether any row stands below them. */
function holdersOf({ table, by }: CodedTable): Link[] {
  const holders = table.codeRows.all.filter((code) => code.length < LOWEST[by] && amountOf(table, code) !== undefined);
  return holders.map((code) => ({ code, has: table.codeRows.hasBelow(code) }));
}

/** The first figure of a row other than zero. */
function amountOf(table: FigureTable, code: string): Figure | undefined {
  for (const figure of table.rows.get(code)?.values() ?? []) if (!isZero(figure)) return figure;
  return undefined;
}

/** Links that are broken although the level is printed. */
function broken(links: readonly Link[], others: readonly Link[]): string[] {
  return links.filter(({ code, has }) => !has && isPrinted(code.length, links, others)).map(({ code }) => code);
}

function isPrinted(digits: number, links: readonly Link[], others: readonly Link[]): boolean {
  const own = links.filter(({ code }) => code.length === digits);
  return prevails(own) || (own.length === 1 && prevails(others.filter(({ code }) => code.length === digits)));
}

function prevails(links: readonly Link[]): boolean {
  const whole = links.filter(({ has }) => has).length;
  return whole > 0 && whole * 2 >= links.length;
}

function missingParents(coded: CodedTable, others: readonly CodedTable[]): Finding[] {
  if (hasAllParents(coded)) return [];
  const { table, rows } = coded;
  const lacking = broken(parentsOf(coded), others.flatMap(parentsOf)).filter((parent) => !isToldBySum(coded, parent));
  return lacking.map((parent) => {
    const below = rows.filter(({ code }) => code.length === parent.length + LEVEL_DIGITS && code.startsWith(parent));
    return {
      rule: 'structure/missing-parent-code',
      args: { table: table.table.title, parent, children: below.map(({ code }) => code).join('、') },
      locations: below.map(codePlace),
      facts: below.flatMap(({ code }) => [...(table.rows.get(code)?.values() ?? [])].slice(0, 1).map(({ key }) => key)),
      expected: parent,
    };
  });
}

/** True where the rows beside the missing one fall short of the one above: then the sum tells of it. */
function isToldBySum({ table, by }: CodedTable, parent: string): boolean {
  if (by === 'economic' && parent.length === CLASS_DIGITS) return false;
  return table.columnKeys.some((column) => levelSum(table, { prefix: '', total: 'total', column }, parent) === 'broken');
}

function missingChildren(coded: CodedTable, others: readonly CodedTable[]): Finding[] {
  if (hasAllChildren(coded)) return [];
  return broken(holdersOf(coded), others.flatMap(holdersOf)).flatMap((parent) => {
    const figure = amountOf(coded.table, parent);
    const row = coded.rows.find(({ code }) => code === parent);
    return figure === undefined || row === undefined ? [] : [missingChild({ coded, row, figure }, others)];
  });
}

function missingChild(
  { coded, row, figure }: { coded: CodedTable; row: CodedRow; figure: Figure },
  others: readonly CodedTable[],
): Finding {
  const elsewhere = new Set(others.flatMap(({ table }) => table.codeRows.children(row.code)));
  const hint = elsewhere.size === 0 ? '' : `，而其他表列有 ${[...elsewhere].sort().join('、')}`;
  const { label, value, unit } = figure.fact;
  return {
    rule: 'structure/missing-child-code',
    args: { table: coded.table.table.title, code: row.code, label, amount: `${value} ${unit}`, hint },
    locations: [codePlace(row)],
    facts: [figure.key],
  };
}
