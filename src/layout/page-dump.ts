/**
 * Words of a page as the lines of a text dump with its layout preserved, and the way back from characters to words.
 *
 * In → Out: upright words outside ruled grids → lines in which a full-width character takes two columns, and every word begins in the
 * column of its x. Tables that show their columns by alignment alone are read from these lines as they are from dumps.
 * Units: one column is half an em of the page's usual text. Limits: words closer than a column are moved to the right by it.
 */
import type { Word } from '../model/page.ts';
import type { Edge } from './grid-edges.ts';
import { settleBands } from './page-bands.ts';
import { gapEm, linesOf } from './page-text.ts';
import type { SourceLine } from './text-source.ts';

/** Words that one blank, and words that two blanks at least part, in em. */
const BLANK_EM = 0.3;
const WIDE_GAP_EM = 1.2;
/** Lines further apart than this, in em of the usual text, have a blank line between them. */
const BLANK_LINE_EM = 2.2;
/** Characters as wide as the em. */
const WIDE = 0x2e80;

/** A word and its characters in its line, end exclusive. */
interface PlacedWord {
  word: Word;
  from: number;
  to: number;
}

export interface PageDump {
  lines: SourceLine[];
  /** Words of a line (1-based) whose characters lie in a range, end exclusive. */
  wordsIn(line: number, from: number, to: number): Word[];
}

/** The lines of a page's words; `edges` between them, which are its horizontal ones, count as blank lines. */
export function dumpPage(words: readonly Word[], edges: readonly Edge[]): PageDump {
  const unit = usualSize(words) / 2;
  const placed: PlacedWord[][] = [];
  const lines: SourceLine[] = [];
  let before = Number.NaN;
  for (const { words: own, baseline } of settleBands(linesOf(words))) {
    if (baseline - before > BLANK_LINE_EM * unit * 2 || isRuled(edges, before, own)) addLine({ text: '', words: [] }, lines, placed);
    addLine(lineOf(own, unit), lines, placed);
    before = baseline;
  }
  const wordsIn = (line: number, from: number, to: number): Word[] =>
    (placed[line - 1] ?? []).filter((entry) => entry.from < to && from < entry.to).map(({ word }) => word);
  return { lines, wordsIn };
}

/** True where an edge over the middle of the words lies between them and the baseline before. */
function isRuled(edges: readonly Edge[], before: number, words: readonly Word[]): boolean {
  const [first, last] = [words[0], words[words.length - 1]];
  if (first === undefined || last === undefined) return false;
  const middle = (first.bbox[0] + last.bbox[2]) / 2;
  return edges.some(({ position, start, end }) => position > before && position < first.baseline && start <= middle && middle <= end);
}

function addLine(line: { text: string; words: PlacedWord[] }, lines: SourceLine[], placed: PlacedWord[][]): void {
  lines.push({ number: lines.length + 1, offset: 0, text: line.text, pageBreak: false });
  placed.push(line.words);
}

function lineOf(words: readonly Word[], unit: number): { text: string; words: PlacedWord[] } {
  let text = '';
  let width = 0;
  let before: Word | null = null;
  const placed: PlacedWord[] = [];
  for (const word of words) {
    const least = before === null ? 0 : blanksBetween(before, word);
    const blanks = Math.max(least, before !== null && least === 0 ? 0 : Math.round(word.bbox[0] / unit) - width);
    text += ' '.repeat(blanks);
    placed.push({ word, from: text.length, to: text.length + word.text.length });
    text += word.text;
    width += blanks + columnsOf(word.text);
    before = word;
  }
  return { text, words: placed };
}

/** Blanks that must stand between two words. */
function blanksBetween(before: Word, after: Word): number {
  const gap = gapEm(before, after);
  if (gap >= WIDE_GAP_EM) return 2;
  return gap >= BLANK_EM ? 1 : 0;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) columns += text.charCodeAt(i) >= WIDE ? 2 : 1;
  return columns;
}

/** The size that most characters have. */
function usualSize(words: readonly Word[]): number {
  const counts = new Map<number, number>();
  for (const { sizePt, text } of words) counts.set(sizePt, (counts.get(sizePt) ?? 0) + text.length);
  let [best, most] = [1, 0];
  for (const [size, count] of counts) if (count > most) [best, most] = [size, count];
  return best;
}
