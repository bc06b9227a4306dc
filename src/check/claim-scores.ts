/**
 * The average score of the evaluated projects against the scores listed: 平均得分93分，其中甲项目95分，乙项目91分.
 *
 * In → Out: scores of sections on evaluations → `narrative/average-contradicts-amounts`. Units: points. Limits: held only where as many
 * scores are listed as the section counts projects, since a list may be of the main projects alone; scores of indicators and of whole
 * departments make the numbers differ, and then nothing is said.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { isAverageOf } from './claim-averages.ts';
import type { ClaimBook, Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce } from './claim-findings.ts';
import { decimalsOf, exact, type Interval, printed, sum } from './interval.ts';

const POINTS = '分';
const NUMBER_UNIT = '个';
const FULL_MARKS = /满分|总分|分值|权重/;
/** Numbers before 个项目, in the sentence of the average. */
const COUNTED = /([二两三四五六七八九十]|\d+)个(?:[^，。；、]{0,6})项目/;
const WORDS = '零一二三四五六七八九十';
/** One score alone is no average. */
const FEWEST_SCORES = 2;
const ONE = new Decimal(1);
/** Digits of an average in a message. */
const SHOWN = 4;

export function checkScores(book: ClaimBook): Finding[] {
  const sections = new Map<string, Statement[]>();
  for (const statement of book.statements) {
    if (statement.evaluation) sections.set(statement.section, [...(sections.get(statement.section) ?? []), statement]);
  }
  return [...sections.values()].flatMap((statements) => scoresFinding(statements) ?? []);
}

function scoresFinding(statements: readonly Statement[]): Finding | null {
  const counts = statements.flatMap(({ figures }) => figures.filter(({ claim }) => claim.kind === 'count'));
  const points = counts.filter(({ claim }) => claim.unit === POINTS && !FULL_MARKS.test(claim.subject));
  const averages = points.filter(isAverageScore);
  const scores = points.filter((figure) => !averages.includes(figure));
  const [average] = averages;
  if (average === undefined || averages.length > 1 || points.some(({ approximate }) => approximate)) return null;
  if (scores.length < FEWEST_SCORES || !numbersOfProjects(counts, average).has(scores.length)) return null;
  const total = sum(scores.map((score) => ({ interval: asRounded(score), sign: 1 })));
  const number = exact(String(scores.length));
  if (isAverageOf(asRounded(average), total, number)) return null;
  const mean = total.value.div(scores.length);
  const expected = mean.toDecimalPlaces(SHOWN).toFixed();
  return {
    rule: 'narrative/average-contradicts-amounts',
    args: {
      subject: '平均得分',
      actual: asPrinted(average),
      amount: `所列得分合计${total.value.toFixed()}${POINTS}`,
      count: `${scores.length}${NUMBER_UNIT}项目`,
      expected: `${expected}${POINTS}`,
    },
    locations: placesOnce([average, ...scores].map(({ claim }) => claim.source)),
    facts: [],
    expected,
    actual: average.claim.value,
    difference: average.fine.value.minus(mean).toDecimalPlaces(SHOWN).toFixed(),
  };
}

/** A score to half its last digit: scores are rounded like amounts, while a number of anything else is exact. */
function asRounded({ claim: { value } }: ClaimFigure): Interval {
  return printed(new Decimal(value), decimalsOf(value), ONE);
}

/** True for a score before which the sentence says 平均. */
function isAverageScore({ claim }: ClaimFigure): boolean {
  const before = claim.text.replace(/\s/g, '').split(`${claim.value}${POINTS}`)[0] ?? '';
  return /平均(?:得分|分数?|自评得分)[为是：:]?$/.test(before);
}

/** How many projects the section says were evaluated, and how many the sentence of the average. */
function numbersOfProjects(counts: readonly ClaimFigure[], average: ClaimFigure): Set<number> {
  const stated = counts.filter(({ claim }) => claim.unit === NUMBER_UNIT && claim.subject.includes('项目'));
  const [, word] = COUNTED.exec(average.claim.text) ?? [];
  const spoken = word === undefined ? [] : [/\d/.test(word) ? Number(word) : word === '两' ? 2 : WORDS.indexOf(word)];
  return new Set([...stated.map(({ fine }) => fine.value.toNumber()), ...spoken]);
}
