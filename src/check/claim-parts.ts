/**
 * Parts that exceed their whole: 中小企业 within government procurement, 小微企业 within 中小企业, items behind 其中.
 *
 * In → Out: statements → `narrative/part-exceeds-whole`. Units: 元. Shares and sums have rules of their own; a part above its whole
 * is wrong whatever else belongs to the whole. Limits: only final amounts; what is blamed already is left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Decimal } from '../model/amount.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import { isAverage } from './claim-averages.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import { type Breakdown, breakdownsOf } from './claim-breakdowns.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { compareIntervals, type Interval, isNegative, isSameValue, sum } from './interval.ts';

const PROCUREMENT = 'disclosure_statistics/procurement.total/amount';
const PROCUREMENT_SECTION = '采购';
const SMALL = /(?:授予|面向)?中小企业/;
const FEWEST_PARTS = 2;
const STATING: ReadonlySet<string> = new Set(['amount', 'count']);
const PRESENT: ReadonlySet<string> = new Set(['final', 'other']);
const RESERVED = /预留/;
const REST = /^其余/;
const OTHER = /其他/;
const MICRO = /(?:授予|面向)?小(?:微|型)企业/;
/** Contracts of one kind, and money set aside, are parts of other wholes. */
const OF_ONE_KIND = /货物|工程|服务|预留/;

export function checkParts(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement) => {
    const whole = wholeOf(book, statement);
    return (whole === undefined ? null : exceeding(book, statement, whole)) ?? partsFinding(book, statement) ?? [];
  });
}

/** The first list of parts, of those into which a whole is parted, that is more than the whole, or less where another one is all of it. */
function partsFinding(book: ClaimBook, whole: Statement): Finding | null {
  if (isAverage(whole)) return null;
  const [first, ...others] = figuresOf(whole);
  if (first === undefined) return null;
  // 团组 1个，累计 2人次，其中：…1人次；…1人次: the list parts another of its numbers.
  const further = others.filter(({ claim, kind }) => kind === 'count' && claim.unit !== first.claim.unit);
  for (const all of [first, ...further]) {
    const finding = listFinding(book, whole, all);
    if (finding !== null) return finding;
  }
  return null;
}

function listFinding(book: ClaimBook, whole: Statement, all: ClaimFigure): Finding | null {
  if (isNegative(all.fine)) return null;
  const isLike = ({ kind, claim }: ClaimFigure): boolean => kind === all.kind && (kind === 'money' || claim.unit === all.claim.unit);
  const parts = saidOnce(book.partsOf(whole).flatMap((part) => (isReserved(part) ? [] : (figuresOf(part).find(isLike) ?? []))));
  const lists = breakdownsOf(parts);
  for (const { figures } of lists) {
    const finding = exceedingTogether(book, all, figures);
    if (finding !== null) return finding;
  }
  const isWhole = ({ figures }: Breakdown): boolean => compareIntervals(totalOf(figures), all.coarse) !== 'unequal';
  const isShort = (list: Breakdown): boolean =>
    !isWhole(list) && (isRest(list.figures.at(-1), all) || (list.isClosed && lists.some(isWhole)));
  const short = lists.find(isShort);
  return short === undefined || isBlamed(book, all, ...short.figures) ? null : sumFinding(all, short.figures);
}

/** 包括人员经费 5万元和公用经费 1万元，其中：人员经费 5万元，…: a part that is said again counts once. */
function saidOnce(parts: readonly ClaimFigure[]): ClaimFigure[] {
  return parts.filter(({ claim, fine }, at) => {
    const key = claim.facts.join();
    return key === '' || parts.findIndex((own) => own.claim.facts.join() === key && isSameValue(own.fine, fine)) === at;
  });
}

/** 其余为…，共 5万元, or 其他 in a list that names its whole: with it the parts are all of the whole. */
function isRest(last: ClaimFigure | undefined, all: ClaimFigure): boolean {
  if (last === undefined) return false;
  return REST.test(last.claim.subject) || (OTHER.test(last.claim.subject) && isOfTopic(last.claim, all.claim));
}

