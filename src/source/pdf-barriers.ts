/**
 * Ruling lines across a text direction, sorted so that one question costs a binary search.
 */
import type { RulingLine, Word } from '../model/page.ts';
import { ASCENT, type GlyphRun, toReading } from './pdf-runs.ts';

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
  readonly #sorted: Barrier[];

  /** Takes the rules that lie across text of direction `turned`. */
  constructor(rules: readonly RulingLine[], turned: Word['turned']) {
    const across = turned === 0 || turned === 180 ? 'vertical' : 'horizontal';
    this.#sorted = rules
      .filter((rule) => rule.orientation === across)
      .map((rule) => toBarrier(rule, turned))
      .sort((a, b) => a.u - b.u);
  }

  /** True where a rule passes between `end` of a glyph and `start` of the next one, at the height of `run`. */
  between(end: number, start: number, run: GlyphRun): boolean {
    if (this.#sorted.length === 0) return false;
    const touch = TOUCH_EM * run.em;
    const from = Math.min(end, start) - touch;
    const to = Math.max(end, start) + touch;
    const middle = run.v - (ASCENT - 0.5) * run.sizePt;
    for (let i = this.#firstFrom(from); i < this.#sorted.length; i++) {
      const barrier = this.#sorted[i];
      if (barrier === undefined || barrier.u > to) return false;
      if (barrier.from - END_SLACK_PT <= middle && middle <= barrier.to + END_SLACK_PT) return true;
    }
    return false;
  }

  #firstFrom(u: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.#sorted[mid]?.u ?? 0) < u) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}

function toBarrier(rule: RulingLine, turned: Word['turned']): Barrier {
  const vertical = rule.orientation === 'vertical';
  const [u, a] = toReading(turned, vertical ? rule.position : rule.start, vertical ? rule.start : rule.position);
  const [, b] = toReading(turned, vertical ? rule.position : rule.end, vertical ? rule.end : rule.position);
  return { u, from: Math.min(a, b), to: Math.max(a, b) };
}
