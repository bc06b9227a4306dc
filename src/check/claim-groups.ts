/**
 * Parts of which the narrative states every one, against the whole that it states: 三公, government procurement, vehicles.
 *
 * Units: 元, or the unit of the count. Sums of table cells are the matter of identities; here are sums that only sentences state:
 * changes, budgets without a table, procurement, kinds of vehicles.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Claim } from '../model/indicator.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { GROUPS, type Group } from './claim-group-parts.ts';
import { earlierYear, isAgainstBudget, signOf } from './claim-moves.ts';
import { compareIntervals, EXACT_ZERO, type Interval, isNegative, isSameValue, negated, sum } from './interval.ts';
import { isOfYear, isSameBudget } from './spoken-budgets.ts';

type Aspect = 'final' | 'initial_budget' | 'adjusted_budget' | 'prior' | 'change' | 'budget_change';
const ASPECTS: readonly Aspect[] = ['final', 'initial_budget', 'adjusted_budget', 'prior', 'change', 'budget_change'];
const ASPECT_NAMES: Readonly<Record<Aspect, string>> = {
  final: '',
  initial_budget: '年初预算',
  adjusted_budget: '预算',
  prior: '上年数',
  change: '增减额',
  budget_change: '与预算的差额',
};
const VEHICLE_UNIT = '辆';
const MACHINE_UNIT = '台';
const VEHICLE = /车/;
const OTHER_VEHICLES = '其他';
/** Fewer kinds are remarks on some of the vehicles. */
const FEWEST_KINDS = 2;

export function checkGroups(book: ClaimBook): Finding[] {
  const groups = GROUPS.flatMap((group) => groupFindings(book, group));
  return [...groups, ...book.statements.flatMap((statement) => vehicleFinding(book, statement) ?? [])];
}

function groupFindings(book: ClaimBook, group: Group): Finding[] {
  const findings: Finding[] = [];
  for (const aspect of aspectsOf(book, group)) {
    const finding = groupFinding(book, group, aspect);
    if (finding !== null) findings.push(finding);
    // What totals have changed by differs where they do, and where one of them is wrong.
    if (group.parts.length === 1 && (finding !== null || isBlamedTotal(book, group))) break;
  }
  return findings;
}

function isBlamedTotal(book: ClaimBook, { whole, parts }: Group): boolean {
  return [whole, ...parts].some((key) => {
    const total = stated(book, key, 'final');
    return total !== null && book.blamed.has(total.figure);
  });
}

/** A figure with its sign: a decrease is negative. */
interface Signed {
  figure: ClaimFigure;
  interval: Interval;
  /** At the digits that are printed. */
  coarse: Interval;
}

/** What can be added up: of an open group nothing where its parts are not all there is. */
function aspectsOf(book: ClaimBook, { whole, parts, open }: Group): readonly Aspect[] {
  if (open === undefined) return ASPECTS;
  const total = amountOf(book, whole);
  const amounts = parts.map((key) => amountOf(book, key));
  if (total === null || amounts.includes(null)) return [];
  const added = sum(amounts.flatMap((interval) => (interval === null ? [] : [{ interval, sign: 1 as const }])));
  return compareIntervals(total, added) === 'unequal' ? [] : ['change', 'prior'];
}

function amountOf(book: ClaimBook, key: string): Interval | null {
  return book.cell(key)?.interval ?? stated(book, key, 'final')?.interval ?? null;
}

function groupFinding(book: ClaimBook, group: Group, aspect: Aspect): Finding | null {
  const total = stated(book, group.whole, aspect);
  if (total === null || book.blamed.has(total.figure)) return null;
  const present = group.parts.flatMap((key) => stated(book, key, aspect) ?? []);
  const sides = { total, present, aspect };
  if (areWithActuals(book, group, [total, ...present])) return null;
  if (!areComparable(book, sides) || (group.instead !== undefined && !isDivided(book, group, sides))) return null;
  const mayLack = group.unmentionedIsZero === true && aspect === 'final';
  const isLacking = present.length < group.parts.length && !mayLack;
  if (isLacking && !lacksOptional(book, group, sides)) return null;
  const finding = sumFinding(book, total, present, ASPECT_NAMES[aspect]);
  if (finding !== null && aspect === 'final') book.blamed.add(total.figure);
  return finding === null || !isLacking ? finding : { ...finding, severity: 'warning' };
}

/** A whole with the parts that are stated. */
interface Sides {
  total: Signed;
  present: readonly Signed[];
  aspect: Aspect;
}

