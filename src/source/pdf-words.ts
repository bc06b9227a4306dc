/**
 * Runs of glyphs as words: doubles dropped, neighbours on one baseline joined, cut where a ruling line passes.
 *
 * In → Out: a page's drawing → visible words and hidden words, in an order that does not depend on the content stream.
 * A word ends at a printed blank, at a gap, and at a rule across the text. Units: points in the page frame.
 */
import type { Word } from '../model/page.ts';
import { Barriers } from './pdf-barriers.ts';
import type { Direction } from './pdf-directions.ts';
import { dropDoubles } from './pdf-doubles.ts';
import { round, roundBox } from './pdf-geometry.ts';
import { boxOf, type GlyphRun, type Glyphs, type OpenWord, partOf } from './pdf-glyphs.ts';
import type { PageDrawing } from './pdf-machine.ts';
import { AMOUNT, AMOUNT_GAP_EM, AMOUNT_GAP_FACTOR, BACKSTEP_EM, gapLimit } from './pdf-runs.ts';
import { withStrikes } from './pdf-struck.ts';
import { withNoteMarks } from './pdf-superscripts.ts';
import { overlyingWords, seenRuns } from './pdf-visibility.ts';

/** Baselines of one word differ by less than this, in em: more than rounding, less than a superscript. */
const BASELINE_EM = 0.2;
/** A printed blank of at least this width separates words, in em: the narrowest blank of common fonts has 0.2. */
const BLANK_EM = 0.1;
/** A gap under a rule of at least this width cuts a word, in em; text without it overflows its cell. */
const CUT_EM = 0.1;

/** Behind an amount that one operator shows whole, a gap of this width ends the cell, in em: the paddings of two narrow cells. */
const CELL_GAP_EM = 0.08;
/** What lies over its last digit by more than this is the next cell as well, in em: kerning is less. */
const OVERLAP_EM = 0.05;
/** A digit this near to where the one before ends is of one figure, in em, also where a line was drawn through it: cells have paddings. */
const EXACT_EM = 0.005;
const IN_FIGURE = /^[\d.,]$/;
/** What the next cell may begin with; a percent sign or a bracket goes on with the figure. */
const NEXT_CELL = /^[\d\u4e00-\u9fff（-]/;
/** What a form prints for nothing. */
const NOTHING = /^(?:[-－–—]{1,2}|0)$/;
/** What a column of figures is apart from the text before it, in em: a dash in prose stands closer to what it follows. */
const COLUMN_GAP_EM = 1;
const CHINESE = /^[\u4e00-\u9fff]/;
/** Characters of the shortest amount: 0.00. */
const MIN_AMOUNT = 4;

const DIRECTIONS: readonly Direction[] = [0, 90, 180, 270];

export interface PageWords {
  words: Word[];
  hiddenWords: Word[];
}

/** The words of a page. */
export function wordsOf(drawing: PageDrawing): PageWords {
  const { seen, unseen } = seenRuns(drawing);
  const words: Word[] = [];
  const hiddenWords: Word[] = [];
  for (const turned of DIRECTIONS) {
    const joiner = new Joiner(drawing.glyphs, new Barriers(drawing.rules, turned));
    for (const word of joiner.join(ofDirection(seen, turned))) words.push(toWord(word, drawing.glyphs));
    const hidden = [...ofDirection(unseen, turned), ...joiner.doubles];
    for (const word of new Joiner(drawing.glyphs, new Barriers([], turned)).join(hidden)) hiddenWords.push(toWord(word, drawing.glyphs));
  }
  const overlying = overlyingWords(words);
  const shown = overlying.size === 0 ? words : words.filter((word) => !overlying.has(word));
  const judged = withStrikes(shown, drawing.rules);
  return { words: withNoteMarks(judged.words), hiddenWords: [...hiddenWords, ...overlying, ...judged.replaced] };
}

function ofDirection(runs: GlyphRun[], turned: Direction): GlyphRun[] {
  return runs.every((run) => run.turned === turned) ? runs : runs.filter((run) => run.turned === turned);
}

