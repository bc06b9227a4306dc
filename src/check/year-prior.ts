/**
 * A document against that of the same unit for the year before.
 *
 * In → Out: two documents → findings on the later one, laid to our reading where a figure of either was read with doubt. Units: 元
 * inside, 万元 in messages. Pure: which documents belong together is found elsewhere. Places are places of the later document.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import { ClaimBook } from './claim-book.ts';
import { inUnit } from './claim-findings.ts';
import { checkClaims } from './claims.ts';
import { type Figure, Figures } from './figures.ts';
import { compareIntervals, type Interval } from './interval.ts';
import { type PriorAmount, priorAmounts } from './year-implied.ts';

const TEN_THOUSAND = new Decimal(10000);
const NONE: ReadonlySet<string> = new Set();

/** The later year's opening cells and the earlier year's closing cells. */
const CARRYOVERS: readonly (readonly [opening: string, closing: string])[] = [
  ['income_expenditure_summary/income.opening_carryover/amount', 'income_expenditure_summary/expenditure.closing_carryover/amount'],
  ['appropriation_summary/income.opening_carryover/amount', 'appropriation_summary/expenditure.closing_carryover/total'],
  ...['general_public_budget', 'government_fund', 'state_capital'].map(
    (budget) =>
      [
        `appropriation_summary/income.opening_carryover.${budget}/amount`,
        `appropriation_summary/expenditure.closing_carryover/${budget}`,
      ] as const,
  ),
  ['government_fund/total/opening_carryover', 'government_fund/total/closing_carryover'],
  ['state_capital/total/opening_carryover', 'state_capital/total/closing_carryover'],
];
const CODE = /^\d{3,7}$/;
/** What a pair of documents can show, and neither alone. */
const PRIOR_RULES = [
  'year_over_year/prior-contradicts-last-year',
  'year_over_year/carryover-contradicts-last-year',
  'year_over_year/renamed-code',
  'year_over_year/unlike-last-year',
] as const satisfies readonly Finding['rule'][];
type PriorFinding = Finding & { rule: (typeof PRIOR_RULES)[number] };
/** Contradictions from which on, where nothing agrees, the documents are taken to be of unlike scope. */
const UNLIKE_FROM = 3;
/** Names that one line shows; more are counted. */
const SHOWN = 8;

/** True for a rule that only last year's document can break: what of a log falls away without it. */
export function needsPrior(rule: string): boolean {
  return (PRIOR_RULES as readonly string[]).includes(rule);
}

/** What the later of two documents contradicts of the earlier one; nothing where they are known not to be one year apart. */
export function checkAgainstPrior(current: Document, prior: Document): PriorFinding[] {
  if (current.fiscalYear !== null && prior.fiscalYear !== null && current.fiscalYear !== prior.fiscalYear + 1) return [];
  const years = yearsOf(current, prior);
  const held = heldPriors(current, years);
  const found = [...contradictions(held, years), ...carryovers(years)];
  return [...(isUnlike(found, held, years) ? [unlike(found)] : found), ...renamedCodes(years)];
}

/** True where much contradicts last year's document and no amount agrees: a unit's own account beside that of its whole department. */
function isUnlike(found: readonly PriorFinding[], held: readonly HeldPrior[], { now, past }: Years): boolean {
  if (found.length < UNLIKE_FROM || held.some(({ agrees, amount }) => agrees === true && !amount.interval.value.isZero())) return false;
  return !CARRYOVERS.some(([opening, closing]) => {
    const [actual, expected] = [now.byKey(opening), past.byKey(closing)];
    return actual?.value.isZero() === false && expected !== undefined && compareIntervals(actual, expected) !== 'unequal';
  });
}

/** All contradictions as one that accuses nobody. */
function unlike(found: readonly PriorFinding[]): PriorFinding {
  return {
    rule: 'year_over_year/unlike-last-year',
    args: { count: String(found.length) },
    locations: found.flatMap(({ locations }) => locations),
    facts: [...new Set(found.flatMap(({ facts }) => facts ?? []))],
  };
}

