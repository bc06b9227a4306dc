/**
 * The unit of money of a document whose tables state none, by the sentences that state the same amounts with theirs.
 *
 * In → Out: a document whose tables were read in the prescribed unit → the unit in which its sentences and tables agree, where that is
 * another one; null where it is not sure. Sure is what several different amounts show: all agree in that unit and none in the prescribed.
 * Limits: amounts that are printed too coarsely, or called approximate, show nothing.
 */
import type { Finding } from '../anomaly/finding.ts';
import { claimFigure } from '../check/claim-figures.ts';
import { placesOnce } from '../check/claim-findings.ts';
import { decimalsOf } from '../check/interval.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Claim } from '../model/indicator.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';

/** Units that final accounts are printed in. */
const UNITS = ['元', '千元', '万元'] as const;
/** Different amounts that must agree. */
const FEWEST = 2;
/** A thousandth of the amount: half of its last digit must be less to tell units apart for sure. */
const FINEST = new Decimal('0.001');
const HALF = new Decimal('0.5');
const RULE = 'unit/stray-unit';

/** The unit that the sentences show, and where they do. */
export interface ShownUnit {
  unit: string;
  /** How many amounts show it, and the sentences that state them. */
  count: number;
  places: Place[];
}

/** The unit of the tables that state none; null where sentences show no other than the one assumed. */
export function shownUnit(document: Document): ShownUnit | null {
  const assumed = new Set(document.tables.filter(isAssumed).map(nameOf));
  if (assumed.size === 0) return null;
  const facts = new Map(document.facts.filter((fact) => assumed.has(nameOf(fact)) && isOwn(fact)).map((fact) => [factKey(fact), fact]));
  const shown = new Map<string, Claim[]>(UNITS.map((unit) => [unit, []]));
  let disagreeing = 0;
  for (const claim of document.claims) {
    const units = unitsOf(claim, facts);
    if (units === null) continue;
    if (units.length === 0) disagreeing++;
    for (const unit of units) shown.get(unit)?.push(claim);
  }
  const found = [...shown].filter(([, claims]) => new Set(claims.map(({ value }) => value)).size >= FEWEST);
  const [only, ...others] = found;
  const isSure = only !== undefined && others.length === 0 && [...shown].every(([unit, claims]) => unit === only[0] || claims.length === 0);
  if (!isSure || disagreeing >= only[1].length) return null;
  return facts.values().next().value?.unit === only[0]
    ? null
    : { unit: only[0], count: only[1].length, places: placesOnce(only[1].map(({ source }) => source)) };
}

/** Gives the tables that state no unit the one shown; the finding says so. */
export function settleUnit(document: Document, { unit, count, places }: ShownUnit): Finding {
  const settled = document.tables.filter(isAssumed);
  const names = new Set(settled.map(nameOf));
  const [source = null] = places;
  document.tables = document.tables.map((table) =>
    isAssumed(table) ? { ...table, unit: { value: unit, found: 'inherited', source } } : table,
  );
  document.facts = document.facts.map((fact) =>
    names.has(nameOf(fact)) && isOwn(fact) ? { ...fact, unit, amountYuan: toYuan(fact.value, unit) } : fact,
  );
  const args = { tables: [...new Set(settled.map(({ title }) => `《${title}》`))].join(''), count: String(count), unit };
  return { rule: 'unit/from-narrative', args, locations: [...settled.map((table) => table.source), ...places] };
}

/** True for a statutory table whose unit nothing states. */
function isAssumed({ unit, table }: Table): boolean {
  return unit?.found === 'assumed' && !table.endsWith('_performance');
}

function nameOf({ table, occurrence }: Pick<Fact, 'table' | 'occurrence'>): string {
  return `${table}#${occurrence}`;
}

/** True for a figure of money in the unit of its table. */
function isOwn({ amountYuan, repairs }: Fact): boolean {
  return amountYuan !== null && !repairs.some(({ rule }) => rule === RULE);
}

/** Units in which the tables say what the sentence says; null for a sentence that shows nothing. */
function unitsOf(claim: Claim, facts: ReadonlyMap<string, Fact>): string[] | null {
  const { kind, approximate, unitSize } = claimFigure(claim);
  const stated =
    claim.kind === 'amount' && claim.measure === 'final' && kind === 'money' && !approximate ? toYuan(claim.value, claim.unit) : null;
  const own = claim.facts.flatMap((key) => facts.get(key) ?? []);
  if (stated === null || own.length === 0) return null;
  const amount = new Decimal(stated);
  const half = halfOf(claim.value).times(unitSize);
  if (amount.isZero() || half.greaterThan(amount.abs().times(FINEST))) return null;
  return UNITS.filter((unit) => own.every((fact) => agrees(fact, unit, { amount, half })));
}

function agrees({ value }: Fact, unit: string, { amount, half }: { amount: Decimal; half: Decimal }): boolean {
  const size = new Decimal(toYuan('1', unit) ?? '1');
  const printed = new Decimal(value).times(size);
  return printed
    .minus(amount)
    .abs()
    .lessThanOrEqualTo(half.plus(halfOf(value).times(size)));
}

/** Half of the last printed digit. */
function halfOf(value: string): Decimal {
  return HALF.times(new Decimal(10).pow(-decimalsOf(value)));
}