/** Joins the runs of one direction. */
class Joiner {
  /** Runs that repeat what is drawn in the same place. */
  readonly doubles: GlyphRun[] = [];
  readonly #glyphs: Glyphs;
  readonly #barriers: Barriers;

  constructor(glyphs: Glyphs, barriers: Barriers) {
    this.#glyphs = glyphs;
    this.#barriers = barriers;
  }

  /** Words, line by line from the start of the line to its end. */
  join(runs: readonly GlyphRun[]): OpenWord[] {
    const words: OpenWord[] = [];
    for (const line of linesOf(runs)) for (const word of this.#joinLine(line)) words.push(...this.#cut(word));
    return words;
  }

  #joinLine(line: readonly GlyphRun[]): OpenWord[] {
    const words: OpenWord[] = [];
    for (const drawn of line) {
      const run = dropDoubles(words, drawn, { glyphs: this.#glyphs, doubles: this.doubles });
      if (run === null) continue;
      const word = words[words.length - 1];
      if (word === undefined || !this.#continues(word.last, run) || this.#endsAmount(word, run) || this.#endsMark(words, run)) {
        words.push({ runs: [run], last: run, end: run.end, bold: run.bold });
        continue;
      }
      word.runs.push(run);
      word.last = run;
      word.end = run.end;
      word.bold &&= run.bold;
    }
    return words;
  }

  #continues(before: GlyphRun, run: GlyphRun): boolean {
    const em = Math.min(before.em, run.em);
    const gap = (run.start - before.end) / em;
    if (gap < -BACKSTEP_EM || Math.abs(before.v - run.v) > BASELINE_EM * Math.min(before.sizePt, run.sizePt)) return false;
    if ((before.blankAfter || run.blankBefore) && gap >= BLANK_EM) return false;
    const { chars } = this.#glyphs;
    if (gap > gapLimit(chars[before.to - 1] ?? '', chars[run.from] ?? '')) return false;
    if ((gap >= CELL_GAP_EM || gap < -OVERLAP_EM) && NEXT_CELL.test(chars[run.from] ?? '') && isAmount(before, chars)) return false;
    if (isAmount(before, chars) && isAmount(run, chars)) return false;
    return this.#isInFigure(before, run, gap) || !this.#isParted(before, run);
  }

  /** True where a rule passes between two runs. */
  #isParted(before: GlyphRun, run: GlyphRun): boolean {
    const isOver = run.start < before.end;
    const [end, start] = isOver ? [lastMiddle(before, this.#glyphs), firstMiddle(run, this.#glyphs)] : [before.end, run.start];
    return this.#barriers.between(end, start, run);
  }

  /** True between two characters of a figure that is not whole yet. */
  #isInFigure(before: GlyphRun, run: GlyphRun, gap: number): boolean {
    if (Math.abs(gap) > EXACT_EM) return false;
    const { chars } = this.#glyphs;
    const isPart = (at: number): boolean => IN_FIGURE.test(chars[at] ?? '');
    return before.sizePt === run.sizePt && isPart(before.to - 1) && isPart(run.from) && !isAmount(before, chars);
  }

  /** True behind an amount whose own glyphs stand much closer than the run behind it. */
  #endsAmount({ runs, last }: OpenWord, run: GlyphRun): boolean {
    const gap = run.start - last.end;
    if (gap < AMOUNT_GAP_EM * Math.min(last.em, run.em) || runs.length === 1) return false;
    const { chars } = this.#glyphs;
    if (!NEXT_CELL.test(chars[run.from] ?? '') || !AMOUNT.test(runs.map(({ from, to }) => chars.slice(from, to).join('')).join('')))
      return false;
    return runs.every((own, i) => i === 0 || own.start - (runs[i - 1]?.end ?? own.start) <= gap / AMOUNT_GAP_FACTOR);
  }

