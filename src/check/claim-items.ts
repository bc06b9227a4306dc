/**
 * The kinds of cost that the narrative lists under 人员经费 and 公用经费 against the rows of the basic expenditure table.
 *
 * In → Out: sentences with 包括 → rows with an amount that the list leaves out, names whose rows are empty. A list that ends with 等 may
 * leave out what it likes; one that begins with 主要 and leaves out at least as many rows as it names shows that it is not complete, so that
 * this is a remark only. Naming an empty row is often the template's habit, and a remark, too.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Forms } from '../model/form.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import type { CostUmbrella } from '../model/narrative.ts';
import type { CheckContext } from './check-document.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimFigure, figureAt } from './claim-figures.ts';
import { placesOnce } from './claim-findings.ts';
import type { Figure, FigureTable } from './figures.ts';
import { isZero } from './interval.ts';

const TABLE = 'general_budget_basic_expenditure';
/** Totals of the table and the classes that they are made of. */
const TOTALS: readonly { key: string; classes: readonly string[] }[] = [
  { key: `${TABLE}/total.personnel/amount`, classes: ['301', '303'] },
  { key: `${TABLE}/total.public/amount`, classes: ['302', '307', '309', '310', '311', '312', '313', '399'] },
];
/** 主要 says that there may be more. */
const LIST_START = /(主要)?(?:包括|用于)[:：]?/;
const LIST_END = /[;。；]/;
const SEPARATORS = /[、,，]/;
const OPEN_END = /等(?:支出|方面|费用|项目)?$/;
const FIGURES = /\d.*$/;
const ENDINGS = /(?:支出|费用|费|经费)$/;
const CLASS_DIGITS = 3;
const ITEM_DIGITS = 5;
/** Fewer names are a remark, no list. */
const FEWEST_NAMES = 3;
/** Names that one line shows; more are counted. */
const SHOWN = 8;
/** Least length of a name that stands for a longer one with its end. */
const LEAST_END = 3;

