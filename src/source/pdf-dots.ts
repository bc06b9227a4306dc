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
  const placed = dots.map(
    ([x0, y0, x1, y1]): Dot =>
      row
        ? { along: x0, end: x1, across: (y0 + y1) / 2, thickness: y1 - y0 }
        : { along: y0, end: y1, across: (x0 + x1) / 2, thickness: x1 - x0 },
  );
  return linesOf(placed).flatMap((line) => chainsOf(line).map((chain) => ruleOf(chain, orientation)));
}

/** Dots that lie on one line, line by line, each in order. A line is sorted on its own: the next one begins anew. */
function linesOf(dots: readonly Dot[]): Dot[][] {
  const lines: Dot[][] = [];
  let line: Dot[] = [];
  for (const dot of dots.slice().sort((a, b) => a.across - b.across)) {
    if (line[0] === undefined || dot.across - line[0].across > OFF_LINE_PT) {
      line = [];
      lines.push(line);
    }
    line.push(dot);
  }
  for (const found of lines) found.sort((a, b) => a.along - b.along);
  return lines;
}

/** Runs of dots near each other that are enough for a line. */
function chainsOf(line: readonly Dot[]): Dot[][] {
  const chains: Dot[][] = [];
  let chain: Dot[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const dot of line) {
    if (dot.along - end > MAX_GAP_PT) {
      chain = [];
      chains.push(chain);
      end = dot.end;
    }
    chain.push(dot);
    end = Math.max(end, dot.end);
  }
  return chains.filter(({ length }) => length >= MIN_DOTS);
}

/** The line of a chain; corners of other lines may be among its dots, so that its middle dot says where it lies. */
function ruleOf(chain: readonly Dot[], orientation: RulingLine['orientation']): RulingLine {
  const [first] = chain;
  const across = chain.map((dot) => dot.across).sort((a, b) => a - b);
  return {
    orientation,
    position: across[across.length >> 1] ?? 0,
    start: first?.along ?? 0,
    end: chain.reduce((end, dot) => Math.max(end, dot.end), 0),
    thicknessPt: chain.reduce((least, dot) => Math.min(least, dot.thickness), Number.POSITIVE_INFINITY),
  };
}
