/**
 * Rows of short thin pieces of ink that follow each other: what dashed lines are made of.
 *
 * In → Out: pieces of ink → dashes → chains of them, along one direction. Dots are no dashes: leaders in a list of contents are rows
 * of dots.
 */
import { DASH_GAP_EM } from './broken-rules.ts';
import type { Component } from './components.ts';
import type { PixelRule } from './page-rules.ts';

export interface DashLimits {
  /** Usual height of a character in pixels. */
  em: number;
  /** Largest thickness in pixels. */
  thickest: number;
  /** Distance of the page's dashes in pixels, where it is known: then only dashes and chains like those count. */
  step?: number;
}

/** Dashes are at least this much longer than thick, the middle one of a line more clearly so, and at most this long, in em. */
const ELONGATED = 0.9;
const ELONGATED_MIDDLE = 1.25;
export const LONGEST_EM = 1.6;
/** A line has so many dashes and is this long, in em; one that ends at other lines has at least so many. */
const MIN_DASHES = 6;
const MIN_LENGTH_EM = 3;
const MIN_MEETING = 2;
/** So many in a row may be as short as dots where a blur made them so, as long as both ends meet lines: leaders end at text. */
const MANY_DASHES = 12;
/** Behind so many dashes a line goes on over a gap of this length (em), in step: some were lost, or touch a line across or a figure. */
const MIN_STEADY = 3;
const LONG_GAP_EM = 1.5;
/** Dashes from which the distance of dashes is taken, and by how much of it the next may be out of step. */
const LAST_DASHES = 6;
const OUT_OF_STEP = 0.25;
/** Dashes of one line differ by at most this many pixels across it from one to the next. */
const OFF_LINE = 1.5;

export interface Dash {
  from: number;
  to: number;
  across: number;
  thickness: number;
}

/** The chains of dashes along one direction. */
export function dashChains(pieces: readonly Component[], orientation: PixelRule['orientation'], limits: DashLimits): Dash[][] {
  const { em, step } = limits;
  const chains = chainsOf(dashesOf(pieces, orientation, limits), em);
  if (step === undefined) return chains;
  return chains.filter((chain) => chain.length >= MIN_DASHES && Math.abs((stepOf(chain) ?? 0) - step) <= OUT_OF_STEP * step);
}

/** The usual distance of dashes from one to the next; null for a single one. */
export function stepOf(chain: readonly Dash[]): number | null {
  const steps = chain.flatMap((dash, i) => (i === 0 ? [] : [dash.from - (chain[i - 1]?.from ?? 0)])).sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? null;
}

function dashesOf(pieces: readonly Component[], orientation: PixelRule['orientation'], { em, thickest, step }: DashLimits): Dash[] {
  const dashes: Dash[] = [];
  for (const piece of pieces) {
    const [width, height] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    const [long, thick] = orientation === 'horizontal' ? [width, height] : [height, width];
    if (thick > thickest || long < ELONGATED * thick || long > (step ?? LONGEST_EM * em)) continue;
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
export function isSure(chain: readonly Dash[], em: number): boolean {
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
  const step = stepOf(chain.slice(-LAST_DASHES)) ?? 0;
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

/** The last dash of a chain. */
export function endOf(chain: readonly Dash[]): Dash {
  const last = chain[chain.length - 1];
  if (last === undefined) throw new Error('a chain has at least one dash');
  return last;
}
