/**
 * Ruling lines across a text direction, sorted so that one question costs a binary search.
 */
import type { RulingLine } from '../model/page.ts';
import { acrossText, alongText, type Direction } from './pdf-directions.ts';
import { type GlyphRun, middleOf } from './pdf-glyphs.ts';

interface Barrier {
  u: number;
  /** Extent along v. */
  from: number;
  to: number;
}

/** Slack at the ends of a rule (points): borders drawn in pieces leave gaps at their corners. */
const END_SLACK_PT = 1;
/** A rule may touch the glyphs on either side by this much, in em. */
const TOUCH_EM = 0.15;

export class Barriers {
  readonly #rules: readonly RulingLine[];
  readonly #turned: Direction;
  #sorted: Barrier[] | null = null;

  /** Takes the rules that lie across text of direction `turned`; they are sorted on the first question. */
  constructor(rules: readonly RulingLine[], turned: Direction) {
    this.#rules = rules;
    this.#turned = turned;
  }

  /** True where a rule passes between `end` of a glyph and `start` of another one, at the height of `run`. */
  between(end: number, start: number, run: GlyphRun): boolean {
    this.#sorted ??= sortBarriers(this.#rules, this.#turned);
    const sorted = this.#sorted;
    if (sorted.length === 0) return false;
    const touch = TOUCH_EM * run.em;
    const to = Math.max(end, start) + touch;
    const middle = middleOf(run);
    for (let i = firstFrom(sorted, Math.min(end, start) - touch); i < sorted.length; i++) {
      const barrier = sorted[i];
      if (barrier === undefined || barrier.u > to) return false;
      if (barrier.from - END_SLACK_PT <= middle && middle <= barrier.to + END_SLACK_PT) return true;
    }
    return false;
  }
}

function firstFrom(sorted: readonly Barrier[], u: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((sorted[mid]?.u ?? 0) < u) low = mid + 1;
    else high = mid;
  }
  return low;
}

function sortBarriers(rules: readonly RulingLine[], turned: Direction): Barrier[] {
  const across = turned === 0 || turned === 180 ? 'vertical' : 'horizontal';
  const barriers: Barrier[] = [];
  for (const rule of rules) if (rule.orientation === across) barriers.push(toBarrier(rule, turned));
  return barriers.sort((a, b) => a.u - b.u);
}

function toBarrier({ orientation, position, start, end }: RulingLine, turned: Direction): Barrier {
  const [x0, y0, x1, y1] = orientation === 'vertical' ? [position, start, position, end] : [start, position, end, position];
  const a = acrossText(turned, x0, y0);
  const b = acrossText(turned, x1, y1);
  return { u: alongText(turned, x0, y0), from: Math.min(a, b), to: Math.max(a, b) };
}
