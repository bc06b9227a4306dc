/**
 * A number cell's characters to its value, every change recorded.
 *
 * In → Out: `4,275.13` → amount `4275.13` with the repair `format/thousand-separators`; `——` → nil; `` → blank;
 * `说明` → text; `4,36.12` → unreadable. Steps run in a fixed order; replaying the repairs over `raw` gives `value`.
 * Units: a unit in the cell (`33.00万元`, `95%`) is returned apart and overrides the table's.
 * Limits: a blank between two complete numbers is never closed; a comma that does not group three digits is not a separator.
 */
import type { RuleId } from '../anomaly/catalogue.ts';
import type { Repair } from '../model/fact.ts';
import { toHalfWidth } from '../model/label.ts';

export type NumberReading =
  | { content: 'amount'; value: string; unit: string | null; repairs: Repair[] }
  | { content: 'blank' | 'nil' | 'text' | 'unreadable' };

/** A plain decimal; a zero in front of other digits (a code's tail, 01) is no amount. */
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const NIL = /^[¥￥]?(?:[-—⸺⸻–－―‐‑─━﹣−_…·•/／\\*＊~～\s]+|\.{2,})$/;
const UNIT = /^(.*[\d)])\s*(亿元|万元|千元|百万元|元|辆|台|套|台\(套\)|人|人次|个|批次|次|家|项|分|天)$/s;
const PERCENT = /^(.*\d\)?)\s*%$/s;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DOTTED_GROUPS = /^-?\d{1,3}(?:\.\d{3})+\.\d{1,2}$/;
/** A dot at half the height of the digits before two decimals, as of money. */
const MIDDLE_DOT = /^([-(]?\d[\d,]*)[·•‧∙・](\d\d\)?)$/;
/** What a spreadsheet prints where a figure is wider than its cell. */
const OVERFLOWN = /^#{2,}$/;
/** A digit, also a full-width one. */
const HAS_DIGIT = /[\d\uff10-\uff19]/;
const WORDS = /[\u4e00-\u9fff]|[A-Za-z]{2}/;

interface Step {
  rule: RuleId;
  /** The text after the step; the same text where it does not apply. */
  apply(text: string): string;
}

