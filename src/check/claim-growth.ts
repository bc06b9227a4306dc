/**
 * Growth rates against the change and what it started from, and changes that the amount has no room for.
 *
 * Units: 元, rates in %. A rate that only another unit of the change explains is reported as the unit; a rate of nothing as such.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimFigure, rescaled } from './claim-figures.ts';
import { asPrinted, inUnit } from './claim-findings.ts';
import { type ClaimBase, type Move, type Sign, signOf } from './claim-moves.ts';
import { bestVerdict, isOfRoundedZero, mayBeZero, printedRate, type RateAmounts } from './claim-rates.ts';
import { decimalsOf, type Interval, isNegative, isZero as isNil, magnitude, sum } from './interval.ts';

/** 万元 written as 元, or the other way. */
export const SCALES = [new Decimal(10000), new Decimal('0.0001')] as const;
const TEN_THOUSAND = new Decimal(10000);
export const BOTH_SIGNS: readonly Sign[] = [1, -1];

export function isConsistent(growth: ClaimFigure, readings: readonly RateAmounts[]): boolean {
  const verdict = bestVerdict(growth, readings);
  return verdict !== null && verdict !== 'unequal';
}

/** What the growth rate may be made of: the change, and the stated bases or the final amounts less the change. */
export function readings(change: Interval, sign: Sign, finals: readonly Interval[], bases: readonly ClaimBase[]): RateAmounts[] {
  const found = bases.map(({ interval }) => ({ part: change, whole: interval }));
  for (const final of finals) {
    const whole = impliedBase(final, change, sign);
    if (!isNegative(whole) && !isNil(whole)) found.push({ part: change, whole });
  }
  return found;
}

/** What the amount was before the change. */
export function impliedBase(final: Interval, change: Interval, sign: Sign): Interval {
  return sum([
    { interval: final, sign: 1 },
    { interval: change, sign: sign === 1 ? -1 : 1 },
  ]);
}

/** A move with the amounts it may lead to and come from. */
export interface MoveCase {
  move: Move;
  finals: readonly Interval[];
  bases: readonly ClaimBase[];
}

export function isZero(figure: ClaimFigure | null): boolean {
  return figure === null || isNil(figure.fine);
}

/** The growth rate against the change and what it started from. */
export function growthFinding(book: ClaimBook, found: MoveCase & { growth: ClaimFigure }): Finding | null {
  const { move, growth, finals, bases } = found;
  const { change } = move;
  if (change === null) return fromBases(book, found);
  if (isNegative(change.fine)) return null;
  const signs = signsOf(move);
  const all = (amount: Interval): RateAmounts[] => signs.flatMap((sign) => readings(amount, sign, finals, bases));
  const verdict = bestVerdict(growth, all(change.fine));
  if (verdict === 'equal') return null;
  const coarse = bestVerdict(growth, all(change.coarse));
  if (verdict === 'truncated' || verdict === 'double' || (coarse !== null && coarse !== 'unequal')) {
    if (verdict !== null) book.rateTails.push(growth);
    return null;
  }
  // A change printed as nothing, of an amount next to nothing: any rate may be true.
  if (coarse === null && isZero(change)) return null;
  if (!isZero(growth) && SCALES.some((scale) => isConsistent(growth, all(rescaled(change.fine, scale))))) {
    book.blamed.add(change);
    return scaleFinding(move, change);
  }
  if (book.blamed.has(change) || fitsWhole(book, found, change)) return null;
  return rateFinding(found, change, signs);
}

/** 总支出 9万元，其中项目支出 2万元，比上年增加 1万元，增长 12.5%: the sentence goes on with the whole, unless it has told how that moved. */
function fitsWhole(book: ClaimBook, { move, growth }: MoveCase & { growth: ClaimFigure }, change: ClaimFigure): boolean {
  const whole = move.statement.partOf === null ? undefined : book.statement(move.statement.partOf);
  if (whole === undefined || whole.figures.some(({ claim }) => claim.kind === 'change')) return false;
  const finals = book.finals(whole);
  return isConsistent(
    growth,
    signsOf(move).flatMap((sign) => readings(change.fine, sign, finals, [])),
  );
}

