/**
 * A page's ruling lines in a fixed order: drawn lines and rows of dots, coordinates rounded.
 */
import type { RulingLine } from '../model/page.ts';
import { dottedRules } from './pdf-dots.ts';
import { round } from './pdf-geometry.ts';
import type { DrawnPaths } from './pdf-paths.ts';

/** Rules sorted by orientation, position and start. */
export function rulesOf({ rules, dots }: DrawnPaths): RulingLine[] {
  return [...rules, ...dottedRules(dots)].map(rounded).sort(compare);
}

function rounded({ orientation, position, start, end, thicknessPt }: RulingLine): RulingLine {
  return { orientation, position: round(position), start: round(start), end: round(end), thicknessPt: round(thicknessPt) };
}

function compare(a: RulingLine, b: RulingLine): number {
  if (a.orientation !== b.orientation) return a.orientation < b.orientation ? -1 : 1;
  return a.position - b.position || a.start - b.start || a.end - b.end || a.thicknessPt - b.thicknessPt;
}
