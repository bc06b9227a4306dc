/**
 * Parts that exceed their whole: 中小企业 within government procurement, 小微企业 within 中小企业, items behind 其中.
 *
 * In → Out: statements → `narrative/part-exceeds-whole`. Units: 元. Shares and sums have rules of their own; a part above its whole
 * is wrong whatever else belongs to the whole. Limits: only final amounts; what is blamed already is left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { isNegative } from './interval.ts';

const PROCUREMENT = 'disclosure_statistics/procurement.total/amount';
const PROCUREMENT_SECTION = '采购';
const SMALL = /(?:授予|面向)?中小企业/;
const MICRO = /(?:授予|面向)?小(?:微|型)企业/;
/** Contracts of one kind, and money set aside, are parts of other wholes. */
const OF_ONE_KIND = /货物|工程|服务|预留/;

export function checkParts(book: ClaimBook): Finding[] {
  return book.statements.flatMap((part) => {
    const whole = wholeOf(book, part);
    return whole === undefined ? [] : (exceeding(book, part, whole) ?? []);
  });
}

/** The statement of the whole; undefined where none is known. */
function wholeOf(book: ClaimBook, part: Statement): Statement | undefined {
  const listed = part.partOf === null ? undefined : book.statement(part.partOf);
  if (listed !== undefined || !part.section.includes(PROCUREMENT_SECTION) || OF_ONE_KIND.test(part.subject)) return listed;
  if (MICRO.test(part.subject)) return book.statements.find(({ section, subject }) => section === part.section && SMALL.test(subject));
  return SMALL.test(part.subject) ? book.statementsOn(PROCUREMENT)[0] : undefined;
}

function exceeding(book: ClaimBook, part: Statement, whole: Statement): Finding | null {
  const [own] = amountsOf(part, 'final', 'other');
  const [all] = amountsOf(whole, 'final', 'other');
  if (own === undefined || all === undefined || part === whole || isBlamed(book, own, all)) return null;
  const over = own.fine.value.minus(all.fine.value);
  if (over.lte(own.fine.half.plus(all.fine.half)) || isNegative(all.fine) || isWithin(own, all)) return null;
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

function isBlamed(book: ClaimBook, ...figures: readonly ClaimFigure[]): boolean {
  return figures.some((figure) => book.blamed.has(figure));
}

/** True where digits that were left off may hide the difference. */
function isWithin(own: ClaimFigure, all: ClaimFigure): boolean {
  return own.coarse.value.minus(all.coarse.value).lte(own.coarse.half.plus(all.coarse.half));
}
