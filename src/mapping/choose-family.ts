/**
 * Which form family a disclosure follows, from the tables that it prints.
 *
 * In → Out: printed tables in order, unit name, year → id of a family; null where none fits well, or two fit equally.
 * Fits well: five statutory tables at least, not only those with which all families begin; of nine at most one out of the family's
 * order; no more printed form numbers against the family than for it. Among those the highest score wins: a weighted sum of shares.
 * Limits: the family only says which layout was met; no table is recognised by it (contract §2).
 */
import type { Family, FamilyTable } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import { isTableId } from '../model/table-ids.ts';

export interface PrintedTable {
  table: string;
  formNumber: string | null;
  title: string;
}

export interface FamilyEvidence {
  /** In the order in which they are printed. */
  tables: readonly PrintedTable[];
  unitName: string | null;
  fiscalYear: number | null;
}

/** Fewer tables than these say nothing of a layout. */
const LEAST_TABLES = 5;
/** Tables with which all families begin; a layout shows in the others. */
const COMMON: ReadonlySet<string> = new Set([
  'income_expenditure_summary',
  'income',
  'expenditure',
  'appropriation_summary',
  'general_budget_expenditure',
  'general_budget_basic_expenditure',
]);
/** Share of the printed tables in the family's order: one of nine may have moved, two may not. */
const LEAST_ORDER = 0.85;
/** Share of the comparable form numbers that agree. */
const LEAST_NUMBERS = 0.5;
/** What a share counts. Order and completeness are the layout itself; region decides between equal layouts, never against another one. */
const WEIGHTS = { order: 8, complete: 4, numbers: 2, titles: 1, year: 1, region: 1.5 };
/** Share of evidence that says nothing. */
const SILENT = 0.5;

/** Tables attached to any family; they count only where the family lists them. */
const ATTACHMENTS: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);

/** The family that fits best. Deterministic; the order of `families` does not matter. */
export function chooseFamily(evidence: FamilyEvidence, families: readonly Family[]): string | null {
  const compiled = compileFamilies(families);
  const tables = evidence.tables.filter(({ table }) => isTableId(table) || compiled.known.has(normalizeLabel(table)));
  const statutory = new Set(tables.map(({ table }) => table).filter((table) => !ATTACHMENTS.has(table)));
  if (statutory.size < LEAST_TABLES || [...statutory].every((table) => COMMON.has(table))) return null;
  const printed = tables.map(prepare);
  const ids = new Set(tables.map(({ table }) => table));
  const local = familiesOfPlace(evidence.unitName, families);
  let best: { id: string | null; score: number } = { id: null, score: 0 };
  for (const listing of compiled.listings) {
    const { id } = listing.family;
    const score = scoreOf(listing, { printed, ids, fiscalYear: evidence.fiscalYear }, local.has(id));
    if (score > best.score) best = { id, score };
    else if (score === best.score) best = { id: null, score };
  }
  return best.id;
}

/** A table of a family as printed ones are compared with it. */
interface ListedTable {
  table: string;
  key: string;
  number: number | null;
  titleKeys: string[];
}

interface Listing {
  family: Family;
  tables: ListedTable[];
  /** Normal forms of the tables' ids. */
  keys: ReadonlySet<string>;
}

interface CompiledFamilies {
  listings: Listing[];
  known: ReadonlySet<string>;
}

const compiledFamilies = new WeakMap<readonly Family[], CompiledFamilies>();

/** The families with what is compared brought to its normal form, once for all documents. */
function compileFamilies(families: readonly Family[]): CompiledFamilies {
  const compiled = compiledFamilies.get(families);
  if (compiled !== undefined) return compiled;
  const listings = families.map((family) => {
    const tables = family.tables.map(toListed);
    return { family, tables, keys: new Set(tables.map(({ key }) => key)) };
  });
  const made = { listings, known: new Set(listings.flatMap(({ keys }) => [...keys])) };
  compiledFamilies.set(families, made);
  return made;
}

function toListed({ table, number, titles = [] }: FamilyTable): ListedTable {
  return { table, key: normalizeLabel(table), number: ordinal(number), titleKeys: titles.map(normalizeLabel) };
}

/** A printed table as it is compared with every family. */
interface Prepared extends PrintedTable {
  key: string;
  number: number | null;
  titleKey: string;
}

function prepare({ table, formNumber, title }: PrintedTable): Prepared {
  return { table, formNumber, title, key: normalizeLabel(table), number: ordinal(formNumber), titleKey: normalizeLabel(title) };
}

interface Evidence {
  printed: readonly Prepared[];
  /** Ids of all printed tables. */
  ids: ReadonlySet<string>;
  fiscalYear: number | null;
}