/** True where the part that the others divide is not stated, and they are no parts of another list. */
function isDivided(book: ClaimBook, { instead, parts }: Group, { total, present, aspect }: Sides): boolean {
  if (instead === undefined || stated(book, instead, aspect) !== null || !isWhollyKnown(book, total.figure, parts)) return false;
  return present.every(({ figure: { claim } }) => claim.partOf === null || claim.partOf === total.figure.claim.statement);
}

/** False without parts, or with a wrong one; differences from two budgets do not add up, and sums of tables are the matter of identities. */
function areComparable(book: ClaimBook, { total, present, aspect }: Sides): boolean {
  if (present.length === 0 || present.some(({ figure }) => book.blamed.has(figure))) return false;
  if (aspect === 'final') return !areOfTables(book, [total, ...present]);
  if (aspect !== 'budget_change') return true;
  const { fiscalYear } = book.input.document;
  return [total, ...present].every(
    ({ figure: { claim } }) => isOfYear(claim.base, fiscalYear) && isSameBudget(claim.base, total.figure.claim.base),
  );
}

/** True where the list of the whole, if it has one, holds nothing beside the parts: 会议费 may be listed with 三公 expenses. */
function isWhollyKnown(book: ClaimBook, total: ClaimFigure, keys: readonly string[]): boolean {
  const statement = book.statementOf(total);
  const money =
    statement === undefined ? [] : book.partsOf(statement).flatMap(({ figures }) => figures.filter(({ kind }) => kind === 'money'));
  return money.every(({ claim }) => claim.facts.some((key) => keys.includes(key)));
}

/** The aspects of which a list leaves out a part that there was none of. */
const LISTED: ReadonlySet<Aspect> = new Set(['final', 'initial_budget', 'adjusted_budget']);

/** True where all parts but the optional one are those of one list behind the whole. */
function lacksOptional(book: ClaimBook, { parts, optional }: Group, { total, present, aspect }: Sides): boolean {
  const isAll = optional !== undefined && present.length === parts.length - 1 && stated(book, optional, aspect) === null;
  const { statement } = total.figure.claim;
  return isAll && LISTED.has(aspect) && present.every(({ figure }) => figure.claim.partOf === statement);
}

const BUDGET = '/budget/';
const ACTUAL = '/actual/';

/** What states a fact; a budget may stand in the statement of what was spent (预算 20万元，其中：…。支出决算 15万元). */
function statementsOf(book: ClaimBook, key: string): readonly Statement[] {
  return key.includes(BUDGET) ? [...book.statementsOn(key), ...book.statementsOn(key.replace(BUDGET, ACTUAL))] : book.statementsOn(key);
}

/** True where statements of what was spent state all of the budgets: then they are held as theirs. */
function areWithActuals(book: ClaimBook, { whole }: Group, figures: readonly Signed[]): boolean {
  return (
    whole.includes(BUDGET) && figures.every(({ figure }) => book.statementOf(figure)?.facts.some((key) => key.includes(ACTUAL)) === true)
  );
}

/** The first statement of an aspect of a fact. */
function stated(book: ClaimBook, key: string, aspect: Aspect): Signed | null {
  for (const statement of statementsOf(book, key)) {
    const isMoved = aspect === 'change' || aspect === 'budget_change';
    const figure = isMoved ? changeOf(book, statement, aspect === 'budget_change') : amountsOf(statement, aspect)[0];
    if (figure === undefined) continue;
    const sign = isMoved ? signOf(figure) : 1;
    // 差值为 1万元 leaves open which way it is.
    if (sign === null && aspect === 'budget_change') continue;
    const own = sign === 0 ? ZERO_FIGURE : figure;
    return sign === -1
      ? { figure, interval: negated(own.fine), coarse: negated(own.coarse) }
      : { figure, interval: own.fine, coarse: own.coarse };
  }
  return null;
}

const ZERO_FIGURE = { fine: EXACT_ZERO, coarse: EXACT_ZERO };

/** True where tables print all of the figures, digit for digit: their sums are the matter of identities. */
function areOfTables(book: ClaimBook, figures: readonly Signed[]): boolean {
  return figures.every(({ figure, interval }) => book.cells(figure.claim.facts).some((cell) => isSameValue(cell.interval, interval)));
}

const NEARLY = '基本持平';

