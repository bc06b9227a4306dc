/**
 * Runs of glyphs as words: doubles dropped, neighbours on one baseline joined, cut where a ruling line passes.
 *
 * In → Out: a page's drawing → visible words and hidden words, in an order that does not depend on the content stream.
 * A word ends at a printed blank, at a gap, and at a rule across the text. Units: points in the page frame.
 */
import type { RulingLine, Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { Barriers } from './pdf-barriers.ts';
import { round, roundBox } from './pdf-geometry.ts';
import type { PageDrawing } from './pdf-interpreter.ts';
import { BACKSTEP_EM, type GlyphRun, gapLimit, runBox, toPage } from './pdf-runs.ts';
import { seenRuns } from './pdf-visibility.ts';

/** Baselines of one word differ by less than this, in em: more than rounding, less than a superscript. */
const BASELINE_EM = 0.2;
/** A printed blank of at least this width separates words, in em: the narrowest blank of common fonts has 0.2. */
const BLANK_EM = 0.1;
/** The same glyph drawn again within this distance is a double (fake bold, shadow), in em; the narrowest digit has 0.5. */
const DOUBLE_EM = 0.3;
/** A gap under a rule of at least this width cuts a word, in em; text without it overflows its cell. */
const CUT_EM = 0.1;
/** Runs further back in the line than this are not looked at for doubles. */
const LOOK_BACK = 4;

const DIRECTIONS: readonly Word['turned'][] = [0, 90, 180, 270];

export interface PageWords {
  words: Word[];
  hiddenWords: Word[];
}

/** The words of a page. */
export function wordsOf(drawing: PageDrawing): PageWords {
  const { seen, unseen } = seenRuns(drawing);
  const words: Word[] = [];
  const doubles: GlyphRun[] = [];
  for (const turned of DIRECTIONS) {
    const runs = seen.filter((run) => run.turned === turned);
    if (runs.length > 0) for (const word of joinRuns(runs, new Barriers(drawing.rules, turned), doubles)) words.push(toWord(word));
  }
  const hiddenWords = joinHidden([...unseen, ...doubles]);
  return { words, hiddenWords };
}

function joinHidden(runs: readonly GlyphRun[]): Word[] {
  return DIRECTIONS.flatMap((turned) => {
    const own = runs.filter((run) => run.turned === turned);
    return own.length === 0 ? [] : joinRuns(own, new Barriers([], turned), []).map(toWord);
  });
}

/** Runs of one direction to words, line by line. Doubles are moved to `doubles`. */
function joinRuns(runs: GlyphRun[], barriers: Barriers, doubles: GlyphRun[]): GlyphRun[] {
  return linesOf(runs).flatMap((line) => joinLine(line, barriers, doubles).flatMap((word) => cutAtRules(word, barriers)));
}

function joinLine(line: readonly GlyphRun[], barriers: Barriers, doubles: GlyphRun[]): GlyphRun[] {
  const words: GlyphRun[] = [];
  for (const run of line) {
    const rest = dropDoubles(words, run, doubles);
    const last = words[words.length - 1];
    if (rest === null) continue;
    if (last !== undefined && continues(last, rest, barriers)) append(last, rest);
    else words.push({ ...rest, glyphs: rest.glyphs.slice(), edges: rest.edges.slice() });
  }
  return words;
}

/** Runs by baseline, each line from its start to its end. */
function linesOf(runs: GlyphRun[]): GlyphRun[][] {
  const sorted = runs.slice().sort((a, b) => a.v - b.v || startOf(a) - startOf(b) || (a.glyphs.join('') < b.glyphs.join('') ? -1 : 1));
  const lines: GlyphRun[][] = [];
  let line: GlyphRun[] = [];
  let previous: GlyphRun | undefined;
  for (const run of sorted) {
    if (previous === undefined || run.v - previous.v > BASELINE_EM * Math.min(run.sizePt, previous.sizePt)) {
      line = [];
      lines.push(line);
    }
    line.push(run);
    previous = run;
  }
  for (const found of lines) found.sort((a, b) => startOf(a) - startOf(b) || b.edges.length - a.edges.length || a.v - b.v);
  return lines;
}

const startOf = (run: GlyphRun): number => run.edges[0] ?? 0;
const endOf = (run: GlyphRun): number => run.edges[run.edges.length - 1] ?? 0;

function continues(word: GlyphRun, run: GlyphRun, barriers: Barriers): boolean {
  const em = Math.min(word.em, run.em);
  if (Math.abs(word.v - run.v) > BASELINE_EM * Math.min(word.sizePt, run.sizePt)) return false;
  const end = endOf(word);
  const gap = startOf(run) - end;
  const before = word.glyphs[word.glyphs.length - 1] ?? '';
  if (gap > gapLimit(before, run.glyphs[0] ?? '') * em || gap < -BACKSTEP_EM * em) return false;
  if ((word.blankAfter || run.blankBefore) && gap >= BLANK_EM * em) return false;
  return !barriers.between(end, startOf(run), word);
}

function append(word: GlyphRun, run: GlyphRun): void {
  for (const glyph of run.glyphs) word.glyphs.push(glyph);
  for (const edge of run.edges) word.edges.push(edge);
  word.blankAfter = run.blankAfter;
  word.bold &&= run.bold;
  word.sizePt = Math.max(word.sizePt, run.sizePt);
}

/** The run without the glyphs that a word before it has in the same place; null where none remain. */
function dropDoubles(words: readonly GlyphRun[], run: GlyphRun, doubles: GlyphRun[]): GlyphRun | null {
  let rest: GlyphRun = run;
  const limit = DOUBLE_EM * run.em;
  for (let i = words.length - 1; i >= Math.max(0, words.length - LOOK_BACK); i--) {
    const word = words[i];
    if (word === undefined || endOf(word) <= startOf(rest) + limit) continue;
    const kept = rest.glyphs.map((glyph, at) => !hasGlyph(word, glyph, { start: rest.edges[at * 2] ?? 0, limit }));
    if (kept.every(Boolean)) continue;
    word.bold = true;
    doubles.push(pick(rest, (at) => kept[at] === false));
    rest = pick(rest, (at) => kept[at] === true);
    if (rest.glyphs.length === 0) return null;
  }
  return rest;
}

function hasGlyph(word: GlyphRun, glyph: string, { start, limit }: { start: number; limit: number }): boolean {
  for (let i = 0; i < word.glyphs.length; i++) {
    if (word.glyphs[i] === glyph && Math.abs((word.edges[i * 2] ?? 0) - start) <= limit) return true;
  }
  return false;
}

function pick(run: GlyphRun, keeps: (glyph: number) => boolean): GlyphRun {
  return { ...run, glyphs: run.glyphs.filter((_, i) => keeps(i)), edges: run.edges.filter((_, i) => keeps(i >> 1)) };
}

/** The word's parts where a rule passes through a gap between two of its glyphs. */
function cutAtRules(word: GlyphRun, barriers: Barriers): GlyphRun[] {
  const inset = CUT_EM * word.em;
  if (word.glyphs.length < 2 || !barriers.between(startOf(word) + inset, endOf(word) - inset, word)) return [word];
  const parts: GlyphRun[] = [];
  let from = 0;
  for (let i = 1; i < word.glyphs.length; i++) {
    const end = word.edges[i * 2 - 1] ?? 0;
    const start = word.edges[i * 2] ?? 0;
    if (start - end < inset || !barriers.between(end, start, word)) continue;
    parts.push(slice(word, from, i));
    from = i;
  }
  parts.push(slice(word, from, word.glyphs.length));
  return parts;
}

function slice(run: GlyphRun, from: number, to: number): GlyphRun {
  return { ...run, glyphs: run.glyphs.slice(from, to), edges: run.edges.slice(from * 2, to * 2) };
}

function toWord(run: GlyphRun): Word {
  const bbox: BBox = roundBox(toPage(run.turned, runBox(run)));
  const [x, y] = toPage(run.turned, [0, run.v, 0, run.v]);
  return {
    text: run.glyphs.join(''),
    bbox,
    baseline: round(run.turned === 0 || run.turned === 180 ? y : x),
    sizePt: round(run.sizePt),
    bold: run.bold,
    turned: run.turned,
    origin: 'text-layer',
    confidence: 1,
  };
}

/** Rules with rounded coordinates, sorted by orientation, position and start; a row of dots is a rule. */
export function rulesOf(rules: readonly RulingLine[]): RulingLine[] {
  return rules
    .map((rule) => ({
      ...rule,
      position: round(rule.position),
      start: round(rule.start),
      end: round(rule.end),
      thicknessPt: round(rule.thicknessPt),
    }))
    .sort((a, b) =>
      a.orientation < b.orientation
        ? -1
        : a.orientation > b.orientation
          ? 1
          : a.position - b.position || a.start - b.start || a.end - b.end,
    );
}
