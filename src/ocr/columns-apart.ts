/**
 * Segments in which two columns run together, parted: a code or an amount and the name behind it, and two amounts.
 *
 * In → Out: segments → segments. Where no line stands between two columns, they may leave less room than characters of a sentence do.
 * A gap behind digits is that of two columns where others begin, or have such a gap, in the same place; so is one behind the two
 * decimals of an amount that another amount follows.
 */
import { glyphsOf, lookOf, usualHeight } from './glyphs.ts';
import type { PixelBox } from './raster.ts';
import { type Segment, toSegment } from './segments.ts';

/** Gaps between columns are at least this wide, in em: behind a code, and between two amounts, of which a 1 has room beside it. */
const GAP_EM = 0.2;
const AMOUNTS_GAP_EM = 0.3;
/** Digits of the shortest code. */
const FEWEST_DIGITS = 3;
/** More than so many begin or part in the same place, up to the room beside a character, in em. */
const FEWEST_ALIGNED = 2;
const BESIDE_EM = 0.25;
/** Signs of figures are lower than this share of the digits. */
const SIGN_HEIGHT = 0.5;
const DECIMALS = 2;
/** From one digit to the next, and the room between two, as shares of their height. */
const DIGIT_PITCH = 0.73;
const DIGIT_GAP = 0.12;
/** Names have two characters at least; the decimals of an amount are narrower. Unit: em. */
const NAME_EM = 1.5;
/** Ideographs are at least so wide, digits are not. Unit: em. */
const IDEOGRAPH_EM = 0.75;

interface Cut {
  left: Segment;
  right: Segment;
}

/** The segments, those cut in two that hold a code and its name, or two amounts. */
export function columnsApart(segments: readonly Segment[], em: number): Segment[] {
  const single = amountsFromNames(
    segments.flatMap((segment) => amountsApart(segment, em)),
    em,
  );
  return alignedApart(single, { gap: GAP_EM * em, isColumns: (cut) => isCodeAndName(cut, em) }, em);
}

/** The segments, those cut in two that hold an amount and the name in the next column, also on scans of small type. */
export function amountsFromNames(segments: readonly Segment[], em: number): Segment[] {
  return alignedApart(segments, { gap: AMOUNTS_GAP_EM * em, isColumns: (cut) => isAmountAndName(cut, em) }, em);
}

interface Columns {
  /** Least gap between them, in pixels. */
  gap: number;
  isColumns: (cut: Cut) => boolean;
}

/** The segments, those cut in two where others begin in the same place, too. */
function alignedApart(single: readonly Segment[], columns: Columns, em: number): Segment[] {
  const cuts = single.map((segment) => cutsOf(segment, columns));
  const starts = [...single.map(({ x0 }) => x0), ...cuts.flat().map(({ right }) => right.x0)].sort((a, b) => a - b);
  const aligned = ({ right }: Cut): number => countNear(starts, right.x0, BESIDE_EM * em);
  return single.flatMap((segment, i) => {
    const [best] = (cuts[i] ?? []).sort((a, b) => aligned(b) - aligned(a));
    return best !== undefined && aligned(best) > FEWEST_ALIGNED ? [best.left, best.right] : [segment];
  });
}

/** The amounts that a segment holds; itself where there are not two. */
function amountsApart(segment: Segment, em: number): Segment[] {
  const [cut] = cutsOf(segment, { gap: AMOUNTS_GAP_EM * em, isColumns: ({ left, right }) => isAmount(left) && isAmount(right) });
  return cut === undefined ? [segment] : [cut.left, ...amountsApart(cut.right, em)];
}

/** The cuts of a segment at gaps of at least so many pixels that part columns. */
function cutsOf({ parts }: Segment, { gap, isColumns }: Columns): Cut[] {
  const cuts: Cut[] = [];
  let end = parts[0]?.x1 ?? 0;
  for (const [i, part] of parts.entries()) {
    const isWide = part.x0 - end >= gap;
    end = Math.max(end, part.x1);
    if (!isWide || i < FEWEST_DIGITS) continue;
    const cut = { left: toSegment(parts.slice(0, i)), right: toSegment(parts.slice(i)) };
    if (isColumns(cut)) cuts.push(cut);
  }
  return cuts;
}

function isCodeAndName({ left, right }: Cut, em: number): boolean {
  const digits = glyphsOf(left);
  const height = usualHeight(digits);
  if (digits.length < FEWEST_DIGITS || digits.some((glyph) => isSign(glyph, height))) return false;
  const [first] = glyphsOf(right);
  if (first === undefined || first.x1 - first.x0 < IDEOGRAPH_EM * em) return false;
  return right.x1 - right.x0 >= NAME_EM * em && lookOf(left, em) === 'figure' && lookOf(right, em) === 'text';
}

/**
 * True for an amount and something behind it that is as long as a name or begins as broadly as an ideograph: 一 is its whole name where its
 * comma is not tied to it, and the dots of 总 are narrower.
 */
function isAmountAndName({ left, right }: Cut, em: number): boolean {
  const [first] = glyphsOf(right);
  const isName = right.x1 - right.x0 >= NAME_EM * em || (first !== undefined && first.x1 - first.x0 >= IDEOGRAPH_EM * em);
  return isName && isAmount(left);
}

/** True for characters that begin with a digit and end with a point and two digits, which may touch each other. */
function isAmount(segment: Segment): boolean {
  const glyphs = glyphsOf(segment);
  const height = usualHeight(glyphs);
  const point = glyphs.findLastIndex((glyph) => isSign(glyph, height));
  if (point < 1 || isSign(glyphs[0] ?? segment, height)) return false;
  return glyphs.slice(point + 1).reduce((count, glyph) => count + digitsIn(glyph, height), 0) === DECIMALS;
}

/** How many digits of a height touch each other in a glyph. */
function digitsIn({ x0, x1 }: PixelBox, height: number): number {
  return Math.max(1, Math.round((x1 - x0 + DIGIT_GAP * height) / (DIGIT_PITCH * height)));
}

/** True for a point or a comma beside digits of a height. */
function isSign({ y0, y1 }: PixelBox, height: number): boolean {
  return y1 - y0 < SIGN_HEIGHT * height;
}

/** How many of sorted numbers lie within `reach` of one. */
function countNear(sorted: readonly number[], value: number, reach: number): number {
  let count = 0;
  for (const number of sorted) {
    if (number > value + reach) break;
    if (number >= value - reach) count++;
  }
  return count;
}
