/**
 * Dashed ruling lines: rows of short thin pieces of ink at even distances.
 *
 * In → Out: the pieces that are left when solid lines are taken off → lines, drawn on to the lines that they end at: where dashed
 * lines meet, their ink makes corners and crosses that are no dashes. A few dashes are a line where both their ends meet others.
 */
import { mendedRules } from './broken-rules.ts';
import type { Component } from './components.ts';
import { type Dash, type DashLimits, dashChains, endOf, isSure, LONGEST_EM } from './dash-chains.ts';
import { middleAt, type PixelRule } from './page-rules.ts';

export interface DashOptions extends DashLimits {
  /** Lines of the page that are known: solid ones, or what was found before. */
  solid: readonly PixelRule[];
}

/** So many dashes continue another line; the two dots of a colon above a line do not. */
const MIN_CONTINUING = 3;
/** An end is drawn on to a line at most this far away, in em: a gap, and a dash that became part of a corner. */
const REACH_EM = 1;

/** The lines of a page when its dashed ones are found among the pieces of ink: the solid ones alone where it has none. */
export function withDashedRules(pieces: readonly Component[], options: DashOptions): PixelRule[] {
  const { em, solid } = options;
  const chains = (['horizontal', 'vertical'] as const).flatMap((orientation) =>
    dashChains(pieces, orientation, options).map((chain) => ({ chain, rule: { orientation, strip: stripOf(chain) } })),
  );
  const short = new Set<PixelRule>(chains.filter(({ chain }) => !isSure(chain, em)).map(({ rule }) => rule));
  if (short.size === chains.length) return [...solid];
  // Where a scan is blurred, some dashes of a line have run into each other.
  const lone = chains.filter(({ chain }) => chain.length < MIN_CONTINUING).map(({ rule }) => rule);
  const others = chains.filter(({ chain }) => chain.length >= MIN_CONTINUING).map(({ rule }) => rule);
  const rules = mendedRules([...solid, ...others], { em, gaps: 'dashes' });
  const sure = rules.filter((rule) => !short.has(rule));
  const reach = REACH_EM * em;
  const strokes = new Set(chains.filter(({ chain, rule }) => areStrokes(chain, rule, { ...options, pieces })).map(({ rule }) => rule));
  const few = [...rules.filter((rule) => short.has(rule)), ...lone].filter((rule) => !strokes.has(rule));
  const meeting = few.map((rule) => drawnOn(rule, sure, reach));
  const all = [...sure, ...meeting.filter(({ meets }) => meets === 2).map(({ rule }) => rule)];
  return all.map((rule) => drawnOn(rule, all, reach).rule);
}

/** Share of a few dashes that are strokes of characters where all are. */
const STROKES = 0.5;

interface Beside {
  pieces: readonly Component[];
  em: number;
  thickest: number;
}

/**
 * True for a few dashes that are strokes of characters: strokes of 料 that touch no others lie below each other between the lines of a
 * row, and a line keeps clear of text; so does the digit 1, with the blur of a line above or below it.
 */
function areStrokes(chain: readonly Dash[], { orientation }: PixelRule, beside: Beside): boolean {
  if (isSure(chain, beside.em)) return false;
  const isStroke = (dash: Dash): boolean =>
    beside.pieces.some((piece) => {
      const place = placeOf(piece, orientation);
      return isWithin(dash, place, beside) || (orientation === 'vertical' && isDigit(dash, place, beside));
    });
  return chain.filter(isStroke).length >= STROKES * chain.length;
}

/** A piece of ink as a dash would see it. */
type Place = Record<'from' | 'to' | 'across0' | 'across1', number>;

function placeOf({ x0, x1, y0, y1 }: Component, orientation: PixelRule['orientation']): Place {
  return orientation === 'vertical' ? { from: y0, to: y1, across0: x0, across1: x1 } : { from: x0, to: x1, across0: y0, across1: y1 };
}

function isWithin({ from, to, across, thickness }: Dash, place: Place, { em }: Beside): boolean {
  const { from: first, to: end, across0, across1 } = place;
  if (end - first > LONGEST_EM * em || across1 - across0 > LONGEST_EM * em) return false;
  return first <= from && end >= to && across0 < across - thickness / 2 && across1 > across + 1 + thickness / 2;
}

/** A digit is at least this high, and this near to the next one, level with it within so much, all in em. */
const DIGIT_EM = 0.5;
const NEAR_EM = 0.5;
const LEVEL_EM = 0.1;

/** True for a dash that is as high as a broader piece close beside it, and level with it: a digit 1 beside others. */
function isDigit(
  { from, to, across, thickness }: Dash,
  { from: top, to: foot, across0, across1 }: Place,
  { em, thickest }: Beside,
): boolean {
  if (to - from < DIGIT_EM * em || across1 - across0 <= thickest) return false;
  if (Math.max(Math.abs(top - from), Math.abs(foot - to)) > LEVEL_EM * em) return false;
  const gap = across < across0 ? across0 - across : across - across1;
  return gap >= 0 && gap <= NEAR_EM * em + thickness / 2;
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
