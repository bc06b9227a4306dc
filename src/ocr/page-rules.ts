/**
 * The ruling lines of a page image, and the image without them.
 *
 * Long strips are lines; shorter ones are lines where both their ends meet others across them, since strokes of characters do not.
 * Lengths are in multiples of the usual character. Limits: a line thinner than the scan can show is not found.
 */
import { type Strip, type StripLimits, stripsOf } from './line-runs.ts';
import { type Grey, type Ink, transposed, usualEm } from './raster.ts';

/** A ruling line in pixels. */
export interface PixelRule {
  orientation: 'horizontal' | 'vertical';
  strip: Strip;
}

/** Shortest strip, and shortest one that is a line by itself: strokes of titles are two characters long. */
const SHORTEST_EM = 1.3;
const SURE_EM = 3;
/** Thickest line: 1.5 points of 10.5, and the blur around it. */
const THICKEST_EM = 0.2;
/** Thickest long line: 3 points, or a double line run together, and the blur; shades of a row are some 1.5 em high. */
const THICKEST_LONG_EM = 0.45;
/** Text may stand along one side of a line of this length: digits without a gap between their feet make no such number. */
const LONG_EM = 12;
/** Longest break that is bridged at once. */
const GAP_EM = 0.1;
/** The end of a short line is this near to the line that it meets. */
const MEET_EM = 0.4;
/** Ink beside a line that belongs to its blurred edge, in pixels on each side. */
const FRINGE = 2;

/** Largest thickness of a short line in pixels. */
export function thickestRule(em: number): number {
  return Math.max(4, THICKEST_EM * em);
}

/** The ruling lines of a page of ink. */
export function rulesOf(ink: Ink): PixelRule[] {
  const em = usualEm(ink);
  const limits: StripLimits = {
    shortest: SHORTEST_EM * em,
    thickest: thickestRule(em),
    thickestLong: THICKEST_LONG_EM * em,
    long: LONG_EM * em,
    gap: Math.max(2, GAP_EM * em),
  };
  const candidates: PixelRule[] = [
    ...stripsOf(ink, limits).map((strip): PixelRule => ({ orientation: 'horizontal', strip })),
    ...stripsOf(transposed(ink), limits).map((strip): PixelRule => ({ orientation: 'vertical', strip })),
  ];
  const isLong = ({ strip }: PixelRule): boolean => strip.x1 - strip.x0 >= SURE_EM * em;
  const rules = candidates.filter(isLong);
  const sure = rules.slice();
  for (const short of candidates) if (!isLong(short) && meetsAtBothEnds(short, sure, MEET_EM * em)) rules.push(short);
  return rules;
}

/** True where a line begins and ends at lines across it, within `slack` pixels. */
export function meetsAtBothEnds({ orientation, strip }: PixelRule, rules: readonly PixelRule[], slack: number): boolean {
  const across = rules.filter((rule) => rule.orientation !== orientation);
  const meets = (along: number, position: number): boolean =>
    across.some(({ strip: other }) => {
      if (position < other.x0 - slack || position > other.x1 + slack) return false;
      return Math.abs(middleAt(other, position) - along) <= slack + other.thickness;
    });
  return meets(strip.x0, middleAt(strip, strip.x0)) && meets(strip.x1, middleAt(strip, strip.x1));
}

/** The middle of a strip at `x`, or at its nearer end. */
export function middleAt({ x0, x1, middle }: Strip, x: number): number {
  return middle[Math.round(Math.min(x1 - 1, Math.max(x0, x))) - x0] ?? 0;
}

/**
 * Takes the lines off images and their ink. Strokes that cross a line stay: where the ink reaches further than the line's own
 * thickness, it is left alone.
 */
export function eraseRules(rules: readonly PixelRule[], images: readonly Grey[], ink: Ink): void {
  for (const { orientation, strip } of rules) {
    const isHorizontal = orientation === 'horizontal';
    const along = isHorizontal ? 1 : ink.width;
    const across = isHorizontal ? ink.width : 1;
    const last = (isHorizontal ? ink.height : ink.width) - 1;
    const crossing: Crossing = { start: 0, across, middle: 0, reach: Math.ceil(strip.thickness / 2) + 1, last, from: 0, to: -1 };
    for (let x = strip.x0; x < strip.x1; x++) {
      crossing.start = x * along;
      crossing.middle = Math.round(strip.middle[x - strip.x0] ?? 0);
      findLine(ink, crossing);
      wipe(images, ink, crossing);
    }
  }
}

/** A place of a line: one for all of them, since there are hundreds of thousands on a page. */
interface Crossing {
  /** Index of the pixel at the near edge of the image. */
  start: number;
  /** Distance of neighbouring pixels across the line. */
  across: number;
  middle: number;
  reach: number;
  /** Largest position across the line. */
  last: number;
  /** First and last position across the line that are its own; `to` before `from` for none. */
  from: number;
  to: number;
}

/** Finds what is the line's own; nothing where a stroke passes through. */
function findLine({ data }: Ink, crossing: Crossing): void {
  const { start, across, middle, reach, last } = crossing;
  let from = middle;
  let to = middle;
  while (from - 1 >= 0 && middle - from <= reach + 1 && data[start + (from - 1) * across] === 1) from--;
  while (to + 1 <= last && to - middle <= reach + 1 && data[start + (to + 1) * across] === 1) to++;
  // A stroke that leaves the line on one side keeps its part beyond the line.
  const crossesBefore = middle - from > reach;
  const crossesAfter = to - middle > reach;
  crossing.from = Math.max(0, crossesBefore ? middle - reach + 1 : from - FRINGE);
  crossing.to = Math.min(last, crossesAfter ? middle + reach - 1 : to + FRINGE);
  if (crossesBefore && crossesAfter) crossing.to = crossing.from - 1;
}

function wipe(images: readonly Grey[], ink: Ink, { start, across, from, to }: Crossing): void {
  for (let p = from; p <= to; p++) {
    for (const image of images) image.data[start + p * across] = WHITE;
    ink.data[start + p * across] = 0;
  }
}

const WHITE = 250;