/** Both documents as figures, and where their pages were read from images. */
interface Years {
  now: Figures;
  past: Figures;
  here: Images;
  there: Images;
}

function yearsOf(current: Document, prior: Document): Years {
  return { now: new Figures(current, NONE), past: new Figures(prior, NONE), here: imagesOf(current), there: imagesOf(prior) };
}

/** True for a place that was read from an image, or may have been. */
type Images = (place: Place) => boolean;

/** Where a document was read from images: cells say so, and of pages without tables nothing is known where others are images. */
function imagesOf({ tables }: Document): Images {
  const cells = tables.flatMap((table) => table.cells);
  if (!cells.some(({ recognition }) => recognition !== undefined)) return () => false;
  const images = new Set(cells.filter(({ recognition }) => recognition !== undefined).map(({ source }) => source.page));
  const texts = new Set(cells.map(({ source }) => source.page).filter((page) => !images.has(page)));
  return ({ page }) => !texts.has(page);
}

/** Lays a finding to our reading; it is never an error then. */
function doubted(finding: PriorFinding): PriorFinding {
  const isInfo = CATALOGUE[finding.rule].severity === 'info';
  return { ...finding, origin: 'extraction', severity: isInfo ? 'info' : 'warning' };
}

/** An amount of last year that the later narrative states or implies, beside what last year's document prints. Unit: 万元. */
export interface StatedPrior {
  subject: string;
  /** Keys of the facts that are meant. */
  facts: readonly string[];
  /** True where the sentence prints it, false where it follows from a change. */
  stated: boolean;
  value: string;
  /** null where last year's document has no such figure. */
  lastYear: string | null;
  agrees: boolean | null;
  /** Where the later document says so. */
  place: Place;
}

/** What the later narrative says of the earlier year's amounts; figures that are wrong in themselves are left out. */
export function statedPriors(current: Document, prior: Document): StatedPrior[] {
  return heldPriors(current, yearsOf(current, prior)).map(({ amount: { keys, subject, interval, stated, place }, figures, agrees }) => ({
    subject,
    facts: keys,
    stated,
    value: inUnit(interval.value, TEN_THOUSAND),
    lastYear: figures[0] === undefined ? null : inUnit(figures[0].value, TEN_THOUSAND),
    agrees,
    place,
  }));
}

/** A prior amount with last year's figures for it; `agrees` null where there are none. */
interface HeldPrior {
  amount: PriorAmount;
  figures: readonly Figure[];
  agrees: boolean | null;
}

/** 上年数 and what changes imply of it beside last year's tables, each amount of a subject once. */
function heldPriors(document: Document, { now, past }: Years): HeldPrior[] {
  const book = new ClaimBook({ document, figures: now });
  checkClaims(book);
  const seen = new Set<string>();
  return priorAmounts(book).flatMap((amount) => {
    const { keys, interval } = amount;
    const id = `${keys.join()} ${interval.value.toFixed()}`;
    if (seen.has(id)) return [];
    seen.add(id);
    const figures = keys.flatMap((key) => past.byKey(key) ?? []);
    const agrees = figures.length === 0 ? null : figures.some((figure) => compareIntervals(figure, interval) !== 'unequal');
    return [{ amount, figures, agrees }];
  });
}

function contradictions(held: readonly HeldPrior[], { now, here, there }: Years): PriorFinding[] {
  return held.flatMap(({ amount: { keys, subject, interval, stated, place }, figures, agrees }) => {
    const [expected] = figures;
    if (agrees !== false || expected === undefined) return [];
    const finding: PriorFinding = {
      rule: 'year_over_year/prior-contradicts-last-year',
      args: { subject, how: stated ? '为' : '按增减额推算为', ...amounts(interval, expected) },
      locations: [place],
      facts: keys.filter((key) => now.byKey(key) !== undefined),
      ...differences(interval, expected),
    };
    const isUnsure = here(place) || figures.some(({ doubtful, fact }) => doubtful || there(fact.source));
    return [isUnsure || keys.some((key) => now.byKey(key)?.doubtful === true) ? doubted(finding) : finding];
  });
}