/** The change against the budget, or against the year before. */
function changeOf(book: ClaimBook, { figures }: Statement, budget: boolean): ClaimFigure | undefined {
  return figures.find((figure) => {
    const isPlainMove = isMove(figure) && figure.kind === 'money' && !figure.approximate;
    return isPlainMove && isAgainstBudget(figure) === budget && (budget || earlierYear(book, figure) === null);
  });
}

/** A change, or an amount that is said to be last year's. */
function isMove({ claim }: ClaimFigure): boolean {
  return claim.kind === 'change' || (claim.kind === 'amount' && claim.direction === '持平' && !claim.text.includes(NEARLY));
}

function sumFinding(book: ClaimBook, total: Signed, parts: readonly Signed[], aspect: string): Finding | null {
  const added = sum(parts.map(({ interval }) => ({ interval, sign: 1 as const })));
  const printed = sum(parts.map(({ coarse }) => ({ interval: coarse, sign: 1 as const })));
  const verdict = compareIntervals(total.interval, added);
  if (verdict === 'rounding') {
    const difference = total.interval.value.minus(added.value).abs();
    book.sumTails.push({ whole: total.figure, parts: parts.map(({ figure }) => figure), difference });
  }
  // Digits that a sentence leaves off explain a difference, too.
  if (verdict !== 'unequal' || compareIntervals(total.coarse, printed) !== 'unequal') return null;
  const { unitSize, claim } = total.figure;
  const [part, second] = parts;
  return {
    ...(part !== undefined && second === undefined
      ? { rule: 'narrative/totals-differ' as const }
      : { rule: 'narrative/parts-sum' as const }),
    args: {
      ...(part === undefined ? {} : { other: `${sideName(part.figure.claim, claim)}${aspect}` }),
      subject: `${sideName(claim, part?.figure.claim)}${aspect}`,
      actual: `${isNegative(total.interval) ? '减少' : ''}${asPrinted(total.figure)}`,
      expected: `${isNegative(added) ? '减少' : ''}${inUnit(added.value.abs(), unitSize)}${claim.unit}`,
    },
    locations: placesOnce([total, ...parts].map(({ figure }) => figure.claim.source)),
    facts: [...new Set([total, ...parts].flatMap(({ figure }) => figure.claim.facts))],
    expected: inUnit(added.value, unitSize),
    actual: inUnit(total.interval.value, unitSize),
    difference: inUnit(total.interval.value.minus(added.value), unitSize),
    tolerance: inUnit(total.interval.half.plus(added.half), unitSize),
  };
}

/** The subject of a claim; with the side of the account where another claim has the same (收、支总计). */
function sideName(claim: Claim, other: Claim | undefined): string {
  const name = subjectName(claim);
  if (other === undefined || subjectName(other) !== name) return name;
  return `${name}（${claim.facts.some((key) => key.includes('/income.')) ? '收入' : '支出'}）`;
}

/** 共有车辆 5辆，其中…其他用车 1辆: kinds up to the rest make up all. */
function vehicleFinding(book: ClaimBook, statement: Statement): Finding | null {
  const total = countOf(statement);
  if (total === undefined) return null;
  const parts: ClaimFigure[] = [];
  for (const part of book.partsOf(statement)) {
    const count = countOf(part);
    if (count !== undefined) parts.push(count);
  }
  if ([total, ...parts].some((figure) => book.blamed.has(figure))) return null;
  const subjects = new Set(parts.map(({ claim }) => claim.subject));
  if (parts.length < FEWEST_KINDS || subjects.size !== parts.length) return null;
  const finding = sumFinding(
    book,
    { figure: total, interval: total.fine, coarse: total.coarse },
    parts.map((figure) => ({ figure, interval: figure.fine, coarse: figure.coarse })),
    '',
  );
  if (finding === null || parts.some(({ claim }) => claim.subject.startsWith(OTHER_VEHICLES))) return finding;
  // Without the rest of them a list may leave kinds out; more than all is told of any list by the rule on parts.
  const isShort = sum(parts.map(({ fine }) => ({ interval: fine, sign: 1 as const }))).value.lt(total.fine.value);
  return isShort ? { ...finding, severity: 'warning' } : null;
}

/** 台 counts machines, too. */
function isOfVehicles({ unit, subject }: Claim): boolean {
  return unit.startsWith(VEHICLE_UNIT) || (unit === MACHINE_UNIT && VEHICLE.test(subject));
}

function countOf({ figures }: Statement): ClaimFigure | undefined {
  for (const figure of figures) {
    const { claim, approximate } = figure;
    if (claim.kind === 'count' && isOfVehicles(claim) && !approximate) return figure;
  }
  return undefined;
}
