/**
 * Changes and growth rates against the amounts of their statement, and their words of direction against each other.
 *
 * Units: 元, rates in %. Where one figure explains all, only that one is reported: a wrong word before a wrong rate, a wrong unit
 * before a wrong change. `增加 0万元，增长 0%` is what remains of a template and says nothing.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { normalizeLabel } from '../model/label.ts';
import type { ClaimBook, Statement } from './claim-book.ts';
import { type ClaimFigure, figureAt, rescaled } from './claim-figures.ts';
import { asPrinted, inUnit } from './claim-findings.ts';
import {
  BOTH_SIGNS,
  growthFinding,
  impliedBase,
  isConsistent,
  isZero,
  type MoveCase,
  readings,
  roomFinding,
  SCALES,
  scaleFinding,
} from './claim-growth.ts';
import {
  type ClaimBase,
  earlierYear,
  isAgainstBudget,
  isTwiceLess,
  type Move,
  movesOf,
  signOf,
  statedBases,
  wayOf,
} from './claim-moves.ts';
import { mayBeZero } from './claim-rates.ts';
import { compareIntervals, type Interval, isNegative, magnitude } from './interval.ts';

export function checkChanges(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement) => {
    const moves = movesOf(book, statement);
    return [...levelFindings(book, statement, moves), ...moves.flatMap((move) => checkMove(book, move) ?? [])];
  });
}

/** 与上年持平 beside a change of the same statement, or behind 减少为 0.00万元. */
function levelFindings(book: ClaimBook, statement: Statement, moves: readonly Move[]): Finding[] {
  const level = statement.figures.find(
    (figure) => figure.claim.direction === '持平' && figure.claim.kind === 'amount' && !isAgainstBudget(figure),
  );
  if (level === undefined) return [];
  const sameBase = moves.filter((move) => !move.budget && move.earlier === earlierYear(book, level));
  const [change] = sameBase.flatMap((move) => move.change ?? telling(move.growth) ?? []).filter((own) => !isZero(own));
  const becoming = change === undefined ? wordBefore(level) : `${change.claim.direction ?? '变化'}${asPrinted(change)}`;
  if (becoming === null) return [];
  return [
    {
      rule: 'narrative/directions-conflict',
      ...(change === undefined ? { severity: 'warning' as const } : {}),
      args: { subject: statement.subject, first: `与${level.claim.base}持平`, second: becoming, hint: '' },
      locations: [(change ?? level).claim.source],
      facts: [...(change ?? level).claim.facts],
    },
  ];
}

const BECOMING = /(?:增加|增长|上升|提高|减少|下降|降低)[至到为]$/;
const CLAUSE_MARKS = /[，,；;。：:]/;

/** `减少为0.00万元` where a clause says that of the subject; null where none does. */
function wordBefore(figure: ClaimFigure): string | null {
  const { text, value, subject } = figure.claim;
  for (const clause of normalizeLabel(text).split(CLAUSE_MARKS)) {
    const before = clause.slice(0, Math.max(0, figureAt(clause, value)));
    const word = before.includes(normalizeLabel(subject)) ? BECOMING.exec(before)?.[0] : undefined;
    if (word !== undefined) return `${word}${asPrinted(figure)}`;
  }
  return null;
}

/** Least rate, in %, of a change that nobody calls 基本持平. */
const LEAST_RATE = 1;

/** A rate that is none beside 持平; 基本持平 leaves room for small ones. */
function telling(growth: ClaimFigure | null): ClaimFigure | null {
  if (growth === null) return null;
  return growth.coarse.value.gte(LEAST_RATE) || !growth.claim.text.includes('基本持平') ? growth : null;
}

/**
 * 收入总计 9万元，其中年初结转 0万元，比上年增加 1万元: an increase for which only the whole has room is that of the whole, where nothing
 * else is said to be.
 */
function ofWhole(book: ClaimBook, move: Move): Move {
  const { statement, change, growth } = move;
  const whole = statement.partOf === null || change === null ? undefined : book.statement(statement.partOf);
  if (whole === undefined || change === null || signOf(change) !== 1 || movesOf(book, whole).length > 0) return move;
  const finals = book.finals(statement);
  // A rate that goes with a decrease of the part makes the word wrong, not the subject.
  const isOfPart = growth !== null && isConsistent(growth, readings(change.fine, -1, finals, []));
  if (finals.length === 0 || isOfPart) return move;
  const hasRoom = (own: Statement): boolean => book.finals(own).some((final) => !isNegative(impliedBase(final, change.fine, 1)));
  return !hasRoom(statement) && hasRoom(whole) ? { ...move, statement: whole } : move;
}

