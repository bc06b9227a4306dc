/**
 * Runs of characters that blanks set apart in a line of space-aligned text, with the columns they take.
 *
 * In → Out: line → runs, left to right. A gap of two blanks parts runs; one blank does so between numbers, and between an amount and words.
 * Frame: `x0`, `x1` are 0-based columns, end exclusive. What a full-width character counts is a measure: one column as pdftotext writes,
 * two as terminals and word processors do, some of these also for dashes and quotes. `measureOf` tells which one lines the figures up.
 * Source: Unicode Standard Annex 11, East Asian Width (W and F; A, ambiguous, for the dashes and quotes).
 */
import type { SourceLine } from './text-source.ts';

/** What takes two columns: nothing; full-width characters; these and those that only East Asian type sets so wide (——, “ ”). */
export type Measure = 'narrow' | 'wide' | 'wide-dashes';

export type RunKind = 'amount' | 'integer' | 'nil' | 'text';

export interface Run {
  text: string;
  kind: RunKind;
  /** 0-based characters in the text of the source line, end exclusive. */
  from: number;
  to: number;
  x0: number;
  x1: number;
  /** Starts of the words behind single blanks inside the run: end of the word before, start of the next. */
  seams: { to: number; x1: number; from: number; x0: number }[];
}

/** Blanks between the letters of one word, and how much they may differ. */
const MAX_SPACING = 12;
const EVEN_SPACING = 2;

const AMOUNT = /^[-(（－−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．·]\d+[%％)）]?$|^[-(（－−]?\d{1,3}(?:[,，]\d{3})+[)）]?$|^[-－]?\d+[%％]$/;
const INTEGER = /^[-－−]?\d{1,12}$/;
const NIL = /^(?:[-—–―－─/]+|…+|\*+)$/;
/** Columns of the parts of a code, as narrow as these letters. */
const CODE_LEVELS = /^(?:类款|款项)$/;
/** A unit behind its number, which no blank parts from it; other long words that begin like a count's are labels (年末结转和结余). */
const MAX_UNIT = 4;
const MONEY_OR_PROSE = /^(?:[千万亿百]?元|[%％‰])|[，。；、]/;
const UNIT = /^(?:[千万亿百]?元|[%％‰]|[辆台套个人次项家批天年月日户件篇册份米吨]|平方|公里|百分)/;
/** Amounts of one column end within so many columns; fewer do so by chance. */
const AMOUNT_DRIFT = 2;
const FEWEST_AMOUNTS = 2;
/** Characters printed two columns wide: Unicode East Asian Width W and F of the Basic Multilingual Plane, the likely ones first. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x2e80, 0xa4cf],
  [0xff01, 0xff60],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xffe0, 0xffe6],
  [0x1100, 0x115f],
];
const FIRST_WIDE = 0x1100;
/** Ambiguous ones that tables print: dashes, quotes, dots. */
const [FIRST_AMBIGUOUS, LAST_AMBIGUOUS] = [0x2013, 0x2026];
const AMBIGUOUS = new RegExp(`[${String.fromCharCode(FIRST_AMBIGUOUS)}-${String.fromCharCode(LAST_AMBIGUOUS)}]`);

/**
 * Column at which an amount ends. pdftotext places the first character where it stands on the page but writes narrower or wider characters
 * than its columns, so the right edges of a column meet only after this factor.
 */
export function rightEdge(run: Run, stretch: number): number {
  return run.x0 + (run.x1 - run.x0) * stretch;
}

export function isFigure(run: Run): boolean {
  return run.kind !== 'text';
}

/** Runs of a line. */
export function runsOf(line: SourceLine, measure: Measure): Run[] {
  const words = wordsOf(line.text, measure);
  const runs: Run[] = [];
  let spacing = 0;
  for (const [i, word] of words.entries()) {
    const last = runs.at(-1);
    const gap = last === undefined ? 0 : word.from - last.to;
    const isSpaced = last !== undefined && isSpacedLetter(last, word, { spacing, next: words[i + 1] });
    const isParted = gap >= 2 || last === undefined || partsAtOneBlank(last, word) || areCodeLevels(last, word) || isSplitCode(runs);
    if (last !== undefined && (isSpaced || !isParted)) extend(last, word, line.text);
    else runs.push(word);
    spacing = isSpaced ? gap : 0;
  }
  return runs;
}

