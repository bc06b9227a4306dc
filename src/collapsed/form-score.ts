/**
 * The overall score of a self-evaluation form in plain lines.
 *
 * In → Out: words behind the indicators → its row. A lone figure may be the sum of the weights: it is the score where the form has no weights,
 * or where all scores add up to it and it is not the full mark.
 */
import { isOneOf, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import type { FormLine, FundMarks } from './form-rows.ts';
import { type FormWords, isValueWord, opensPart } from './form-words.ts';
import { markOf, markSum } from './indicator-marks.ts';

const FULL_MARK = 100;
/** Words of the indicators of a form. */
const MOST_WORDS = 1500;

export interface FoundScore {
  label: string;
  values: string[];
  from: number;
  end: number;
}

/** The label of the overall score at the word `at` and the figures behind it; null where none stands there. */
export function scoreAt(words: FormWords, at: number, labels: PerformanceLabels): FoundScore | null {
  const label = words.labelAt(at, (key) => isOneOf(labels.scoreRows, key) || isOneOf(labels.scoreLabels, key));
  if (label === null) return null;
  let end = label.end;
  while (isValueWord(words.words[end]?.text ?? '')) end++;
  return { label: label.text, values: words.words.slice(label.end, end).map(({ text }) => text), from: at, end };
}

/**
 * The first overall score behind the word `from` that can be nothing else: the full mark and a score, or where the form has no weights a
 * score alone; null where another form or part of the document begins before.
 */
export function findScore(
  words: FormWords,
  from: number,
  { labels, roles }: { labels: PerformanceLabels; roles: readonly IndicatorRole[] },
): FoundScore | null {
  const hasWeight = roles.includes('weight');
  for (let at = from; at < words.count && at < from + MOST_WORDS; at++) {
    const text = words.words[at]?.text ?? '';
    if (opensPart(text) || words.labelAt(at, (key) => lookUp(labels.attributes, key) === 'projectName') !== null) return null;
    const found = scoreAt(words, at, labels);
    const marks = found?.values.map(markOf) ?? [];
    const isWhole = hasWeight ? marks.length === 2 && marks[0]?.eq(FULL_MARK) === true : marks.length === 1;
    if (found !== null && isWhole && marks.at(-1)?.lte(FULL_MARK) === true) return found;
  }
  return null;
}

interface Context {
  roles: readonly IndicatorRole[];
  /** Rows of the indicators. */
  rows: readonly FormLine[];
  funds: FundMarks;
}

/** The row of the score. */
export function scoreRow(words: FormWords, { label, values, from, end }: FoundScore, context: Context): FormLine {
  const place = words.placeOf(from, end);
  const columns = columnsOf(values, context);
  if (columns === null)
    return {
      cells: new Map([
        [0, label],
        [1, values.join(' ')],
      ]),
      place,
      restored: 'unplaced',
    };
  return { cells: new Map([[0, label], ...values.map((value, i) => [columns[i] ?? 0, value] as const)]), place, restored: null };
}

/** Columns of the figures; null where they are not sure. */
function columnsOf(values: readonly string[], { roles, rows, funds }: Context): number[] | null {
  const [weight, score] = [roles.indexOf('weight'), roles.indexOf('score')];
  if (values.length === 0) return [];
  if (score < 0) return null;
  if (values.length === 2) return weight >= 0 && weight < score ? [weight, score] : null;
  if (values.length !== 1) return null;
  return weight < 0 || isScoreSum(values[0] ?? '', { score, rows, funds }) ? [score] : null;
}

function isScoreSum(value: string, { score, rows, funds }: Omit<Context, 'roles'> & { score: number }): boolean {
  const mark = markOf(value);
  if (mark === null || mark.eq(FULL_MARK) || rows.some(({ restored }) => restored !== null)) return false;
  const sum = markSum(rows.map(({ cells }) => cells.get(score) ?? ''));
  return sum.plus(markOf(funds.score ?? '') ?? 0).eq(mark);
}
