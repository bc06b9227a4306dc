/**
 * Furniture of recognised pages that was misread: numbers of pages between dashes (— 9 — as 区), and running lines with a slip.
 *
 * In → Out: lines at the edge of pages → those that are furniture by their place. Only for recognised lines: a text layer says what it
 * says. Limits: numbers at the foot of pages only, where one of them was read with a digit.
 */
import type { TextLine } from '../model/block.ts';
import { distanceBetween } from '../model/likeness.ts';
import { compactOf, isProtected } from './furniture-shapes.ts';

/**
 * What stands in the same place of pages that were laid askew on the scanner differs by so much (points), and how many pages must have
 * it.
 */
const SAME_PLACE_PT = 4;
const MIN_PAGES = 3;
/** A number of a page with its dashes is no longer (characters, points). */
const LONGEST_NUMBER = 8;
const WIDEST_NUMBER_PT = 60;
const DIGIT = /\d/;

/** Lines that must be numbers of pages: short, alone at the foot of pages, and in one place. `lines` are the last of their pages. */
export function misreadPageNumbers(lines: readonly TextLine[]): TextLine[] {
  const groups: TextLine[][] = [];
  for (const line of lines.filter(mayBeNumber)) {
    const group = groups.find(([first]) => first !== undefined && isInPlace(first, line));
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups.filter((group) => group.length >= MIN_PAGES && group.some(({ text }) => DIGIT.test(text))).flat();
}

function mayBeNumber({ text, place: { bbox }, recognition }: TextLine): boolean {
  return recognition !== undefined && bbox !== null && compactOf(text).length <= LONGEST_NUMBER && bbox[2] - bbox[0] <= WIDEST_NUMBER_PT;
}

/** True for lines with the same middle and lower edge: a number with more digits is wider. */
function isInPlace({ place: a }: TextLine, { place: b }: TextLine): boolean {
  const [ax0 = 0, , ax1 = 0, ay1 = 0] = a.bbox ?? [];
  const [bx0 = 0, , bx1 = 0, by1 = 0] = b.bbox ?? [];
  return Math.abs(ax0 + ax1 - bx0 - bx1) <= 2 * SAME_PLACE_PT && Math.abs(ay1 - by1) <= SAME_PLACE_PT;
}

/** Shorter lines are near to too many others, and the largest distance as a share of the length. */
const SHORTEST_RUNNING = 4;
const NEAR = 0.3;
/** The same for a line that begins and ends where the running one does, which others do by chance at most. */
const NEAR_IN_PLACE = 0.5;

/** True for a recognised line at the height of a running line that differs from it by little. */
export function isMisreadRunning(line: TextLine, running: TextLine): boolean {
  const [text, meant] = [compactOf(line.text), compactOf(running.text)];
  if (line.recognition === undefined || meant.length < SHORTEST_RUNNING || isProtected(text)) return false;
  const isAsHigh = Math.abs((line.place.bbox?.[1] ?? 0) - (running.place.bbox?.[1] ?? 0)) <= SAME_PLACE_PT;
  if (!isAsHigh) return false;
  const near = text.length === meant.length && isAsWide(line, running) ? NEAR_IN_PLACE : NEAR;
  return distanceBetween(text, meant) <= near * Math.max(text.length, meant.length);
}

/** True for lines that begin and end in the same places. */
function isAsWide({ place: { bbox: a } }: TextLine, { place: { bbox: b } }: TextLine): boolean {
  if (a === null || b === null) return false;
  return Math.abs(a[0] - b[0]) <= SAME_PLACE_PT && Math.abs(a[2] - b[2]) <= SAME_PLACE_PT;
}
