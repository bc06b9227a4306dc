/**
 * Classification items across tables: what one table reports money for, the table that covers it has a row for.
 *
 * In → Out: pairs of tables → one finding an item and table that lacks it, however many tables have it. Only the highest missing
 * level is named. Source: the forms draw on the same books; general-budget, fund and state-capital expenditure is part of the whole.
 * Limits: levels that the covering table does not print, rows that no vocabulary knows, printings that cannot be paired, and rows whose
 * absence breaks a sum of the covering table are left alone. Income and expenditure may differ in items.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { isCode } from './code-levels.ts';
import type { Figure, Figures, FigureTable } from './figures.ts';
import { isZero } from './interval.ts';
import { type Level, levelSum } from './level-sums.ts';

/** Where items stand: a column of a coded table, or of the classes of a two-sided one. */
interface Items extends Level {
  table: string;
}

const CLASS_PREFIX = 'expenditure.';
const CLASS_DIGITS = 3;

const coded = (table: string, column: string): Items => ({ table, column, prefix: '', total: 'total' });
const classes = (table: string, column: string): Items => ({ table, column, prefix: CLASS_PREFIX, total: 'expenditure.current_total' });

const SUMMARY = classes('income_expenditure_summary', 'amount');
const EXPENDITURE = coded('expenditure', 'current_total');
const GENERAL = coded('general_budget_expenditure', 'total');
const FUND = coded('government_fund', 'expenditure.total');
const CAPITAL = coded('state_capital', 'expenditure.total');
const appropriation = (column: string): Items => classes('appropriation_summary', column);

/** Every item of the first is an item of the second. */
const COVERED_BY: readonly (readonly [part: Items, whole: Items])[] = [
  [SUMMARY, EXPENDITURE],
  [GENERAL, EXPENDITURE],
  [FUND, EXPENDITURE],
  [CAPITAL, EXPENDITURE],
  [EXPENDITURE, SUMMARY],
  [appropriation('total'), SUMMARY],
  [appropriation('general_public_budget'), GENERAL],
  [appropriation('government_fund'), FUND],
  [appropriation('state_capital'), CAPITAL],
  [GENERAL, appropriation('general_public_budget')],
  [FUND, appropriation('government_fund')],
  [CAPITAL, appropriation('state_capital')],
  [coded('general_budget_expenditure_detail', 'total'), GENERAL],
  [coded('general_budget_project_expenditure', 'total'), GENERAL],
  [coded('appropriation_expenditure_detail', 'total'), EXPENDITURE],
];

/** An item that a table lacks, with the figures that other tables have for it. */
interface Missing {
  code: string;
  whole: FigureTable;
  figures: Figure[];
  parts: FigureTable[];
}

/** Findings on items that a table reports and the table that covers it does not list. */
export function checkItemSets({ figures }: CheckContext): Finding[] {
  const missing = new Map<string, Missing>();
  for (const [part, whole] of COVERED_BY) {
    for (const [from, to] of pairs(figures, part.table, whole.table)) {
      for (const { code, figure } of lacking({ from, part, to, whole })) {
        const key = to.key(code, '');
        const known = missing.get(key);
        if (known === undefined) missing.set(key, { code, whole: to, figures: [figure], parts: [from] });
        else if (known.parts.push(from) > 0) known.figures.push(figure);
      }
    }
  }
  return [...missing.values()].map(report);
}

/** Printings that belong together: each part with the only whole, or one with one where both are printed equally often. */
function pairs(figures: Figures, part: string, whole: string): (readonly [FigureTable, FigureTable])[] {
  const [parts, wholes] = [figures.printings(part), figures.printings(whole)];
  if (wholes.length > 1 && wholes.length !== parts.length) return [];
  return parts.flatMap((from, i) => {
    const to = wholes.length === 1 ? wholes[0] : wholes[i];
    return to === undefined ? [] : [[from, to] as const];
  });
}

interface Pair {
  from: FigureTable;
  part: Items;
  to: FigureTable;
  whole: Items;
}

/** The items of `from` that `to` has no row for, though it prints their level and its sums hold without them. */
function lacking({ from, part, to, whole }: Pair): { code: string; figure: Figure }[] {
  if (to.unknownRows.length > 0) return [];
  const unlisted = amountsBeyond(to, whole, { from, part });
  if (unlisted.length === 0 || !areOfOneKind(from, part, { to, whole })) return [];
  const listed = to.topRows(whole.prefix).map((row) => row.slice(whole.prefix.length));
  const codes = whole.prefix === '' ? to.codeRows.all : listed;
  const levels = new Set(codes.map((code) => code.length));
  const absent = unlisted.filter(({ code }) => levels.has(code.length) && !(whole.prefix === '' && to.codeRows.hasBelow(code)));
  const gone = new Set(absent.map(({ code }) => code));
  return absent.filter(({ code }) => !hasAncestorIn(code, gone) && levelSum(to, whole, code) !== 'broken' && !isChildless(to, code));
}

/** True where both tables print codes of one classification: projects may be broken down by economic item (302, 310). */
function areOfOneKind(from: FigureTable, part: Items, { to, whole }: Pick<Pair, 'to' | 'whole'>): boolean {
  const known = kindsOf(to, whole);
  for (const kind of kindsOf(from, part)) if (known.has(kind)) return true;
  return false;
}

/** The digits with which the codes of a table begin. */
function kindsOf({ rows }: FigureTable, { prefix }: Items): Set<string> {
  const kinds = new Set<string>();
  for (const row of rows.keys()) if (row.startsWith(prefix) && isCode(row.slice(prefix.length))) kinds.add(row.charAt(prefix.length));
  return kinds;
}

/** True where the row above is printed without any row below it: that is told of the row above. */
function isChildless(table: FigureTable, code: string): boolean {
  const above = code.slice(0, -2);
  return table.hasRow(above) && !table.codeRows.hasBelow(above);
}

function hasAncestorIn(code: string, codes: ReadonlySet<string>): boolean {
  for (let length = code.length - 2; length >= CLASS_DIGITS; length -= 2) if (codes.has(code.slice(0, length))) return true;
  return false;
}

/** Figures other than zero of the part's column whose codes the whole has no row for. */
function amountsBeyond(
  to: FigureTable,
  whole: Items,
  { from, part: { column, prefix } }: Pick<Pair, 'from' | 'part'>,
): { code: string; figure: Figure }[] {
  const found: { code: string; figure: Figure }[] = [];
  for (const [row, cells] of from.rows) {
    if (!row.startsWith(prefix)) continue;
    const code = row.slice(prefix.length);
    if (!isCode(code) || to.hasRow(whole.prefix + code)) continue;
    const figure = cells.get(column);
    if (figure !== undefined && !isZero(figure)) found.push({ code, figure });
  }
  return found;
}

function report({ code, whole, figures, parts }: Missing): Finding {
  const isDoubtful = whole.incomplete || parts.some((part) => part.incomplete) || figures.some((figure) => figure.doubtful);
  const [first] = figures;
  return {
    rule: 'cross_table/item-not-listed',
    ...(isDoubtful ? ({ origin: 'extraction', severity: 'warning' } as const) : {}),
    args: {
      tables: [...new Set(parts.map((part) => `《${part.table.title}》`))].join('、'),
      code,
      label: first?.fact.label ?? '',
      amount: first === undefined ? '' : `${first.fact.value} ${first.fact.unit}`,
      whole: whole.table.title,
    },
    locations: [...figures.map((figure) => figure.fact.source), whole.table.source],
    facts: figures.map((figure) => figure.key),
    expected: code,
  };
}
