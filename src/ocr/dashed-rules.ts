/**
 * Dashed ruling lines: rows of short thin pieces of ink at even distances.
 *
 * In → Out: the pieces that are left when solid lines are taken off → lines, and the pieces that are no part of one. Dots are no
 * dashes: leaders in a list of contents are rows of dots.
 */
import type { Component } from './components.ts';
import type { PixelRule } from './page-rules.ts';

export interface DashOptions {
  /** Usual height of a character in pixels. */
  em: number;
  /** Largest thickness in pixels. */
  thickest: number;
}

/** A dash is this much longer than thick, and at most this long, in em. */
const ELONGATED = 1.4;
const LONGEST_EM = 1.6;
/** Largest gap between two dashes, in em, and as a share of a dash. */
const GAP_EM = 0.6;
/** A line has so many dashes and is this long, in em. */
const MIN_DASHES = 6;
const MIN_LENGTH_EM = 3;
/** Dashes of one line differ by at most this many pixels across it from one to the next. */
const OFF_LINE = 1.5;

interface Dash {
  piece: Component;
  from: number;
  to: number;
  across: number;
}

export interface DashedRules {
  rules: PixelRule[];
  rest: Component[];
}

/** Finds dashed lines among pieces of ink. */
export function dashedRules(pieces: readonly Component[], options: DashOptions): DashedRules {
  const rules: PixelRule[] = [];
  const taken = new Set<Component>();
  for (const orientation of ['horizontal', 'vertical'] as const) {
    for (const chain of chainsOf(dashesOf(pieces, orientation, options), options.em)) {
      rules.push({ orientation, strip: stripOf(chain) });
      for (const { piece } of chain) taken.add(piece);
    }
  }
  return { rules, rest: taken.size === 0 ? pieces.slice() : pieces.filter((piece) => !taken.has(piece)) };
}

function dashesOf(pieces: readonly Component[], orientation: PixelRule['orientation'], { em, thickest }: DashOptions): Dash[] {
  const dashes: Dash[] = [];
  for (const piece of pieces) {
    const [width, height] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    const [long, thick] = orientation === 'horizontal' ? [width, height] : [height, width];
    if (thick > thickest || long < ELONGATED * thick || long > LONGEST_EM * em) continue;
    const [from, to] = orientation === 'horizontal' ? [piece.x0, piece.x1] : [piece.y0, piece.y1];
    const across = orientation === 'horizontal' ? (piece.y0 + piece.y1 - 1) / 2 : (piece.x0 + piece.x1 - 1) / 2;
    dashes.push({ piece, from, to, across });
  }
  return dashes.sort((a, b) => a.from - b.from || a.across - b.across);
}

/** Chains of dashes that follow each other closely, long enough for a line. Dashes are sorted by where they begin. */
function chainsOf(dashes: readonly Dash[], em: number): Dash[][] {
  const open: Dash[][] = [];
  const done: Dash[][] = [];
  for (const dash of dashes) {
    for (let i = open.length - 1; i >= 0; i--) {
      const chain = open[i];
      if (chain !== undefined && dash.from - endOf(chain).to > GAP_EM * em) done.push(...open.splice(i, 1));
    }
    const follows = open.find((chain) => Math.abs(endOf(chain).across - dash.across) <= OFF_LINE && dash.from >= endOf(chain).to);
    if (follows === undefined) open.push([dash]);
    else follows.push(dash);
  }
  return [...done, ...open].filter((chain) => chain.length >= MIN_DASHES && endOf(chain).to - (chain[0]?.from ?? 0) >= MIN_LENGTH_EM * em);
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
    thickness = Math.max(thickness, Math.min(dash.piece.x1 - dash.piece.x0, dash.piece.y1 - dash.piece.y0));
  }
  return { x0, x1, middle, thickness };
}
