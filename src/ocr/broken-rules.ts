/**
 * Ruling lines that a stamp, a fold or a fault of the scanner broke, made whole.
 *
 * In → Out: lines → lines, those that continue each other joined. In a table a line ends where it meets another one across it: that
 * is how merged cells are drawn, and such gaps stay. A gap of which an end lies in the middle of nowhere is damage, and so is one in
 * which the line goes on as a trace too faint to be ink.
 */
import { middleAt, type PixelRule } from './page-rules.ts';
import type { Grey } from './raster.ts';
import { isTraced } from './traces.ts';

/** Longest damage in em: a stamp is some 12 characters wide. */
const LONGEST_GAP_EM = 12;
/** Largest gap between two dashes, in em. */
export const DASH_GAP_EM = 0.6;
/** Pieces of one line overlap by at most this, in em. */
const OVERLAP_EM = 0.3;
/** The end of a line lies at a line across it within this distance, in em. */
const MEET_EM = 0.4;
/** Lines that continue each other: pixels between where one ends and the other begins, and more of them for each em of the gap. */
const OFF_LINE = 2;
const OFF_LINE_PER_EM = 0.3;
/** Shorter gaps (em) are too short for a trace to be told from noise. */
const TRACED_EM = 0.4;

export interface MendOptions {
  /** Usual height of a character in pixels. */
  em: number;
  /** What parts them: damage of which an end meets no line, or the short gaps of dashed lines. */
  gaps: 'damage' | 'dashes';
  /** The page, to see whether a line goes on in a gap. */
  image?: Grey;
}

interface Context extends MendOptions {
  across: readonly PixelRule[];
}

/** Joins the lines that continue each other. */
export function mendedRules(rules: readonly PixelRule[], options: MendOptions): PixelRule[] {
  return (['horizontal', 'vertical'] as const).flatMap((orientation) => {
    const across = rules.filter((rule) => rule.orientation !== orientation);
    const along = rules.filter((rule) => rule.orientation === orientation);
    return joined(along, { ...options, across });
  });
}

function joined(rules: readonly PixelRule[], context: Context): PixelRule[] {
  const sorted = rules.slice().sort((a, b) => a.strip.x0 - b.strip.x0);
  const done: PixelRule[] = [];
  for (const rule of sorted) {
    const before = done.findIndex((other) => continues(other, rule, context));
    const other = done[before];
    if (other === undefined) done.push(rule);
    else done[before] = asOne(other, rule);
  }
  return done;
}

function continues(first: PixelRule, next: PixelRule, { across, em, gaps, image }: Context): boolean {
  const gap = next.strip.x0 - first.strip.x1;
  if (gap < -OVERLAP_EM * em || gap > LONGEST_GAP_EM * em || next.strip.x1 <= first.strip.x1) return false;
  const [end, start] = [middleAt(first.strip, first.strip.x1), middleAt(next.strip, next.strip.x0)];
  if (Math.abs(end - start) > OFF_LINE + (OFF_LINE_PER_EM * Math.max(0, gap)) / em) return false;
  if (gaps === 'dashes') return gap <= DASH_GAP_EM * em;
  const slack = MEET_EM * em;
  const isMerged = isMet(across, { along: first.strip.x1, at: end, slack }) && isMet(across, { along: next.strip.x0, at: start, slack });
  return !isMerged || (image !== undefined && gap >= TRACED_EM * em && isTraced(image, asOne(first, next), { from: first.strip.x1, to: next.strip.x0, em })); // biome-ignore format: one
}

/** True where a line across passes this place of another one. */
function isMet(across: readonly PixelRule[], { along, at, slack }: { along: number; at: number; slack: number }): boolean {
  return across.some(({ strip }) => at >= strip.x0 - slack && at <= strip.x1 + slack && Math.abs(middleAt(strip, at) - along) <= slack);
}

function asOne(first: PixelRule, next: PixelRule): PixelRule {
  const { x0, x1, thickness } = first.strip;
  const [from, to] = [middleAt(first.strip, x1), middleAt(next.strip, next.strip.x0)];
  const middle = new Float32Array(next.strip.x1 - x0);
  middle.set(first.strip.middle);
  for (let x = x1; x < next.strip.x0; x++) middle[x - x0] = from + ((to - from) * (x - x1)) / (next.strip.x0 - x1);
  middle.set(next.strip.middle, next.strip.x0 - x0);
  return { orientation: first.orientation, strip: { x0, x1: next.strip.x1, middle, thickness: Math.min(thickness, next.strip.thickness) } };
}
