/**
 * Values of indicators (≥95%, 15) read from images against those of the digital original.
 *
 * In → Out: two readings → counts of values that hold a number: target and achieved value by their comparison and number, weight and
 * score by theirs. Rows of a form are matched in their order, by the names of their indicators.
 */
import type { Anomaly } from '../../src/model/anomaly.ts';
import { editDistance } from '../../src/model/edit-distance.ts';
import type { Comparison, Indicator } from '../../src/model/indicator.ts';
import type { Place } from '../../src/model/place.ts';
import type { ReadResult } from '../../src/run/read-document.ts';

export interface IndicatorScore {
  values: number;
  right: number;
  /** Wrong without a finding on the value. */
  silent: number;
  flagged: number;
  missing: number;
  /** Rows that the original does not have. */
  extra: number;
  errors: string[];
}

export const NO_INDICATORS: IndicatorScore = { values: 0, right: 0, silent: 0, flagged: 0, missing: 0, extra: 0, errors: [] };

const TOLD = 'ocr/doubtful-indicator';
/** Names of one indicator differ by at most this share of their characters. */
const ALIKE = 0.5;

/** Counts value by value. */
export function compareIndicators(original: ReadResult, scanned: ReadResult): IndicatorScore {
  const score: IndicatorScore = { ...NO_INDICATORS, errors: [] };
  const told = scanned.anomalies.filter(({ rule }) => rule === TOLD);
  const forms = byForm(scanned.document.indicators);
  for (const [form, rows] of byForm(original.document.indicators)) {
    const found = forms.get(form) ?? [];
    const pairs = paired(rows, found);
    for (const [i, row] of rows.entries()) count(score, { form, row, read: pairs.get(i), told });
    score.extra += found.length - pairs.size;
    forms.delete(form);
  }
  for (const rows of forms.values()) score.extra += rows.length;
  return score;
}

/** Two scores as one. */
export function sumIndicators(a: IndicatorScore, b: IndicatorScore): IndicatorScore {
  return {
    values: a.values + b.values,
    right: a.right + b.right,
    silent: a.silent + b.silent,
    flagged: a.flagged + b.flagged,
    missing: a.missing + b.missing,
    extra: a.extra + b.extra,
    errors: [...a.errors, ...b.errors],
  };
}

function byForm(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const forms = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const form = `${indicator.table}#${indicator.occurrence}`;
    forms.set(form, [...(forms.get(form) ?? []), indicator]);
  }
  return forms;
}

/** Rows of the original by number → the rows that were read for them: as many as possible in the order of both. */
function paired(rows: readonly Indicator[], found: readonly Indicator[]): Map<number, Indicator> {
  const most: number[][] = Array.from({ length: rows.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  const at = (i: number, j: number): number => most[i]?.[j] ?? 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      const both = isSame(rows[i], found[j]) ? 1 + at(i + 1, j + 1) : 0;
      (most[i] as number[])[j] = Math.max(both, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs = new Map<number, Indicator>();
  for (let i = 0, j = 0; i < rows.length && j < found.length; ) {
    const read = found[j];
    if (read !== undefined && isSame(rows[i], read) && at(i, j) === 1 + at(i + 1, j + 1)) {
      pairs.set(i++, read);
      j++;
    } else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function isSame(a: Indicator | undefined, b: Indicator | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [name, other] = [a, b].map(({ level3, level2 }) => (level3 || level2).replace(/\s+/g, '')) as [string, string];
  return editDistance(name, other) <= ALIKE * Math.max(name.length, other.length);
}

interface Row {
  form: string;
  row: Indicator;
  read: Indicator | undefined;
  told: readonly Anomaly[];
}

function count(score: IndicatorScore, { form, row, read, told }: Row): void {
  const found = read === undefined ? [] : valuesOf(read);
  for (const { name, value, text } of valuesOf(row)) {
    if (value === '') continue;
    const other = found.find((one) => one.name === name);
    score.values++;
    const outcome = outcomeOf(value, other, () => told.some((one) => isAbout(one, { row: read, text: other?.text ?? '' })));
    score[outcome]++;
    if (outcome === 'right') continue;
    const mark = outcome === 'silent' ? 'SILENT' : outcome;
    score.errors.push(`indicator ${mark} ${form} ${row.level3} ${name} = ${text}, read ${other?.text ?? 'nothing'}`);
  }
}

type Outcome = 'right' | 'silent' | 'flagged' | 'missing';

function outcomeOf(value: string, read: Value | undefined, isTold: () => boolean): Outcome {
  if (read === undefined || read.text === '') return 'missing';
  if (read.value === value) return 'right';
  return isTold() ? 'flagged' : 'silent';
}

/** True for a finding on a value of the row that was read. */
function isAbout({ message, locations }: Anomaly, { row, text }: { row: Indicator | undefined; text: string }): boolean {
  return row !== undefined && message.includes(text) && locations.some((place) => isWithin(place, row.source));
}

function isWithin(inner: Place, outer: Place): boolean {
  if (inner.page !== outer.page || inner.bbox === null || outer.bbox === null) return false;
  const middle = (inner.bbox[1] + inner.bbox[3]) / 2;
  return middle >= outer.bbox[1] && middle <= outer.bbox[3];
}

interface Value {
  name: string;
  /** What is compared; '' where the text holds no number. */
  value: string;
  text: string;
}

function valuesOf({ target, targetParsed, actual, actualParsed, weight, score }: Indicator): Value[] {
  return [
    { name: 'target', value: compared(targetParsed), text: target },
    { name: 'actual', value: compared(actualParsed), text: actual },
    { name: 'weight', value: numberOf(weight), text: weight },
    { name: 'score', value: numberOf(score), text: score },
  ];
}

function compared({ operator, number }: Comparison): string {
  return number === null ? '' : `${operator ?? ''}${number}`;
}

function numberOf(text: string): string {
  return /\d/.test(text) ? text.replace(/\s+/g, '') : '';
}