/** Blanks next to a separator or between groups of three digits; a wrapped number breaks before its decimals are complete. */
function closeGroupBlanks(text: string): string {
  if (!/\s/.test(text)) return text;
  const tight = text.replace(/\s*([.,])\s*/g, '$1').replace(/^([-(])\s+/, '$1');
  return /^[-(]?\d{1,3}(?:[\s]\d{3})+(?:\.\d+)?\)?$/.test(tight) ? tight.replace(/\s/g, '') : tight;
}

/** One remaining blank or line break inside the whole part of a number that has decimals, or a line break before the last decimal. */
function closeLooseBlank(text: string): string {
  return /^[-(]?[\d,]+\s[\d,]+\.\d{1,6}\)?$/.test(text) || BROKEN_DECIMALS.test(text) ? text.replace(/\s/, '') : text;
}

/** A number of the row and its amount, which a lost separator left on two lines of one cell. */
const LINE_AND_AMOUNT = /^\d{1,3}\s*\n\s*\d[\d,，]*[.．]\d{1,6}$/;

/**
 * A number that wraps between its two decimals; brackets may wrap with the last. What wraps is long or a rate: `12.5` over `3` may
 * be two figures.
 */
const BROKEN_DECIMALS = /^[-(]?(?:\d{1,3}(?:,\d{3})+|\d{3,})\.\d\n\d\)?$/;

/** Sign variants and accounting brackets to a leading hyphen-minus. */
function unifySign(text: string): string {
  const minus = text.replace(/^[－﹣−–—]\s*(?=[\d.(])/, '-').replace(/^\+(?=\d)/, '');
  const bracketed = /^\(\s*-?([\d.,]+)\s*\)$/.exec(minus);
  return bracketed === null ? minus : `-${bracketed[1]}`;
}

/** Letters that OCR takes for digits, where digits are in the majority. */
function readConfusedLetters(text: string): string {
  if (!/^[-\dOolI|.,]+$/.test(text) || !/[OolI|]/.test(text)) return text;
  const digits = text.replace(/\D/g, '').length;
  const letters = text.replace(/[^OolI|]/g, '').length;
  return digits > letters ? text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1') : text;
}

const STEPS: readonly Step[] = [
  { rule: 'format/full-width-digits', apply: (text) => toHalfWidth(text).replace(/．/g, '.').trim() },
  { rule: 'format/currency-sign', apply: (text) => text.replace(/^([-(]?)\s*[¥￥]\s*(?=[-(]?[\d.])/, '$1') },
  { rule: 'format/inner-blanks', apply: closeGroupBlanks },
  { rule: 'format/loose-blank', apply: closeLooseBlank },
  { rule: 'ocr/confused-digits', apply: readConfusedLetters },
  { rule: 'ocr/middle-dot', apply: (text) => text.replace(MIDDLE_DOT, '$1.$2') },
  { rule: 'format/negative-notation', apply: unifySign },
  { rule: 'format/thousand-separators', apply: (text) => (GROUPED.test(text) ? text.replace(/,/g, '') : text) },
  { rule: 'ocr/confused-separators', apply: (text) => (DOTTED_GROUPS.test(text) ? text.replace(/\.(?=.*\.)/g, '') : text) },
  { rule: 'format/missing-zero', apply: (text) => text.replace(/^(-?)\.(\d+)$/, '$10.$2') },
];

/** A rate that wraps at any place: with one percent sign at its end it is one figure. */
function closeBrokenRate(text: string): string {
  return /^-?\d{1,3}(?:\.\d*)?\n\d*\.?\d{1,4}$/.test(text) ? text.replace('\n', '') : text;
}

/** The steps for the figure before a percent sign. */
const RATE_STEPS: readonly Step[] = STEPS.toSpliced(2, 0, { rule: 'format/loose-blank', apply: closeBrokenRate });

/** A raised digit or a sign behind a figure, which leads to a note. */
const NOTE_MARK = /^(.*[\d)）%％])\s*[¹²³⁰⁴-⁹①-⑳*＊※†‡][¹²³⁰⁴-⁹]?$/s;

/** Takes the mark of a note off the end of the cell. */
function takeNoteMark(text: string, repairs: Repair[]): string {
  const number = NOTE_MARK.exec(text)?.[1];
  if (number === undefined) return text;
  repairs.push({ rule: 'format/note-mark', before: text, after: number, identity: null });
  return number;
}

/** Takes a percent sign or a unit off the end of the cell. */
function takeUnit(text: string, repairs: Repair[]): { text: string; unit: string | null } {
  const half = toHalfWidth(text);
  const percent = PERCENT.exec(half);
  const named = percent === null ? UNIT.exec(half) : null;
  const number = (percent ?? named)?.[1];
  if (number === undefined) return { text, unit: null };
  const rule = percent === null ? 'unit/stray-unit' : 'format/percent-sign';
  repairs.push({ rule, before: text, after: number, identity: null });
  return { text: number, unit: percent === null ? (named?.[2] ?? null) : '%' };
}

/** What a cell without a figure is: nothing, a mark for nothing, or null for anything else. */
export function emptyContent(raw: string): 'blank' | 'nil' | null {
  const trimmed = raw.trim();
  return trimmed === '' ? 'blank' : !startsWithHan(trimmed) && NIL.test(trimmed) ? 'nil' : null;
}

/** True for a text that begins with a Chinese character: neither a figure nor a mark for nothing does. */
function startsWithHan(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff;
}

/**
 * Reads one cell.
 * @param raw characters as found; visual lines of one cell joined by `\n`
 * @returns the value as a decimal string with the printed decimals, or what the cell is instead; never throws
 */
export function readNumber(raw: string): NumberReading {
  const trimmed = raw.trim();
  if (trimmed === '') return { content: 'blank' };
  if (startsWithHan(trimmed)) return { content: 'text' };
  if (PLAIN.test(trimmed)) return { content: 'amount', value: trimmed, unit: null, repairs: [] };
  if (NIL.test(trimmed)) return { content: 'nil' };
  if (OVERFLOWN.test(trimmed)) return { content: 'unreadable' };
  if (!HAS_DIGIT.test(trimmed)) return { content: 'text' };
  if (LINE_AND_AMOUNT.test(trimmed)) return { content: 'unreadable' };
  const repairs: Repair[] = [];
  let { text, unit } = takeUnit(takeNoteMark(trimmed, repairs), repairs);
  for (const step of unit === '%' ? RATE_STEPS : STEPS) {
    const after = step.apply(text);
    if (after !== text) repairs.push({ rule: step.rule, before: text, after, identity: null });
    text = after;
  }
  if (PLAIN.test(text)) return { content: 'amount', value: text, unit, repairs };
  return { content: WORDS.test(trimmed) ? 'text' : 'unreadable' };
}
