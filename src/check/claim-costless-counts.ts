/**
 * Numbers of trips, receptions and vehicles bought against what they cost: something that cost nothing, a cost of nothing.
 *
 * In → Out: counts of the sections on “三公” costs → `narrative/number-against-cost`. Units: things; 元.
 * Limits: sentences that say who else paid, or that nothing was bought yet; vehicles held, which may cost nothing; a cost is compared
 * with all numbers of its kind.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type ClaimBook, spokenAmounts, tableValues } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';
import { isZero } from './interval.ts';

/** A cost that goes with a number of things. */
export interface CountedCost {
  name: string;
  /** Key of the cost. */
  key: string;
  subject: RegExp;
  /** Subjects of things that are kept, not bought. */
  held: RegExp;
  units: RegExp;
}

const HELD = /保有/;

export const COUNTED_COSTS: readonly CountedCost[] = [
  { name: '因公出国（境）费', key: 'three_public/actual/overseas', subject: /出国/, held: HELD, units: /^(?:个|批次?|人次?)$/ },
  { name: '公务用车购置费', key: 'three_public/actual/vehicle.purchase', subject: /购置|更新/, held: HELD, units: /^[辆台]$/ },
  { name: '公务接待费', key: 'three_public/actual/reception', subject: /接待|来访|来宾/, held: HELD, units: /^(?:个|批次?|人次?)$/ },
];
/** Sections in which they are told. */
export const COUNTED_SECTION = /三公|出国|公务接待|公务用车/;
/** Somebody else paid, or nothing was bought yet. */
const PAID_ELSEWHERE = /计划购|预计|尚未|承担|自费|未产生|没有产生|不产生|无偿|划拨|调拨|捐赠|非财政|其他资金|自有资金|单位资金/;

export function checkCostlessCounts(book: ClaimBook): Finding[] {
  const counts = book.figures.filter(
    ({ claim, kind, approximate }) => kind === 'count' && claim.kind === 'count' && !approximate && COUNTED_SECTION.test(claim.section),
  );
  return counts.length === 0 ? [] : COUNTED_COSTS.flatMap((kind) => findingOf(book, kind, counts) ?? []);
}

function findingOf(book: ClaimBook, { name, key, subject, held, units }: CountedCost, counts: readonly ClaimFigure[]): Finding | null {
  const own = counts.filter(({ claim }) => units.test(claim.unit) && subject.test(claim.subject) && !held.test(claim.subject));
  const costs = [...tableValues(book, [key]), ...spokenAmounts(book, [key])];
  if (own.length === 0 || costs.length === 0 || book.cell(key)?.doubtful === true) return null;
  const some = own.filter(({ fine }) => !isZero(fine));
  const isFree = costs.every(isZero);
  if (isFree ? some.length === 0 : some.length > 0 || costs.some(isZero)) return null;
  const told = isFree ? some : own;
  const [first] = told;
  if (first === undefined || told.some(({ claim }) => PAID_ELSEWHERE.test(claim.text))) return null;
  return {
    rule: 'narrative/number-against-cost',
    args: {
      subject: subjectName(first.claim),
      actual: told.map(asPrinted).join('、'),
      cost: name,
      amount: isFree ? '为0' : '不为0',
    },
    locations: placesOnce(told.map(({ claim }) => claim.source)),
    facts: book.cell(key) === null ? [] : [key],
    actual: told.map(({ claim }) => claim.value).join('、'),
  };
}