/** Names in a list whose rows the table prints without an amount. */
export function checkEmptyItems({ document, figures, forms }: CheckContext): Finding[] {
  const table = figures.table(TABLE);
  if (table === undefined || table.incomplete) return [];
  const findings: Finding[] = [];
  for (const claim of document.claims) {
    const classes = classesOf(claim);
    const finding = classes === null ? null : emptyFinding(claim, emptyNames(claim, { table, classes, forms }), table);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/** The classes of the total that a claim states; null where it states none. */
function classesOf({ kind, facts }: Claim): readonly string[] | null {
  if (kind !== 'amount') return null;
  for (const { key, classes } of TOTALS) if (facts.includes(key)) return classes;
  return null;
}

interface Lists {
  table: FigureTable;
  classes: readonly string[];
  forms: Forms;
}

/** Names of the list that are those of empty rows, and of no row with an amount. */
function emptyNames(claim: Claim, { table, classes, forms }: Lists): string[] {
  const names = listOf(claim)?.names ?? [];
  if (names.length < FEWEST_NAMES) return [];
  const filled = rowsOf(table, classes);
  const others = names.filter((name) => {
    const own = stem(name);
    return !filled.some((row) => isSame(own, row.stem));
  });
  if (others.length === 0) return [];
  const stems = stemsOf(forms);
  const printed = new Set<string>();
  for (const code of table.codeRows.all)
    if (code.length === ITEM_DIGITS && classes.includes(code.slice(0, CLASS_DIGITS)))
      for (const name of stems.get(code) ?? []) printed.add(name);
  return others.filter((name) => printed.has(stem(name)));
}

const STEMS = new WeakMap<Forms, ReadonlyMap<string, readonly string[]>>();

/** What names of the economic classification are compared by, for each item. */
function stemsOf(forms: Forms): ReadonlyMap<string, readonly string[]> {
  const known = STEMS.get(forms);
  if (known !== undefined) return known;
  const items = [...forms.economic.values()].filter(({ code }) => code.length === ITEM_DIGITS);
  const stems = new Map(items.map(({ code, names }) => [code, names.map(stem)]));
  STEMS.set(forms, stems);
  return stems;
}

function emptyFinding({ subject, source }: Claim, names: readonly string[], { table }: FigureTable): Finding | null {
  if (names.length === 0) return null;
  return {
    rule: 'narrative/items-without-amount',
    args: { subject, table: table.title, names: `${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? `等${names.length}项` : ''}` },
    locations: placesOnce([source, table.source]),
    facts: [],
  };
}

export function checkItems(book: ClaimBook): Finding[] {
  const table = book.input.figures.table(TABLE);
  if (table === undefined || table.incomplete) return [];
  const umbrellas = book.input.forms?.narrative.costUmbrellas ?? [];
  const findings: Finding[] = [];
  for (const figure of book.figures) {
    const classes = classesOf(figure.claim);
    const finding = classes === null || !book.holds(figure) ? null : itemFinding(figure, { classes, table, umbrellas });
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/** What a list is held against. */
interface Listing {
  table: FigureTable;
  classes: readonly string[];
  umbrellas: readonly CostUmbrella[];
}

function itemFinding(figure: ClaimFigure, { classes, table, umbrellas }: Listing): Finding | null {
  const list = listOf(figure.claim);
  if (list === null || list.open || list.names.length < FEWEST_NAMES) return null;
  const names = list.names.map(stem);
  const rows = rowsOf(table, classes);
  // A name that is that of one row in full speaks of no other row (办公设备购置 is no 办公费).
  const full = new Set(rows.map((row) => row.stem));
  const loose = names.filter((name) => !full.has(name));
  const covered = coveredItems(list.names, umbrellas);
  const missing = rows.flatMap((row) =>
    covered.has(row.figure.fact.row) || names.includes(row.stem) || loose.some((name) => isSame(name, row.stem)) ? [] : [row.figure],
  );
  if (missing.length === 0) return null;
  return {
    rule: 'narrative/items-not-mentioned',
    ...(list.main && missing.length >= list.names.length ? { severity: 'info' as const } : {}),
    args: {
      subject: figure.claim.subject,
      table: table.table.title,
      rows: missing.map(({ fact }) => `${fact.label}${fact.value}${fact.unit}`).join('、'),
    },
    locations: placesOnce([figure.claim.source, ...missing.map(({ fact }) => fact.source)]),
    facts: missing.map(({ key }) => key),
  };
}

/** Items that names of several of them speak of (社保, 离退休补贴). */
function coveredItems(names: readonly string[], umbrellas: readonly CostUmbrella[]): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const { names: words, items } of umbrellas)
    if (names.some((name) => words.some((word) => name.startsWith(word)))) for (const item of items) covered.add(item);
  return covered;
}

interface NameList {
  names: string[];
  /** True where 等 ends it. */
  open: boolean;
  /** True where it says to name the main ones. */
  main: boolean;
}

/** The names behind 主要包括, without amounts; null where there is no list. */
function listOf({ text: printed, value }: Claim): NameList | null {
  const text = normalizeLabel(printed);
  const behind = text.slice(Math.max(0, figureAt(text, value)));
  const start = LIST_START.exec(behind);
  if (start === null) return null;
  const list = behind.slice(start.index + start[0].length).split(LIST_END)[0] ?? '';
  const names = list
    .split(SEPARATORS)
    .map((item) => item.replace(FIGURES, ''))
    .filter((name) => name !== '');
  return { names, open: OPEN_END.test(list), main: start[1] !== undefined };
}

/** A row with an amount. */
interface Row {
  figure: Figure;
  /** What its label is compared by. */
  stem: string;
}

const ROWS = new WeakMap<FigureTable, Map<readonly string[], readonly Row[]>>();

/** The rows of the classes that have an amount. */
function rowsOf(table: FigureTable, classes: readonly string[]): readonly Row[] {
  const byClasses = ROWS.get(table) ?? new Map<readonly string[], readonly Row[]>();
  ROWS.set(table, byClasses);
  const known = byClasses.get(classes);
  if (known !== undefined) return known;
  const rows: Row[] = [];
  for (const [row, figures] of table.rows) {
    if (row.length !== ITEM_DIGITS || !classes.includes(row.slice(0, CLASS_DIGITS))) continue;
    const figure = figures.get('amount');
    if (figure !== undefined && !isZero(figure)) rows.push({ figure, stem: stem(figure.fact.label) });
  }
  byClasses.set(classes, rows);
  return rows;
}

function stem(name: string): string {
  return normalizeLabel(name).replace(ENDINGS, '');
}

/** True where two stems are those of one item. */
function isSame(name: string, row: string): boolean {
  if (row === name) return true;
  return name.length > 1 && (row.startsWith(name) || name.startsWith(row) || name.endsWith(row) || isEnd(name, row));
}

/** 公积金 for 住房公积金; a shorter end (补助, 工资) is that of many items. */
function isEnd(name: string, row: string): boolean {
  return name.length >= LEAST_END && row.endsWith(name);
}
