/**
 * Results of indicators that a text names once more: in the column of what was achieved, among reasons, in a summary, and in the
 * paragraph of the narrative on the project.
 *
 * In → Out: a form and the paragraphs on it → `performance/result-in-text`. Units: the indicator's own; nothing is converted.
 * Limits: only a number right behind the indicator's own name is read; one with 约, 以上 or 余 is none, nor is one that the text
 * takes from the target, except where the text is the printed account of what was achieved.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Place } from '../model/place.ts';
import { type EvaluationForm, goalRows, IN_DOUBT, LEAST_TEXT, textCells } from './performance-forms.ts';

/** A text that may name results. */
export interface ResultText {
  raw: string;
  source: Place;
  /** True where it states what was achieved, and nothing else. */
  achieved: boolean;
}

/** Fewest characters of a name that are not met by chance. */
const LEAST_NAME = 4;
/** Characters behind a name in which its number stands. */
const REACH = 24;
const NAME_END = /(?:完成)?(?:数量|次数|人数|个数|期数|率|数|量|次|期)$/;
const RESULT =
  /^(?:完成)?(?:数量|次数|人数|个数|期数|率|数|量|次|期)?(?:已|均|实际|全年|完成|达到|达|为|是|共计|共|[:：])*(\d+(?:\.\d+)?)\s*(万?[^\d\s，。；、,;（()）]{0,4})/;
const NOT_EXACT = /^(?:余|多|以上|以下|以内|左右|上下)|(?:余|多|以上|以下|以内|左右|上下)$/;
const DIGIT = /\d/;
const PERCENT = /^[%％]/;

/** Findings on one form. */
export function checkResults(form: EvaluationForm, paragraphs: readonly ResultText[]): Finding[] {
  const texts = [...cellTexts(form), ...paragraphs].filter(({ raw }) => DIGIT.test(raw));
  if (texts.length === 0) return [];
  return form.indicators.flatMap((indicator) => {
    const name = indicator.level3.trim().replace(NAME_END, '');
    if (indicator.actualParsed.number === null || name.length < LEAST_NAME) return [];
    return texts.flatMap((text) => resultFinding(form, indicator, name, text) ?? []).slice(0, 1);
  });
}

/** Long cells but those of the goals; the second text beside a goal is what was achieved. */
function cellTexts(form: EvaluationForm): ResultText[] {
  const cells = textCells(form);
  const isGoalRow = goalRows(cells);
  const goals = new Set<number>();
  const texts: ResultText[] = [];
  for (const { raw, row, source } of cells) {
    if (raw.length < LEAST_TEXT) continue;
    if (!isGoalRow(row)) texts.push({ raw, source, achieved: false });
    else if (goals.has(row)) texts.push({ raw, source, achieved: true });
    else goals.add(row);
  }
  return texts;
}

function resultFinding(form: EvaluationForm, indicator: Indicator, name: string, { raw, source, achieved }: ResultText): Finding | null {
  const { targetParsed: target, actualParsed: actual, level3 } = indicator;
  const at = raw.indexOf(name);
  if (at < 0 || raw.indexOf(name, at + 1) >= 0) return null;
  const [, number, unit = ''] = RESULT.exec(raw.slice(at + name.length, at + name.length + REACH)) ?? [];
  if (number === undefined || actual.number === null || NOT_EXACT.test(unit) || !isSameUnit(unit, actual.unit ?? target.unit)) return null;
  const value = new Decimal(number);
  const isTarget = target.number !== null && value.eq(target.number);
  if (value.eq(actual.number) || (isTarget && !achieved)) return null;
  const shown = PERCENT.test(unit) ? '%' : (actual.unit ?? target.unit ?? '');
  return {
    rule: 'performance/result-in-text',
    ...(form.doubtful ? IN_DOUBT : {}),
    args: { project: form.name, indicator: level3, text: `${number}${shown}`, actual: indicator.actual },
    locations: [source, indicator.source],
    expected: actual.number,
    actual: number,
  };
}

/** The unit begins with that of the cell: 人 and 人次 are one here, 万人 and 人 are not. */
function isSameUnit(printed: string, unit: string | null): boolean {
  if (unit === null) return false;
  return PERCENT.test(unit) ? PERCENT.test(printed) : printed.startsWith(unit);
}