function extend(run: Run, word: Run, text: string): void {
  run.seams.push({ to: run.to, x1: run.x1, from: word.from, x0: word.x0 });
  run.text = text.slice(run.from, word.to);
  run.to = word.to;
  run.x1 = word.x1;
  run.kind = 'text';
}

/** True where single characters are set apart like `项     目`, with even blanks that are smaller than the gap behind the word. */
function isSpacedLetter(run: Run, word: Run, around: { spacing: number; next: Run | undefined }): boolean {
  const gap = word.from - run.to;
  if (areCodeLevels(run, word)) return false;
  if (gap > MAX_SPACING || word.text.length > 1 || word.kind !== 'text') return false;
  if (around.spacing === 0 ? run.text.length > 1 || run.kind !== 'text' : Math.abs(gap - around.spacing) > EVEN_SPACING) return false;
  const after = around.next === undefined || around.next.text.length > 1 ? Number.POSITIVE_INFINITY : around.next.from - word.to;
  return after >= gap - EVEN_SPACING;
}

/** Fewer numbers that do not begin with 1, beside another word, are the number of a row and a count. */
const MIN_NUMBERS = 3;
const NUMBERING_WORD = /[栏行列]\s*[次号目]/;

/** True for a line that numbers the columns: integers that rise by one, at most two words among them. */
export function isNumbering(line: readonly Run[]): boolean {
  const numbers = line.filter((run) => run.kind === 'integer').map((run) => Number(run.text));
  const isRow =
    numbers.length < MIN_NUMBERS && numbers[0] !== 1 && line.some((run) => run.kind === 'text' && !NUMBERING_WORD.test(run.text));
  if (isRow) return false;
  if (numbers.length < 2 || line.length - numbers.length > 2 || line.some((run) => run.kind === 'amount')) return false;
  return numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
}

/** A run parted at one of its seams, where a column of the table begins. */
export function partAt(run: Run, seam: number): [Run, Run] | null {
  const at = run.seams[seam];
  if (at === undefined) return null;
  const [left, right] = [run.text.slice(0, at.to - run.from), run.text.slice(at.from - run.from)];
  return [
    { ...run, text: left, kind: kindOf(left), to: at.to, x1: at.x1, seams: run.seams.slice(0, seam) },
    { ...run, text: right, kind: kindOf(right), from: at.from, x0: at.x0, seams: run.seams.slice(seam + 1) },
  ];
}

/** How many amounts end at every column, of a text's lines. */
export function amountEdges(lines: readonly (readonly Run[])[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const run of lines.flat()) if (run.kind === 'amount') edges.set(run.x1, (edges.get(run.x1) ?? 0) + 1);
  return edges;
}

/** Words and the amounts that one blank parts from them, each of which ends where others do (`amountEdges`). */
export function amountsApart(run: Run, edges: ReadonlyMap<number, number>): Run[] {
  for (let seam = 0; seam < run.seams.length; seam++) {
    const parts = partAt(run, seam);
    if (parts === null) continue;
    const [left, right] = parts;
    const [head] = partAt(right, 0) ?? [right];
    if (isAligned(head, edges) || (isAligned(left, edges) && partsAtOneBlank(left, right))) return [left, ...amountsApart(right, edges)];
  }
  return [run];
}

function isAligned(run: Run, edges: ReadonlyMap<number, number>): boolean {
  if (run.kind !== 'amount') return false;
  let count = 0;
  for (let x = run.x1 - AMOUNT_DRIFT; x <= run.x1 + AMOUNT_DRIFT; x++) count += edges.get(x) ?? 0;
  return count >= FEWEST_AMOUNTS;
}

/** True where one blank is enough to part two cells: between two figures, behind an amount, or behind a long dash but for lone numbers. */
function partsAtOneBlank(left: Run, right: Run): boolean {
  if (left.kind === 'amount') return right.kind !== 'text' || !isUnit(right.text);
  if (left.kind === 'nil') return left.text.length > 1 && (right.kind === 'text' || CODE.test(right.text));
  return left.kind !== 'text' && right.kind !== 'text';
}