function amounts(actual: Interval, expected: Interval): { actual: string; expected: string } {
  return { actual: inUnit(actual.value, TEN_THOUSAND), expected: inUnit(expected.value, TEN_THOUSAND) };
}

function differences(actual: Interval, expected: Interval): Pick<Finding, 'expected' | 'actual' | 'difference' | 'tolerance'> {
  return {
    ...amounts(actual, expected),
    difference: inUnit(actual.value.minus(expected.value), TEN_THOUSAND),
    tolerance: inUnit(actual.half.plus(expected.half), TEN_THOUSAND),
  };
}

function carryovers({ now, past, here, there }: Years): PriorFinding[] {
  const total = new Set<string>();
  return CARRYOVERS.flatMap(([opening, closing]) => {
    const actual = now.byKey(opening);
    const expected = past.byKey(closing);
    if (actual === undefined || expected === undefined || compareIntervals(actual, expected) !== 'unequal') return [];
    // The general budget's part of a total that is reported says the same again.
    const difference = actual.value.minus(expected.value).toFixed();
    if (total.has(`${actual.fact.table} ${difference}`)) return [];
    total.add(`${actual.fact.table} ${difference}`);
    const { fact } = actual;
    const finding: PriorFinding = {
      rule: 'year_over_year/carryover-contradicts-last-year',
      args: { table: now.table(fact.table)?.table.title ?? '', label: fact.label, ...amounts(actual, expected) },
      locations: [fact.source],
      facts: [opening],
      ...differences(actual, expected),
    };
    const isUnsure = actual.doubtful || expected.doubtful || here(fact.source) || there(expected.fact.source);
    return [isUnsure ? doubted(finding) : finding];
  });
}

/** One line for each table with codes that changed their name, or names that changed their code. */
function renamedCodes({ now, past, here, there }: Years): PriorFinding[] {
  return now.tables.flatMap(({ table, rows }) => {
    const before = table.occurrence === 1 ? past.table(table.table) : undefined;
    if (before === undefined) return [];
    const old = labelsOf(before.rows);
    const oldCodes = new Map([...old].map(([code, label]) => [`${code.slice(0, -2)} ${label}`, code]));
    const current = labelsOf(rows);
    const changes = [...current].flatMap(([code, label]) => {
      const was = old.get(code);
      if (was !== undefined) return was === label ? [] : [{ code, words: `${code} ${was}→${label}` }];
      const moved = oldCodes.get(`${code.slice(0, -2)} ${label}`);
      return moved === undefined || current.has(moved) ? [] : [{ code, words: `${label} ${moved}→${code}` }];
    });
    if (changes.length === 0) return [];
    const figures = changes.flatMap(({ code }) => [...(rows.get(code)?.values() ?? [])].slice(0, 1));
    const shown = changes
      .slice(0, SHOWN)
      .map(({ words }) => words)
      .join('、');
    const finding: PriorFinding = {
      rule: 'year_over_year/renamed-code',
      args: { table: table.title, count: String(changes.length), names: `${shown}${changes.length > SHOWN ? '等' : ''}` },
      locations: figures.map(({ fact }) => fact.source),
      facts: figures.map(({ key }) => key),
    };
    return [here(table.source) || there(before.table.source) ? doubted(finding) : finding];
  });
}

/** Labels of coded rows in a form that spacing, punctuation and ordinals do not change. */
function labelsOf(rows: ReadonlyMap<string, ReadonlyMap<string, Figure>>): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [code, figures] of rows) {
    const [figure] = figures.values();
    if (CODE.test(code) && figure !== undefined && figure.fact.label !== '')
      labels.set(code, stripOrdinal(normalizeLabel(figure.fact.label)));
  }
  return labels;
}
