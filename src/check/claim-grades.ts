/**
 * Projects by the grade of their evaluation against the number evaluated: 对3个项目开展绩效自评，优的2个，良的1个.
 *
 * In → Out: numbers of projects in their order → `narrative/parts-sum`, a warning. Limits: only more graded projects than any other
 * number of the section with 个 is told, since the lower grades need not be listed; a grade that is named twice may be of two sets of projects.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';
import { isClearlyAbove, sum } from './interval.ts';

const GRADE = /(?:优秀?|良好?|(?<=[“"「『为])中|合格|及格|较?差)["”」』]?(?:等次|等级|等)?的?$/;
const EVALUATED = /项目.*(?:自评|评价)|(?:自评|评价).*项目/;
const UNIT = '个';
/** One grade alone may be anything. */
const FEWEST_GRADES = 2;

export function checkGrades(book: ClaimBook): Finding[] {
  const sections = new Map<string, ClaimFigure[]>();
  for (const { section, figures } of book.statements) {
    const counts = figures.filter(({ kind, claim }) => kind === 'count' && claim.kind === 'count' && claim.unit === UNIT);
    sections.set(section, [...(sections.get(section) ?? []), ...counts]);
  }
  return [...sections.values()].flatMap((counts) => gradesFinding(book, counts) ?? []);
}

function gradesFinding(book: ClaimBook, counts: readonly ClaimFigure[]): Finding | null {
  const grades = counts.filter(({ claim }) => GRADE.test(claim.subject));
  const wholes = counts.filter(({ claim }) => !GRADE.test(claim.subject));
  const all = wholes.find(({ claim }) => EVALUATED.test(claim.subject));
  if (all === undefined || grades.length < FEWEST_GRADES) return null;
  if ([...grades, ...wholes].some((figure) => figure.approximate || book.blamed.has(figure))) return null;
  const names = grades.map(({ claim }) => /(优|良|中|合格|及格|差)[^优良中差]*$/.exec(claim.subject)?.[1]);
  if (new Set(names).size < names.length) return null;
  const total = sum(grades.map(({ fine }) => ({ interval: fine, sign: 1 })));
  if (!wholes.every(({ fine }) => isClearlyAbove(total, fine))) return null;
  const expected = total.value.toFixed();
  return {
    rule: 'narrative/parts-sum',
    severity: 'warning',
    args: { subject: subjectName(all.claim), actual: asPrinted(all), expected: `${expected}${UNIT}` },
    locations: placesOnce([all, ...grades].map(({ claim }) => claim.source)),
    facts: [],
    expected,
    actual: all.claim.value,
    difference: all.fine.value.minus(total.value).toFixed(),
  };
}
