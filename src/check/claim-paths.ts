/**
 * Functional items of the narrative (类、款、项) against the rows of the general budget's expenditure table.
 *
 * In → Out: statements of items → items without a row, rows without a word, and budgets that do not add up to the stated one.
 * Units: 元 inside. An amount that another row has speaks for a wrong name, no amount like it for a figure from nowhere.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Measure } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { inUnit, OUR_DOUBT, placesOnce } from './claim-findings.ts';
import type { Figure, FigureTable } from './figures.ts';
import { compareIntervals, type Interval, isSameValue, isZero, sum } from './interval.ts';

const TABLE = 'general_budget_expenditure';
const TOTAL = `${TABLE}/total/total`;
const CODE =
  /^(?:general_budget_expenditure\/(\d{3}|\d{5}|\d{7})\/total|appropriation_summary\/expenditure\.(\d{3})\/general_public_budget)$/;
/** What the keys of classes in the summary of appropriations begin with. */
const CLASSES = 'appropriation_summary/expenditure.';
const ITEM_LEVEL = 7;
const GROUP_LEVEL = 5;
/** The names of group and item in a normalised path. */
const PATH = /\(类\)(.+)\(款\)(.+)\(项\)$/;
const CLASS_LEVEL = 3;
const ITEM = /[（(]项[）)]/;
const OTHER_BUDGETS = /政府性基金|国有资本/;
/** Tables that may state an item's amount under another code or column. */
const OTHERS = ['expenditure', 'government_fund', 'state_capital', 'income'] as const;
/** Rows that one line names; more are counted. */
const NAMED_ROWS = 8;
const FEWEST_ITEMS = 2;

/** An item of a list: its statement and its code, where the parser knew it. */
interface Item {
  statement: Statement;
  code: string | null;
}

export function checkPaths(book: ClaimBook): Finding[] {
  const table = book.input.figures.table(TABLE);
  return [...lists(book).values()].flatMap((items) => {
    const unknown = items.filter(({ code, statement }) => code === null && isNonZero(statement));
    const unlisted = table === undefined ? [] : unknown.filter(({ statement }) => !isPrintedPath(statement, table));
    const found = table === undefined ? [] : unlisted.map(({ statement }) => unknownFinding(book, table, statement));
    return [...found, ...(table === undefined ? [] : missingRows(table, items)), ...budgetSum(book, items, table)];
  });
}