/** A rate between two stated amounts, without the change itself. */
function fromBases(book: ClaimBook, { move, growth, finals, bases }: MoveCase & { growth: ClaimFigure }): Finding | null {
  const steps = bases.flatMap(({ interval }) => finals.map((final) => ({ part: impliedBase(final, interval, 1), whole: interval })));
  const verdict = bestVerdict(growth, steps);
  if (verdict !== null && verdict !== 'equal' && verdict !== 'unequal') book.rateTails.push(growth);
  const [step] = steps;
  if (verdict !== 'unequal' || step === undefined) return null;
  const expected = printedRate(magnitude(step.part), step.whole, decimalsOf(growth.claim.value));
  const final = step.whole.value.plus(step.part.value);
  const change = `数额由${inUnit(step.whole.value, TEN_THOUSAND)}万元变为${inUnit(final, TEN_THOUSAND)}万元`;
  return contradiction(move, growth, { change, expected, hint: '' });
}

function signsOf({ change, growth }: Move): readonly Sign[] {
  const sign = signOf(change) ?? signOf(growth);
  return sign === 1 || sign === -1 ? [sign] : BOTH_SIGNS;
}

function rateFinding(
  { move, growth, finals, bases }: MoveCase & { growth: ClaimFigure },
  change: ClaimFigure,
  signs: readonly Sign[],
): Finding | null {
  const [sign = 1] = signs;
  const implied = finals.map((final) => impliedBase(final, change.fine, sign));
  const base = bases[0]?.interval ?? implied[0];
  if (base === undefined) return null;
  if (mayBeZero(base)) return zeroBase({ move, growth, change, base });
  if (isNegative(base)) return negativeBase(move, change);
  const opposite = signs.length === 1 && isConsistent(growth, readings(change.fine, sign === 1 ? -1 : 1, finals, bases));
  return contradiction(move, growth, {
    change: `${change.claim.direction ?? '变化'}${asPrinted(change)}`,
    expected: printedRate(change.fine, base, decimalsOf(growth.claim.value)),
    hint: opposite ? '，方向相反时则一致' : '',
  });
}

interface RateWords {
  change: string;
  expected: string | null;
  hint: string;
}

function contradiction({ statement }: Move, growth: ClaimFigure, { change, expected, hint }: RateWords): Finding {
  const { claim } = growth;
  return {
    rule: 'narrative/growth-contradicts-change',
    args: { subject: statement.subject, change, actual: asPrinted(growth), expected: `${expected ?? ''}%`, hint },
    locations: [claim.source],
    facts: [...claim.facts],
    actual: claim.value,
    ...(expected === null ? {} : { expected, difference: new Decimal(claim.value).minus(expected).toFixed() }),
  };
}

/** A rate of change from nothing: 0% is a template's, any other is wrong. */
function zeroBase({
  move,
  growth,
  change,
  base,
}: {
  move: Move;
  growth: ClaimFigure;
  change: ClaimFigure;
  base: Interval;
}): Finding | null {
  if (isOfRoundedZero(growth, change.fine, base)) return null;
  return {
    rule: 'narrative/zero-base-rate',
    severity: isZero(growth) ? 'warning' : 'error',
    args: {
      subject: move.statement.subject,
      base: move.budget ? '预算数' : '上年数',
      actual: `${growth.claim.direction ?? ''}${asPrinted(growth)}`,
    },
    locations: [growth.claim.source],
    facts: [...growth.claim.facts],
    actual: growth.claim.value,
  };
}

/** A change without rate that leaves less than nothing for the year before. */
export function roomFinding(move: Move, change: ClaimFigure, finals: readonly Interval[]): Finding | null {
  const bases = signOf(change) === 1 ? finals.map((final) => impliedBase(final, change.fine, 1)) : [];
  const none = bases.length > 0 && bases.every((base) => isNegative(base) && !mayBeZero(base));
  return none ? negativeBase(move, change) : null;
}

/** An increase of more than the amount itself. */
function negativeBase({ statement, budget }: Move, change: ClaimFigure): Finding {
  return {
    rule: 'narrative/direction-contradicts-amounts',
    severity: 'warning',
    args: {
      subject: statement.subject,
      word: change.claim.direction ?? '',
      reason: `增加额大于本年数，推算的${budget ? '预算数' : '上年数'}为负`,
    },
    locations: [change.claim.source],
    facts: [...change.claim.facts],
    actual: change.claim.direction ?? '',
  };
}

/** A change in the wrong unit. */
export function scaleFinding({ statement }: Move, change: ClaimFigure): Finding {
  const other = change.unit === '元' ? '万元' : '元';
  return {
    rule: 'unit/claim-off-by-ten-thousand',
    args: {
      subject: `${statement.subject}${change.claim.direction ?? '变化'}`,
      actual: asPrinted(change),
      expected: `按本年数和增减比例应为${change.claim.value}${other}`,
    },
    locations: [change.claim.source],
    facts: [...change.claim.facts],
    actual: change.claim.value,
  };
}
