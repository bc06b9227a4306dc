/**
 * The score in a row of 其中 against that of the total of which it repeats all other figures.
 *
 * In → Out: forms whose points add up → `performance/part-score`. Units: points.
 * Limits: rows with another weight than the total, or with any other figure of their own, may well have another score.
 */
import type { Finding } from '../anomaly/finding.ts';
import { isSameValue } from './interval.ts';
import { type EvaluationForm, IN_DOUBT, plain } from './performance-forms.ts';

const TOTAL = 'funds.total';
const OVERALL = 'overall';
/** What both rows must print alike, and what they may. */
const TELLING = ['adjusted_budget', 'executed', 'execution_rate'] as const;
const OTHERS = ['declared_budget', 'initial_budget', 'weight'] as const;

export function checkPartScores(forms: readonly EvaluationForm[]): Finding[] {
  return forms.flatMap((form) =>
    [...form.figures.rows.keys()].flatMap((row) => (row === TOTAL || row === OVERALL ? [] : (partScore(form, row) ?? []))),
  );
}

function partScore(form: EvaluationForm, row: string): Finding | null {
  const { figures } = form;
  const [whole, part] = [figures.figure(TOTAL, 'score'), figures.figure(row, 'score')];
  if (whole === undefined || part === undefined || isSameValue(whole, part) || !repeatsTotal(form, row)) return null;
  const doubt = form.doubtful || whole.doubtful || part.doubtful;
  return {
    rule: 'performance/part-score',
    ...(doubt ? IN_DOUBT : {}),
    args: { project: form.name, label: part.fact.label, actual: plain(part.value), expected: plain(whole.value) },
    locations: [part.fact.source, whole.fact.source],
    facts: [part.key, whole.key],
    expected: plain(whole.value),
    actual: plain(part.value),
    difference: plain(part.value.minus(whole.value)),
  };
}

/** True where a row prints the budget, the amount and the rate of the total, and nothing else of its own. */
function repeatsTotal({ figures }: EvaluationForm, row: string): boolean {
  const isSame = (column: string): boolean => {
    const [whole, part] = [figures.figure(TOTAL, column), figures.figure(row, column)];
    return whole === undefined || part === undefined ? whole === part : isSameValue(whole, part);
  };
  return TELLING.every((column) => figures.figure(row, column) !== undefined && isSame(column)) && OTHERS.every(isSame);
}
