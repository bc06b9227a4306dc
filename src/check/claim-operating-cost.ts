/**
 * The operating cost of a unit that has both kinds of institutions against the two rows of the table together.
 *
 * In → Out: claims on 机关运行经费 that name no row, since both are filled → findings. A sentence may also speak of one of the rows.
 * Units: 元 inside, the unit of the sentence in findings.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel } from '../model/label.ts';
import type { ClaimBook, TableCell } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { amountsIn, asPrinted, inUnit, OUR_DOUBT, placesOnce, subjectName } from './claim-findings.ts';
import { compareIntervals, type Interval, isZero, sum } from './interval.ts';

const ROWS = [
  'disclosure_statistics/operating_cost.administrative/amount',
  'disclosure_statistics/operating_cost.civil_service_managed/amount',
];
const SUBJECT = /^机关运行经费(?:财政拨款)?(?:支出)?(?:决算)?(?:总额|合计)?$/;

export function checkOperatingCost(book: ClaimBook): Finding[] {
  const cells = book.cells(ROWS);
  if (cells.length < ROWS.length || cells.some(({ interval, blank }) => blank || isZero(interval))) return [];
  const total = sum(cells.map(({ interval }) => ({ interval, sign: 1 })));
  return book.figures.flatMap((figure) => {
    if (!isOfAll(figure)) return [];
    const fits = [total, ...cells.map(({ interval }) => interval)].some((interval) => agrees(figure, interval));
    return fits ? [] : [findingOf(book, figure, { total, cells })];
  });
}

function isOfAll({ claim, kind, approximate }: ClaimFigure): boolean {
  if (claim.kind !== 'amount' || kind !== 'money' || approximate || claim.measure !== 'final' || claim.facts.length > 0) return false;
  return isOperatingCost(claim.subject);
}

/** True for 机关运行经费 as a whole. */
export function isOperatingCost(subject: string): boolean {
  return SUBJECT.test(normalizeLabel(subject));
}

/** True where a figure says what an interval of the tables does, at the digits that it prints. */
export function agrees({ fine, coarse }: ClaimFigure, interval: Interval): boolean {
  return compareIntervals(fine, interval) !== 'unequal' || compareIntervals(coarse, interval) !== 'unequal';
}

function findingOf(book: ClaimBook, figure: ClaimFigure, { total, cells }: { total: Interval; cells: readonly TableCell[] }): Finding {
  book.blamed.add(figure);
  return {
    rule: 'narrative/amount-contradicts-table',
    ...(cells.some(({ doubtful }) => doubtful) ? OUR_DOUBT : {}),
    args: {
      subject: subjectName(figure.claim),
      actual: asPrinted(figure),
      table: cells[0]?.title ?? '',
      expected: `${inUnit(total.value, figure.unitSize)}${figure.unit}`,
      hint: '',
    },
    locations: placesOnce([figure.claim.source, ...cells.map(({ place }) => place)]),
    facts: [...ROWS],
    ...amountsIn(figure, total),
  };
}
