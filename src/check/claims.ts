/**
 * All checks of what the narrative claims, in the order in which one finding makes another needless.
 *
 * In → Out: document and figures → findings. Amounts come first: what was made of a wrong amount is not reported again.
 */
import type { Finding } from '../anomaly/finding.ts';
import { checkAmounts } from './claim-amounts.ts';
import { checkAverages } from './claim-averages.ts';
import { checkBalances } from './claim-balances.ts';
import { ClaimBook, type ClaimInput, type SumTail } from './claim-book.ts';
import { checkBudgets } from './claim-budgets.ts';
import { checkChanges } from './claim-changes.ts';
import { checkCostlessCounts } from './claim-costless-counts.ts';
import { checkCounts } from './claim-counts.ts';
import { checkEvaluatedMoney } from './claim-evaluated-money.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, measureName, placesOnce, subjectName } from './claim-findings.ts';
import { checkGrades } from './claim-grades.ts';
import { checkGroups } from './claim-groups.ts';
import { checkGuests } from './claim-guests.ts';
import { checkItems } from './claim-items.ts';
import { checkOperatingCost } from './claim-operating-cost.ts';
import { checkOperatingItems } from './claim-operating-items.ts';
import { checkPartRates } from './claim-part-rates.ts';
import { checkParts } from './claim-parts.ts';
import { checkPaths } from './claim-paths.ts';
import { checkPermille } from './claim-permille.ts';
import { checkProcurement } from './claim-procurement.ts';
import { checkPurposes } from './claim-purposes.ts';
import { checkRemarks } from './claim-remarks.ts';
import { checkRepeatedCosts } from './claim-repeated-costs.ts';
import { checkRepeats } from './claim-repeats.ts';
import { checkScores } from './claim-scores.ts';
import { checkShareLines } from './claim-share-lines.ts';
import { checkShares } from './claim-shares.ts';
import { checkStaff } from './claim-staff.ts';
import { checkTrips } from './claim-trips.ts';
import { checkUnits } from './claim-units.ts';
import { checkVariance } from './claim-variance.ts';
import { checkVehiclesHeld } from './claim-vehicles-held.ts';
import { checkImpliedPriors } from './year-implied.ts';

const CHECKS: readonly ((book: ClaimBook) => Finding[])[] = [
  checkAmounts,
  checkOperatingCost,
  checkOperatingItems,
  checkUnits,
  checkChanges,
  checkBudgets,
  checkPartRates,
  checkShares,
  checkShareLines,
  checkEvaluatedMoney,
  checkVariance,
  checkPaths,
  checkRepeats,
  checkGroups,
  checkParts,
  checkRepeatedCosts,
  checkPurposes,
  checkProcurement,
  checkBalances,
  checkTrips,
  checkItems,
  checkRemarks,
  checkStaff,
  checkCounts,
  checkCostlessCounts,
  checkGrades,
  checkGuests,
  checkVehiclesHeld,
  checkAverages,
  checkScores,
  checkPermille,
  checkImpliedPriors,
  rateTails,
  sumTails,
];

export function checkNarrative(input: ClaimInput): Finding[] {
  return checkClaims(new ClaimBook(input));
}

/** The same on a book that is open already; what is found wrong is blamed in it. */
export function checkClaims(book: ClaimBook): Finding[] {
  return CHECKS.flatMap((check) => check(book));
}

/** One line for all rates that only rounding parts from their amounts. */
function rateTails({ rateTails: tails }: ClaimBook): Finding[] {
  if (tails.length === 0) return [];
  return [
    {
      rule: 'narrative/rate-rounding',
      args: { count: String(tails.length) },
      locations: placesOnce(tails.map(({ claim }) => claim.source)),
      facts: [...new Set(tails.flatMap(({ claim }) => claim.facts))],
    },
  ];
}

/** One line for all stated wholes that only rounding parts from their stated parts. */
function sumTails({ sumTails: all }: ClaimBook): Finding[] {
  // Two lists may hold the same whole, and a total may be told on both sides of the account.
  const tails = [...new Map(all.map((tail) => [tail.whole, tail])).values()];
  const [first] = tails;
  if (first === undefined) return [];
  const worst = tails.reduce((most, tail) => (tail.difference.gt(most.difference) ? tail : most), first);
  const { unitSize, unit } = worst.whole;
  const difference = inUnit(worst.difference, unitSize);
  return [
    {
      rule: 'narrative/sum-rounding',
      args: { count: String(tails.length), subjects: namesOf(tails), difference: `${difference}${unit}` },
      locations: placesOnce(tails.flatMap(({ whole, parts }) => [whole, ...parts]).map(({ claim }) => claim.source)),
      facts: [...new Set(tails.flatMap(({ whole }) => whole.claim.facts))],
      difference,
    },
  ];
}

function aspectOf(whole: ClaimFigure): string {
  return whole.claim.kind === 'change' ? '的增减额' : measureName(whole);
}

/** Wholes that one line names. */
const NAMED_WHOLES = 3;

function namesOf(tails: readonly SumTail[]): string {
  const names = [...new Set(tails.map(({ whole }) => `“${subjectName(whole.claim)}”${aspectOf(whole)}${asPrinted(whole)}`))];
  return `${names.slice(0, NAMED_WHOLES).join('、')}${names.length > NAMED_WHOLES ? '等' : ''}`;
}
