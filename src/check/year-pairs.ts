/**
 * Which documents of a batch are of one unit in two following years, and what changed between two such documents.
 *
 * Pure. Units: changes in the fact's own unit where both years print the same one, else money in 元.
 */
import { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { normalizeLabel } from '../model/label.ts';

/** What must be known of a document to find its neighbour. */
export type YearDocument = Pick<Document, 'unitName' | 'unitNameVariants' | 'entityKind' | 'fiscalYear' | 'sha256' | 'documentKind'>;

export interface YearPair<T> {
  prior: T;
  current: T;
}

/**
 * Pairs of documents of the same unit in following years, in the order of the later ones.
 *
 * Two documents of one unit, kind and year that differ leave it open which one is meant: then there is no pair.
 */
export function pairYears<T extends YearDocument>(documents: readonly T[]): YearPair<T>[] {
  const byYear = new Map<string, T | null>();
  for (const document of documents) {
    const { fiscalYear, documentKind } = document;
    if (fiscalYear === null || documentKind !== 'final_account') continue;
    for (const name of namesOf(document)) file(byYear, `${name} ${document.entityKind ?? ''} ${fiscalYear}`, document);
  }
  return documents.flatMap((current) => {
    const prior = current.documentKind === 'final_account' ? priorOf(byYear, current) : null;
    return prior === null ? [] : [{ prior, current }];
  });
}

function namesOf({ unitName, unitNameVariants }: YearDocument): Set<string> {
  const names = [unitName ?? '', ...unitNameVariants.map(({ name }) => name)].map(normalizeLabel);
  return new Set(names.filter((name) => name !== ''));
}

function file<T extends YearDocument>(byYear: Map<string, T | null>, key: string, document: T): void {
  const known = byYear.get(key);
  if (known === undefined) byYear.set(key, document);
  else if (known !== null && known.sha256 !== document.sha256) byYear.set(key, null);
}

/** The one document of the year before; the names on the cover go before other spellings. */
function priorOf<T extends YearDocument>(byYear: ReadonlyMap<string, T | null>, { fiscalYear, entityKind, ...names }: T): T | null {
  if (fiscalYear === null) return null;
  const found = [...namesOf({ ...names, fiscalYear, entityKind } as YearDocument)].map((name) =>
    byYear.get(`${name} ${entityKind ?? ''} ${fiscalYear - 1}`),
  );
  return found.find((document) => document !== undefined && document !== null) ?? null;
}

/** A fact of either year. Values are plain decimals; null where the year does not print it. */
export interface YearChange {
  key: string;
  label: string;
  unit: string;
  prior: string | null;
  current: string | null;
  /** Current less prior. */
  change: string | null;
  /** Of the prior amount, two digits behind the point; null where it is zero or missing. */
  percent: string | null;
  status: 'changed' | 'same' | 'new' | 'vanished';
}

const HUNDRED = new Decimal(100);
const PERCENT_DIGITS = 2;
/** Tables that speak of projects: their occurrence says nothing about which project it is. */
const BY_PROJECT = /^(?:project|overall)_performance/;

/** The facts of both years side by side: those of the later one in order, then those that vanished. */
export function yearChanges(current: Document, prior: Document): YearChange[] {
  const before = new Map(comparable(prior).map((fact) => [factKey(fact), fact]));
  const now = comparable(current).map((fact) => {
    const key = factKey(fact);
    const old = before.get(key);
    before.delete(key);
    return old === undefined ? lone(key, fact, 'new') : changeOf(key, old, fact);
  });
  return [...now, ...[...before].map(([key, fact]) => lone(key, fact, 'vanished'))];
}

function comparable({ facts }: Document): Fact[] {
  return facts.filter(({ table }) => !BY_PROJECT.test(table));
}

function lone(key: string, { label, unit, value }: Fact, status: 'new' | 'vanished'): YearChange {
  const [prior, current] = status === 'new' ? [null, value] : [value, null];
  return { key, label, unit, prior, current, change: null, percent: null, status };
}

function changeOf(key: string, old: Fact, fact: Fact): YearChange {
  const sameUnit = old.unit === fact.unit || old.amountYuan === null || fact.amountYuan === null;
  const [prior, current, unit] = sameUnit ? [old.value, fact.value, fact.unit] : [old.amountYuan ?? '', fact.amountYuan ?? '', '元'];
  const [was, is] = [new Decimal(prior), new Decimal(current)];
  const difference = is.minus(was);
  const percent = was.isZero() ? null : difference.div(was.abs()).times(HUNDRED).toFixed(PERCENT_DIGITS);
  return {
    key,
    label: fact.label,
    unit,
    prior,
    current,
    change: difference.toFixed(),
    percent,
    status: difference.isZero() ? 'same' : 'changed',
  };
}