function checkMove(book: ClaimBook, stated: Move): Finding | null {
  if (isZero(stated.change) && isZero(stated.growth)) return null;
  const twice = [stated.change, stated.growth].filter(isTwiceLess);
  if (twice.length > 0) return twiceLessFinding(stated, twice);
  if (stated.growth !== null && isBeyondAll(stated.growth)) return beyondAllFinding(stated, stated.growth);
  const move = ofWhole(book, stated);
  const { change, growth } = move;
  const finals = book.finals(move.statement);
  const bases = statedBases(book, move);
  return (
    conflict(move, finals, bases) ??
    (change === null ? null : changeFinding(book, { move, change, finals, bases })) ??
    (growth === null ? null : growthFinding(book, { move, growth, finals, bases })) ??
    (change === null || growth !== null || bases.length > 0 ? null : roomFinding(move, change, finals))
  );
}

/** 减少-3.00万元: more or less, which of them cannot be told, so that nothing else is held against it. */
function twiceLessFinding({ statement }: Move, figures: readonly ClaimFigure[]): Finding {
  const said = figures.map((figure) => `${figure.claim.direction ?? ''}${asPrinted(figure)}`);
  return {
    rule: 'narrative/minus-behind-decrease',
    args: { subject: statement.subject, said: said.join('、') },
    locations: figures.slice(0, 1).map(({ claim }) => claim.source),
    facts: [...new Set(figures.flatMap(({ claim }) => claim.facts))],
    actual: said.join('、'),
  };
}

const HUNDRED = new Decimal(100);

/** 下降 120%: by more than all there was. */
function isBeyondAll(growth: ClaimFigure): boolean {
  return signOf(growth) === -1 && growth.coarse.value.minus(growth.coarse.half).gt(HUNDRED);
}

function beyondAllFinding({ statement }: Move, growth: ClaimFigure): Finding {
  return {
    rule: 'narrative/direction-contradicts-amounts',
    severity: 'warning',
    args: { subject: statement.subject, word: growth.claim.direction ?? '', reason: `${asPrinted(growth)}超过100%，推算的本年数为负` },
    locations: [growth.claim.source],
    facts: [...growth.claim.facts],
    actual: asPrinted(growth),
  };
}

/** 增加 and 下降 of one clause; the arithmetic tells which of them is wrong. */
function conflict(move: Move, finals: readonly Interval[], bases: readonly ClaimBase[]): Finding | null {
  const { change, growth } = move;
  const [first, second] = [wayOf(change), wayOf(growth)];
  if (change === null || growth === null || isZero(change) || isZero(growth)) return null;
  if (first === null || second === null || first === second) return null;
  // A minus beside a word of its own leaves open which of the two is wrong.
  const isPlain = !isNegative(change.fine) && !isNegative(growth.fine);
  const fitting = BOTH_SIGNS.filter((sign) => isPlain && isConsistent(growth, readings(change.fine, sign, finals, bases)));
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

/** The change against the difference of the stated amounts. */
function changeFinding(book: ClaimBook, { move, change, finals, bases }: MoveCase & { change: ClaimFigure }): Finding | null {
  const differences = bases.flatMap(({ interval }) => finals.map((final) => impliedBase(final, interval, 1)));
  const [first] = differences;
  if (first === undefined) return null;
  if (differences.some((difference) => agrees(change, difference))) {
    const sign = wayOf(change);
    const against = sign !== null && sign !== 0 && differences.every((own) => !mayBeZero(own) && isNegative(own) === (sign === 1));
    return against ? directionFinding(move, change, first) : null;
  }
  book.blamed.add(change);
  // Nothing may be any amount of another unit.
  const scaled = differences.some(
    (difference) =>
      !mayBeZero(difference) && SCALES.some((scale) => compareIntervals(rescaled(change.fine, scale), magnitude(difference)) !== 'unequal'),
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
  return [change.fine, change.coarse].some((own) => compareIntervals(magnitude(own), plain) !== 'unequal');
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