/** 公务用车运行维护费中，公务用车加油 1万元，…: the sentence of the part names the whole. */
function isOfTopic(part: Claim, whole: Claim): boolean {
  return part.section === whole.section && normalizeLabel(part.text).includes(`${normalizeLabel(subjectName(whole))}中`);
}

/** 面向中小企业预留采购份额: what was set aside is no part of what was bought. */
function isReserved({ section, subject }: Statement): boolean {
  return section.includes(PROCUREMENT_SECTION) && RESERVED.test(subject);
}

/** True where the vocabulary knows both: then a list may go on behind the sentence of its whole. */
function areKnown(part: Claim, whole: Claim): boolean {
  return part.facts.length > 0 && whole.facts.length > 0 && part.section === whole.section;
}

/** Parts of one sentence that together exceed their whole: 9万元，其中甲 5万元，乙 6万元. A part of a part listed beside it is no part. */
function exceedingTogether(book: ClaimBook, all: ClaimFigure, parts: readonly ClaimFigure[]): Finding | null {
  const own = parts.filter(
    ({ unit, claim }) => unit === all.unit && (claim.text === all.claim.text || areKnown(claim, all.claim) || isOfTopic(claim, all.claim)),
  );
  const names = new Set(own.map(({ claim }) => claim.subject));
  if (own.length < FEWEST_PARTS || own.length < parts.length || names.size < own.length || isBlamed(book, all, ...own)) return null;
  // 收支总计, 其中本年收入, 本年支出: each side has parts of its own.
  if (new Set(own.flatMap((part) => sideOf(part) ?? [])).size > 1) return null;
  const total = totalOf(own);
  if (
    total.value.minus(all.fine.value).lte(total.half.plus(all.coarse.half)) ||
    own.some((part) => isApart(part, { total, all, others: own.length - 1 }))
  )
    return null;
  return sumFinding(all, own);
}

/** Whether a figure is of income or of expenditure; null where no table says so. */
function sideOf({ claim }: ClaimFigure): 'income' | 'expenditure' | null {
  const sides = ['income', 'expenditure'] as const;
  return sides.find((side) => claim.facts.some((key) => key.startsWith(`${side}/`) || key.includes(`/${side}.`))) ?? null;
}

function totalOf(parts: readonly ClaimFigure[]): Interval {
  return sum(parts.map(({ fine }) => ({ interval: fine, sign: 1 as const })));
}

function sumFinding(all: ClaimFigure, parts: readonly ClaimFigure[]): Finding {
  const total = totalOf(parts);
  const { unitSize, claim } = all;
  return {
    rule: 'narrative/parts-sum',
    ...(claim.facts.length === 0 || parts.some((part) => part.claim.facts.length === 0) ? { severity: 'warning' as const } : {}),
    args: { subject: subjectName(claim), actual: asPrinted(all), expected: `${inUnit(total.value, unitSize)}${claim.unit}` },
    locations: placesOnce([all, ...parts].map((figure) => figure.claim.source)),
    facts: [...new Set([all, ...parts].flatMap((figure) => figure.claim.facts))],
    expected: inUnit(total.value, unitSize),
    actual: inUnit(all.fine.value, unitSize),
    difference: inUnit(all.fine.value.minus(total.value), unitSize),
    tolerance: inUnit(total.half.plus(all.coarse.half), unitSize),
  };
}

/** Exact amounts, or numbers of things, that a statement says of its subject. */
function figuresOf({ figures, evaluation }: Statement): ClaimFigure[] {
  return figures.filter(
    ({ claim, approximate, kind }) =>
      !evaluation && !approximate && (kind === 'money' || kind === 'count') && STATING.has(claim.kind) && PRESENT.has(claim.measure),
  );
}

interface List {
  total: Interval;
  all: ClaimFigure;
  /** How many parts there are beside the one. */
  others: number;
}

/**
 * True for a part without which the others make up the whole, or which is the sum of the others. A number of things is no sum of one other:
 * 轿车 2辆、越野车 2辆 are two kinds, where the same amount twice may be one amount told again.
 */
