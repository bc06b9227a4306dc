/**
 * Words → lines of text, with blanks only where the page shows a gap.
 *
 * Lines are grouped by baseline: digits and ideographs of different fonts share it, their boxes they do not.
 */
import type { Word } from '../model/page.ts';
import { asUpright, TURNED } from './page-frame.ts';
import { verticalText } from './vertical-text.ts';

/** Baselines within this share of the smaller size are one line: lines are at least one em apart, superscripts a third. */
const SAME_LINE_EM = 0.4;
/** A gap from this width on is a blank, in em: between ideographs, between an ideograph and a Latin letter or digit, elsewhere. */
const WIDE_BLANK_EM = 0.45;
const MIXED_BLANK_EM = 0.35;
const NARROW_BLANK_EM = 0.12;
/** A gap from this width on separates two statements of one line, in em; it is written as two blanks. */
const SEPARATING_EM = 1.6;

/** Digits that stand over the digits before by more than this are another figure, in em. */
const OVER_EM = 0.3;
const DIGIT = /\d/;
/** Digits behind an amount are another figure. */
const AMOUNT = /^[-(（]?\d[\d,，]*[.．·]\d\d[)）]?$/;

/** Words of one line, left to right. */
export interface WordLine {
  words: Word[];
  baseline: number;
}

/** Words by baseline, top to bottom. For words of direction 0. */
export function linesOf(words: readonly Word[]): WordLine[] {
  const sorted = words.slice().sort((a, b) => a.baseline - b.baseline || a.bbox[0] - b.bbox[0]);
  const lines: WordLine[] = [];
  for (const word of sorted) {
    const line = lines[lines.length - 1];
    const first = line?.words[0];
    if (line !== undefined && first !== undefined && word.baseline - line.baseline <= SAME_LINE_EM * Math.min(word.sizePt, first.sizePt)) {
      line.words.push(word);
    } else lines.push({ words: [word], baseline: word.baseline });
  }
  for (const line of lines) line.words.sort((a, b) => a.bbox[0] - b.bbox[0] || a.baseline - b.baseline);
  return lines;
}

/** Text of a line of words. */
export function lineText(words: readonly Word[]): string {
  let text = '';
  let before: Word | null = null;
  for (const word of words) {
    if (before !== null) text += blankBetween(before, word);
    text += word.text;
    before = word;
  }
  return text;
}

function blankBetween(before: Word, after: Word): string {
  const gap = gapEm(before, after);
  if (gap >= SEPARATING_EM) return '  ';
  const wideBefore = isWide(before.text.charCodeAt(before.text.length - 1));
  const wideAfter = isWide(after.text.charCodeAt(0));
  if (gap < -OVER_EM && DIGIT.test(before.text.slice(-1)) && DIGIT.test(after.text.charAt(0))) return ' ';
  if (DIGIT.test(after.text.charAt(0)) && AMOUNT.test(before.text)) return ' ';
  const limit = wideBefore && wideAfter ? WIDE_BLANK_EM : wideBefore || wideAfter ? MIXED_BLANK_EM : NARROW_BLANK_EM;
  return gap >= limit ? ' ' : '';
}

/** Gap between two words of a line, in em of the smaller one. */
export function gapEm(before: Word, after: Word): number {
  return (after.bbox[0] - before.bbox[2]) / Math.min(before.sizePt, after.sizePt);
}

/** Ideographs, full-width signs and other characters as wide as the em. */
function isWide(code: number): boolean {
  return code >= 0x2e80 && !(code >= 0xff61 && code <= 0xffdc);
}

/** Size of the smallest text, in points; Infinity where there is none. A page may hold more words than a call takes arguments. */
export function emOf(words: readonly Word[]): number {
  return words.reduce((em, { sizePt }) => Math.min(em, sizePt), Number.POSITIVE_INFINITY);
}

/**
 * Text of a cell: its lines top to bottom, or from the right where it runs downwards, joined by line breaks; turned words after the others,
 * in their own direction.
 */
export function cellText(words: readonly Word[]): string {
  const [first] = words;
  if (first === undefined) return '';
  if (words.length === 1) return first.text;
  const vertical = verticalText(words);
  if (vertical !== null) return vertical;
  if (words.every((word) => word.turned === 0)) return textOf(words);
  const parts = [textOf(words.filter((word) => word.turned === 0))];
  for (const turned of TURNED) parts.push(textOf(words.filter((word) => word.turned === turned).map(asUpright)));
  return parts.filter((part) => part !== '').join('\n');
}

function textOf(upright: readonly Word[]): string {
  return linesOf(upright)
    .map((line) => lineText(line.words))
    .join('\n');
}
