/**
 * Weights and scores of a self-evaluation table: their sums, and that no score exceeds its weight.
 *
 * In → Out: a form → `performance/score-total`, `performance/weight-total`, `performance/score-exceeds-weight`.
 * Units: points. The execution rate has a score and a weight of its own in many forms, outside of the indicators.
 * Limits: sums are held against totals only where every indicator has its figure; where neither weights nor scores are known to add
 * up, rows of the form were probably lost in reading, and the publisher is not accused; nor where the score of an execution rate that
 * was not read makes the difference.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Place } from '../model/place.ts';
import { compareDecimals, exact, type Interval, isSameValue, sum, ZERO } from './interval.ts';
import { type EvaluationForm, IN_DOUBT, plain, scoreOf } from './performance-forms.ts';

const FULL = exact('100');
/** Points that the national form gives to the execution rate where it prints none. */
const USUAL_RATE_WEIGHT = exact('10');
/** Scores are printed with up to two decimals; each may be rounded. */
const HALF_STEP = new Decimal('0.005');

interface Points {
  places: Place[];
  sum: Interval;
}

/** Findings on the points of one form. */
export function checkScores(form: EvaluationForm): Finding[] {
  const weights = points(form, 'weight');
  const scores = points(form, 'score');
  const weightsFit = weights === null ? null : fitsWeights(form, weights.sum);
  const scoresFit = scores === null ? null : fitsScores(form, scores);
  // Only one of the two sums that fits shows that no row was lost.
  const unsure = form.doubtful || (weightsFit !== true && scoresFit !== true);
  const isRateLost = weights !== null && scores !== null && lacksRate(form, weights.sum, scores.sum);
  return [
    ...exceeding(form),
    ...(weightsFit === false && weights !== null ? [weightFinding(form, weights, unsure)] : []),
    ...(scoresFit === false && scores !== null ? [scoreFinding(form, scores, unsure || isRateLost)] : []),
  ];
}

/** The points of all indicators; null where one of them has none or there are no indicators. */
function points({ indicators }: EvaluationForm, field: 'weight' | 'score'): Points | null {
  const printed = indicators.map((indicator) => scoreOf(indicator[field]));
  if (printed.length === 0 || printed.some((value) => value === null)) return null;
  return { places: indicators.map(({ source }) => source), sum: sum(printed.map((value) => ({ interval: exact(value ?? '0'), sign: 1 }))) };
}

/** Whether the weights make 100, with or without that of the execution rate. */
function fitsWeights(form: EvaluationForm, own: Interval): boolean {
  const rate = rateFigure(form, 'weight') ?? USUAL_RATE_WEIGHT;
  return isSameValue(own, FULL) || isSameValue(plus(own, rate), FULL);
}

function plus(a: Interval, b: Interval): Interval {
  return sum([
    { interval: a, sign: 1 },
    { interval: b, sign: 1 },
  ]);
}

/** Whether the scores make the overall score, with or without that of the execution rate; null where no overall score is printed. */
function fitsScores(form: EvaluationForm, { sum: own, places }: Points): boolean | null {
  const overall = form.figures.figure('overall', 'score');
  if (overall === undefined) return null;
  const rate = rateFigure(form, 'score');
  const candidates = rate === undefined ? [own] : [own, plus(own, rate)];
  if (candidates.some((candidate) => isSameValue(candidate, overall))) return true;
  const slack = HALF_STEP.times(places.length + 2);
  return candidates.some(({ value }) => value.minus(overall.value).abs().lte(slack));
}

/** True where the weights need that of the execution rate, of which no score was read, and such a score makes the overall one. */
function lacksRate(form: EvaluationForm, weights: Interval, scores: Interval): boolean {
  const overall = form.figures.figure('overall', 'score');
  if (overall === undefined || rateFigure(form, 'score') !== undefined || isSameValue(weights, FULL)) return false;
  const rest = overall.value.minus(scores.value);
  return isSameValue(plus(weights, USUAL_RATE_WEIGHT), FULL) && !rest.isNegative() && rest.lte(USUAL_RATE_WEIGHT.value);
}

function rateFigure({ figures }: EvaluationForm, column: 'weight' | 'score') {
  for (const row of ['funds.total', 'funds.current_appropriation']) {
    const figure = figures.figure(row, column);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

function weightFinding(form: EvaluationForm, weights: Points, unsure: boolean): Finding {
  const rate = rateFigure(form, 'weight');
  const total = (rate === undefined ? weights.sum : plus(weights.sum, rate)).value;
  return {
    rule: 'performance/weight-total',
    ...(unsure ? IN_DOUBT : {}),
    args: { project: form.name, actual: plain(total) },
    locations: [...(rate === undefined ? [] : [rate.fact.source]), ...weights.places],
    facts: rate === undefined ? [] : [rate.key],
    expected: plain(FULL.value),
    actual: plain(total),
    difference: plain(total.minus(FULL.value)),
  };
}

function scoreFinding(form: EvaluationForm, scores: Points, unsure: boolean): Finding {
  const overall = form.figures.figure('overall', 'score');
  const rate = rateFigure(form, 'score');
  const total = (rate === undefined ? scores.sum : plus(scores.sum, rate)).value;
  const printed = overall?.value ?? ZERO;
  const heads = [...(overall === undefined ? [] : [overall]), ...(rate === undefined ? [] : [rate])];
  return {
    rule: 'performance/score-total',
    ...(unsure || heads.some(({ doubtful }) => doubtful) ? IN_DOUBT : {}),
    args: { project: form.name, actual: plain(printed), expected: plain(total) },
    locations: [...heads.map(({ fact }) => fact.source), ...scores.places],
    facts: heads.map(({ key }) => key),
    expected: plain(total),
    actual: plain(printed),
    difference: plain(printed.minus(total)),
  };
}

/** Scores above their weight, and overall scores above 100. */
function exceeding(form: EvaluationForm): Finding[] {
  const found: Finding[] = [];
  for (const { level3, weight, score, source } of form.indicators) {
    const [most, got] = [scoreOf(weight), scoreOf(score)];
    if (most === null || got === null || compareDecimals(got, most) <= 0) continue;
    found.push(exceedingFinding(form, { what: level3, most, got, place: source, key: null }));
  }
  const rates = ['funds.total', 'overall'].flatMap((row) => {
    const got = form.figures.figure(row, 'score');
    const most = row === 'overall' ? FULL : form.figures.figure(row, 'weight');
    return got === undefined || most === undefined || isSameValue(got, most) || got.value.lte(most.value) ? [] : [{ row, got, most }];
  });
  for (const { row, got, most } of rates) {
    const what = row === 'overall' ? '总分' : '执行率';
    found.push(exceedingFinding(form, { what, most: plain(most.value), got: got.fact.value, place: got.fact.source, key: got.key }));
  }
  return found;
}

function exceedingFinding(
  form: EvaluationForm,
  { what, most, got, place, key }: { what: string; most: string; got: string; place: Place; key: string | null },
): Finding {
  return {
    rule: 'performance/score-exceeds-weight',
    ...(form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: what, weight: most, score: got },
    locations: [place],
    facts: key === null ? [] : [key],
    expected: most,
    actual: got,
  };
}