/** Score of one family; 0 where it does not fit well. */
function scoreOf({ family, tables, keys }: Listing, { printed: all, ids, fiscalYear }: Evidence, isLocal: boolean): number {
  const printed = withoutRepeats(all.filter(({ table }) => !ATTACHMENTS.has(table) || keys.has(table)));
  const listed = tables.filter(({ table }) => !ATTACHMENTS.has(table) || ids.has(table));
  const common = inOrder(printed, listed);
  const order = common / printed.length;
  const numbers = numberShare(all, tables);
  if (order < LEAST_ORDER || (numbers ?? 1) < LEAST_NUMBERS) return 0;
  return (
    WEIGHTS.order * order +
    WEIGHTS.complete * (common / listed.length) +
    WEIGHTS.numbers * (numbers ?? SILENT) +
    WEIGHTS.titles * (titleShare(all, tables) ?? SILENT) +
    WEIGHTS.year * yearShare(family.years, fiscalYear) +
    WEIGHTS.region * (family.regions.length === 0 ? SILENT : Number(isLocal))
  );
}

/** An attachment once however often it is printed, and a table that goes on under a repeated heading once. */
function withoutRepeats(tables: readonly Prepared[]): Prepared[] {
  return tables.filter(({ table, formNumber, title }, i) => {
    if (ATTACHMENTS.has(table)) return tables.findIndex((other) => other.table === table) === i;
    const before = tables[i - 1];
    return before?.table !== table || before.formNumber !== formNumber || before.title !== title;
  });
}

/** Length of the longest sequence of tables that both have in the same order. */
function inOrder(printed: readonly Prepared[], listed: readonly ListedTable[]): number {
  let previous = new Array<number>(listed.length + 1).fill(0);
  for (const { key } of printed) {
    const current = [0];
    for (let j = 0; j < listed.length; j++) {
      current.push(listed[j]?.key === key ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Share of the printed form numbers that the family gives to the same table; null where none can be compared. */
function numberShare(tables: readonly Prepared[], listed: readonly ListedTable[]): number | null {
  const verdicts: boolean[] = [];
  for (const { table, number } of tables) {
    if (number === null) continue;
    const own = listed.filter((candidate) => candidate.table === table && candidate.number !== null);
    if (own.length > 0) verdicts.push(own.some((candidate) => candidate.number === number));
  }
  return share(verdicts);
}

/** Share of the family's own titles among the tables for which it has some; null where it has none. */
function titleShare(tables: readonly Prepared[], listed: readonly ListedTable[]): number | null {
  const verdicts: boolean[] = [];
  for (const { table, titleKey } of tables) {
    const own = listed.filter((candidate) => candidate.table === table && candidate.titleKeys.length > 0);
    if (own.length > 0) verdicts.push(own.some(({ titleKeys }) => titleKeys.some((variant) => titleKey.endsWith(variant))));
  }
  return share(verdicts);
}

function share(verdicts: readonly boolean[]): number | null {
  return verdicts.length === 0 ? null : verdicts.filter(Boolean).length / verdicts.length;
}

function yearShare([from, to]: Family['years'], year: number | null): number {
  if (year === null) return SILENT;
  return Number((from === null || year >= from) && (to === null || year <= to));
}

/** Names of streets hold names of places: 北京路街道 is not in Beijing. */
const STREET = '路';

/** The families whose place stands first in the unit's name: a name goes from the larger place to the smaller. */
function familiesOfPlace(unitName: string | null, families: readonly Family[]): ReadonlySet<string> {
  let first = Number.POSITIVE_INFINITY;
  let ids = new Set<string>();
  for (const { id, regions } of families) {
    for (const region of regions) {
      const at = unitName?.indexOf(region) ?? -1;
      if (at < 0 || at > first || unitName?.[at + region.length] === STREET) continue;
      if (at < first) ids = new Set();
      first = at;
      ids.add(id);
    }
  }
  return ids;
}

const DIGITS = '零一二三四五六七八九';
const TEN = 10;

/** The number in `公开07表`, `表7` or `表十一`; null where there is none. */
function ordinal(formNumber: string | null): number | null {
  const arabic = /\d+/.exec(formNumber ?? '')?.[0];
  if (arabic !== undefined) return Number(arabic);
  const chinese = /([一二三四五六七八九])?(十)?([一二三四五六七八九])?表?$/.exec(formNumber ?? '');
  if (chinese === null) return null;
  const [, tens, ten, ones] = chinese;
  if (ten === undefined) return tens === undefined ? null : DIGITS.indexOf(tens);
  return (tens === undefined ? 1 : DIGITS.indexOf(tens)) * TEN + (ones === undefined ? 0 : DIGITS.indexOf(ones));
}
