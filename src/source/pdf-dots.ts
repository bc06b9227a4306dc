/**
 * Dotted lines: rows of shapes that are too short to be lines.
 */
import type { RulingLine } from '../model/page.ts';
import type { BBox } from '../model/place.ts';

/** Dots further apart than this (points) are no line; dotted borders have gaps of 0.5 to 3. */
const MAX_GAP_PT = 4;
/** Fewer dots than this are corners or decimal points of a drawing. */
const MIN_DOTS = 5;
/** Dots of one line differ by less than this (points) across it. */
const OFF_LINE_PT = 0.5;

/** The horizontal and vertical lines that dots make. */
export function dottedRules(dots: readonly BBox[]): RulingLine[] {
  if (dots.length < MIN_DOTS) return [];
  return [...rowsOf(dots, 'horizontal'), ...rowsOf(dots, 'vertical')];
}

interface Dot {
  along: number;
  end: number;
  across: number;
  thickness: number;
}

function rowsOf(dots: readonly BBox[], orientation: RulingLine['orientation']): RulingLine[] {
  const row = orientation === 'horizontal';
  const sorted = dots
    .map(
      ([x0, y0, x1, y1]): Dot =>
        row
          ? { along: x0, end: x1, across: (y0 + y1) / 2, thickness: y1 - y0 }
          : { along: y0, end: y1, across: (x0 + x1) / 2, thickness: x1 - x0 },
    )
    .sort((a, b) => Math.round(a.across / OFF_LINE_PT) - Math.round(b.across / OFF_LINE_PT) || a.along - b.along);
  const rules: RulingLine[] = [];
  let chain: Dot[] = [];
  const flush = (): void => {
    const [first] = chain;
    const last = chain[chain.length - 1];
    if (chain.length >= MIN_DOTS && first !== undefined && last !== undefined) {
      rules.push({ orientation, position: first.across, start: first.along, end: last.end, thicknessPt: first.thickness });
    }
    chain = [];
  };
  for (const dot of sorted) {
    const last = chain[chain.length - 1];
    if (last !== undefined && (Math.abs(dot.across - last.across) > OFF_LINE_PT || dot.along - last.end > MAX_GAP_PT)) flush();
    chain.push(dot);
  }
  flush();
  return rules;
}