function isApart({ fine, kind }: ClaimFigure, { total, all, others }: List): boolean {
  const rest = total.value.minus(fine.value);
  const slack = total.half.plus(all.coarse.half);
  const sums = kind === 'count' && others === 1 ? [all.fine.value] : [all.fine.value, fine.value];
  return sums.some((value) => rest.minus(value).abs().lte(slack));
}

/** The statement of the whole; undefined where none is known. */
function wholeOf(book: ClaimBook, part: Statement): Statement | undefined {
  if (isReserved(part)) return undefined;
  const listed = part.partOf === null ? undefined : book.statement(part.partOf);
  if (listed !== undefined || !part.section.includes(PROCUREMENT_SECTION) || OF_ONE_KIND.test(part.subject)) return listed;
  if (MICRO.test(part.subject)) return book.statements.find(({ section, subject }) => section === part.section && SMALL.test(subject));
  return SMALL.test(part.subject) ? book.statementsOn(PROCUREMENT)[0] : undefined;
}

function exceeding(book: ClaimBook, part: Statement, whole: Statement): Finding | null {
  const [own] = amountsOf(part, 'final', 'other');
  const [all] = amountsOf(whole, 'final', 'other');
  if (own === undefined || all === undefined || part === whole || isAverage(whole) || isBlamed(book, own, all)) return null;
  const over = own.fine.value.minus(all.fine.value);
  if (over.lte(own.fine.half.plus(all.fine.half)) || isNegative(all.fine) || isWithin(own, all)) return null;
  if (hasRoomBelowZero(book, { part, whole, over: over.minus(own.fine.half).minus(all.fine.half) })) return null;
  if (isPrinted(book, own) && isPrinted(book, all)) return null;
  const { unitSize, claim } = own;
  return {
    rule: 'narrative/part-exceeds-whole',
    // What no vocabulary knows may be no whole of what follows it.
    ...(all.claim.facts.length === 0 && !part.section.includes(PROCUREMENT_SECTION) ? { severity: 'warning' as const } : {}),
    args: { part: subjectName(claim), actual: asPrinted(own), whole: subjectName(all.claim), expected: asPrinted(all) },
    locations: placesOnce([claim.source, all.claim.source]),
    facts: [...new Set([...claim.facts, ...all.claim.facts])],
    expected: inUnit(all.fine.value, unitSize),
    actual: claim.value,
    difference: inUnit(over, unitSize),
    tolerance: inUnit(own.fine.half.plus(all.fine.half), unitSize),
  };
}

interface Excess {
  part: Statement;
  whole: Statement;
  /** By how much the part exceeds the whole at least. */
  over: Decimal;
}

/** 支出总计 99.50万元，其中：本年支出 100.20万元，年末结转和结余 -0.70万元: what is below zero leaves room for a part above the whole. */
function hasRoomBelowZero(book: ClaimBook, { part, whole, over }: Excess): boolean {
  const others = book.partsOf(whole).flatMap((other) => (other === part ? [] : amountsOf(other, 'final', 'other').slice(0, 1)));
  const below = others.filter(({ fine }) => isNegative(fine));
  return below.length > 0 && over.lte(totalOf(below).value.abs().plus(totalOf(below).half));
}

/** True where the tables print the figure: a total below one of its parts is theirs then, since another part is below zero or wrong. */
function isPrinted(book: ClaimBook, { claim, fine }: ClaimFigure): boolean {
  const cells = claim.facts.flatMap((key) => book.cell(key)?.interval ?? []);
  return cells.length > 0 && cells.every((cell) => compareIntervals(cell, fine) !== 'unequal');
}

function isBlamed(book: ClaimBook, ...figures: readonly ClaimFigure[]): boolean {
  return figures.some((figure) => book.blamed.has(figure));
}

/** True where digits that were left off may hide the difference. */
function isWithin(own: ClaimFigure, all: ClaimFigure): boolean {
  return own.coarse.value.minus(all.coarse.value).lte(own.coarse.half.plus(all.coarse.half));
}