  /** True behind a mark for nothing alone in its column: the label beside it is the next cell. */
  #endsMark(words: readonly OpenWord[], run: GlyphRun): boolean {
    const [before, mark] = words.slice(-2);
    const first = mark?.runs[0];
    if (before === undefined || mark === undefined || first === undefined) return false;
    const em = Math.min(mark.last.em, run.em);
    if (run.start - mark.end < CELL_GAP_EM * em || first.start - before.end < COLUMN_GAP_EM * em) return false;
    const { chars } = this.#glyphs;
    return CHINESE.test(chars[run.from] ?? '') && NOTHING.test(mark.runs.map(({ from, to }) => chars.slice(from, to).join('')).join(''));
  }

  /** The word's parts where a rule passes through a gap between two glyphs of one run. */
  #cut(word: OpenWord): OpenWord[] {
    const [first] = word.runs;
    if (first === undefined || !this.#barriers.between(first.start, word.end, first)) return [word];
    const parts: OpenWord[] = [];
    let open: OpenWord | null = null;
    for (const run of word.runs) {
      for (const [i, part] of this.#pieces(run).entries()) {
        if (open !== null && i === 0) {
          open.runs.push(part);
          open.last = part;
          open.end = part.end;
        } else {
          open = { runs: [part], last: part, end: part.end, bold: word.bold };
          parts.push(open);
        }
      }
    }
    return parts;
  }

  #pieces(run: GlyphRun): GlyphRun[] {
    const { starts, ends } = this.#glyphs;
    const pieces: GlyphRun[] = [];
    let from = run.from;
    for (let at = run.from + 1; at < run.to; at++) {
      const end = ends[at - 1] ?? 0;
      const start = starts[at] ?? 0;
      if (start - end < CUT_EM * run.em || !this.#barriers.between(end, start, run)) continue;
      pieces.push(partOf(run, this.#glyphs, { from, to: at }));
      from = at;
    }
    pieces.push(from === run.from ? run : partOf(run, this.#glyphs, { from, to: run.to }));
    return pieces;
  }
}

function isAmount({ from, to }: GlyphRun, chars: readonly string[]): boolean {
  return to - from >= MIN_AMOUNT && AMOUNT.test(chars.slice(from, to).join(''));
}

/** Middles of the glyphs that meet where texts overlap: the rule between their cells passes through one of the glyphs. */
function lastMiddle({ to }: GlyphRun, { starts, ends }: Glyphs): number {
  return ((starts[to - 1] ?? 0) + (ends[to - 1] ?? 0)) / 2;
}

function firstMiddle({ from }: GlyphRun, { starts, ends }: Glyphs): number {
  return ((starts[from] ?? 0) + (ends[from] ?? 0)) / 2;
}

/** Runs by baseline, each line from its start to its end. */
function linesOf(runs: readonly GlyphRun[]): GlyphRun[][] {
  const lines: GlyphRun[][] = [];
  let line: GlyphRun[] = [];
  let previous: GlyphRun | undefined;
  for (const run of runs.slice().sort((a, b) => a.v - b.v || a.start - b.start)) {
    if (previous === undefined || run.v - previous.v > BASELINE_EM * Math.min(run.sizePt, previous.sizePt)) {
      line = [];
      lines.push(line);
    }
    line.push(run);
    previous = run;
  }
  for (const found of lines) found.sort((a, b) => a.start - b.start || b.end - a.end || a.v - b.v);
  return lines;
}

function toWord({ runs, last, bold }: OpenWord, { chars }: Glyphs): Word {
  const first = runs[0] ?? last;
  let text = '';
  let sizePt = 0;
  for (const run of runs) {
    for (let i = run.from; i < run.to; i++) text += chars[i] ?? '';
    if (run.sizePt > sizePt) sizePt = run.sizePt;
  }
  const { turned, v } = first;
  return {
    text,
    bbox: roundBox(boxOf({ ...first, end: last.end, sizePt })),
    baseline: round(turned === 0 || turned === 270 ? v : -v),
    sizePt: round(sizePt),
    bold,
    turned,
    origin: 'text-layer',
    confidence: 1,
    ...(runs.some((run) => run.clipped) ? { clipped: true } : {}),
  };
}