/** True for the header words of two parts of a code. */
function areCodeLevels(left: Run, right: Run): boolean {
  return CODE_LEVELS.test(`${left.text}${right.text}`);
}

/** True for the parts of a code at the head of a line (201 | 05 | 01), which a blank parts from its name. */
function isSplitCode(runs: readonly Run[]): boolean {
  return runs.length > 1 && runs.length <= CODE_PARTS && runs.every((run, i) => (i === 0 ? CODE_CLASS : CODE_PART).test(run.text));
}

/** The code of a row, or of the next panel. */
const CODE = /^[23]\d{2}(?:\d{2}){0,2}$/;
const CODE_PARTS = 3;
const CODE_CLASS = /^\d{3}$/;
const CODE_PART = /^\d{2}$/;

function isUnit(text: string): boolean {
  return UNIT.test(text) && (text.length <= MAX_UNIT || MONEY_OR_PROSE.test(text));
}

/** Words between single blanks. */
function wordsOf(text: string, measure: Measure): Run[] {
  const words: Run[] = [];
  let [x, from, x0] = [0, -1, 0];
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    if (isBlank(code)) {
      if (from >= 0) words.push(wordOf(text.slice(from, i), { from, x0, x1: x }));
      from = -1;
    } else if (from < 0) {
      from = i;
      x0 = x;
    }
    x += measure !== 'narrow' && code >= FIRST_WIDE && isWide(code, measure) ? 2 : 1;
  }
  return words;
}

/** Columns that a text takes in print, full-width characters counted twice. */
export function printedLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) if (isWide(text.charCodeAt(i), 'wide')) length++;
  return length;
}

function wordOf(text: string, at: { from: number; x0: number; x1: number }): Run {
  return { text, kind: kindOf(text), from: at.from, to: at.from + text.length, x0: at.x0, x1: at.x1, seams: [] };
}

const [SPACE, NO_BREAK_SPACE, IDEOGRAPHIC_SPACE] = [0x20, 0xa0, 0x3000];

function isBlank(code: number): boolean {
  return code <= SPACE || code === NO_BREAK_SPACE || code === IDEOGRAPHIC_SPACE || (code >= 0x2000 && code <= 0x200b);
}

function isWide(code: number, measure: Measure): boolean {
  if (isAmbiguous(code)) return measure === 'wide-dashes';
  return WIDE.some(([first, last]) => code >= first && code <= last);
}

function isAmbiguous(code: number): boolean {
  return code >= FIRST_AMBIGUOUS && code <= LAST_AMBIGUOUS;
}

function kindOf(text: string): RunKind {
  const first = text.charCodeAt(0);
  if (first >= 0x4e00 && first <= 0x9fff) return 'text';
  if (INTEGER.test(text)) return 'integer';
  if (AMOUNT.test(text)) return 'amount';
  return NIL.test(text) ? 'nil' : 'text';
}

/** The measure by which the figures of these lines stand in fewer columns; null where all fit alike. */
export function measureOf(lines: readonly { source: SourceLine; runs: readonly Run[] }[]): Measure | null {
  const narrow = distinctEdges(lines.map((line) => line.runs));
  const wide = distinctEdges(lines.map((line) => runsOf(line.source, 'wide')));
  const fewest = Math.min(narrow, wide);
  const hasDashes = lines.some(({ source }) => AMBIGUOUS.test(source.text));
  if (hasDashes && distinctEdges(lines.map((line) => runsOf(line.source, 'wide-dashes'))) < fewest) return 'wide-dashes';
  return wide === narrow ? null : wide < narrow ? 'wide' : 'narrow';
}

/** How many right edges the amounts have; of the left edges of all runs where there are no amounts. */
function distinctEdges(lines: readonly (readonly Run[])[]): number {
  const right = new Set<number>();
  const left = new Set<number>();
  for (const runs of lines) {
    for (const run of runs) {
      if (run.kind === 'amount') right.add(run.x1);
      left.add(run.x0);
    }
  }
  return right.size > 0 ? right.size : left.size;
}
