/**
 * Changes and growth rates against the amounts of their statement, and their words of direction against each other.
 *
 * Units: 元, rates in %. Where one figure explains all, only that one is reported: a wrong word before a wrong rate, a wrong unit
 * before a wrong change. `增加 0万元，增长 0%` is what remains of a template and says nothing.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { type ClaimBook, finalsOf, type Statement } from './claim-book.ts';
import { type ClaimFigure, decimalsOf, rescaled } from './claim-figures.ts';
import { asPrinted, inUnit } from './claim-findings.ts';
import { type ClaimBase, isAgainstBudget, type Move, movesOf, type Sign, signOf, statedBases } from './claim-moves.ts';
import { bestVerdict, magnitude, mayBeZero, printedRate, type RateAmounts } from './claim-rates.ts';
import { compareIntervals, type Interval, sum, ZERO } from './interval.ts';

const SCALES = [new Decimal(10000), new Decimal('0.0001')] as const;
const HUNDRED = new Decimal(100);
const BOTH: readonly Sign[] = [1, -1];

export function checkChanges(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement) => {
    const moves = movesOf(statement);
    return [...levelFindings(statement, moves), ...moves.flatMap((move) => checkMove(book, move) ?? [])];
  });
}

/** 与上年持平 beside a change of the same statement. */
function levelFindings(statement: Statement, moves: readonly Move[]): Finding[] {
  const level = statement.figures.find(
    (figure) => figure.claim.direction === '持平' && figure.claim.kind === 'amount' && !isAgainstBudget(figure),
  );
  const moved = moves.find(({ change, budget }) => !budget && change !== null && !change.fine.value.isZero());
  if (level === undefined || moved === undefined || moved.change === null) return [];
  const { change } = moved;
  const words = { first: `与${level.claim.base}持平`, second: `${change.claim.direction ?? '变化'}${asPrinted(change)}` };
  return [
    {
      rule: 'narrative/directions-conflict',
      args: { subject: statement.subject, ...words, hint: '' },
      locations: [change.claim.source],
      facts: [...change.claim.facts],
    },
  ];
}

function checkMove(book: ClaimBook, move: Move): Finding | null {
  const { change, growth } = move;
  if (isZero(change) && isZero(growth)) return null;
  const finals = finalsOf(book, move.statement);
  const bases = statedBases(book, move);
  return (
    conflict(move, finals, bases) ??
    (change === null ? null : changeFinding(book, { move, change, finals, bases })) ??
    (growth === null ? null : growthFinding(book, { move, growth, finals, bases }))
  );
}

function isZero(figure: ClaimFigure | null): boolean {
  return figure === null || figure.fine.value.isZero();
}

/** 增加 and 下降 of one clause; the arithmetic tells which of them is wrong. */
function conflict(move: Move, finals: readonly Interval[], bases: readonly ClaimBase[]): Finding | null {
  const { change, growth } = move;
  const [first, second] = [signOf(change), signOf(growth)];
  if (change === null || growth === null || isZero(change) || isZero(growth)) return null;
  if (first === null || second === null || first === second) return null;
  const fitting = BOTH.filter((sign) => isConsistent(growth, readings(change.fine, sign, finals, bases)));
  const right = fitting.length === 1 ? fitting[0] : undefined;
  const wrong = right === undefined ? null : first === right ? growth : change;
  return {
    rule: 'narrative/directions-conflict',
    args: {
      subject: move.statement.subject,
      first: `${change.claim.direction}${asPrinted(change)}`,
      second: `${growth.claim.direction}${asPrinted(growth)}`,
      hint: wrong === null ? '' : `，按数额推算“${wrong.claim.direction}”有误`,
    },
    locations: [(wrong ?? change).claim.source],
    facts: [...change.claim.facts],
    actual: (wrong ?? change).claim.direction ?? '',
  };
}

function isConsistent(growth: ClaimFigure, readings: Iterable<RateAmounts>): boolean {
  const verdict = bestVerdict(growth, readings);
  return verdict !== null && verdict !== 'unequal';
}

/** What the growth rate may be made of: the change, and the stated bases or the final amounts less the change. */
function* readings(change: Interval, sign: Sign, finals: readonly Interval[], bases: readonly ClaimBase[]): Generator<RateAmounts> {
  for (const { interval } of bases) yield { part: change, whole: interval };
  for (const final of finals) {
    const whole = impliedBase(final, change, sign);
    if (whole.value.gt(ZERO)) yield { part: change, whole };
  }
}

/** What the amount was before the change. */
export function impliedBase(final: Interval, change: Interval, sign: Sign): Interval {
  return sum([
    { interval: final, sign: 1 },
    { interval: change, sign: sign === 1 ? -1 : 1 },
  ]);
}

interface MoveCase {
  move: Move;
  finals: readonly Interval[];
  bases: readonly ClaimBase[];
}

