/**
 * Shares against the part and the whole that they are made of, and shares of one list against 100%.
 *
 * Units: amounts in 元, shares in %. The whole is what the sentence names; where it names none, the whole of the list, and then a
 * share of another total of the accounts is no contradiction. A list's sum is looked at only where its shares hold one by one.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { amountsOf, type ClaimBook, type Statement, spokenAmounts, tableValues } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, OUR_DOUBT, placesOnce } from './claim-findings.ts';
import { bestVerdict, printedRate, type RateAmounts, type RateVerdict } from './claim-rates.ts';
import { compareIntervals, decimalsOf, type Interval, isZero, sum, ZERO } from './interval.ts';

const HUNDRED = new Decimal(100);
/** Fewest parts whose shares can make up a whole. */
const FEWEST_PARTS = 2;
const TOTAL_WORDS = /本年|年度|总|合计|收入|支出|决算|数/g;
const CODE = /^\d{3,7}$/;
/** Totals that a share without a named whole may be of. */
const ALL_INCOME = 'income_expenditure_summary/income.current_total/amount';
const ALL_EXPENDITURE = 'income_expenditure_summary/expenditure.current_total/amount';
const TOTALS = [
  ALL_INCOME,
  'income_expenditure_summary/income.grand_total/amount',
  ALL_EXPENDITURE,
  'income_expenditure_summary/expenditure.grand_total/amount',
  'appropriation_summary/income.current_total/amount',
  'appropriation_summary/expenditure.current_total/total',
  'general_budget_expenditure/total/total',
  'general_budget_expenditure/total/basic',
] as const;

export function checkShares(book: ClaimBook): Finding[] {
  const wrong = new Set<ClaimFigure>();
  const findings: Finding[] = [];
  for (const statement of book.statements) {
    for (const figure of statement.figures) {
      if (figure.claim.kind !== 'share' || figure.kind !== 'ratio' || figure.approximate) continue;
      const finding = shareFinding(book, statement, figure) ?? moreThanAll(statement, figure);
      if (finding === null) continue;
      wrong.add(figure);
      findings.push(finding);
    }
  }
  return [...findings, ...book.statements.flatMap((statement) => sumFinding(book, statement, wrong) ?? [])];
}

function shareFinding(book: ClaimBook, statement: Statement, figure: ClaimFigure): Finding | null {
  const parts = partsOf(book, statement, figure);
  const wholes = wholesOf(book, statement, figure);
  const [part, whole] = [parts[0], wholes[0]];
  if (part === undefined || whole === undefined) return null;
  if (wholes.every(isZero)) return null;
  const verdict = verdictOf(figure, parts, wholes);
  if (verdict === 'equal' || verdict === null) return null;
  if (verdict !== 'unequal') {
    book.rateTails.push(figure);
    return null;
  }
  if (isOfItsList(book, statement, figure)) return null;
  const isLoose = figure.claim.base === '' && !isInSentence(book, statement, figure) && !isAloneInList(book, statement, figure);
  if (isLoose && isOfOtherTotal(book, figure, parts)) return null;
  return contradiction(book, { statement, figure, part, whole });
}

/** Fewest shares of a sentence that show what they are shares of. */
const LEAST_SIBLINGS = 2;

/**
 * True where this share and others of its sentence are of the whole with which the sentence begins, and their base only names it loosely:
 * 一般公共预算财政拨款支出…万元，其中：…万元，占本年财政拨款支出…%.
 */
function isOfItsList(book: ClaimBook, statement: Statement, figure: ClaimFigure): boolean {
  const list = statement.partOf === null ? undefined : book.statement(statement.partOf);
  if (list === undefined || figure.claim.base === '' || !isInSentence(book, statement, figure)) return false;
  const wholes = book.finals(list);
  const fits = (other: Statement, share: ClaimFigure): boolean => verdictOf(share, partsOf(book, other, share), wholes) === 'equal';
  if (!fits(statement, figure)) return false;
  const others = book.partsOf(list).filter((part) => part !== statement);
  return others.filter((part) => part.figures.some((own) => isLikeShare(own, figure.claim) && fits(part, own))).length >= LEAST_SIBLINGS;
}

/** True where all the other shares of the sentence are of the total that this one is not of. */
function isAloneInList(book: ClaimBook, statement: Statement, { claim }: ClaimFigure): boolean {
  const siblings = book.statements.flatMap((other) =>
    other === statement || other.section !== statement.section
      ? []
      : other.figures.flatMap((figure) => (isLikeShare(figure, claim) ? [{ other, figure }] : [])),
  );
  if (siblings.length < LEAST_SIBLINGS) return false;
  return siblings.every(({ other, figure }) => verdictOf(figure, partsOf(book, other, figure), wholesOf(book, other, figure)) === 'equal');
}

