/**
 * Figures in running text: a number with the unit printed beside it.
 *
 * In → Out: normal text and a place → `Figure`, or how far a number reaches that is none (a year, a date, a marker, 第3期).
 * Limits: ranges (3-5万人次) and bounds (100万元以上) are no figures; Chinese numerals (三个项目) are not read.
 */
import type { NormalText } from '../model/label.ts';
import type { Grammar } from './grammar.ts';

export interface Figure {
  /** Place in the normal text: first character of the number (or its minus), character behind the unit. */
  start: number;
  end: number;
  /** Digits as printed without separators. */
  value: string;
  /** Unit in normal form; '' where none is beside the figure. */
  unit: string;
  kind: 'money' | 'ratio' | 'count' | 'none';
  /** Where the number ends and the unit begins. */
  unitStart: number;
}

/** A figure, or the end of a number that is none. */
export type FigureReading = { figure: Figure; end: number } | { figure: null; end: number };

const ZERO = 48;
const NINE = 57;
const DOT = 46;
const COMMA = 44;
const GROUP = 3;
/** Digits of a year, and the years that are one. */
const YEAR = /^(?:19|20)\d\d$/;
/** Behind a number: an end of clause, or a bracket. */
const BOUNDARY = ',;。:、()！？!?/';
/** Before an item's marker (1. 2、). */
const ITEM_START = ',;。:)';
const MARKER_DIGITS = 2;
const RANGE = '-~—–至到';
const RANGE_END = '0123456789万亿元%人个';
/** A code of either classification. */
const CODE = /^[23]\d{2}(?:\d{2}){0,2}$/;
const LATIN = /[A-Za-z×*_]/;

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Reads the number whose first digit is at `at`. */
export function readFigure({ text, origins }: NormalText, at: number, source: string, grammar: Grammar): FigureReading {
  const numberEnd = endOfNumber(text, at, (i) => source.charCodeAt(origins[i] ?? 0) === COMMA);
  if (isInsideWord(text, at, grammar)) return { figure: null, end: numberEnd };
  const chained = endOfChain(text, numberEnd);
  if (chained > numberEnd) return { figure: null, end: chained };
  if (isMarker(text, at, numberEnd)) return { figure: null, end: numberEnd };
  const digits = text.slice(at, numberEnd).replaceAll(',', '');
  const unit = grammar.units.longest(text, numberEnd);
  const unitEnd = numberEnd + (unit?.length ?? 0);
  if (!isFigure({ text, at, numberEnd, unitEnd, hasUnit: unit !== null, digits }, grammar)) return { figure: null, end: numberEnd };
  const start = signStart(text, at);
  return {
    figure: {
      start,
      end: unitEnd,
      value: (start < at ? '-' : '') + digits,
      unit: text.slice(numberEnd, unitEnd),
      kind: unit?.value ?? 'none',
      unitStart: numberEnd,
    },
    end: unitEnd,
  };
}

/** Behind the last digit: groups of three behind printed half-width commas, then a fraction. */
function endOfNumber(text: string, at: number, isComma: (index: number) => boolean): number {
  let end = digitsEnd(text, at);
  for (let groups = end - at <= GROUP; groups && text.charCodeAt(end) === COMMA && isComma(end); ) {
    const next = digitsEnd(text, end + 1);
    groups = next - end - 1 === GROUP;
    if (groups) end = next;
  }
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 1);
  return end;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** True for digits of a word (A4, 第3, 图 1, 2080505 behind a letter). */
function isInsideWord(text: string, at: number, { noFigureBefore }: Grammar): boolean {
  if (at === 0) return false;
  // The second half of 3万-5万元; a minus stands behind other words.
  if (text.charAt(at - 1) === '-' && RANGE_END.includes(text.charAt(at - 2))) return true;
  return LATIN.test(text.charAt(at - 1)) || noFigureBefore.longest(text, at) !== null;
}

/**
 * Dates and ranges: 2023.12.31, 2024-7-28, 3-5; also figures with a doubled point (294..69), which nobody can read for sure. The place
 * behind the last part, or `end` where nothing is chained.
 */
function endOfChain(text: string, end: number): number {
  let at = end;
  for (let next = behindLink(text, at); next > at && isDigit(text.charCodeAt(next)); next = behindLink(text, at))
    at = digitsEnd(text, next);
  return at;
}

/** Behind the points or the sign of a range at `at`; `at` where there is none. */
function behindLink(text: string, at: number): number {
  if (at < text.length && RANGE.includes(text.charAt(at))) return at + 1;
  let end = at;
  while (text.charCodeAt(end) === DOT) end++;
  return end;
}

/** (1), 1. and 2、 where an item begins. */
function isMarker(text: string, at: number, end: number): boolean {
  if (end - at > MARKER_DIGITS) return false;
  const [before, behind] = [text.charAt(at - 1), text.charAt(end)];
  if (before === '(' && behind === ')') return true;
  if (at > 0 && !ITEM_START.includes(before)) return false;
  return behind === '.' || behind === ')' || (behind === '、' && !isDigit(text.charCodeAt(end + 1)));
}

interface Candidate {
  text: string;
  at: number;
  numberEnd: number;
  unitEnd: number;
  hasUnit: boolean;
  digits: string;
}

function isFigure({ text, at, numberEnd, unitEnd, hasUnit, digits }: Candidate, grammar: Grammar): boolean {
  if ((grammar.noFigureBehind.longest(text, numberEnd)?.length ?? 0) > unitEnd - numberEnd) return false;
  if (isCodeLevel(text, at, unitEnd)) return false;
  if (hasUnit) return grammar.noFigureBehindUnit.longest(text, unitEnd) === null;
  if (YEAR.test(digits) || isBracketedCode(text, at, numberEnd)) return false;
  return numberEnd === text.length || BOUNDARY.includes(text.charAt(numberEnd));
}

/** 行政运行（2010301）: the code of the item. */
function isBracketedCode(text: string, at: number, numberEnd: number): boolean {
  return text.charAt(at - 1) === '(' && text.charAt(numberEnd) === ')' && CODE.test(text.slice(at, numberEnd));
}

/** （208类）, （05款）, （01项）: a code printed with its level. */
function isCodeLevel(text: string, at: number, unitEnd: number): boolean {
  return text.charAt(at - 1) === '(' && text.charAt(unitEnd) === ')' && text.charAt(unitEnd - 1) === '项';
}

/** Where a minus stands before the number. */
function signStart(text: string, at: number): number {
  const before = text.charAt(at - 1);
  return before === '-' || before === '−' ? at - 1 : at;
}
