/**
 * The score of the execution rate against the rate itself.
 *
 * In → Out: forms whose points add up → `performance/rate-score`. Units: points, rates in %. Forms ask for the rate times its points;
 * some units grade by steps, so full points for any rate, and round points for a lower one, are no slip for sure.
 * Limits: forms without a rate or without a score of it; rates above 100 %.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Figure } from './figures.ts';
import { decimalsOf } from './interval.ts';
import { type EvaluationForm, IN_DOUBT, isProject, plain } from './performance-forms.ts';

const PERCENT = new Decimal(100);
/** Points that the national form gives to the execution rate where it prints none. */
const USUAL_POINTS = new Decimal(10);
/** Grades by steps are whole or half points. */
const GRADE = new Decimal('0.5');
/** Digits of a calculated score. */
const SHOWN = 2;

interface RateScore {
  form: EvaluationForm;
  rate: Figure;
  score: Figure;
  points: Decimal;
  expected: Decimal;
  fits: boolean;
}

/** Scores of execution rates that are not what the rate gives. */
export function checkRateScores(forms: readonly EvaluationForm[]): Finding[] {
  const all = forms.flatMap((form) => rateScore(form) ?? []);
  const isHabit = all.some(({ fits, rate }) => fits && rate.value.lt(PERCENT));
  return all.flatMap((own): Finding[] => {
    const isFull = own.score.value.eq(own.points);
    if (own.fits || (isFull && !isHabit)) return [];
    const isGraded = own.score.value.mod(GRADE).isZero();
    const isSure = isHabit || own.rate.value.eq(PERCENT) || !isGraded;
    return [rateScoreFinding(own, isSure ? {} : { severity: 'info' })];
  });
}

function rateScore(form: EvaluationForm): RateScore | null {
  const { figures } = form;
  const rate = figures.figure('funds.total', 'execution_rate');
  const score = figures.figure('funds.total', 'score');
  const printed = figures.figure('funds.total', 'weight')?.value;
  const points = printed ?? (isProject(form) ? USUAL_POINTS : undefined);
  if (rate === undefined || score === undefined || points === undefined) return null;
  if (rate.value.gt(PERCENT) || rate.value.lte(1) || score.value.gt(points)) return null;
  const expected = points.times(rate.value).div(PERCENT);
  // A digit may be cut off the score, and the rate was rounded before.
  const room = unitOf(score).plus(points.times(unitOf(rate)).div(PERCENT));
  return { form, rate, score, points, expected, fits: score.value.minus(expected).abs().lte(room) };
}

function unitOf({ fact: { value } }: Figure): Decimal {
  return new Decimal(10).pow(-decimalsOf(value));
}

function rateScoreFinding({ form, rate, score, points, expected }: RateScore, severity: Pick<Finding, 'severity'>): Finding {
  const shown = plain(expected.toDecimalPlaces(SHOWN));
  const doubt = form.doubtful || rate.doubtful || score.doubtful;
  return {
    rule: 'performance/rate-score',
    ...(doubt ? IN_DOUBT : severity),
    args: { project: form.name, actual: score.fact.value, rate: `${rate.fact.value}%`, points: plain(points), expected: shown },
    locations: [score, rate].map(({ fact }) => fact.source),
    facts: [score, rate].map(({ key }) => key),
    expected: shown,
    actual: score.fact.value,
    difference: plain(score.value.minus(new Decimal(shown))),
  };
}