/** Items of functional classes by the section and the list that they stand in. */
function lists(book: ClaimBook): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const statement of book.statements) {
    if (statement.evaluation) continue;
    const code = codeOf(statement);
    if (code === null && (!ITEM.test(statement.subject) || isOfOtherBudget(statement))) continue;
    const key = `${statement.section} ${code?.length === CLASS_LEVEL ? 'class' : 'item'}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [{ statement, code }]);
    else list.push({ statement, code });
  }
  return found;
}

/** True for items of a section on another budget, or whose row another table has. */
function isOfOtherBudget({ section, facts }: Statement): boolean {
  return facts.length > 0 || OTHER_BUDGETS.test(section.slice(section.lastIndexOf('/') + 1));
}

function codeOf({ facts }: Statement): string | null {
  for (const key of facts) {
    if (!key.startsWith(TABLE) && !key.startsWith(CLASSES)) continue;
    const [, code, classCode] = CODE.exec(key) ?? [];
    const found = code ?? classCode;
    if (found !== undefined) return found;
  }
  return null;
}

function isNonZero(statement: Statement): boolean {
  return amountsOf(statement, 'final').some(({ fine }) => !isZero(fine));
}

/** An item that the table has not: under another name, or not at all. */
function unknownFinding(book: ClaimBook, table: FigureTable, statement: Statement): Finding {
  const [figure] = amountsOf(statement, 'final');
  const same = figure === undefined ? undefined : rowOf(table, figure);
  const elsewhere = figure !== undefined && same === undefined && isPrintedElsewhere(book, figure);
  if (figure !== undefined && same === undefined) book.blamed.add(figure);
  const doubtful = table.incomplete || elsewhere;
  return {
    rule: 'narrative/item-not-in-table',
    ...(table.incomplete ? OUR_DOUBT : {}),
    ...(doubtful || same !== undefined ? { severity: 'warning' as const } : {}),
    args: {
      subject: statement.subject,
      actual: figure === undefined ? '' : `${figure.claim.value}${figure.claim.unit}`,
      table: table.table.title,
      hint: same === undefined ? '' : `，数额相同的是“${same.fact.row}${same.fact.label}”`,
    },
    locations: placesOnce([...(figure === undefined ? [] : [figure.claim.source]), same?.fact.source ?? table.table.source]),
    facts: same === undefined ? [] : [same.key],
    actual: figure?.claim.value ?? '',
  };
}

function rowOf(table: FigureTable, { fine }: ClaimFigure): Figure | undefined {
  for (const [row, figures] of table.rows) {
    const figure = figures.get('total');
    if (row.length === ITEM_LEVEL && figure !== undefined && compareIntervals(fine, figure) !== 'unequal') return figure;
  }
  return undefined;
}

/** True for the path that the table prints for a row of the amount, whatever the classification calls its codes. */
function isPrintedPath(statement: Statement, table: FigureTable): boolean {
  const [figure] = amountsOf(statement, 'final');
  const row = figure === undefined ? undefined : rowOf(table, figure)?.fact.row;
  const [, group = '', item = ''] = PATH.exec(normalizeLabel(statement.subject)) ?? [];
  return row !== undefined && item === labelOf(table, row) && group === labelOf(table, row.slice(0, GROUP_LEVEL));
}

function labelOf(table: FigureTable, code: string): string {
  return normalizeLabel(table.rows.get(code)?.values().next().value?.fact.label ?? '');
}

function isPrintedElsewhere(book: ClaimBook, { fine }: ClaimFigure): boolean {
  return OTHERS.some((id) => {
    const table = book.input.figures.table(id);
    if (table === undefined) return false;
    return [...table.rows].some(([row, figures]) => row !== 'total' && [...figures.values()].some((figure) => isSameValue(figure, fine)));
  });
}

/** Rows with an amount of which a list says nothing. */
function missingRows(table: FigureTable, items: readonly Item[]): Finding[] {
  if (table.incomplete) return [];
  const codes = items.flatMap(({ code }) => code ?? []);
  const paths = items.some(({ statement }) => ITEM.test(statement.subject));
  const level = paths ? ITEM_LEVEL : CLASS_LEVEL;
  if (items.length < FEWEST_ITEMS || (!paths && codes.some((code) => code.length > CLASS_LEVEL))) return [];
  const unnamed = items.filter(({ code }) => code === null).flatMap(({ statement }) => amountsOf(statement, 'final'));
  const missing = [...table.rows].flatMap(([row, figures]) => {
    const figure = figures.get('total');
    if (row.length !== level || figure === undefined || isZero(figure) || codes.some((code) => row.startsWith(code))) return [];
    return unnamed.some(({ fine }) => compareIntervals(fine, figure) !== 'unequal') ? [] : [figure];
  });
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED_ROWS).map(({ fact }) => `${fact.row}${fact.label}${fact.value}${fact.unit}`);
  const [first] = items;
  return [
    {
      rule: 'narrative/rows-not-mentioned',
      args: {
        section: (first?.statement.section ?? '').split(' / ').at(-1) ?? '',
        table: table.table.title,
        rows: `${named.join('、')}${missing.length > NAMED_ROWS ? `等${missing.length}项` : ''}`,
      },
      locations: placesOnce([
        ...(first?.statement.figures[0] === undefined ? [] : [first.statement.figures[0].claim.source]),
        ...missing.map(({ fact }) => fact.source),
      ]),
      facts: missing.map(({ key }) => key),
    },
  ];
}

/** Budgets of all items against the stated budget, where the final amounts show that the list is complete; final amounts without table. */
function budgetSum(book: ClaimBook, items: readonly Item[], table: FigureTable | undefined): Finding[] {
  const section = items[0]?.statement.section ?? '';
  const whole = book.statementsOn(TOTAL).find((statement) => statement.section === section && amountsOf(statement, 'final').length > 0);
  if (whole === undefined || items.length < FEWEST_ITEMS || items.some(({ statement }) => amountsOf(statement, 'final').length === 0))
    return [];
  const finals = sumOf(items, ['final']);
  const complete = finals !== null && book.finals(whole).some((final) => compareIntervals(final, finals) !== 'unequal');
  if (!complete)
    return table === undefined && finals !== null ? compareSum(book, { items, whole, total: finals, measures: ['final'] }) : [];
  return [['initial_budget'] as const, ['adjusted_budget'] as const].flatMap((measures) => {
    const total = sumOf(items, measures);
    return total === null ? [] : compareSum(book, { items, whole, total, measures });
  });
}

/** The sum of a measure over all items; null where one of them does not state it. */
function sumOf(items: readonly Item[], measures: readonly Measure[]): Interval | null {
  const amounts = items.map(({ statement }) => amountsOf(statement, ...measures)[0]?.fine);
  if (amounts.includes(undefined)) return null;
  return sum(amounts.flatMap((interval) => (interval === undefined ? [] : [{ interval, sign: 1 as const }])));
}

interface SumCase {
  items: readonly Item[];
  whole: Statement;
  total: Interval;
  measures: readonly Measure[];
}

function compareSum(book: ClaimBook, { items, whole, total, measures }: SumCase): Finding[] {
  const [stated] = amountsOf(whole, ...measures);
  if (stated === undefined) return [];
  const verdict = compareIntervals(stated.fine, total);
  if (verdict === 'rounding') {
    const parts = items.flatMap(({ statement }) => amountsOf(statement, ...measures)[0] ?? []);
    book.sumTails.push({ whole: stated, parts, difference: stated.fine.value.minus(total.value).abs() });
  }
  if (verdict !== 'unequal') return [];
  const { unitSize, unit, fine } = stated;
  // A list may leave out items of which nothing was spent, so less is only odd.
  const less = total.value.lt(fine.value);
  return [
    {
      rule: 'narrative/parts-sum',
      ...(less ? { severity: 'warning' as const } : {}),
      args: {
        subject: `${whole.subject}${measures[0] === 'final' ? '' : '预算'}`,
        actual: `${stated.claim.value}${stated.claim.unit}`,
        expected: `${inUnit(total.value, unitSize)}${unit}`,
      },
      locations: placesOnce(
        [stated, ...items.flatMap(({ statement }) => amountsOf(statement, ...measures))].map(({ claim }) => claim.source),
      ),
      facts: [...whole.facts],
      expected: inUnit(total.value, unitSize),
      actual: stated.claim.value,
      difference: inUnit(fine.value.minus(total.value), unitSize),
      tolerance: inUnit(fine.half.plus(total.half), unitSize),
    },
  ];
}