/** The change against the difference of the stated amounts. */
function changeFinding(book: ClaimBook, { move, change, finals, bases }: MoveCase & { change: ClaimFigure }): Finding | null {
  const differences = bases.flatMap(({ interval }) => finals.map((final) => impliedBase(final, interval, 1)));
  const [first] = differences;
  if (first === undefined) return null;
  if (differences.some((difference) => agrees(change, difference))) {
    const sign = signOf(change);
    const against =
      sign !== null && sign !== 0 && differences.every(({ value, half }) => value.abs().gt(half) && value.isPositive() !== (sign === 1));
    return against ? directionFinding(move, change, first) : null;
  }
  book.blamed.add(change);
  const scaled = differences.some((difference) =>
    SCALES.some((scale) => compareIntervals(rescaled(change.fine, scale), magnitude(difference)) !== 'unequal'),
  );
  if (scaled) return scaleFinding(move, change);
  const { unitSize } = change;
  return {
    rule: 'narrative/change-contradicts-amounts',
    args: {
      subject: move.statement.subject,
      actual: `${change.claim.direction ?? '变化'}${asPrinted(change)}`,
      expected: `${inUnit(first.value.abs(), unitSize)}${change.unit}`,
      hint: culprit({ move, change, finals, bases }),
    },
    locations: [change.claim.source],
    facts: [...change.claim.facts],
    expected: inUnit(first.value.abs(), unitSize),
    actual: change.claim.value,
    difference: inUnit(change.fine.value.minus(first.value.abs()), unitSize),
    tolerance: inUnit(first.half.plus(change.fine.half), unitSize),
  };
}

function agrees(change: ClaimFigure, difference: Interval): boolean {
  const plain = magnitude(difference);
  return compareIntervals(change.fine, plain) !== 'unequal' || compareIntervals(change.coarse, plain) !== 'unequal';
}

/** Which of the three figures does not go with the growth rate, where the rate tells. */
function culprit({ move, change, finals, bases }: MoveCase & { change: ClaimFigure }): string {
  const [{ growth }, [final], [base], sign] = [move, finals, bases, signOf(change)];
  if (growth === null || final === undefined || base === undefined || (sign !== 1 && sign !== -1)) return '';
  const fits = (part: Interval, whole: Interval): boolean => isConsistent(growth, [{ part, whole }]);
  const hypotheses = [
    { name: '增减额', holds: fits(impliedBase(final, base.interval, 1), base.interval) },
    { name: move.budget ? '预算数' : '上年数', holds: fits(change.fine, impliedBase(final, change.fine, sign)) },
    { name: '本年数', holds: fits(change.fine, base.interval) },
  ].filter(({ holds }) => holds);
  const [only] = hypotheses;
  return hypotheses.length === 1 && only !== undefined ? `，从增减比例看${only.name}可能有误` : '';
}

function directionFinding({ statement, budget }: Move, change: ClaimFigure, difference: Interval): Finding {
  return {
    rule: 'narrative/direction-contradicts-amounts',
    args: {
      subject: statement.subject,
      word: change.claim.direction ?? '',
      reason: `本年数${difference.value.isPositive() ? '大于' : '小于'}${budget ? '预算数' : '上年数'}`,
    },
    locations: [change.claim.source],
    facts: [...change.claim.facts],
    actual: change.claim.direction ?? '',
  };
}

function scaleFinding({ statement }: Move, change: ClaimFigure): Finding {
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

/** The growth rate against the change and what it started from. */
function growthFinding(book: ClaimBook, found: MoveCase & { growth: ClaimFigure }): Finding | null {
  const { move, growth, finals, bases } = found;
  const { change } = move;
  if (change === null || change.fine.value.isNegative()) return null;
  const signs = signsOf(move);
  const all = (amount: Interval): RateAmounts[] => signs.flatMap((sign) => [...readings(amount, sign, finals, bases)]);
  const verdict = bestVerdict(growth, all(change.fine));
  if (verdict === 'equal') return null;
  if (verdict === 'truncated' || verdict === 'double' || isConsistent(growth, all(change.coarse))) {
    if (verdict !== null) book.rateTails.push(growth);
    return null;
  }
  if (!isZero(growth) && SCALES.some((scale) => isConsistent(growth, all(rescaled(change.fine, scale))))) {
    book.blamed.add(change);
    return scaleFinding(move, change);
  }
  if (book.blamed.has(change)) return null;
  return rateFinding(found, change, signs);
}

function signsOf({ change, growth }: Move): readonly Sign[] {
  const sign = signOf(change) ?? signOf(growth);
  return sign === 1 || sign === -1 ? [sign] : BOTH;
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
  if (base.value.isNegative()) return negativeBase(move, change);
  const opposite = signs.length === 1 && isConsistent(growth, readings(change.fine, sign === 1 ? -1 : 1, finals, bases));
  const expected = printedRate(change.fine, base, decimalsOf(growth.claim.value));
  return {
    rule: 'narrative/growth-contradicts-change',
    args: {
      subject: move.statement.subject,
      change: `${change.claim.direction ?? '变化'}${asPrinted(change)}`,
      actual: asPrinted(growth),
      expected: `${expected ?? ''}%`,
      hint: opposite ? '，方向相反时则一致' : '',
    },
    locations: [growth.claim.source],
    facts: [...growth.claim.facts],
    actual: growth.claim.value,
    ...(expected === null ? {} : { expected, difference: new Decimal(growth.claim.value).minus(expected).toFixed() }),
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
  // The largest base that the rounding leaves room for: a rate that would need a larger one is wrong.
  const room = [{ part: change.fine, whole: { value: base.half, half: ZERO } }];
  if (!isZero(growth) && (isConsistent(growth, room) || growth.coarse.value.times(base.half).gte(change.fine.value.times(HUNDRED))))
    return null;
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
