/**
 * What is said of evaluated money that is, to the last digit, the project expenditure of the year: the year it is dated, and its share.
 *
 * In → Out: amounts of sections on evaluations → `identity/sentence-year`, `narrative/share-contradicts-amounts`, both warnings.
 * Units: 元, shares in %. Limits: evaluated money may be budgets, or that of the year before, so sentences are held only where their
 * amount is one that the tables of this year print for projects; shares of wholes that a table states are held with all others.
 */
import type { Finding } from '../anomaly/finding.ts';
import { amountsOf, type ClaimBook, type Statement, type TableCell } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { placesOnce } from './claim-findings.ts';
import { bestVerdict } from './claim-rates.ts';
import { contradiction, partsOf } from './claim-shares.ts';
import { isYearSure } from './completeness-years.ts';
import { compareIntervals, isZero } from './interval.ts';

/** All project expenditure, and that of the general budget. */
const PROJECTS = ['expenditure/total/project', 'general_budget_expenditure/total/project'] as const;
const EVALUATED_YEAR = /组织对(20\d\d)年度?(?=[^，。；]{0,30}自评)/;
const ALL_PROJECTS = /^(?:本?(?:部门|单位|年度?))*项目支出(?:决算)?(?:总额|总数|合计)$/;

export function checkEvaluatedMoney(book: ClaimBook): Finding[] {
  const cells = book.cells(PROJECTS).filter(({ blank, doubtful, interval }) => !blank && !doubtful && !isZero(interval));
  if (cells.length === 0) return [];
  return book.statements.flatMap((statement) => {
    if (!statement.evaluation) return [];
    const money = amountsOf(statement, 'final', 'other').find(({ fine }) =>
      cells.some(({ interval }) => compareIntervals(fine, interval) === 'equal'),
    );
    return money === undefined ? [] : [...yearFinding(book, money, cells), ...sharesOf(book, statement, cells)];
  });
}

/** 组织对2022年度…项目支出开展绩效自评 with the money of 2023, in a sentence that does not name 2023. */
function yearFinding({ input: { document } }: ClaimBook, { claim, fine }: ClaimFigure, cells: readonly TableCell[]): Finding[] {
  const text = claim.text.replace(/\s/g, '');
  const [said, actual] = EVALUATED_YEAR.exec(text) ?? [];
  const year = document.fiscalYear;
  if (said === undefined || actual === undefined || year === null || text.includes(`${year}年`) || !isYearSure(document)) return [];
  const own = cells.filter(({ interval }) => compareIntervals(fine, interval) === 'equal');
  return [
    {
      rule: 'identity/sentence-year',
      severity: 'warning',
      args: { text: said, actual, expected: String(year) },
      locations: placesOnce([claim.source, ...own.map(({ place }) => place)]),
      facts: own.map(({ key }) => key),
      expected: String(year),
      actual,
    },
  ];
}

/** 占项目支出总额的97.36%: of all projects, or of those of the general budget. */
function sharesOf(book: ClaimBook, statement: Statement, cells: readonly TableCell[]): Finding[] {
  return statement.figures.flatMap((figure) => {
    const { claim, kind, approximate } = figure;
    if (claim.kind !== 'share' || kind !== 'ratio' || approximate) return [];
    if (claim.baseFacts.length > 0 || !ALL_PROJECTS.test(claim.base)) return [];
    const [part] = partsOf(book, statement, figure);
    const [whole] = cells;
    if (part === undefined || whole === undefined) return [];
    const isOfYear = cells.some(({ interval }) => compareIntervals(part, interval) === 'equal');
    const verdict = bestVerdict(
      figure,
      cells.map(({ interval }) => ({ part, whole: interval })),
    );
    if (!isOfYear || verdict !== 'unequal') return [];
    const finding = contradiction(book, { statement, figure, part, whole: whole.interval });
    const locations = placesOnce([...finding.locations, ...cells.map(({ place }) => place)]);
    return [{ ...finding, severity: 'warning', locations, facts: cells.map(({ key }) => key) }];
  });
}
