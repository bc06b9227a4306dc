/**
 * The comparison in a target or an achieved value: operator, number, unit.
 *
 * In → Out: `≥200万人次` → >=, 200, 万人次; `不少于5家` → >=, 5, 家; `95%以上` → >=, 95, %; `95%` → no operator; `及时` → nothing.
 * Only a text that is a comparison from end to end is read: prose, ranges, dates and lists yield nulls, never a part of them.
 */

import type { Comparison } from '../model/indicator.ts';
import { toHalfWidth } from '../model/label.ts';

type Operator = NonNullable<Comparison['operator']>;

/** Signs and words in front of the number. Longer spellings first: a short one is the beginning of some. */
const BEFORE: readonly [pattern: string, operator: Operator][] = [
  [String.raw`\\geqslant|\\geq|\\ge|≥|≧|⩾|≽|>\s*=|=\s*>|&ge;|&gt;=|大于或?等于|不少于|不低于|不小于|至少|最少`, '>='],
  [String.raw`\\leqslant|\\leq|\\le|≤|≦|⩽|≼|<\s*=|=\s*<|&le;|&lt;=|小于或?等于|不超过|不高于|不大于|不多于|至多|最多`, '<='],
  [String.raw`>|&gt;|\\gt|大于|高于|超过|多于`, '>'],
  [String.raw`<|&lt;|\\lt|小于|低于|少于`, '<'],
  ['=|等于|达到?', '='],
];
/** Words behind the unit; Chinese statutes count 以上, 以下 and 以内 as including the number. */
const BEHIND: readonly [pattern: string, operator: Operator][] = [
  ['(?:及|或)?以上', '>='],
  ['(?:及|或)?以下|(?:之|以)?内', '<='],
];

const source = (list: readonly (readonly [string, Operator])[]): string => list.map(([pattern]) => `(${pattern})`).join('|');
const NUMBER = String.raw`-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** A unit: %, or a few characters without digits and clause marks. */
const UNIT = String.raw`[^\d\s,，。;；、:：()<>=≥≤~～%‰-]{1,6}?|%|‰`;
const WHOLE = new RegExp(String.raw`^\$?\s*(?:${source(BEFORE)})?\s*(${NUMBER})\s*(${UNIT})?\s*(?:${source(BEHIND)})?\s*\$?$`);
const BEFORE_AT = 1;
const NUMBER_AT = BEFORE_AT + BEFORE.length;
const BEHIND_AT = NUMBER_AT + 2;
/** Longest unit without a slash: 万平方公里. Anything longer is a phrase. */
const MAX_UNIT = 5;

const NOTHING: Comparison = { operator: null, number: null, unit: null };

/**
 * Reads a target or an achieved value.
 * @param text on one line, as printed
 */
export function parseComparison(text: string): Comparison {
  const match = WHOLE.exec(toHalfWidth(text).replace(/\\?%/g, '%').trim());
  if (match === null) return { ...NOTHING };
  const unit = match[NUMBER_AT + 1] ?? null;
  if (unit !== null && unit.length > MAX_UNIT && !unit.includes('/')) return { ...NOTHING };
  return {
    operator: firstOf(match, BEFORE, BEFORE_AT) ?? firstOf(match, BEHIND, BEHIND_AT),
    number: (match[NUMBER_AT] ?? '').replaceAll(',', ''),
    unit,
  };
}

function firstOf(match: RegExpExecArray, list: readonly (readonly [string, Operator])[], at: number): Operator | null {
  const found = list.find((_, i) => match[at + i] !== undefined);
  return found?.[1] ?? null;
}

/** The operator that a cell of an operator column holds; null for words (定性) and everything else. */
export function parseOperator(text: string): Operator | null {
  return parseComparison(`${text}1`).operator;
}

const VALUE_LIKE = new RegExp(
  String.raw`^(?:${source(BEFORE)})?\s*${NUMBER}\s*(?:[^\d\s]{0,4}|%)(?:${source(BEHIND)})?$|^\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末前初]?$|^\d{1,2}月(?:\d{1,2}日)?[底末前初]?$`,
);
const SIGNED = new RegExp(
  String.raw`^\s*\$?\s*(?:${BEFORE.slice(0, 4)
    .map(([pattern]) => pattern)
    .join('|')}|=)\s*[-\d]`,
);

/** What the text looks like: `comparison` with an operator, `number` a plain value or date, `text` anything else. */
export function valueShape(text: string): 'comparison' | 'number' | 'text' {
  const half = toHalfWidth(text).trim();
  if (SIGNED.test(half)) return 'comparison';
  return VALUE_LIKE.test(half) ? 'number' : 'text';
}
