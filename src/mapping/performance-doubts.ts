/**
 * Recognised values of indicators that are not sure: targets and results are texts that no identity proves.
 *
 * In → Out: a row of indicators → findings on its values (`ocr/doubtful-indicator`). Told are values read in doubt, percentages and numbers
 * that are written in no usual way (99.19%, 093%, 1003%), units with digits in them, targets and results that count different things or of
 * which one is a number and the other words in doubt, scores above their weight, and what stands under headers that were misread.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import { emptyContent } from '../repair/number.ts';
import { parseComparison } from './performance-comparison.ts';
import type { Fields, IndicatorRow } from './performance-indicators.ts';
import type { FormCell } from './performance-join.ts';

/** Recognised figures less sure than this are told, and words with figures in them, which their readers are too sure of. */
const SURE = 0.9;
const SURE_WORDS = 0.975;
const FIGURE = /^-?[\d,]+(?:\.\d+)?$/;
const DIGIT = /\d/;
/** What says something of a value: a digit, a sign of comparison, a sign of percent. */
const TELLING = /[\d<>=≤≥＜＞＝%％]/;
/** A nine right before the sign of percent, where the value would be usual without it: readers take part of the sign for one. */
const SIGN_TWICE = /(?:^|[^\d.])(?:\d{2,}|\d+\.\d)9%$/;
/** A zero in front of other digits of a whole number. */
const ZERO_IN_FRONT = /(?:^|[^\d.])0\d/;
const VALUES = ['target', 'adjusted', 'actual', 'weight', 'score'] as const;
/** More than all of something: a digit more, or a sign of percent that was read as one. */
const PERCENTAGE = /(\d+(?:\.\d+)?)%/;
const ALL = 100;
/** Columns that make up the target. */
const OF_TARGET: ReadonlySet<IndicatorRole> = new Set(['operator', 'target', 'adjusted', 'unit']);

/** Findings on the values of a row; a cell over several rows counts for the first. `target`: as it was put together. */
export function doubtfulValues(row: IndicatorRow, target: string, args: Record<'table' | 'label', string>): Finding[] {
  const cells: FormCell[] = [];
  for (const { own } of row.rows) for (const printed of own) if (printed.cell.recognition !== undefined) cells.push(printed);
  const values = VALUES.map((role) => row.fields[role]);
  const told = new Map<string, FormCell>();
  for (const cell of cells) if (isDoubtful(cell) && values.some((value) => value.includes(cell.text))) told.set(cell.text, cell);
  const [first] = cells;
  if (first !== undefined)
    for (const text of doubtfulTexts(row, cells, target)) told.set(text, cells.find((cell) => cell.text === text) ?? first);
  return [...told].map(([value, { cell }]) => ({ rule: 'ocr/doubtful-indicator', args: { ...args, value }, locations: [cell.place] }));
}

function isDoubtful({ cell: { recognition }, text }: FormCell): boolean {
  if (!DIGIT.test(text)) return false;
  const least = FIGURE.test(text) ? SURE : SURE_WORDS;
  return (recognition?.confidence ?? 1) < least || SIGN_TWICE.test(text) || ZERO_IN_FRONT.test(text) || isAboveAll(text);
}

function isAboveAll(text: string): boolean {
  return Number(PERCENTAGE.exec(text)?.[1] ?? 0) > ALL;
}

/** Values that other cells than their own make doubtful, as they were put together. */
function doubtfulTexts({ fields, misread }: IndicatorRow, cells: readonly FormCell[], target: string): string[] {
  const roles = new Set<IndicatorRole>(
    misread
      .filter(({ from, to }) =>
        cells.some(({ cell, text }) => cell.column < to && cell.column + cell.columnSpan > from && TELLING.test(text)),
      )
      .map(({ role }) => role),
  );
  const isTargetDoubtful = DIGIT.test(fields.unit) || roles.has('other') || [...OF_TARGET].some((role) => roles.has(role));
  const others = VALUES.filter((role) => !OF_TARGET.has(role) && (roles.has(role) || (role === 'actual' && roles.has('other'))));
  const texts = [
    isTargetDoubtful ? target : '',
    ...others.map((role) => fields[role]),
    ...(countOther(fields) ? [target, fields.actual] : []),
    ...wordsBesideNumber(fields, cells),
    ...(fields.weight !== '' && Number(fields.score) > Number(fields.weight) ? [fields.weight, fields.score] : []),
    // The marks of a whole form come to a hundred: one of more has lost its point.
    ...[fields.weight, fields.score].filter((mark) => Number(mark) > ALL),
  ];
  return texts.filter((text) => text !== '');
}

/** The words in doubt that stand as target or result beside a number, or as marks. */
function wordsBesideNumber(fields: Fields, cells: readonly FormCell[]): string[] {
  const { target, actual } = fields;
  const isUnsure = (text: string): boolean =>
    cells.some(({ cell, text: own }) => own === text && (cell.recognition?.confidence ?? 1) < SURE_WORDS);
  const pairs = [
    [target, actual],
    [actual, target],
  ] as const;
  const marks = [fields.weight, fields.score].filter((text) => text !== '' && !DIGIT.test(text) && emptyContent(text) === null);
  return [
    ...marks.filter(isUnsure),
    ...pairs.flatMap(([words, number]) => (!DIGIT.test(words) && DIGIT.test(number) && isUnsure(words) ? [words] : [])),
  ];
}

/** True where target and result, which say what they count, count different things. */
function countOther({ target, actual }: Fields): boolean {
  const [planned, reached] = [parseComparison(target).unit, parseComparison(actual).unit];
  return planned !== null && reached !== null && !planned.includes(reached) && !reached.includes(planned);
}
