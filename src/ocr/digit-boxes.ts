/**
 * The characters of a figure, one by one: touching ones parted, broken ones joined.
 *
 * In → Out: a segment that looks like a figure, the image → boxes of digits and signs from left to right. Digits of one figure are
 * about equally wide, which tells how many a wide piece holds; it is parted where the least ink is.
 */
import { glyphsOf, usualHeight } from './glyphs.ts';
import type { Grey, PixelBox } from './raster.ts';
import type { Segment } from './segments.ts';

/** Pieces lower than this share of the digits' height are signs. */
export const SIGN_HEIGHT = 0.5;
/** Widths of whole digits as shares of their height, 1 apart; and the usual one where no digit stands alone. */
const NARROWEST = 0.4;
const WIDEST = 0.82;
const USUAL_WIDTH = 0.6;
/** Pieces are one digit when together they are no wider than this share of a digit, with at most this gap (of the height). */
const JOINED_WIDTH = 1.12;
const JOINED_GAP = 0.16;
/** A piece wider than this many digits holds several; between digits is this much room (of the height). */
const SEVERAL = 1.35;
const ROOM = 0.1;
/** A cut lies this near to where equal widths put it, in digits. */
const CUT_REACH = 0.3;
/** Tone of paper. */
const PAPER = 250;

/** The boxes of a figure's characters. */
export function digitBoxes(image: Grey, segment: Segment): PixelBox[] {
  const pieces = glyphsOf(segment);
  const height = usualHeight(pieces);
  const width = digitWidth(pieces, height);
  return joined(pieces, height, width).flatMap((piece) => parted(image, piece, { height, width }));
}

function isSign(piece: PixelBox, height: number): boolean {
  return piece.y1 - piece.y0 < SIGN_HEIGHT * height;
}

function digitWidth(pieces: readonly PixelBox[], height: number): number {
  const widths = pieces.filter((piece) => !isSign(piece, height)).map((piece) => piece.x1 - piece.x0);
  const whole = widths.filter((width) => width >= NARROWEST * height && width <= WIDEST * height).sort((a, b) => a - b);
  return whole[whole.length >> 1] ?? USUAL_WIDTH * height;
}

/** Joins the halves of broken digits. */
function joined(pieces: readonly PixelBox[], height: number, width: number): PixelBox[] {
  const result: PixelBox[] = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    const isPart = last !== undefined && !isSign(last, height) && !isSign(piece, height);
    if (isPart && piece.x1 - last.x0 <= JOINED_WIDTH * width && piece.x0 - last.x1 <= JOINED_GAP * height) {
      last.x1 = Math.max(last.x1, piece.x1);
      last.y0 = Math.min(last.y0, piece.y0);
      last.y1 = Math.max(last.y1, piece.y1);
    } else result.push({ ...piece });
  }
  return result;
}

/** Cuts a piece of several digits into so many. */
function parted(image: Grey, piece: PixelBox, { height, width }: { height: number; width: number }): PixelBox[] {
  const own = piece.x1 - piece.x0;
  if (isSign(piece, height) || own < SEVERAL * width) return [piece];
  const count = Math.max(2, Math.round((own + ROOM * height) / (width + ROOM * height)));
  const boxes: PixelBox[] = [];
  let from = piece.x0;
  for (let i = 1; i <= count; i++) {
    const expected = piece.x0 + (own * i) / count;
    const cut = i === count ? piece.x1 : lightestColumn(image, piece, { around: expected, reach: CUT_REACH * width });
    boxes.push({ ...piece, x0: from, x1: cut });
    from = cut;
  }
  return boxes;
}

/** The column with least ink near a place; of equal ones the nearest. */
function lightestColumn({ width, data }: Grey, { y0, y1 }: PixelBox, { around, reach }: { around: number; reach: number }): number {
  let best = Math.round(around);
  let least = Number.POSITIVE_INFINITY;
  for (let x = Math.ceil(around - reach); x <= around + reach; x++) {
    let ink = Math.abs(x - around);
    for (let y = y0; y < y1; y++) ink += Math.max(0, PAPER - (data[y * width + x] ?? PAPER));
    if (ink < least) [least, best] = [ink, x];
  }
  return best;
}