/** A share of the same sentence without a named whole. */
function isLikeShare({ claim, kind }: ClaimFigure, { text, base }: ClaimFigure['claim']): boolean {
  return claim.kind === 'share' && kind === 'ratio' && claim.text === text && claim.base === base;
}

function verdictOf(figure: ClaimFigure, parts: readonly Interval[], wholes: readonly Interval[]): RateVerdict | null {
  const readings: RateAmounts[] = [];
  for (const part of parts) for (const whole of wholes) readings.push({ part, whole });
  return bestVerdict(figure, readings);
}

/** 占…的109%: a part is no more than its whole. */
function moreThanAll(statement: Statement, { claim, coarse }: ClaimFigure): Finding | null {
  if (statement.evaluation || claim.base === '' || !claim.text.includes('占')) return null;
  if (coarse.value.minus(HUNDRED).lte(coarse.half)) return null;
  return {
    rule: 'narrative/share-contradicts-amounts',
    args: { subject: statement.subject, base: claim.base, actual: `${claim.value}${claim.unit}`, expected: '不超过100%' },
    locations: [claim.source],
    facts: [...claim.facts],
    actual: claim.value,
  };
}

/** The amount that the share is of: the last one before it in its statement, and what the tables say of it. */
export function partsOf(book: ClaimBook, statement: Statement, figure: ClaimFigure): Interval[] {
  const at = statement.figures.indexOf(figure);
  const before = statement.figures
    .slice(0, at)
    .findLast(({ claim, kind }) => claim.kind === 'amount' && kind === 'money' && isOfYear(claim.measure));
  const own = before === undefined ? [] : [before.fine, before.coarse];
  return book.holds(figure) ? [...own, ...tableValues(book, statement.facts)] : own;
}

function isOfYear(measure: string): boolean {
  return measure === 'final' || measure === 'other' || measure === 'adjusted_budget';
}

/** The amount that the share is a part of. */
function wholesOf(book: ClaimBook, statement: Statement, { claim }: ClaimFigure): Interval[] {
  const keys = baseKeys(claim);
  const named = [...tableValues(book, keys), ...spokenAmounts(book, keys)];
  const list = statement.partOf === null ? undefined : book.statement(statement.partOf);
  if (list !== undefined && (isNamed(list, claim.base) || (named.length === 0 && isAnyTotal(claim.base))))
    return [...named, ...book.finals(list)];
  const unnamed = named.length === 0 && claim.base === '' && !statement.evaluation;
  return unnamed
    ? tableValues(
        book,
        claim.facts.flatMap((key) => totalKey(key) ?? []),
      )
    : named;
}

/** The facts of the whole; 本年支出合计 may be all expenditure or that of the section, but never the part itself. */
function baseKeys({ base, baseFacts, facts }: ClaimFigure['claim']): readonly string[] {
  if (base !== '' && isAnyTotal(base)) {
    const all = base.includes('支出') ? [ALL_EXPENDITURE] : base.includes('收入') ? [ALL_INCOME] : [];
    return [...all, ...baseFacts].filter((key) => !facts.includes(key));
  }
  return baseFacts.some((key) => facts.includes(key)) ? [] : baseFacts;
}

/** 总支出, 本年收入合计: the total of whatever list it stands in. */
function isAnyTotal(base: string): boolean {
  return base.replace(TOTAL_WORDS, '') === '';
}

/** The total of the column that a coded row stands in; null for other facts. */
export function totalKey(key: string): string | null {
  const [table, row, column] = key.split('/');
  return table !== undefined && column !== undefined && CODE.test(row ?? '') ? `${table}/total/${column}` : null;
}

function isNamed({ subject }: Statement, base: string): boolean {
  return base === '' || subject.includes(base) || base.includes(subject);
}

/** True where the whole of the list stands in the same sentence, so that it is what the share is of. */
function isInSentence(book: ClaimBook, { partOf }: Statement, { claim }: ClaimFigure): boolean {
  const list = partOf === null ? undefined : book.statement(partOf);
  return list?.figures.some((figure) => figure.claim.text === claim.text) === true;
}

function isOfOtherTotal(book: ClaimBook, figure: ClaimFigure, parts: readonly Interval[]): boolean {
  const verdict = verdictOf(figure, parts, tableValues(book, TOTALS));
  return verdict === 'equal';
}

export interface ShareCase {
  statement: Statement;
  figure: ClaimFigure;
  part: Interval;
  whole: Interval;
}

