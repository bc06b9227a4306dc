/**
 * Dashed ruling lines: rows of short thin pieces of ink at even distances.
 *
 * In → Out: the pieces that are left when solid lines are taken off → lines, drawn on to the lines that they end at: where dashed
 * lines meet, their ink makes corners and crosses that are no dashes. A few dashes are a line where both their ends meet others.
 * Dots are no dashes: leaders in a list of contents are rows of dots.
 */
import { DASH_GAP_EM, mendedRules } from './broken-rules.ts';
import type { Component } from './components.ts';
import { middleAt, type PixelRule } from './page-rules.ts';

export interface DashOptions {
  /** Usual height of a character in pixels. */
  em: number;
  /** Largest thickness in pixels. */
  thickest: number;
  /** Solid lines of the page. */
  solid: readonly PixelRule[];
}

/** Dashes are at least this much longer than thick, the middle one of a line more clearly so, and at most this long, in em. */
const ELONGATED = 0.9;
const ELONGATED_MIDDLE = 1.25;
const LONGEST_EM = 1.6;
/** A line has so many dashes and is this long, in em; one that ends at other lines has at least so many. */
const MIN_DASHES = 6;
const MIN_LENGTH_EM = 3;
const MIN_MEETING = 2;
/** So many in a row may be as short as dots where a blur made them so, as long as both ends meet lines: leaders end at text. */
const MANY_DASHES = 12;
/** So many dashes continue another line; the two dots of a colon above a line do not. */
const MIN_CONTINUING = 3;
/** An end is drawn on to a line at most this far away, in em: a gap, and a dash that became part of a corner. */
const REACH_EM = 1;
/** Behind so many dashes a line goes on over a gap of this length (em), in step: some were lost, or touch a line across or a figure. */
const MIN_STEADY = 3;
const LONG_GAP_EM = 1.5;
/** Dashes from which the distance of dashes is taken, and by how much of it the next may be out of step. */
const LAST_DASHES = 6;
const OUT_OF_STEP = 0.25;
/** Dashes of one line differ by at most this many pixels across it from one to the next. */
const OFF_LINE = 1.5;

interface Dash {
  from: number;
  to: number;
  across: number;
  thickness: number;
}

/** The lines of a page when its dashed ones are found among the pieces of ink: the solid ones alone where it has none. */
export function withDashedRules(pieces: readonly Component[], options: DashOptions): PixelRule[] {
  const { em, solid } = options;
  const chains = (['horizontal', 'vertical'] as const).flatMap((orientation) =>
    chainsOf(dashesOf(pieces, orientation, options), em).map((chain) => ({ chain, rule: { orientation, strip: stripOf(chain) } })),
  );
  const short = new Set<PixelRule>(chains.filter(({ chain }) => !isSure(chain, em)).map(({ rule }) => rule));
  if (short.size === chains.length) return [...solid];
  // Where a scan is blurred, some dashes of a line have run into each other.
  const lone = chains.filter(({ chain }) => chain.length < MIN_CONTINUING).map(({ rule }) => rule);
  const others = chains.filter(({ chain }) => chain.length >= MIN_CONTINUING).map(({ rule }) => rule);
  const rules = mendedRules([...solid, ...others], { em, gaps: 'dashes' });
  const sure = rules.filter((rule) => !short.has(rule));
  const reach = REACH_EM * em;
  const strokes = new Set(chains.filter(({ chain, rule }) => areStrokes(chain, rule, { pieces, em })).map(({ rule }) => rule));
  const few = [...rules.filter((rule) => short.has(rule)), ...lone].filter((rule) => !strokes.has(rule));
  const meeting = few.map((rule) => drawnOn(rule, sure, reach));
  const all = [...sure, ...meeting.filter(({ meets }) => meets === 2).map(({ rule }) => rule)];
  return all.map((rule) => drawnOn(rule, all, reach).rule);
}

/** Share of a few dashes that lie within larger pieces where they are strokes of these. */
const STROKES = 0.5;

/**
 * True for a few dashes that stand within the boxes of characters: strokes of 料 that touch no others lie below each other between the
 * lines of a row, and a line keeps clear of text.
 */
function areStrokes(
  chain: readonly Dash[],
  { orientation }: PixelRule,
  { pieces, em }: { pieces: readonly Component[]; em: number },
): boolean {
  if (isSure(chain, em)) return false;
  const isWithin = ({ from, to, across, thickness }: Dash, piece: Component): boolean => {
    const [along0, along1, across0, across1] =
      orientation === 'vertical' ? [piece.y0, piece.y1, piece.x0, piece.x1] : [piece.x0, piece.x1, piece.y0, piece.y1];
    if (along1 - along0 > LONGEST_EM * em || across1 - across0 > LONGEST_EM * em) return false;
    return along0 <= from && along1 >= to && across0 < across - thickness / 2 && across1 > across + 1 + thickness / 2;
  };
  const within = chain.filter((dash) => pieces.some((piece) => isWithin(dash, piece)));
  return within.length >= STROKES * chain.length;
}

/** A line with its ends drawn on to the lines across it that they nearly meet, and how many of its ends do. */
function drawnOn(rule: PixelRule, others: readonly PixelRule[], reach: number): { rule: PixelRule; meets: number } {
  const { strip, orientation } = rule;
  const across = others.filter((other) => other.orientation !== orientation);
  const first = meetingAt(across, { along: strip.x0, at: strip.middle[0] ?? 0, reach });
  const last = meetingAt(across, { along: strip.x1, at: strip.middle[strip.middle.length - 1] ?? 0, reach });
  const x0 = Math.min(strip.x0, first ?? strip.x0);
  const x1 = Math.max(strip.x1, last === null ? 0 : last + 1);
  const middle = Float32Array.from({ length: x1 - x0 }, (_, i) => middleAt(strip, x0 + i));
  const drawn: PixelRule = { orientation, strip: { ...strip, x0, x1, middle } };
  // A line that both its ends are near to is beside it.
  return { rule: drawn, meets: first === last ? 0 : Number(first !== null) + Number(last !== null) };
}

