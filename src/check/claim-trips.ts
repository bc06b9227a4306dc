/**
 * Trips abroad that are listed one by one against their number of travellers and their cost.
 *
 * Units: persons; 元. A list counts as complete where one of its two sums, persons or money, is the stated one: then the other must
 * be, too. Without that nothing is known about the list, and nothing is reported.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type ClaimBook, type Statement, spokenAmounts, tableValues } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { inUnit, placesOnce } from './claim-findings.ts';
import { compareIntervals, type Interval, sum } from './interval.ts';

const COST = ['three_public/actual/overseas'];
const ABROAD = '出国';
const PERSONS = '人';
const FEWEST_TRIPS = 2;

export function checkTrips(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement) => (statement.subject.includes(ABROAD) ? (tripFinding(book, statement) ?? []) : []));
}

function tripFinding(book: ClaimBook, statement: Statement): Finding | null {
  const total = statement.figures.find(isPersons);
  const list = statement.figures.filter(({ claim }) => claim.text !== total?.claim.text);
  const persons = list.filter(isPersons);
  const costs = list.filter(({ claim, kind }) => claim.kind === 'amount' && kind === 'money');
  const [cost] = [...tableValues(book, COST), ...spokenAmounts(book, COST)];
  if (total === undefined || cost === undefined || persons.length < FEWEST_TRIPS || costs.length !== persons.length) return null;
  const [allPersons, allCosts] = [added(persons), added(costs)];
  const personsFit = compareIntervals(allPersons, total.fine) !== 'unequal';
  const costsFit = compareIntervals(allCosts, cost) !== 'unequal';
  if (personsFit === costsFit) return null;
  const [first = total] = costs;
  const places = placesOnce([total, ...list].map(({ claim }) => claim.source));
  if (costsFit) return sumFinding('因公出国（境）人次', { stated: total.fine, listed: allPersons, figure: total }, places);
  return sumFinding('因公出国（境）费', { stated: cost, listed: allCosts, figure: first }, places);
}

function isPersons({ claim, kind }: ClaimFigure): boolean {
  return claim.kind === 'count' && kind === 'count' && claim.unit.startsWith(PERSONS);
}

function added(figures: readonly ClaimFigure[]): Interval {
  return sum(figures.map(({ fine }) => ({ interval: fine, sign: 1 as const })));
}

interface Sums {
  stated: Interval;
  listed: Interval;
  /** Whose unit the message speaks in. */
  figure: ClaimFigure;
}

function sumFinding(subject: string, { stated, listed, figure }: Sums, locations: Finding['locations']): Finding {
  const { unitSize, claim } = figure;
  const [actual, expected] = [inUnit(stated.value, unitSize), inUnit(listed.value, unitSize)];
  return {
    rule: 'narrative/parts-sum',
    args: { subject, actual: `${actual}${claim.unit}`, expected: `${expected}${claim.unit}` },
    locations,
    facts: figure.kind === 'money' ? COST : [],
    expected,
    actual,
    difference: inUnit(stated.value.minus(listed.value), unitSize),
    tolerance: inUnit(stated.half.plus(listed.half), unitSize),
  };
}
