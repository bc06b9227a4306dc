/**
 * Contracts of small firms by kind of procurement against all of them: 货物采购授予中小企业合同金额占货物支出金额的 100%.
 *
 * In → Out: the section on procurement → `narrative/procurement-shares`. Units: 元, shares in %. Each kind's amount times its share
 * gives what small firms got of it, and all kinds together make up the stated amount, within rounding of amounts and shares.
 * Limits: only where every kind with an amount has its share, and the share names the kind as its whole.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { amountsOf, type ClaimBook, type Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { isZero, ZERO } from './interval.ts';

const HUNDRED = new Decimal(100);
const SECTION = '采购';
const SMALL = /授予中小企业/;
const KINDS = [
  { name: '货物', key: 'disclosure_statistics/procurement.goods/amount' },
  { name: '工程', key: 'disclosure_statistics/procurement.works/amount' },
  { name: '服务', key: 'disclosure_statistics/procurement.services/amount' },
] as const;

/** The amount of one kind with the share of it that went to small firms. */
interface KindShare {
  amount: ClaimFigure;
  share: ClaimFigure;
}

export function checkProcurement(book: ClaimBook): Finding[] {
  const sections = new Set(
    book.statements.flatMap(({ section, subject }) => (section.includes(SECTION) && SMALL.test(subject) ? [section] : [])),
  );
  return [...sections].flatMap((section) => sectionFinding(book, section) ?? []);
}

function sectionFinding(book: ClaimBook, section: string): Finding | null {
  const own = book.statements.filter((statement) => statement.section === section);
  const all = own.find(({ subject }) => SMALL.test(subject) && !KINDS.some(({ name }) => subject.includes(name)));
  const [total] = all === undefined ? [] : amountsOf(all, 'final', 'other');
  const shares = sharesByKind(book, own);
  if (total === undefined || shares === null || shares.length === 0 || book.blamed.has(total)) return null;
  const expected = shares.reduce((sum, { amount, share }) => sum.plus(amount.fine.value.times(share.coarse.value).div(HUNDRED)), ZERO);
  const room = shares.reduce((sum, own) => sum.plus(roomOf(own)), total.coarse.half);
  const difference = total.fine.value.minus(expected);
  if (difference.abs().lte(room)) return null;
  const { unitSize, claim } = total;
  return {
    rule: 'narrative/procurement-shares',
    args: { subject: subjectName(claim), actual: asPrinted(total), expected: `${shownAmount(expected, unitSize)}${claim.unit}` },
    locations: placesOnce([claim.source, ...shares.map(({ share }) => share.claim.source)]),
    facts: [...claim.facts],
    expected: shownAmount(expected, unitSize),
    actual: claim.value,
    difference: shownAmount(difference, unitSize),
    tolerance: shownAmount(room, unitSize),
  };
}

/** Digits of a calculated amount. */
const SHOWN = 2;

function shownAmount(yuan: Decimal, unitSize: Decimal): string {
  return new Decimal(inUnit(yuan, unitSize)).toDecimalPlaces(SHOWN).toFixed();
}

/** What rounding of an amount and of its share, and cutting off of the share, leave open. */
function roomOf({ amount, share }: KindShare): Decimal {
  const unit = share.coarse.half.times(2);
  return amount.fine.value.times(unit).plus(amount.coarse.half.times(share.coarse.value)).div(HUNDRED);
}

/** The kinds with an amount and their shares; null where one of them has none, or its share is of something else. */
function sharesByKind(book: ClaimBook, own: readonly Statement[]): KindShare[] | null {
  const found: KindShare[] = [];
  for (const { name, key } of KINDS) {
    const amount = book.statementsOn(key).flatMap((statement) => amountsOf(statement, 'final'))[0];
    if (amount === undefined || isZero(amount.fine)) continue;
    const share = own
      .flatMap(({ figures }) => figures)
      .find(({ claim, kind }) => claim.kind === 'share' && kind === 'ratio' && claim.base.includes(name) && SMALL.test(claim.subject));
    // A share beyond all is told by itself.
    if (share === undefined || book.blamed.has(amount) || share.coarse.value.gt(HUNDRED)) return null;
    found.push({ amount, share });
  }
  return found;
}