/** Where the nearest line across passes the end of another one; null where none is in reach. */
function meetingAt(across: readonly PixelRule[], { along, at, reach }: { along: number; at: number; reach: number }): number | null {
  let nearest: number | null = null;
  for (const { strip } of across) {
    if (at < strip.x0 - reach || at > strip.x1 + reach) continue;
    const place = Math.round(middleAt(strip, at));
    const distance = Math.abs(place - along);
    if (distance <= reach && (nearest === null || distance < Math.abs(nearest - along))) nearest = place;
  }
  return nearest;
}

function dashesOf(pieces: readonly Component[], orientation: PixelRule['orientation'], { em, thickest }: DashOptions): Dash[] {
  const dashes: Dash[] = [];
  for (const piece of pieces) {
    const [width, height] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    const [long, thick] = orientation === 'horizontal' ? [width, height] : [height, width];
    if (thick > thickest || long < ELONGATED * thick || long > LONGEST_EM * em) continue;
    const [from, to] = orientation === 'horizontal' ? [piece.x0, piece.x1] : [piece.y0, piece.y1];
    const across = orientation === 'horizontal' ? (piece.y0 + piece.y1 - 1) / 2 : (piece.x0 + piece.x1 - 1) / 2;
    dashes.push({ from, to, across, thickness: thick });
  }
  return dashes.sort((a, b) => a.from - b.from || a.across - b.across);
}

/** Chains of dashes that follow each other closely; rows of dots go on over gaps, in step. */
function chainsOf(dashes: readonly Dash[], em: number): Dash[][] {
  const close = linked(
    dashes.map((dash) => [dash]),
    (chain, next) => next.from - endOf(chain).to <= DASH_GAP_EM * em,
    DASH_GAP_EM * em,
  );
  const rest = close.filter((chain) => !isSure(chain, em)).sort((a, b) => (a[0]?.from ?? 0) - (b[0]?.from ?? 0));
  const dotted = linked(rest, isInStep, LONG_GAP_EM * em).filter((chain) => chain.length >= MANY_DASHES);
  const taken = new Set(dotted.flat());
  const others = close.filter((chain) => chain.length >= MIN_MEETING && isElongated(chain) && !chain.some((dash) => taken.has(dash)));
  return [...others, ...dotted];
}

/** True for a row of dashes that is a line wherever it ends. */
function isSure(chain: readonly Dash[], em: number): boolean {
  return chain.length >= MIN_DASHES && lengthOf(chain) >= MIN_LENGTH_EM * em && isElongated(chain);
}

/** Links each chain to one before it on the same line that it follows within `reach`. Chains are sorted by where they begin. */
function linked(chains: readonly Dash[][], follows: (chain: readonly Dash[], next: Dash) => boolean, reach: number): Dash[][] {
  const open: Dash[][] = [];
  const done: Dash[][] = [];
  for (const next of chains) {
    const [first] = next;
    if (first === undefined) continue;
    for (let i = open.length - 1; i >= 0; i--) {
      const chain = open[i];
      if (chain !== undefined && first.from - endOf(chain).to > reach) done.push(...open.splice(i, 1));
    }
    const before = open.find((chain) => {
      const end = endOf(chain);
      return Math.abs(end.across - first.across) <= OFF_LINE && first.from >= end.to && follows(chain, first);
    });
    if (before === undefined) open.push([...next]);
    else before.push(...next);
  }
  return [...done, ...open];
}

/** True where a dash lies a whole number of steps behind the last one. */
function isInStep(chain: readonly Dash[], { from }: Dash): boolean {
  if (chain.length < MIN_STEADY) return false;
  const last = chain.slice(-LAST_DASHES);
  const steps = last.flatMap((dash, i) => (i === 0 ? [] : [dash.from - (last[i - 1]?.from ?? 0)])).sort((a, b) => a - b);
  const step = steps[steps.length >> 1] ?? 0;
  if (step === 0) return false;
  const count = (from - endOf(chain).from) / step;
  return Math.abs(count - Math.round(count)) <= OUT_OF_STEP;
}

function isElongated(chain: readonly Dash[]): boolean {
  const ratios = chain.map(({ from, to, thickness }) => (to - from) / thickness).sort((a, b) => a - b);
  // Of a few, all: two dots make a colon.
  const asked = chain.length < MIN_DASHES ? 0 : ratios.length >> 1;
  return (ratios[asked] ?? 0) >= ELONGATED_MIDDLE;
}

function lengthOf(chain: readonly Dash[]): number {
  return endOf(chain).to - (chain[0]?.from ?? 0);
}

function endOf(chain: readonly Dash[]): Dash {
  const last = chain[chain.length - 1];
  if (last === undefined) throw new Error('a chain has at least one dash');
  return last;
}

function stripOf(chain: readonly Dash[]): PixelRule['strip'] {
  const x0 = chain[0]?.from ?? 0;
  const x1 = endOf(chain).to;
  const middle = new Float32Array(x1 - x0);
  let thickness = 0;
  for (const [i, dash] of chain.entries()) {
    const end = chain[i + 1]?.from ?? x1;
    middle.fill(dash.across, dash.from - x0, end - x0);
    thickness = Math.max(thickness, dash.thickness);
  }
  return { x0, x1, middle, thickness };
}