export function contradiction(book: ClaimBook, { statement, figure, part, whole }: ShareCase): Finding {
  const { claim } = figure;
  const expected = printedRate(part, whole, decimalsOf(claim.value));
  const list = statement.partOf === null ? undefined : book.statement(statement.partOf);
  const wholes = claim.base === '' && claim.baseFacts.length === 0 ? claim.facts.flatMap((key) => totalKey(key) ?? []) : claim.baseFacts;
  const cells = book.cells([...claim.facts, ...wholes]).filter(({ blank }) => !blank);
  // Money planned for evaluated projects may be more than was spent on projects: then it is no part of it.
  const unclear = statement.evaluation && part.value.gt(whole.value.plus(whole.half));
  return {
    rule: 'narrative/share-contradicts-amounts',
    ...(unclear ? { severity: 'warning' as const } : {}),
    ...(cells.some(({ doubtful }) => doubtful) ? OUR_DOUBT : {}),
    args: {
      subject: statement.subject,
      base: claim.base === '' ? (list?.subject ?? '总额') : claim.base,
      actual: asPrinted(figure),
      expected: `${expected ?? ''}%`,
    },
    locations: placesOnce([claim.source, ...cells.map(({ place }) => place)]),
    facts: cells.map(({ key }) => key),
    actual: claim.value,
    ...(expected === null ? {} : { expected, difference: new Decimal(claim.value).minus(expected).toFixed() }),
  };
}

/** Shares of all parts of a list, where the parts make up the whole or the shares exceed it. */
function sumFinding(book: ClaimBook, whole: Statement, wrong: ReadonlySet<ClaimFigure>): Finding | null {
  const parts = book.partsOf(whole);
  if (parts.length < FEWEST_PARTS) return null;
  const shares = parts.flatMap(({ figures }) =>
    figures.filter(({ claim, kind }) => claim.kind === 'share' && kind === 'ratio').slice(0, 1),
  );
  const unsigned = parts.some(({ figures }) => figures.some(({ claim, kind }) => claim.kind === 'share' && kind === 'bare'));
  if (
    unsigned ||
    shares.length < FEWEST_PARTS ||
    shares.some((share) => wrong.has(share) || share.approximate || share.claim.base !== shares[0]?.claim.base)
  )
    return null;
  if (new Set(shares.map(({ claim }) => claim.subject)).size < shares.length) return null;
  const { value: total, half } = sum(shares.map(({ coarse }) => ({ interval: coarse, sign: 1 })));
  const tolerance = half.plus(roomOfZeros(parts, shares)).plus(roomOfAmounts(book, whole, shares));
  const difference = total.minus(HUNDRED);
  if (difference.lte(tolerance) && (difference.gte(tolerance.neg()) || !isComplete(book, whole))) return null;
  return {
    rule: 'narrative/shares-sum',
    args: { subject: whole.subject, actual: `${total.toFixed()}%` },
    locations: placesOnce(shares.map(({ claim }) => claim.source)),
    facts: [...whole.facts],
    expected: HUNDRED.toFixed(),
    actual: total.toFixed(),
    difference: difference.toFixed(),
    tolerance: tolerance.toFixed(),
  };
}

/** What shares of 0% may hide of parts that are not zero: half a unit of the list's finest digit each. */
function roomOfZeros(parts: readonly Statement[], shares: readonly ClaimFigure[]): Decimal {
  const halves = shares.flatMap(({ coarse: { half } }) => (half.isZero() ? [] : [half]));
  if (halves.length === 0 || halves.length === shares.length) return ZERO;
  const hidden = parts.filter(
    (part) =>
      part.figures.some((figure) => shares.includes(figure) && figure.coarse.value.isZero()) &&
      amountsOf(part, 'final', 'other').some(({ fine }) => !fine.value.isZero()),
  );
  return Decimal.min(...halves).times(hidden.length);
}

/**
 * What the amounts of the parts, each rounded, lack of the whole or are above it, in % of it: shares that were made of them do so, too.
 * Nothing where it is more than rounding can be, or where an amount is not known.
 */
function roomOfAmounts(book: ClaimBook, whole: Statement, shares: readonly ClaimFigure[]): Decimal {
  const amounts = book.partsOf(whole).flatMap((part) => {
    if (!part.figures.some((figure) => shares.includes(figure))) return [];
    return (amountsOf(part, 'final')[0]?.fine ?? tableValues(book, part.facts)[0]) || [];
  });
  if (amounts.length < shares.length) return ZERO;
  const total = sum(amounts.map((interval) => ({ interval, sign: 1 })));
  const all = book.finals(whole).find((own) => !isZero(own) && compareIntervals(own, total) !== 'unequal');
  return all === undefined ? ZERO : all.value.minus(total.value).abs().div(all.value.abs()).times(HUNDRED);
}

/** True where the stated parts add up to the stated whole. */
function isComplete(book: ClaimBook, whole: Statement): boolean {
  const parts = book.partsOf(whole).flatMap((part) => amountsOf(part, 'final').slice(0, 1));
  const total = parts.reduce((sum, { fine }) => sum.plus(fine.value), ZERO);
  const tolerance = parts.reduce((sum, { fine }) => sum.plus(fine.half), ZERO);
  return parts.length >= FEWEST_PARTS && book.finals(whole).some(({ value, half }) => value.minus(total).abs().lte(tolerance.plus(half)));
}
